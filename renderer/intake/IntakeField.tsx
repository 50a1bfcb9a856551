import type { ReactNode } from "react";
import { fieldCodeText } from "#shared/text/failure-text";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { type ControlIds, Field } from "../ui/Field";
import { useIntake } from "./intake-state";

/** One numbered field of the intake: number, label, hint, control, what is wrong. */
export function IntakeField({
  name,
  number,
  label,
  hint,
  className,
  children,
}: {
  readonly name: string;
  readonly number?: number;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly className?: string;
  readonly children: (ids: ControlIds) => ReactNode;
}) {
  const text = useText();
  const errors = useIntake((intake) => intake.errors);
  const wrong = errors.find(({ field }) => field === name);
  return (
    <div className={classes("intake-field", className)} data-field={name}>
      <Field
        label={
          number === undefined ? (
            label
          ) : (
            <>
              <i className="intake-number">{number}</i>
              {label}
            </>
          )
        }
        hint={hint}
        error={wrong === undefined ? undefined : fieldCodeText(wrong.code, text)}
      >
        {children}
      </Field>
    </div>
  );
}
