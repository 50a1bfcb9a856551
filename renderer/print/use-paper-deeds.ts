import { useState } from "react";
import type { SavedReport } from "#shared/contract/report-views";
import type { DeskFailure, DeskResult } from "../api/bridge";
import { useText } from "../ui/display";
import { say } from "../ui/undo-strip";

/** What is done with pages that are previewed, one thing at a time; a failure is said and nothing is closed. */
export function usePaperDeeds() {
  const text = useText();
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<DeskFailure | null>) => {
    if (busy) return;
    setBusy(true);
    setFailure(await work());
    setBusy(false);
  };
  const save = (call: () => Promise<DeskResult<SavedReport | null>>) =>
    during(async () => {
      const result = await call();
      if (!result.ok) return result;
      say(
        result.value === null
          ? text.t("report.not_saved")
          : text.t("report.saved", { file: result.value.file }),
      );
      return null;
    });
  const print = (call: () => Promise<DeskResult<{ readonly pages: number } | null>>) =>
    during(async () => {
      const result = await call();
      if (!result.ok) return result;
      say(
        result.value === null
          ? text.t("print.not_printed")
          : text.t("print.printed", { pages: result.value.pages }),
      );
      return null;
    });
  return { failure, busy, during, save, print };
}
