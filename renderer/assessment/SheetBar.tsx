import { useRef, useState } from "react";
import type { SavedReport } from "#shared/contract/report-views";
import { failureText } from "#shared/text/failure-text";
import { call, type DeskResult } from "../api/bridge";
import { useCommandHandler } from "../commands/command-handlers";
import { useRegion } from "../commands/regions";
import { Button } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { say, sayFailed } from "../ui/undo-strip";

const SHEETS = [
  { report: "assessment_detail", label: "assessment.detail_print" },
  { report: "assessment_summary", label: "assessment.summary_print" },
] as const;

/** Says where the file lies, or why there is none; null = the person changed their mind. */
function sayOutcome(result: DeskResult<SavedReport | { readonly pages: number } | null>): void {
  const text = currentText();
  if (!result.ok) sayFailed(failureText(result, text).sentence);
  else if (result.value !== null && "file" in result.value) {
    say(text.t("ledger.exported", { file: result.value.file }));
  }
}

/** 考核明细表 and 考核汇总表 of the month: printed, as PDF, as a spreadsheet. Ctrl+P brings the keyboard here. */
export function SheetBar({ period }: { readonly period: string }) {
  const text = useText();
  const first = useRef<HTMLButtonElement>(null);
  const region = useRegion();
  const [busy, setBusy] = useState(false);
  useCommandHandler("print", () => first.current?.focus());
  const run = async (make: () => Promise<DeskResult<SavedReport | { readonly pages: number } | null>>) => {
    if (busy) return;
    setBusy(true);
    sayOutcome(await make());
    setBusy(false);
  };
  return (
    <section ref={region} className="sheet-bar" aria-label={text.t("assessment.sheets")}>
      {SHEETS.map(({ report, label }, place) => (
        <fieldset key={report} aria-label={text.t(label)}>
          <b>{text.t(label)}</b>
          <Button
            {...(place === 0 ? { ref: first, shortcut: "Ctrl+P" } : {})}
            small
            disabled={busy}
            onClick={() => void run(() => call("report.print", { report, period }))}
          >
            {text.t("assessment.sheet_print")}
          </Button>
          {(["pdf", "xlsx"] as const).map((as) => (
            <Button
              key={as}
              small
              disabled={busy}
              onClick={() => void run(() => call("report.save", { report, period, as }))}
            >
              {as === "pdf" ? "PDF" : "Excel"}
            </Button>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
