import { lazy, Suspense, useLayoutEffect, useRef } from "react";
import { type ReadyState, useAppState } from "../api/app-state";
import { holdQuestions, isClosedOff } from "../lock/change-person";
import { ErrorBoundary } from "./ErrorBoundary";
import { Shell } from "./Shell";

const FirstRun = lazy(() => import("../startup/FirstRun"));
const CounterSurvey = lazy(() => import("../surveys/CounterSurvey"));
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
  const { settings, sandbox, person, locked, at_counter, unlocks_with } = state;
  const closedOff = isClosedOff(state);
  // Before the desk's own questions are asked, which happens once all of it stands.
  useLayoutEffect(() => holdQuestions(closedOff), [closedOff]);
  // A page that is loaded anew behind the lock has nobody to ask for yet.
  const wasOpen = useRef(false);
  if (!closedOff) wasOpen.current = true;
  if (person === null) return <SignIn storeName={settings.name} sandbox={sandbox} />;
  return (
    <>
      {wasOpen.current && <Shell key={person.code} />}
      {at_counter && <CounterSurvey person={person} unlocksWith={unlocks_with} />}
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
