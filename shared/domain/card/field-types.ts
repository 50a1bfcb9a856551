import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { fenFromYuan } from "#shared/domain/money/fen";

/**
 * Field types of every payload (CLI "Shapes"): what a single line, a long text, a time, a day, an amount
 * may look like. Refusals are machine codes (`too_long`, `no_offset` …) carried as the issue's message;
 * `shared/text` has the sentences. One schema checks both sides of the bridge.
 */

export const LINE_MAX_CHARACTERS = 200;
export const PHONE_MAX_CHARACTERS = 40;
export const TEXT_MAX_CHARACTERS = 20_000;

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Half of a character, which UTF-8 cannot keep: it would come back as another one. */
const BROKEN_CHARACTER = /\p{Surrogate}/u;
const LINE_BREAK = /[\r\n\u2028\u2029\u0085\v\f]/;

function lineOf(maxCharacters: number) {
  return z
    .string()
    .transform((text) => text.trim())
    .superRefine((text, context) => {
      if (LINE_BREAK.test(text)) context.addIssue({ code: "custom", message: "line_break" });
      if (BROKEN_CHARACTER.test(text)) context.addIssue({ code: "custom", message: "invalid_text" });
      if (characters(text) > maxCharacters) context.addIssue({ code: "custom", message: "too_long" });
    });
}

function filledLine() {
  return lineOf(LINE_MAX_CHARACTERS).refine((text) => text !== "", "required");
}

/** A single line that must hold something. */
export const requiredLine = filledLine();
/** A single line; empty or null clears the field. */
export const line = lineOf(LINE_MAX_CHARACTERS)
  .nullable()
  .transform((text) => (text === "" ? null : text));

function textOf() {
  return z.string().superRefine((text, context) => {
    if (BROKEN_CHARACTER.test(text)) context.addIssue({ code: "custom", message: "invalid_text" });
    if (characters(text) > TEXT_MAX_CHARACTERS) context.addIssue({ code: "custom", message: "too_long" });
  });
}

/** Long text, stored exactly as typed; must hold something visible. */
export const requiredText = textOf().refine((text) => text.trim() !== "", "required");
/** Long text, stored exactly as typed; null or nothing visible clears the field. */
export const text = textOf()
  .nullable()
  .transform((value) => (value === null || value.trim() === "" ? null : value));

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE_CHARACTERS = /^(?:[0-9０-９+()（）\-－—\s.,，:：*#转轉extEXT]|分机|分機)+$/;

/** Mobile, landline with area code and extension, or e-mail (DOMAIN 3.1); stored as typed, trimmed. */
export const phone = lineOf(PHONE_MAX_CHARACTERS).superRefine((value, context) => {
  if (value === "") {
    context.addIssue({ code: "custom", message: "required" });
    return;
  }
  // What is wrong with the line itself has been said.
  const isUnsoundLine = LINE_BREAK.test(value) || BROKEN_CHARACTER.test(value);
  if (isUnsoundLine || characters(value) > PHONE_MAX_CHARACTERS) return;
  const digits = value.normalize("NFKC").replace(/\D/g, "").length;
  const isPhone = PHONE_CHARACTERS.test(value) && digits >= 5 && digits <= 24;
  if (!isPhone && !EMAIL.test(value)) context.addIssue({ code: "custom", message: "invalid_phone" });
});

const ZONED_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|z|[+-]\d{2}:?\d{2})?(?:\[[^\]]+\])?$/;

/** ISO 8601 with offset → UTC ms. Times without offset are refused (CLI "Results"). */
export const instant = z.string().transform((value, context) => {
  const match = ZONED_TIME.exec(value.trim());
  if (!match) {
    context.addIssue({ code: "custom", message: "invalid_time" });
    return z.NEVER;
  }
  if (!match[3]) {
    context.addIssue({ code: "custom", message: "no_offset" });
    return z.NEVER;
  }
  try {
    return Temporal.Instant.from(value.trim()).epochMilliseconds;
  } catch {
    context.addIssue({ code: "custom", message: "invalid_time" });
    return z.NEVER;
  }
});

/** A calendar day `YYYY-MM-DD` that exists. */
export const localDate = z.string().transform((value, context) => {
  const trimmed = value.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(trimmed)) {
    try {
      return Temporal.PlainDate.from(trimmed, { overflow: "reject" }).toString();
    } catch {
      // falls through to the refusal below: 2026-02-30 has the form but is no day
    }
  }
  context.addIssue({ code: "custom", message: "invalid_date" });
  return z.NEVER;
});

/** A time zone that the calendar knows, e.g. `Asia/Shanghai`. */
export const timeZone = requiredLine.refine((name) => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}, "unknown_value");

/** Yuan as a decimal string (a JSON number with at most two decimals is taken too) → 分, not negative. */
export const yuan = z.union([z.string(), z.number()]).transform((value, context) => {
  const amount = fenFromYuan(String(value));
  if (amount === null || amount < 0) {
    context.addIssue({ code: "custom", message: "invalid_amount" });
    return z.NEVER;
  }
  return amount;
});

/** Yuan above zero. */
export const positiveYuan = yuan.refine((amount) => amount > 0, "invalid_amount");

/** A staff code as typed. */
export const staffCode = filledLine();

/** A window of time, both ends with offset. */
export const timeWindow = z
  .strictObject({ from: instant, to: instant })
  .refine((window) => window.to >= window.from, "invalid_window");

/** Answers of a check: item code → pass, fail or na. */
export const checkItems = z
  .record(z.string(), z.enum(["pass", "fail", "na"]))
  .refine((items) => Object.keys(items).length > 0, "required");

export interface FieldError {
  readonly field: string;
  readonly code: string;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function codeOf(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case "custom":
      return issue.message;
    case "invalid_type":
    case "invalid_union":
      return value === undefined ? "required" : "invalid_type";
    case "invalid_value":
      return value === undefined ? "required" : "unknown_value";
    case "too_big":
      return "too_large";
    case "too_small":
      return value === "" ? "required" : "too_small";
    case "invalid_format":
      // A pattern that names its own code; the library's words are no code.
      return /^[a-z_]+$/.test(issue.message) ? issue.message : "invalid_value";
    default:
      return "invalid_value";
  }
}

/** Of a field with several shapes, what is wrong inside the shape that the value has; null = it has none. */
function complaintsOfOwnShape(issue: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | null {
  const isOtherShape = (inner: z.core.$ZodIssue) => inner.path.length === 0 && inner.code === "invalid_type";
  return issue.errors.find((branch) => branch.length > 0 && !branch.some(isOtherShape)) ?? null;
}

function flatten(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  outerPath: readonly PropertyKey[],
): readonly FieldError[] {
  return issues.flatMap((issue): readonly FieldError[] => {
    const path = [...outerPath, ...issue.path];
    const field = path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, code: "unknown_field" }));
    }
    const inner = issue.code === "invalid_union" ? complaintsOfOwnShape(issue) : null;
    return inner ? flatten(inner, input, path) : [{ field, code: codeOf(issue, valueAt(input, path)) }];
  });
}

/**
 * Flattens a schema's refusal into CLI's `fields: [{field, code}]`. Nested fields are joined by dots;
 * unknown keys are named one by one.
 */
export function fieldErrorsOf(error: z.core.$ZodError, input: unknown): readonly FieldError[] {
  return flatten(error.issues, input, []);
}
