import type { Ref } from "react";
import {
  foldedPin,
  MAX_PASSWORD_CHARACTERS,
  MAX_PIN_DIGITS,
  type SecretKind,
} from "#shared/domain/credential/secret-rules";
import { classes } from "../ui/class-names";
import { type ControlIds, TextInput } from "../ui/Field";
import "./pin-field.css";

const USUAL_DIGITS = 6;
const BOXES = Array.from({ length: MAX_PIN_DIGITS }, (_, index) => index);

export interface SecretFieldProps extends Partial<ControlIds> {
  readonly kind: SecretKind;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/**
 * A masked PIN or password. A password field has no input method, so that nothing composes in it; digits come from
 * the row and from the number pad alike, and a PIN takes nothing else.
 */
export function SecretField({ kind, value, onChange, label, disabled, ref, ...ids }: SecretFieldProps) {
  if (kind === "password") {
    return (
      <TextInput
        {...ids}
        ref={ref ?? null}
        type="password"
        aria-label={label}
        maxLength={MAX_PASSWORD_CHARACTERS}
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <div className="pin-field">
      <input
        {...ids}
        ref={ref}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        maxLength={MAX_PIN_DIGITS}
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(foldedPin(event.target.value).replace(/\D/g, ""))}
      />
      <span className="pin-boxes" aria-hidden="true">
        {BOXES.slice(0, Math.max(USUAL_DIGITS, value.length)).map((index) => (
          <i
            key={index}
            className={classes(index < value.length && "pin-filled", index === value.length && "pin-next")}
          />
        ))}
      </span>
    </div>
  );
}
