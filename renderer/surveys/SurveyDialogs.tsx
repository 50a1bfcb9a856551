import { lazy, Suspense, useEffect } from "react";
import { usePerson } from "../api/app-state";
import { useSurveyDialog } from "./survey-state";

const SurveyEntry = lazy(() => import("./SurveyEntry"));
const CardDialogs = lazy(() => import("./CardDialogs"));
const InterviewDialog = lazy(() => import("./InterviewDialog"));

/** One person's dialog: another person at the desk finds nothing open that was begun by the one before. */
function Open() {
  const open = useSurveyDialog((state) => state.open);
  useEffect(() => () => useSurveyDialog.setState({ open: null }), []);
  if (open === null) return null;
  switch (open.kind) {
    case "entry":
      return <SurveyEntry key={open.cardId} dialog={open} />;
    case "interview":
      return <InterviewDialog key={open.row.customer_id} dialog={open} />;
    case "hand_out":
    case "refuse":
    case "follow_up":
      return <CardDialogs key={`${open.kind} ${open.cardId}`} dialog={open} />;
  }
}

/** What of a survey stands over the desk, from whatever screen it was begun. */
export function SurveyDialogs() {
  const { code } = usePerson();
  return (
    <Suspense fallback={null}>
      <Open key={code} />
    </Suspense>
  );
}
