import { useText } from "../../../ui/display";
import { TextInput } from "../../../ui/Field";
import { type ControlProps, listOf, recordOf, textOf } from "../control-props";

/** Date and time on the store's clock. */
export function InstantControl({ value, onChange, ids }: ControlProps) {
  return (
    <TextInput
      {...ids}
      type="datetime-local"
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function DateControl({ value, onChange, ids }: ControlProps) {
  return (
    <TextInput
      {...ids}
      type="date"
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** From – to. */
export function WindowControl({ value, onChange, ids }: ControlProps) {
  const text = useText();
  const ends = recordOf(value);
  return (
    <div className="control-row">
      {(["from", "to"] as const).map((end) => (
        <span key={end} className="control-row-part">
          {text.t(end === "from" ? "card.field.window_from" : "card.field.window_to")}
          <TextInput
            aria-label={text.t(end === "from" ? "card.field.window_from" : "card.field.window_to")}
            {...(end === "from" ? ids : {})}
            type="datetime-local"
            value={ends[end] ?? ""}
            onChange={(event) => onChange({ ...ends, [end]: event.target.value })}
          />
        </span>
      ))}
    </div>
  );
}

const ATTEMPTS = [0, 1, 2] as const;

/** Three dated attempts to reach the customer (DOMAIN 2.2 `unreachable`). */
export function AttemptsControl({ value, onChange, ids }: ControlProps) {
  const text = useText();
  const times = listOf(value);
  return (
    <div className="control-row">
      {ATTEMPTS.map((attempt) => (
        <span key={attempt} className="control-row-part">
          {text.t("card.field.attempt", { n: attempt + 1 })}
          <TextInput
            aria-label={text.t("card.field.attempt", { n: attempt + 1 })}
            {...(attempt === 0 ? ids : {})}
            type="datetime-local"
            value={times[attempt] ?? ""}
            onChange={(event) =>
              onChange(ATTEMPTS.map((n) => (n === attempt ? event.target.value : (times[n] ?? ""))))
            }
          />
        </span>
      ))}
    </div>
  );
}
