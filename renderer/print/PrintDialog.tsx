import { FileDown, Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { PrintRequest } from "#shared/contract/print-channels";
import type { PaperCode } from "#shared/documents/layout/papers";
import { DOCUMENT_KINDS, documentKind } from "#shared/documents/templates/document-registry";
import { useReadyState } from "../api/app-state";
import { call, type DeskFailure } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { closePrint } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { CheckBox, Field, SelectInput, TextInput } from "../ui/Field";
import { say } from "../ui/undo-strip";
import { CardGaps } from "./CardGaps";
import { PreviewDialog } from "./PreviewDialog";
import { usePreview } from "./use-preview";

const MAX_BLANKS = 200;

/** Papers that the printed document takes; the store's default first where it is one of them. */
function papersOf(document: string): readonly PaperCode[] {
  return documentKind(document)?.papers ?? ["a4"];
}

function Options({
  wish,
  onChange,
}: {
  readonly wish: PrintRequest;
  readonly onChange: (change: Partial<PrintRequest>) => void;
}) {
  const text = useText();
  const { settings } = useReadyState();
  const printers = useDeskQuery("print.printers", {});
  const papers = papersOf(wish.document);
  const isBlank = wish.blank !== undefined;
  const documents = DOCUMENT_KINDS.filter(({ renderable, of }) => renderable && of === "card");
  const preferred = printers.data?.find(({ is_default }) => is_default) ?? printers.data?.[0];
  return (
    <>
      <Field label={text.t("print.document")}>
        {(ids) => (
          <SelectInput
            {...ids}
            disabled={isBlank}
            value={wish.document}
            choices={documents.map(({ code }) => ({ value: code, label: text.wordOf("document", code) }))}
            onChoose={(document) => onChange({ document, paper: papersOf(document)[0] ?? "a4" })}
          />
        )}
      </Field>
      <Field label={text.t("print.paper")}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={papers.find((paper) => paper === wish.paper) ?? papers[0] ?? "a4"}
            choices={papers.map((paper) => ({ value: paper, label: text.t(`print.paper.${paper}`) }))}
            onChoose={(paper) => onChange({ paper: paper === "" ? "a4" : paper })}
          />
        )}
      </Field>
      {isBlank && (
        <Field label={text.t("print.blank_count")}>
          {(ids) => (
            <TextInput
              {...ids}
              type="number"
              min={1}
              max={MAX_BLANKS}
              value={wish.blank ?? 1}
              onChange={(event) => {
                const count = Math.round(Number(event.target.value));
                if (count >= 1 && count <= MAX_BLANKS) onChange({ blank: count });
              }}
            />
          )}
        </Field>
      )}
      <CheckBox
        label={text.t("print.copy")}
        checked={wish.copy === true}
        onToggle={(copy) => onChange({ copy })}
      />
      {!isBlank && (
        <CheckBox
          label={text.t("print.masked")}
          checked={wish.masked === true}
          onToggle={(masked) => onChange({ masked })}
        />
      )}
      <p className="print-note">
        {preferred === undefined
          ? printers.data !== undefined && text.t("print.printer_none")
          : `${text.t("print.printer")} ${
              preferred.is_default
                ? text.t("print.printer_default", { name: preferred.name })
                : preferred.name
            }`}
        <br />
        {text.t("print.printer_dialog")}
        <br />
        {text.t("print.offset", { x: settings.printer_offset_x_mm, y: settings.printer_offset_y_mm })}
      </p>
      <CardGaps cards={wish.cards} document={wish.document} />
    </>
  );
}

/** Keys of the dialog; a handler belongs to the layer in which it stands. */
function PrintKeys({ print, save }: { readonly print: () => void; readonly save: () => void }) {
  useCommandHandler("print", print);
  useCommandHandler("main_action", print);
  useCommandHandler("save", save);
  return null;
}

/** Preview of the real PDF: pages left; paper, masking, gaps right; Enter prints (UX 7). */
export default function PrintDialog({ request }: { readonly request: PrintRequest }) {
  const text = useText();
  const { read_only } = useReadyState();
  const [wish, setWish] = useState<PrintRequest>(() => ({
    ...request,
    paper: request.paper ?? papersOf(request.document)[0] ?? "a4",
  }));
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = usePreview(wish, attempt);
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => main.current?.focus(), []);

  const run = async (channel: "print.save" | "print.system") => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const result = await call(channel, wish);
    setBusy(false);
    if (!result.ok) {
      setFailure(result);
      return;
    }
    refreshChannels("card.show", "card.queue", "card.counts");
    const { value } = result;
    if (value === null) {
      say(text.t("print.not_printed"));
      return;
    }
    say(
      "file" in value
        ? text.t("print.saved", { file: value.file, pages: value.pages })
        : text.t("print.printed", { pages: value.pages }),
    );
    closePrint();
  };
  const print = () => void run("print.system");
  const save = () => void run("print.save");
  const name = text.wordOf("document", wish.document);
  const count =
    wish.blank === undefined
      ? text.t("print.cards", { n: wish.cards.length })
      : text.t("print.blanks", { n: wish.blank });
  return (
    <PreviewDialog
      title={text.t("print.heading", { document: name })}
      about={count}
      preview={preview}
      onRetry={() => setAttempt((n) => n + 1)}
      failure={failure}
      onClose={closePrint}
      buttons={
        <>
          <Button icon={FileDown} shortcut="Ctrl+S" disabled={busy || read_only} onClick={save}>
            {text.t("print.save_pdf")}
          </Button>
          <Button
            ref={main}
            look="primary"
            icon={Printer}
            shortcut="Enter"
            disabled={busy || read_only}
            onClick={print}
          >
            {busy ? text.t("print.working") : text.t("print.do_print")}
          </Button>
        </>
      }
      options={<Options wish={wish} onChange={(change) => setWish((before) => ({ ...before, ...change }))} />}
    >
      <PrintKeys print={print} save={save} />
    </PreviewDialog>
  );
}
