import { useState } from "react";
import { Choices } from "../../ui/Choices";
import { useText } from "../../ui/display";
import { TextInput } from "../../ui/Field";
import { toLocalInput } from "../../ui/time-format";
import { fromLocalInput } from "../../ui/typed-time";
import { useTime } from "../../ui/use-time";
import { useCard } from "../state/card-state";

/** For whom and when something is recorded: 代录 and 补录 (DOMAIN 2.2). */
export interface RecordedAs {
  readonly on_behalf: string | null;
  /** Store-local date and time as typed; null = now. */
  readonly occurred_at: string | null;
}

/** What of it goes along with an action. */
export function sentWith(
  { on_behalf, occurred_at }: RecordedAs,
  zone: string,
): { readonly on_behalf?: string; readonly occurred_at_ms?: number } {
  const atMs = occurred_at === null ? null : fromLocalInput(occurred_at, zone);
  return {
    ...(on_behalf === null ? {} : { on_behalf }),
    ...(atMs === null ? {} : { occurred_at_ms: atMs }),
  };
}

export interface RecordOptionsProps {
  /** The person may do it in the own name. */
  readonly mayOwn: boolean;
  /** For whom it may be recorded; null = for nobody. */
  readonly mayFor: string | null;
  readonly value: RecordedAs;
  readonly onChange: (value: RecordedAs) => void;
}

const LATE_AFTER_MS = 5 * 60_000;

/** The foot of a form: recorded for the assignee or in the own name, now or earlier. */
export function RecordOptions({ mayOwn, mayFor, value, onChange }: RecordOptionsProps) {
  const text = useText();
  const { nameOf, settings } = useCard();
  const { nowMs } = useTime();
  const [earlier, setEarlier] = useState(value.occurred_at !== null);
  const atMs = value.occurred_at === null ? null : fromLocalInput(value.occurred_at, settings.zone);
  const name = nameOf(mayFor);
  return (
    <div className="record-options">
      {mayFor !== null && mayOwn && (
        <Choices
          label={text.field("on_behalf")}
          value={value.on_behalf ?? ""}
          choices={[
            { value: "", label: text.t("card.form.own") },
            { value: mayFor, label: text.t("card.form.on_behalf", { name }) },
          ]}
          onChoose={(chosen) => onChange({ ...value, on_behalf: chosen === "" ? null : chosen })}
        />
      )}
      {mayFor !== null && !mayOwn && (
        <span className="recorded-for" title={text.t("card.form.on_behalf_note", { name })}>
          {text.t("card.form.on_behalf", { name })}
        </span>
      )}
      <span className="record-when">
        {text.t("card.form.when")}
        <Choices
          label={text.field("occurred_at")}
          value={earlier ? "earlier" : "now"}
          choices={[
            { value: "now", label: text.t("card.form.when_now") },
            { value: "earlier", label: text.t("card.form.when_earlier") },
          ]}
          onChoose={(chosen) => {
            const isEarlier = chosen === "earlier";
            setEarlier(isEarlier);
            onChange({ ...value, occurred_at: isEarlier ? toLocalInput(nowMs, settings.zone) : null });
          }}
        />
        {earlier && (
          <TextInput
            type="datetime-local"
            aria-label={text.field("occurred_at")}
            max={toLocalInput(nowMs, settings.zone)}
            value={value.occurred_at ?? ""}
            onChange={(event) => onChange({ ...value, occurred_at: event.target.value })}
          />
        )}
        {atMs !== null && nowMs - atMs > LATE_AFTER_MS && (
          <span className="muted">{text.t("card.form.when_late")}</span>
        )}
      </span>
    </div>
  );
}
