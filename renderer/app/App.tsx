import { lazy, Suspense, useEffect } from "react";
import { type ReadyState, useAppState } from "../api/app-state";
import { holdQuestions } from "../lock/change-person";
import { ErrorBoundary } from "./ErrorBoundary";
import { Shell } from "./Shell";

const FirstRun = lazy(() => import("../startup/FirstRun"));
const LockScreen = lazy(() => import("../lock/LockScreen"));
const SignIn = lazy(() => import("../startup/SignIn"));
const Restoring = lazy(() => import("../startup/Restoring"));
const StartupFailure = lazy(() => import("../startup/StartupFailure"));

function Phase() {
  const { data: state, error } = useAppState();
  if (error !== null) return <StartupFailure />;
  // The frame comes with the state, which is the first thing main answers.
  if (state === undefined) return null;
  if (state.phase === "first_run") return <FirstRun dataFolder={state.data_folder} />;
  if (state.phase === "restoring") return <Restoring />;
  if (state.phase === "failed") return <StartupFailure failed={state} />;
  return <Ready state={state} />;
}

function Ready({ state }: { readonly state: ReadyState }) {
  const { settings, sandbox, person, locked, unlocks_with } = state;
  useEffect(() => holdQuestions(locked), [locked]);
  if (person === null) return <SignIn storeName={settings.name} sandbox={sandbox} />;
  return (
    <>
      <Shell key={person.code} />
      {locked && <LockScreen storeName={settings.name} person={person} unlocksWith={unlocks_with} />}
    </>
  );
}

/** Which of the desk's phases is shown: failure, first run, sign-in, or the desk itself. */
export function App() {
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Phase />
      </Suspense>
    </ErrorBoundary>
  );
}
