import { FileDown, FileSpreadsheet, Printer, Snowflake } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { Period } from "#shared/domain/figures/period";
import { useReadyState } from "../../api/app-state";
import { call } from "../../api/bridge";
import { refreshChannels, useDeskQuery } from "../../api/queries";
import { useCommandHandler } from "../../commands/command-handlers";
import { PreviewDialog } from "../../print/PreviewDialog";
import { usePaperDeeds } from "../../print/use-paper-deeds";
import { useReportPreview } from "../../print/use-preview";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { Field, SelectInput } from "../../ui/Field";
import { say } from "../../ui/undo-strip";
import { ManagersWords } from "./ManagersWords";
import { ISSUED_PAPER, PAPERS_OF } from "./report-papers";

/** Keys of the dialog; a handler belongs to the layer in which it stands. */
function ReportKeys({ save, print }: { readonly save: () => void; readonly print: () => void }) {
  useCommandHandler("save", save);
  useCommandHandler("main_action", save);
  useCommandHandler("print", print);
  return null;
}

/** What is done with the report. */
function useReportDeeds(report: string, period: string, onDrawn: () => void) {
  const text = useText();
  const { failure, busy, during, save, print } = usePaperDeeds();
  const issue = () =>
    during(async () => {
      const result = await call("figures.issue", { period });
      if (!result.ok) return result;
      refreshChannels("figures.show", "figures.explain", "figures.issues", "report.words");
      say(text.t("report.issued_now"));
      onDrawn();
      return null;
    });
  return {
    failure,
    busy,
    save: (as: "pdf" | "xlsx") => save(() => call("report.save", { report, period, as })),
    print: () => print(() => call("report.print", { report, period })),
    issue,
  };
}

/** The month's issue: once, after its last day, for everybody who prints it later. */
function IssueBox({
  period,
  today,
  issued,
  busy,
  onIssue,
}: {
  readonly period: Period;
  readonly today: LocalDate;
  readonly issued: boolean;
  readonly busy: boolean;
  readonly onIssue: () => void;
}) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  if (issued) return <p className="print-note">{text.t("report.is_issued")}</p>;
  if (period.to_day >= today) return <p className="print-note">{text.t("report.month_runs")}</p>;
  if (!asking) {
    return (
      <Button icon={Snowflake} disabled={busy} onClick={() => setAsking(true)}>
        {text.t("report.issue")}
      </Button>
    );
  }
  return (
    <div className="report-issue" role="alert">
      <p>{text.t("report.issue_asks")}</p>
      <Button small look="quiet" onClick={() => setAsking(false)}>
        {text.t("report.issue_not")}
      </Button>
      <Button
        small
        look="primary"
        icon={Snowflake}
        disabled={busy}
        onClick={() => {
          setAsking(false);
          onIssue();
        }}
      >
        {text.t("report.issue_now")}
      </Button>
    </div>
  );
}

/** A report before it goes out: the real pages left; which paper, own words, issue right; Enter saves the PDF. */
export default function ReportDialog({
  period,
  today,
  issued,
  onClose,
}: {
  readonly period: Period;
  readonly today: LocalDate;
  readonly issued: boolean;
  readonly onClose: () => void;
}) {
  const text = useText();
  const { read_only } = useReadyState();
  const papers = PAPERS_OF[period.kind];
  const [report, setReport] = useState(papers[0] ?? ISSUED_PAPER);
  const [attempt, setAttempt] = useState(0);
  const draw = useCallback(() => setAttempt((n) => n + 1), []);
  const preview = useReportPreview({ report, period: period.code }, attempt);
  const { failure, busy, save, print, issue } = useReportDeeds(report, period.code, draw);
  const printers = useDeskQuery("print.printers", {}).data ?? [];
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => main.current?.focus(), []);
  return (
    <PreviewDialog
      title={text.wordOf("document", report)}
      about={period.code}
      preview={preview}
      onRetry={draw}
      failure={failure}
      onClose={onClose}
      buttons={
        <>
          <Button icon={FileSpreadsheet} disabled={busy} onClick={() => void save("xlsx")}>
            {text.t("report.save_xlsx")}
          </Button>
          <Button
            icon={Printer}
            shortcut="Ctrl+P"
            disabled={busy || printers.length === 0}
            onClick={() => void print()}
          >
            {text.t("print.do_print")}
          </Button>
          <Button
            ref={main}
            look="primary"
            icon={FileDown}
            shortcut="Enter"
            disabled={busy}
            onClick={() => void save("pdf")}
          >
            {busy ? text.t("print.working") : text.t("print.save_pdf")}
          </Button>
        </>
      }
      options={
        <>
          <Field label={text.t("print.document")}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={report}
                choices={papers.map((code) => ({ value: code, label: text.wordOf("document", code) }))}
                onChoose={(code) => setReport(code === "" ? report : code)}
              />
            )}
          </Field>
          <ManagersWords
            key={`${report} ${period.code}`}
            report={report}
            period={period.code}
            readOnly={read_only}
            onWritten={draw}
          />
          {report === ISSUED_PAPER && !read_only && (
            <IssueBox
              period={period}
              today={today}
              issued={issued}
              busy={busy}
              onIssue={() => void issue()}
            />
          )}
          {printers.length === 0 && <p className="print-note">{text.t("print.printer_none")}</p>}
        </>
      }
    >
      <ReportKeys save={() => void save("pdf")} print={() => void print()} />
    </PreviewDialog>
  );
}
