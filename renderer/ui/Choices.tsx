import { type KeyboardEvent, useId } from "react";
import { classes } from "./class-names";
import "./choices.css";

export interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
  /** Numbers the options; the digit keys then choose. */
  readonly numbered?: boolean;
  readonly disabled?: boolean;
}

/** One of a few, side by side, on native radio inputs. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, value, choices, onChoose, numbered = false, disabled = false } = props;
  const name = useId();
  const chooseByDigit = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (!numbered || event.ctrlKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const index = Number(event.key) - 1;
    const choice = choices[index];
    if (choice === undefined) return;
    event.preventDefault();
    onChoose(choice.value);
    event.currentTarget.querySelectorAll("input")[index]?.focus();
  };
  return (
    <fieldset className="choices" aria-label={label} disabled={disabled} onKeyDown={chooseByDigit}>
      {choices.map((choice, index) => (
        <label key={choice.value} className={classes("choice", choice.value === value && "choice-chosen")}>
          <input
            type="radio"
            className="spoken-only"
            name={name}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          {numbered && <span className="choice-digit">{index + 1}</span>}
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
