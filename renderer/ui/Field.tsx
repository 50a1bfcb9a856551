import type { TextareaHTMLAttributes } from "react";
import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, useId } from "react";
import { classes } from "./class-names";
import "./field.css";

export interface FieldProps {
  readonly label: ReactNode;
  /** Small words at the right of the label. */
  readonly hint?: ReactNode;
  /** What is wrong, in words; also marks the control. */
  readonly error?: string | undefined;
  readonly className?: string;
  /** Gets the ids that tie the control to label and error. */
  readonly children: (ids: ControlIds) => ReactNode;
}

export interface ControlIds {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** Label above, control, error below. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const errorId = `${id}-error`;
  return (
    <div className={classes("field", error !== undefined && "field-wrong", className)}>
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && <span className="field-hint">{hint}</span>}
      </div>
      {children({
        id,
        "aria-describedby": error === undefined ? undefined : errorId,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <p id={errorId} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

export interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly ref?: Ref<HTMLInputElement>;
}

/** Only with a last year of four digits does Chromium go on from the year to the month by itself. */
const LAST_OF_TYPE: Readonly<Record<string, string>> = {
  date: "9999-12-31",
  "datetime-local": "9999-12-31T23:59",
};

export function TextInput({ className, type = "text", ...rest }: TextInputProps) {
  return (
    <input
      type={type}
      max={LAST_OF_TYPE[type]}
      autoComplete="off"
      className={classes("input", className)}
      {...rest}
    />
  );
}

export interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines; grows with what is typed. */
export function TextArea({ className, rows = 2, ...rest }: TextAreaProps) {
  return <textarea className={classes("input", "text-area", className)} rows={rows} {...rest} />;
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectInputProps<Value extends string>
  extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "value" | "onChange"> {
  readonly value: Value | "";
  readonly choices: readonly Choice<Value>[];
  /** The words of "nothing chosen"; without them something always is. */
  readonly emptyLabel?: string;
  readonly onChoose: (value: Value | "") => void;
}

export function SelectInput<Value extends string>({
  value,
  choices,
  emptyLabel,
  onChoose,
  className,
  ...rest
}: SelectInputProps<Value>) {
  return (
    <select
      className={classes("input", className)}
      value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.target.value);
        onChoose(chosen?.value ?? "");
      }}
      {...rest}
    >
      {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

export interface CheckBoxProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "onToggle" | "type"> {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onToggle: (checked: boolean) => void;
}

export function CheckBox({ label, checked, onToggle, className, ...rest }: CheckBoxProps) {
  return (
    <label className={classes("check-box", className)}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onToggle(event.target.checked)}
        {...rest}
      />
      <span>{label}</span>
    </label>
  );
}
