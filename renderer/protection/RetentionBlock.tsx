import { useState } from "react";
import type { RetentionPreview } from "#shared/contract/privacy-views";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { useRight } from "../settings/rights";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { CheckBox } from "../ui/Field";
import { say } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";

/** Who would be erased and since when nothing happened with them; those that are ticked go. */
function RetentionDialog({
  preview,
  onClose,
}: {
  readonly preview: RetentionPreview;
  readonly onClose: () => void;
}) {
  const text = useText();
  const time = useTime();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [sentence, setSentence] = useState<string | null>(null);
  const ids = preview.people.map(({ id }) => id).filter((id) => !kept.has(id));
  const run = async () => {
    const done = await call("retention.run", { ids });
    if (!done.ok) return setSentence(failureText(done, text).sentence);
    say(text.t("privacy.retention.done", { n: done.value.erased, skipped: done.value.skipped }));
    onClose();
  };
  const toggle = (id: string, isErased: boolean) => {
    const next = new Set(kept);
    if (isErased) next.delete(id);
    else next.add(id);
    setKept(next);
  };
  return (
    <Dialog
      title={text.t("privacy.retention.title_due", { n: preview.total })}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {text.t("privacy.cancel")}
          </Button>
          <Button look="danger" disabled={ids.length === 0} onClick={() => void run()}>
            {text.t("privacy.retention.erase", { n: ids.length })}
          </Button>
        </>
      }
    >
      <p>
        {text.t("privacy.retention.why", { months: preview.months ?? 0, before: time.short(preview.before) })}
      </p>
      <ul className="protection-people">
        {preview.people.map(({ id, name, cards, last_at }) => (
          <li key={id}>
            <CheckBox
              label={text.t("privacy.retention.person", { name, cards, at: time.short(last_at) })}
              checked={!kept.has(id)}
              onToggle={(checked) => toggle(id, checked)}
            />
          </li>
        ))}
      </ul>
      {sentence !== null && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
    </Dialog>
  );
}

/** 保存期限到期: shown first, erased by an administrator. */
export function RetentionBlock() {
  const text = useText();
  const { may } = useRight("privacy");
  const [preview, setPreview] = useState<RetentionPreview | null>(null);
  const look = async () => {
    const asked = await call("retention.preview", {});
    if (!asked.ok) return say(failureText(asked, text).sentence);
    if (asked.value.months === null) return say(text.t("privacy.retention.none_set"));
    if (asked.value.total === 0) return say(text.t("privacy.retention.nobody"));
    setPreview(asked.value);
  };
  return (
    <div className="protection-buttons">
      <Button disabled={!may} onClick={() => void look()}>
        {text.t("privacy.retention.look")}
      </Button>
      {preview !== null && <RetentionDialog preview={preview} onClose={() => setPreview(null)} />}
    </div>
  );
}
