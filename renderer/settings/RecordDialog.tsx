import { type ReactNode, type SyntheticEvent, useState } from "react";
import { type FieldSentence, failureText } from "#shared/text/failure-text";
import type { DeskFailure } from "../api/bridge";
import { useCommandHandler } from "../commands/command-handlers";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { currentText, useText } from "../ui/display";
import { say } from "../ui/undo-strip";

export interface RecordDialogProps {
  readonly title: string;
  /** What the status bar calls the record once it is saved. */
  readonly name: string;
  readonly ready: boolean;
  readonly onSave: () => Promise<{ readonly ok: true } | DeskFailure>;
  readonly onClose: () => void;
  /** Buttons besides 保存 and 取消, at the right. */
  readonly extra?: ReactNode;
  /** Gets what is wrong with a field, in words. */
  readonly children: (wrong: (field: string) => string | undefined) => ReactNode;
}

function SaveKey({ save }: { readonly save: () => void }) {
  const handle = () => {
    save();
    return true;
  };
  useCommandHandler("save", handle);
  useCommandHandler("main_action", handle);
  return null;
}

/** Adds or changes one record of an archive; what was refused stays in the form with the reason beside it. */
export function RecordDialog({ title, name, ready, onSave, onClose, extra, children }: RecordDialogProps) {
  const text = useText();
  const [fields, setFields] = useState<readonly FieldSentence[]>([]);
  const [sentence, setSentence] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!ready || busy) return;
    setBusy(true);
    const result = await onSave();
    setBusy(false);
    if (result.ok) {
      say(text.t("archive.saved", { name }));
      onClose();
      return;
    }
    const failure = failureText(result, currentText());
    setFields(failure.fields);
    setSentence(failure.sentence);
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      widthPx={560}
      footer={
        <>
          <Button look="primary" shortcut="Ctrl+S" disabled={!ready || busy} onClick={() => void save()}>
            {text.t("dialog.save")}
          </Button>
          <Button onClick={onClose}>{text.t("dialog.cancel")}</Button>
          {extra !== undefined && <span className="foot-end">{extra}</span>}
        </>
      }
    >
      <SaveKey save={() => void save()} />
      <form className="record-form" onSubmit={onSubmit}>
        {children((field) => fields.find((wrong) => wrong.field === field)?.sentence)}
        {sentence !== null && (
          <p className="field-error" role="alert">
            {sentence}
          </p>
        )}
        {/* Enter in a field saves; the visible button stands in the dialog's foot. */}
        <button type="submit" hidden disabled={!ready} />
      </form>
    </Dialog>
  );
}
