import type { FieldError } from "#shared/domain/card/field-types";
import type { ControlIds } from "../../ui/Field";
import type { FormContext, FormField, FormValue } from "./form-field";

/** What every control of a form gets. */
export interface ControlProps {
  readonly field: FormField;
  readonly label: string;
  readonly value: FormValue | undefined;
  readonly onChange: (value: FormValue) => void;
  readonly context: FormContext;
  readonly required: boolean;
  /** Errors of parts inside the control, such as `items.function`. */
  readonly errors: readonly FieldError[];
  readonly ids: ControlIds;
}

export function textOf(value: FormValue | undefined): string {
  return typeof value === "string" ? value : "";
}

export function recordOf(value: FormValue | undefined): Readonly<Record<string, string>> {
  return typeof value === "object" && !Array.isArray(value)
    ? (value as Readonly<Record<string, string>>)
    : {};
}

export function listOf(value: FormValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
