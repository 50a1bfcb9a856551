import {
  CONFIRM_METHODS,
  FAULT_TYPES,
  FULFILMENTS,
  GRADES,
  IMPACTS,
  KINDS,
  OUTCOMES,
  OUTCOMES_ASKED_SOLVED,
  PRIORITIES,
  SERVICE_MODES,
  SOLVED,
} from "#shared/domain/card/vocabulary";
import type { ChoiceOptions, FormContext, FormField, FormValues } from "./form-field";

/** Groups of fields that several actions ask alike. */

export const choice = (codes: readonly string[], words: ChoiceOptions["words"]): ChoiceOptions => ({
  codes,
  words,
});
export const is =
  (name: string, ...wanted: readonly string[]) =>
  (values: FormValues) =>
    wanted.includes(String(values[name] ?? ""));
export const filled = (name: string) => (values: FormValues) => (values[name] ?? "") !== "";
export const fromCard =
  (name: "kind" | "service_mode" | "fulfilment" | "fault_type" | "fault_category" | "impact" | "address") =>
  ({ card }: FormContext) =>
    card.fields[name] ?? undefined;

export const KINDS_WITH_IMPACT = ["A", "C", "D", "L"];
/** The order of service boxes that a kind usually ticks. */
export const USUAL_MODE: Readonly<Record<string, string>> = { B: "consult", D: "return_exchange" };

export const note: FormField = { name: "note", kind: "text", wide: true };
export const reason = (phrases: NonNullable<FormField["phrases"]>): FormField => ({
  name: "reason",
  kind: "text",
  required: true,
  phrases,
  wide: true,
});
export const parts: FormField = { name: "parts", kind: "parts", wide: true };
export const faultCause: FormField = {
  name: "fault_cause",
  kind: "text",
  wide: true,
  shown: (_values, { card }) => card.fields.kind === "A" || card.fields.kind === null,
  initial: ({ card }) => card.fields.fault_cause ?? undefined,
};
export const prioritySet: readonly FormField[] = [
  { name: "priority", kind: "choice", options: choice(PRIORITIES, "priority") },
  {
    name: "priority_reason",
    kind: "text",
    phrases: "priority",
    required: true,
    shown: filled("priority"),
    wide: true,
  },
];

export const classification: readonly FormField[] = [
  {
    name: "kind",
    kind: "choice",
    options: choice(KINDS, "kind_short"),
    required: true,
    initial: fromCard("kind"),
  },
  {
    name: "impact",
    kind: "choice",
    options: choice(IMPACTS, "impact"),
    required: is("kind", ...KINDS_WITH_IMPACT),
    initial: fromCard("impact"),
  },
  {
    name: "service_mode",
    kind: "choice",
    options: choice(SERVICE_MODES, "service_mode"),
    required: true,
    initial: ({ card }) => card.fields.service_mode ?? USUAL_MODE[card.fields.kind ?? ""],
  },
  {
    name: "fulfilment",
    kind: "choice",
    options: choice(FULFILMENTS, "fulfilment"),
    initial: fromCard("fulfilment"),
  },
  {
    name: "fault_type",
    kind: "choice",
    options: choice(FAULT_TYPES, "fault_type"),
    required: is("kind", "A"),
    shown: is("kind", "A"),
    initial: fromCard("fault_type"),
  },
  {
    name: "fault_category",
    kind: "fault_category",
    shown: is("kind", "A"),
    initial: fromCard("fault_category"),
  },
];

export const assignee: FormField = { name: "assignee", kind: "staff", required: true };
export const team: readonly FormField[] = [
  { name: "group", kind: "group", initial: ({ card }) => card.fields.group ?? undefined },
  { name: "collaborators", kind: "staff_list", initial: ({ card }) => card.fields.collaborators },
];

export const usualOutcome = ({ card }: FormContext): string => {
  const { kind, return_option, new_serial } = card.fields;
  if (kind === "A") return "repaired";
  if (kind === "B") return "answered";
  if (kind !== "D") return "done";
  if (card.lists.refunds.length > 0) return "refunded";
  return return_option === "exchange" || new_serial ? "exchanged" : "done";
};
export const finishing: readonly FormField[] = [
  {
    name: "outcome",
    kind: "choice",
    options: choice(OUTCOMES, "outcome"),
    required: true,
    initial: usualOutcome,
  },
  { name: "result", kind: "text", required: true, wide: true, customer_sees: true },
  faultCause,
  {
    name: "function_test",
    kind: "flag",
    required: is("outcome", "repaired"),
    shown: is("outcome", "repaired"),
  },
  { name: "self_check", kind: "check_items", shown: is("outcome", "repaired"), wide: true },
  { ...parts, shown: is("outcome", "repaired", "exchanged", "no_fault") },
];

/** The confirmation; `prefix` nests it in `resolve_now`. */
export function confirmation(
  prefix: "" | "confirm.",
  shown: (values: FormValues) => boolean,
): readonly FormField[] {
  const unreachable = is(`${prefix}method`, "unreachable");
  const reached = (values: FormValues) => shown(values) && !unreachable(values);
  const usual = (value: string) => (prefix === "" ? {} : { initial: () => value });
  return [
    {
      name: `${prefix}method`,
      kind: "choice",
      options: choice(CONFIRM_METHODS, "confirm_method"),
      required: true,
      shown,
      ...usual("phone"),
    },
    {
      name: `${prefix}solved`,
      kind: "choice",
      options: choice(SOLVED, "solved"),
      required: (values, { card }) => {
        const outcome = prefix === "" ? card.fields.outcome : String(values.outcome ?? "");
        return OUTCOMES_ASKED_SOLVED.some((asked) => asked === outcome);
      },
      shown: reached,
      ...usual("yes"),
    },
    { name: `${prefix}satisfaction`, kind: "score", shown: reached },
    {
      name: `${prefix}grade`,
      kind: "choice",
      options: choice(GRADES, "grade"),
      shown: (values) => reached(values) && !filled(`${prefix}satisfaction`)(values),
    },
    { name: `${prefix}opinion`, kind: "text", wide: true, shown: reached },
    {
      name: `${prefix}attempts`,
      kind: "instants",
      required: true,
      shown: (values) => shown(values) && unreachable(values),
      wide: true,
    },
  ];
}
