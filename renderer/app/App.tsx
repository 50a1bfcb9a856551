import { lazy, Suspense, useLayoutEffect, useRef, useState } from "react";
import type { SignedInPerson } from "#shared/contract/views";
import { type ReadyState, useAppState } from "../api/app-state";
import { useFirstScreen } from "../api/first-screen";
import { holdQuestions, isClosedOff } from "../lock/change-person";
import { ErrorBoundary } from "./ErrorBoundary";
import { openedByItself } from "./last-start";
import { Shell } from "./Shell";

const FirstRun = lazy(() => import("../startup/FirstRun"));
const CounterSurvey = lazy(() => import("../surveys/CounterSurvey"));
const LockScreen = lazy(() => import("../lock/LockScreen"));
const SignIn = lazy(() => import("../startup/SignIn"));
const Restoring = lazy(() => import("../startup/Restoring"));
const StartupFailure = lazy(() => import("../startup/StartupFailure"));

function Phase() {
  const { data: state, error } = useAppState();
  const [early] = useState(openedByItself);
  if (error !== null) return <StartupFailure />;
  // Main is still reading its program: the frame and its grid are made meanwhile.
  if (state === undefined) return early ? <Desk state={null} /> : null;
  if (state.phase === "first_run") return <FirstRun dataFolder={state.data_folder} />;
  if (state.phase === "restoring") return <Restoring />;
  if (state.phase === "failed") return <StartupFailure failed={state} />;
  return <Desk state={state} />;
}

/** Another number for each person after the first: nothing of one is left on the screen of the next. */
function useSeat(code: string | null): number {
  const [seat, setSeat] = useState({ number: 0, code });
  if (code !== null && code !== seat.code) {
    setSeat({ number: seat.code === null ? seat.number : seat.number + 1, code });
  }
  return seat.number;
}

/** @param state null = main has not answered yet */
function Desk({ state }: { readonly state: ReadyState | null }) {
  const person = state?.person ?? null;
  const seat = useSeat(person?.code ?? null);
  const closedOff = state !== null && isClosedOff(state);
  // Before the desk's own questions are asked, which happens once all of it stands.
  useLayoutEffect(() => holdQuestions(closedOff), [closedOff]);
  // A page that is loaded anew behind the lock has nobody to ask for yet.
  const wasOpen = useRef(false);
  const rowsDrawn = useFirstScreen(({ drawn }) => drawn);
  if (state !== null && !closedOff) wasOpen.current = true;
  if (state !== null && person === null) {
    return <SignIn storeName={state.settings.name} sandbox={state.sandbox} />;
  }
  return (
    <>
      {(state === null || wasOpen.current) && <Shell key={seat} entered={person !== null && rowsDrawn} />}
      {state !== null && person !== null && <Covers state={state} person={person} />}
    </>
  );
}

/** What lies over the whole desk: a customer's questionnaire, the lock. */
function Covers({ state, person }: { readonly state: ReadyState; readonly person: SignedInPerson }) {
  const { settings, locked, at_counter, unlocks_with } = state;
  return (
    <>
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
