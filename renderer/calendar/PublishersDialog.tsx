import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { Publisher } from "#shared/contract/clock-views";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { RecordDialog } from "../settings/RecordDialog";
import { useRight } from "../settings/rights";
import { Button } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { Field, TextArea, TextInput } from "../ui/Field";
import { ErrorLine } from "../ui/ListStates";
import { say, sayFailed } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";

function refresh(): void {
  refreshChannels("calendar.publishers", "calendar.year");
}

async function distrust({ fingerprint, name }: Publisher): Promise<void> {
  const text = currentText();
  const result = await call("calendar.distrust", { fingerprint });
  if (result.ok) say(text.t("calendar.publisher_removed", { name }));
  else sayFailed(failureText(result, text).sentence);
  refresh();
}

function Known({ publisher, may }: { readonly publisher: Publisher; readonly may: boolean }) {
  const text = useText();
  const time = useTime();
  const { name, fingerprint, at, by } = publisher;
  return (
    <li>
      <b>{name}</b>
      <Button
        small
        look="quiet"
        icon={Trash2}
        disabled={!may}
        aria-label={text.t("calendar.publisher_remove", { name })}
        onClick={() => void distrust(publisher)}
      >
        {text.t("calendar.publisher_forget")}
      </Button>
      <code>{text.t("calendar.publisher_fingerprint", { fingerprint })}</code>
      <span className="field-hint">
        {text.t("calendar.publisher_since", { at: time.full(at), by: by ?? "" })}
      </span>
    </li>
  );
}

/** The publishers whose signed yearly files this store trusts; `offered` is the key of a file that was imported. */
export function PublishersDialog({
  offered,
  onClose,
}: {
  readonly offered: string;
  readonly onClose: () => void;
}) {
  const text = useText();
  const { may } = useRight("calendar");
  const [draft, setDraft] = useState({ name: "", public_key: offered });
  const { data: publishers, error, refetch } = useDeskQuery("calendar.publishers", {});
  const ready = may && draft.name.trim() !== "" && draft.public_key.trim() !== "";
  return (
    <RecordDialog
      title={text.t("calendar.publishers_title")}
      name={draft.name.trim()}
      ready={ready}
      onSave={async () => {
        const result = await call("calendar.trust", { ...draft, name: draft.name.trim() });
        refresh();
        return result;
      }}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <p className="field-hint">{text.t("calendar.publishers_note")}</p>
          {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
          {publishers?.length === 0 && <p>{text.t("calendar.publishers_none")}</p>}
          <ul className="publishers">
            {publishers?.map((publisher) => (
              <Known key={publisher.public_key} publisher={publisher} may={may} />
            ))}
          </ul>
          <Field label={text.t("calendar.publisher_name")} error={wrong("name")}>
            {(ids) => (
              <TextInput
                {...ids}
                disabled={!may}
                maxLength={100}
                value={draft.name}
                onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={text.t("calendar.publisher_key")} error={wrong("public_key")}>
            {(ids) => (
              <TextArea
                {...ids}
                disabled={!may}
                rows={4}
                maxLength={2000}
                className="publisher-key"
                value={draft.public_key}
                onChange={(event) => setDraft({ ...draft, public_key: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </RecordDialog>
  );
}
