import { lazy, memo, Suspense, useEffect, useState } from "react";
import { onDeskEvent } from "../api/bridge";
import { useCommandHandler } from "../commands/command-handlers";
import { connectKeyboard } from "../commands/keyboard";
import { cleanWaitingPhotos } from "../photos/clean-waiting-photos";
import { FirstCode } from "../protection/FirstCode";
import { ErrorBoundary } from "./ErrorBoundary";
import { useNavigation } from "./navigation";
import { openScanned } from "./open-scanned";
import { Rail } from "./Rail";
import "./shell.css";
import { BackupBanner } from "../notices/BackupBanner";
import { ClockBanner } from "../notices/ClockBanner";
import { FindingsBanner } from "../notices/FindingsBanner";
import { useStepUp } from "../step-up/step-up-state";
import { SurveyDialogs } from "../surveys/SurveyDialogs";
import { WhyOverDesk, WorkbenchScreen } from "../workbench/WorkbenchScreen";
import { StatusBar } from "./StatusBar";
import { TopBar } from "./TopBar";

const CardScreen = lazy(() => import("../card/CardScreen"));
const IntakeDialog = lazy(() => import("../intake/IntakeDialog"));
const PrintDialog = lazy(() => import("../print/PrintDialog"));
const ApprovalsScreen = lazy(() => import("../approvals/ApprovalsScreen"));
const CustomersScreen = lazy(() => import("../customers/CustomersScreen"));
const AppointmentsScreen = lazy(() => import("../appointments/AppointmentsScreen"));
const ReportsScreen = lazy(() => import("../reports/ReportsScreen"));
const SettingsScreen = lazy(() => import("../settings/SettingsScreen"));
const StepUpDialog = lazy(() => import("../step-up/StepUpDialog"));
const KeyList = lazy(() => import("./KeyList"));

function Screen() {
  const screen = useNavigation((navigation) => navigation.screen);
  const cardId = useNavigation((navigation) => navigation.cardId);
  if (screen === "card" && cardId !== null) return <CardScreen key={cardId} id={cardId} />;
  if (screen === "approvals") return <ApprovalsScreen />;
  if (screen === "customers") return <CustomersScreen />;
  if (screen === "appointments") return <AppointmentsScreen />;
  if (screen === "reports") return <ReportsScreen />;
  if (screen === "settings") return <SettingsScreen />;
  return null;
}

function Dialogs() {
  const intake = useNavigation((navigation) => navigation.intake);
  const print = useNavigation((navigation) => navigation.print);
  const steppingUp = useStepUp((state) => state.asked !== null);
  const [keysShown, setKeysShown] = useState(false);
  useCommandHandler("keys", () => setKeysShown(true));
  // Each waits for itself: in one boundary, a dialog that loads would hide the one under it, and take its focus.
  return (
    <>
      <Suspense fallback={null}>
        {intake !== null && (
          <IntakeDialog {...(intake.draftId === undefined ? {} : { draftId: intake.draftId })} />
        )}
      </Suspense>
      <SurveyDialogs />
      <Suspense fallback={null}>{print !== null && <PrintDialog request={print} />}</Suspense>
      <Suspense fallback={null}>{steppingUp && <StepUpDialog />}</Suspense>
      <Suspense fallback={null}>{keysShown && <KeyList onClose={() => setKeysShown(false)} />}</Suspense>
    </>
  );
}

/** What is at work as long as somebody is in. */
function AtWork() {
  useEffect(() => {
    void cleanWaitingPhotos();
    return onDeskEvent("cards.changed", () => void cleanWaitingPhotos());
  }, []);
  useEffect(() => connectKeyboard((text) => void openScanned(text)), []);
  return <FirstCode />;
}

/**
 * The frame of the desk (UX 2): top bar, rail, one screen, status bar, and the dialogs over them.
 * @param entered somebody is in; before that there is the frame with an empty workbench
 */
export const Shell = memo(({ entered }: { readonly entered: boolean }) => {
  const onWorkbench = useNavigation((navigation) => navigation.screen === "workbench");
  return (
    <div className="shell">
      <Rail />
      {entered && <AtWork />}
      {entered && <TopBar />}
      <div className="shell-banners">
        {entered && <FindingsBanner />}
        {entered && <ClockBanner />}
        {entered && <BackupBanner />}
      </div>
      <main className="shell-screen">
        {/* The workbench stays as it is under the other screens: its place in the list is kept. */}
        <div className="shell-workbench" hidden={!onWorkbench}>
          <ErrorBoundary>
            <WorkbenchScreen shown={onWorkbench} />
          </ErrorBoundary>
        </div>
        {!onWorkbench && (
          <ErrorBoundary>
            <Suspense fallback={null}>
              <Screen />
            </Suspense>
          </ErrorBoundary>
        )}
      </main>
      {entered && <StatusBar />}
      {entered && <WhyOverDesk />}
      {entered && <Dialogs />}
    </div>
  );
});
