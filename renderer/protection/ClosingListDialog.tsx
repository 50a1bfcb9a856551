import { FileDown, Printer } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { LocalDate } from "#shared/domain/card/case-state";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { useCommandHandler } from "../commands/command-handlers";
import { PreviewDialog } from "../print/PreviewDialog";
import { usePaperDeeds } from "../print/use-paper-deeds";
import { useClosingPreview } from "../print/use-preview";
import { Button } from "../ui/Button";
import { DayInput } from "../ui/DayInput";
import { useText } from "../ui/display";
import { Field } from "../ui/Field";

/** Keys of the dialog; a handler belongs to the layer in which it stands. */
function ClosingKeys({ save, print }: { readonly save: () => void; readonly print: () => void }) {
  useCommandHandler("save", save);
  useCommandHandler("main_action", save);
  useCommandHandler("print", print);
  return null;
}

/** 日终清单 before it goes out: the real pages left, which day right (SAFETY 6). */
export default function ClosingListDialog({
  today,
  onClose,
}: {
  readonly today: LocalDate;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [day, setDay] = useState(today);
  const [attempt, setAttempt] = useState(0);
  const draw = useCallback(() => setAttempt((n) => n + 1), []);
  const preview = useClosingPreview(day, attempt);
  const { failure, busy, save, print } = usePaperDeeds();
  const printers = useDeskQuery("print.printers", {}).data ?? [];
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => main.current?.focus(), []);
  // The next print is a reprint, and the pages must say so.
  const saveIt = () => void save(() => call("closing.save", { day })).then(draw);
  const printIt = () => void print(() => call("closing.print", { day })).then(draw);
  return (
    <PreviewDialog
      title={text.wordOf("document", "closing_list")}
      about={day}
      preview={preview}
      onRetry={draw}
      failure={failure}
      onClose={onClose}
      buttons={
        <>
          <Button icon={Printer} shortcut="Ctrl+P" disabled={busy || printers.length === 0} onClick={printIt}>
            {text.t("print.do_print")}
          </Button>
          <Button ref={main} look="primary" icon={FileDown} shortcut="Enter" disabled={busy} onClick={saveIt}>
            {busy ? text.t("print.working") : text.t("print.save_pdf")}
          </Button>
        </>
      }
      options={
        <>
          <Field label={text.t("closing.day")} hint={text.t("closing.day_hint")}>
            {(ids) => <DayInput {...ids} day={day} onDay={(chosen) => setDay(chosen ?? today)} />}
          </Field>
          <p className="print-note">{text.t("closing.options")}</p>
          {printers.length === 0 && <p className="print-note">{text.t("print.printer_none")}</p>}
        </>
      }
    >
      <ClosingKeys save={saveIt} print={printIt} />
    </PreviewDialog>
  );
}
