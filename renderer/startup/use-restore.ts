import { useState } from "react";
import type { RestorePreviewView } from "#shared/contract/backup-views";
import type { AppState } from "#shared/contract/views";
import { failureText } from "#shared/text/failure-text";
import { takeAppState } from "../api/app-state";
import { call, type DeskResult } from "../api/bridge";
import { refreshChannels } from "../api/queries";
import { resetNavigation } from "../app/navigation";
import { currentText } from "../ui/display";
import { forgetOffers } from "../ui/undo-strip";
import { clearSelection } from "../workbench/selection";

/** Main answers with the state as the other data has it; what was read before is another store's. */
export function takeRestored(result: DeskResult<AppState>): string | null {
  refreshChannels("app.state", "backup.overview", "backup.status");
  if (result.ok) {
    resetNavigation();
    clearSelection();
    forgetOffers();
    takeAppState(result.value);
    return null;
  }
  return failureText(result, currentText()).sentence;
}

export interface RestoreChoice {
  readonly ref: string | null;
  open(ref: string): void;
  /** Asks for a file with the system's dialog. */
  openFile(): Promise<void>;
  close(): void;
  /** Why no file could be chosen. */
  readonly sentence: string | null;
}

/** Which backup is looked at before it is restored. */
export function useRestoreChoice(): RestoreChoice {
  const [ref, setRef] = useState<string | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  return {
    ref,
    sentence,
    open: setRef,
    close: () => setRef(null),
    openFile: async () => {
      const result = await call("backup.choose_file", {});
      if (!result.ok) setSentence(failureText(result, currentText()).sentence);
      else if (result.value !== null) {
        setSentence(null);
        setRef(result.value.ref);
      }
    },
  };
}

/** True where everything is there to say yes. */
export function isReadyToRestore(preview: RestorePreviewView, approver: string | null): boolean {
  return preview.problem === null && (!preview.needs_approver || approver !== null);
}
