import { Download, UserX } from "lucide-react";
import { useState } from "react";
import type { ErasurePreview } from "#shared/contract/privacy-views";
import type { CustomerView } from "#shared/contract/views";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { useRight } from "../settings/rights";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { CheckBox, Field, TextInput } from "../ui/Field";
import { say } from "../ui/undo-strip";

const SHOWN = 8;

/** What an erasure takes, with the two things a person confirms: who asked, and that it can't be undone. */
function EraseDialog({
  preview,
  onClose,
}: {
  readonly preview: ErasurePreview;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [reason, setReason] = useState("");
  const [sure, setSure] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const { name, cards, files, open_cards, backups, version } = preview;
  const isBlocked = open_cards.length > 0;
  const erase = async () => {
    const erased = await call("person.erase", { id: preview.customer_id, version, reason });
    if (!erased.ok) return setSentence(failureText(erased, text).sentence);
    say(text.t("privacy.erase.done", { cards: erased.value.cards, files: erased.value.files }));
    onClose();
  };
  return (
    <Dialog
      title={text.t("privacy.erase.title", { name })}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {text.t("privacy.cancel")}
          </Button>
          <Button
            look="danger"
            icon={UserX}
            disabled={isBlocked || !sure || reason.trim() === ""}
            onClick={() => void erase()}
          >
            {text.t("privacy.erase.now")}
          </Button>
        </>
      }
    >
      <p>{text.t("privacy.erase.takes", { cards, files })}</p>
      {backups > 0 && <p className="sla-warn">{text.t("privacy.erase.backups", { n: backups })}</p>}
      {isBlocked ? (
        <p className="field-error" role="alert">
          {text.t("privacy.erase.open", { cards: text.list(open_cards) })}
        </p>
      ) : (
        <>
          <Field label={text.t("privacy.erase.reason")} hint={text.t("privacy.erase.reason_hint")}>
            {(ids) => (
              <TextInput {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
          <CheckBox label={text.t("privacy.erase.sure")} checked={sure} onToggle={setSure} />
        </>
      )}
      {sentence !== null && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
    </Dialog>
  );
}

function PersonRow({ customer, onErase }: { readonly customer: CustomerView; readonly onErase: () => void }) {
  const text = useText();
  const { may } = useRight("privacy");
  const save = async () => {
    const saved = await call("person.export", { id: customer.id });
    if (!saved.ok) say(failureText(saved, text).sentence);
    else if (saved.value !== null) say(text.t("privacy.person.exported", { file: saved.value.file }));
  };
  return (
    <li>
      <span>
        {customer.name} · {customer.phone}
      </span>
      <Button small icon={Download} onClick={() => void save()}>
        {text.t("privacy.person.export")}
      </Button>
      <Button small look="danger" icon={UserX} disabled={!may} onClick={onErase}>
        {text.t("privacy.person.erase")}
      </Button>
    </li>
  );
}

/** One person's data: found by name or phone, exported, erased. Corrections are made at the customer. */
export function PersonBlock() {
  const text = useText();
  const [search, setSearch] = useState("");
  const [preview, setPreview] = useState<ErasurePreview | null>(null);
  const isAsked = search.trim().length > 0;
  const found = useDeskQuery(
    "customer.list",
    { search, limit: SHOWN },
    { enabled: isAsked, keepPrevious: true },
  );
  const ask = async (id: string) => {
    const asked = await call("person.erase_preview", { id });
    if (asked.ok) setPreview(asked.value);
    else say(failureText(asked, text).sentence);
  };
  return (
    <section className="protection-block" aria-labelledby="protection-person">
      <h3 id="protection-person">{text.t("privacy.person.title")}</h3>
      <p className="field-hint">{text.t("privacy.person.hint")}</p>
      <Field label={text.t("privacy.person.find")}>
        {(ids) => <TextInput {...ids} value={search} onChange={(event) => setSearch(event.target.value)} />}
      </Field>
      {isAsked && found.data?.rows.length === 0 && <p>{text.t("privacy.person.none")}</p>}
      <ul className="protection-people">
        {(isAsked ? (found.data?.rows ?? []) : []).map((customer) => (
          <PersonRow key={customer.id} customer={customer} onErase={() => void ask(customer.id)} />
        ))}
      </ul>
      {preview !== null && <EraseDialog preview={preview} onClose={() => setPreview(null)} />}
    </section>
  );
}
