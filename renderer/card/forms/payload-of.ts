import { type FieldError, fieldErrorsOf } from "#shared/domain/card/field-types";
import { payloadSchemas } from "#shared/domain/card/payloads";
import type { Action } from "#shared/domain/card/vocabulary";
import { fromLocalInput, isoTime } from "../../ui/typed-time";
import {
  type FieldKind,
  type FormContext,
  type FormField,
  type FormValue,
  type FormValues,
  isRequired,
  type PartRow,
  type QuoteLineRow,
  shownFields,
} from "./form-field";

/** A payload in JSON form: times ISO 8601 with offset, amounts yuan as typed (CLI "Shapes"). */
export type JsonPayload = Record<string, unknown>;

type Reader = (value: FormValue, zone: string) => unknown;

const asText: Reader = (value) => (typeof value === "string" && value.trim() !== "" ? value : undefined);
/** A number as typed; what is no number goes on as it is, for the schema to refuse by name. */
const asNumber: Reader = (value) => {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const amount = Number(value);
  return Number.isFinite(amount) ? amount : value;
};
const asInstant: Reader = (value, zone) => {
  if (typeof value !== "string" || value === "") return undefined;
  const atMs = fromLocalInput(value, zone);
  return atMs === null ? value : isoTime(atMs);
};

function isRecord(value: FormValue): value is Readonly<Record<string, string>> {
  return typeof value === "object" && !Array.isArray(value);
}

function filledEntries(value: FormValue): readonly (readonly [string, string])[] {
  return isRecord(value) ? Object.entries(value).filter(([, entry]) => entry !== "") : [];
}

function optional(name: string, value: string): Readonly<Record<string, string>> {
  return value.trim() === "" ? {} : { [name]: value };
}

function asParts(value: FormValue): unknown {
  if (!Array.isArray(value)) return undefined;
  const rows = (value as readonly PartRow[]).filter((row) =>
    [row.part, row.old_serial, row.new_serial].some((cell) => cell.trim() !== ""),
  );
  if (rows.length === 0) return undefined;
  return rows.map((row) => ({
    part: row.part,
    quantity: asNumber(row.quantity, ""),
    ...optional("old_serial", row.old_serial),
    ...optional("new_serial", row.new_serial),
  }));
}

function asQuoteLines(value: FormValue): unknown {
  if (!Array.isArray(value)) return undefined;
  const rows = (value as readonly QuoteLineRow[]).filter((row) =>
    [row.name, row.unit_price].some((cell) => cell.trim() !== ""),
  );
  if (rows.length === 0) return undefined;
  return rows.map((row) => ({
    kind: row.kind,
    name: row.name,
    ...optional("unit", row.unit),
    quantity: asNumber(row.quantity, ""),
    unit_price: row.unit_price,
  }));
}

const READERS: Readonly<Record<FieldKind, Reader>> = {
  choice: asText,
  line: asText,
  text: asText,
  staff: asText,
  group: asText,
  fault_category: asText,
  card_ref: asText,
  money: asText,
  date: asText,
  milestone: asText,
  whole: asNumber,
  score: asNumber,
  request: asNumber,
  instant: asInstant,
  instants: (value, zone) => {
    if (!Array.isArray(value)) return undefined;
    const times = (value as readonly string[]).flatMap((time) => asInstant(time, zone) ?? []);
    return times.length > 0 ? times : undefined;
  },
  window: (value, zone) => {
    const ends = filledEntries(value);
    if (ends.length === 0) return undefined;
    return Object.fromEntries(ends.map(([name, time]) => [name, asInstant(time, zone)]));
  },
  flag: (value) => (value === true ? true : undefined),
  yes_no: (value) => (value === "yes" ? true : value === "no" ? false : undefined),
  staff_list: (value) => (Array.isArray(value) && value.length > 0 ? value : undefined),
  parts: asParts,
  quote_lines: asQuoteLines,
  check_items: (value) => {
    const answers = filledEntries(value);
    return answers.length > 0 ? Object.fromEntries(answers) : undefined;
  },
};

const CLEARABLE: ReadonlySet<FieldKind> = new Set<FieldKind>([
  "choice",
  "line",
  "text",
  "group",
  "fault_category",
]);

/** Emptied by the person where the card had something: sent as null, so that it is cleared. */
function clearedValue(field: FormField, context: FormContext): unknown {
  const before = field.initial?.(context);
  if (before === undefined || before === "" || field.required === true) return undefined;
  if (field.kind === "staff_list") return Array.isArray(before) && before.length > 0 ? [] : undefined;
  return CLEARABLE.has(field.kind) && typeof before === "string" ? null : undefined;
}

function put(payload: JsonPayload, name: string, value: unknown): void {
  const [head = name, tail] = name.split(".");
  if (tail === undefined) {
    payload[head] = value;
    return;
  }
  const inner = payload[head];
  payload[head] = { ...(typeof inner === "object" && inner !== null ? inner : {}), [tail]: value };
}

/** What the form sends: only fields that are shown and hold something (or were emptied). */
export function payloadOf(
  fields: readonly FormField[],
  values: FormValues,
  context: FormContext,
): JsonPayload {
  const payload: JsonPayload = {};
  for (const field of shownFields(fields, values, context)) {
    if (field.transient) continue;
    const typed = values[field.name];
    const value = typed === undefined ? undefined : READERS[field.kind](typed, context.zone);
    const sent = value ?? (typed === undefined ? undefined : clearedValue(field, context));
    if (sent === undefined) continue;
    if (field.kind === "milestone") {
      const [milestone, round] = String(sent).split("#");
      put(payload, "milestone", milestone);
      if (round !== undefined) put(payload, "round", Number(round));
    } else put(payload, field.name, sent);
  }
  return payload;
}

/**
 * The same check that main makes, before sending: the action's own schema, and what the form knows to be
 * needed for this card. Empty = may be sent.
 */
export function payloadErrors(
  action: Action,
  fields: readonly FormField[],
  values: FormValues,
  context: FormContext,
): readonly FieldError[] {
  const payload = payloadOf(fields, values, context);
  const missing = shownFields(fields, values, context)
    .filter((field) => isRequired(field, values, context) && !field.transient)
    .filter((field) => !holdsSomething(payload, field.name))
    .map((field) => ({ field: field.name, code: "required" }));
  const parsed = payloadSchemas[action].safeParse(payload);
  const refused = parsed.success ? [] : fieldErrorsOf(parsed.error, payload);
  const named = new Set(missing.map((error) => error.field));
  return [...missing, ...refused.filter((error) => !named.has(error.field))];
}

function holdsSomething(payload: JsonPayload, name: string): boolean {
  const [head = name, tail] = name.split(".");
  const value = payload[head];
  if (tail === undefined) return value !== undefined && value !== null;
  return typeof value === "object" && value !== null && Reflect.get(value, tail) !== undefined;
}

/** The errors that belong under one control: its own and those of the parts inside it. */
export function errorsAt(errors: readonly FieldError[], name: string): readonly FieldError[] {
  return errors.filter((error) => error.field === name || error.field.startsWith(`${name}.`));
}

/** The errors that no control of the form shows, so that nothing a refusal says is lost. */
export function errorsElsewhere(
  errors: readonly FieldError[],
  fields: readonly FormField[],
): readonly FieldError[] {
  return errors.filter((error) => !fields.some((field) => errorsAt([error], field.name).length > 0));
}
