import { lazy, Suspense } from "react";
import { useAppState } from "../api/app-state";
import { ErrorBoundary } from "./ErrorBoundary";
import { Shell } from "./Shell";

const FirstRun = lazy(() => import("../startup/FirstRun"));
const SignIn = lazy(() => import("../startup/SignIn"));
const StartupFailure = lazy(() => import("../startup/StartupFailure"));

function Phase() {
  const { data: state, error } = useAppState();
  if (error !== null) return <StartupFailure />;
  // The frame comes with the state, which is the first thing main answers.
  if (state === undefined) return null;
  if (state.phase === "first_run") return <FirstRun dataFolder={state.data_folder} />;
  if (state.phase === "failed") return <StartupFailure failed={state} />;
  if (state.person === null) return <SignIn storeName={state.settings.name} />;
  return <Shell />;
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
