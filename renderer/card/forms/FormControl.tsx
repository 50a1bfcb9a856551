import type { ComponentType } from "react";
import type { FieldError } from "#shared/domain/card/field-types";
import { fieldCodeText } from "#shared/text/failure-text";
import type { Text } from "#shared/text/text";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";
import { Field } from "../../ui/Field";
import type { ControlProps } from "./control-props";
import { CheckItemsControl } from "./controls/CheckItemsControl";
import { ChoiceControl, ScoreControl, YesNoControl } from "./controls/ChoiceControl";
import {
  FaultCategoryControl,
  FlagControl,
  GroupControl,
  MilestoneControl,
  RequestControl,
} from "./controls/ListControls";
import { PartsControl, QuoteLinesControl } from "./controls/RowControls";
import { StaffControl, StaffListControl } from "./controls/StaffControl";
import { LineControl, TextControl } from "./controls/TextControl";
import { AttemptsControl, DateControl, InstantControl, WindowControl } from "./controls/TimeControls";
import {
  type FieldKind,
  type FormContext,
  type FormField,
  type FormValue,
  type FormValues,
  isRequired,
} from "./form-field";
import "../common.css";
import "./form.css";

const CONTROLS: Readonly<Record<FieldKind, ComponentType<ControlProps>>> = {
  choice: ChoiceControl,
  score: ScoreControl,
  yes_no: YesNoControl,
  line: LineControl,
  money: LineControl,
  whole: LineControl,
  card_ref: LineControl,
  text: TextControl,
  instant: InstantControl,
  instants: AttemptsControl,
  window: WindowControl,
  date: DateControl,
  flag: FlagControl,
  staff: StaffControl,
  staff_list: StaffListControl,
  group: GroupControl,
  fault_category: FaultCategoryControl,
  parts: PartsControl,
  quote_lines: QuoteLinesControl,
  check_items: CheckItemsControl,
  request: RequestControl,
  milestone: MilestoneControl,
};

/** Kinds that show errors of their parts themselves. */
const WITH_PARTS: ReadonlySet<FieldKind> = new Set<FieldKind>(["parts", "quote_lines", "check_items"]);

/** Labels that read better than the field's plain name in a form. */
export function formLabel(field: FormField, text: Text): string {
  switch (field.name) {
    case "then":
      return text.t("card.field.then");
    case "confirmed_now":
      return text.t("card.field.confirmed_now");
    case "grade":
    case "confirm.grade":
      return text.t("card.field.grade");
    default:
      return field.kind === "flag" && field.name === "plan"
        ? text.t("card.log.plan")
        : text.field(field.name);
  }
}

export interface FormControlProps {
  readonly field: FormField;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly context: FormContext;
  readonly onChange: (name: string, value: FormValue) => void;
}

/** One field of an action's form: label, control by kind, what is wrong with it. */
export function FormControl({ field, values, errors, context, onChange }: FormControlProps) {
  const text = useText();
  const Control = CONTROLS[field.kind];
  const required = isRequired(field, values, context);
  const label = formLabel(field, text);
  const own = errors.filter((error) => !WITH_PARTS.has(field.kind) || error.field === field.name);
  const wrong = own.map((error) => fieldCodeText(error.code, text)).join(text.lang === "zh" ? "；" : "; ");
  return (
    <div
      className={classes("form-field", field.wide && "form-wide", `form-${field.kind}`)}
      data-field={field.name}
    >
      <Field
        label={field.kind === "flag" ? "" : label}
        hint={required || field.kind === "flag" ? undefined : text.t("card.form.optional")}
        error={wrong === "" ? undefined : wrong}
      >
        {(ids) => (
          <Control
            field={field}
            label={label}
            value={values[field.name]}
            onChange={(value) => onChange(field.name, value)}
            context={context}
            required={required}
            errors={errors}
            ids={ids}
          />
        )}
      </Field>
    </div>
  );
}
