import { isInWarranty, repairWarrantyEnd, warrantyEnd } from "#shared/domain/warranty/warranty";
import { REQUIRED_TO_REGISTER } from "../card-input";
import type { CardFields, CaseState, EpochMs } from "../case-state";
import { completenessOf } from "../completeness";
import {
  accept,
  type Decision,
  type DecisionContext,
  type Perform,
  refuse,
  refuseField,
  type Step,
} from "../decision";
import type { FieldError } from "../field-types";
import type { Payload } from "../payloads";
import { COMPLAINT_WINDOW_DAYS, priorityOf } from "../priority";
import { moveTo, withFields } from "../state-change";
import { type Impact, type Kind, NONE_WORD, type Priority } from "../vocabulary";

const DAY_MS = 86_400_000;

/** Drops the keys that a payload leaves out, so that a spread changes only what was given. */
function given<T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Times and days that lie after now, by field name. */
function futureFields(
  fields: Pick<Partial<CardFields>, "requested_at" | "fault_occurred_at" | "purchase_date" | "received_date">,
  context: DecisionContext,
): readonly FieldError[] {
  // A clock that was set back is flagged and never blocks (DOMAIN 4.4): what was typed before it still counts.
  const latestMs = Math.max(context.nowMs, context.latestEnteredAtMs ?? 0);
  const today = context.localDateOf(latestMs);
  const errors: FieldError[] = [];
  if ((fields.requested_at ?? 0) > latestMs) errors.push({ field: "requested_at", code: "in_future" });
  if ((fields.fault_occurred_at ?? 0) > latestMs) {
    errors.push({ field: "fault_occurred_at", code: "in_future" });
  }
  if ((fields.purchase_date ?? "") > today) errors.push({ field: "purchase_date", code: "in_future" });
  if ((fields.received_date ?? "") > today) errors.push({ field: "received_date", code: "in_future" });
  return errors;
}

/** Warranty months and end of a card from its model and purchase date (DOMAIN 5.5). */
export function withWarranty(state: CaseState, context: DecisionContext): CaseState {
  const { model, purchase_date } = state.fields;
  const ownMonths = model && model !== NONE_WORD ? context.warrantyMonthsOf(model) : null;
  const months = ownMonths ?? context.rules.default_warranty_months;
  return withFields(state, {
    warranty_months: months,
    warranty_end: purchase_date ? warrantyEnd(purchase_date, months) : null,
  });
}

/** The matrix' answer for a card as it stands (DOMAIN 4.1). */
export function computedPriority(state: CaseState, context: DecisionContext): Priority {
  const { fields } = state;
  // Counted by registration on both sides: two requests of one morning are two, however late they are entered.
  const registeredAt = fields.registered_at ?? context.nowMs;
  const earlier =
    fields.kind === "C"
      ? context.complaintsBetween(state, registeredAt - COMPLAINT_WINDOW_DAYS * DAY_MS, registeredAt + 1)
      : 0;
  return priorityOf({ ...fields, earlier_complaints: earlier }, context.rules.priority_by_impact).priority;
}

/**
 * Puts checked registration fields on a draft (used for a new draft and by `register`): derived values
 * follow, unknown categories and times after now are refused by field.
 */
export function fillDraft(
  state: CaseState,
  input: Payload<"register">,
  context: DecisionContext,
): { readonly ok: true; readonly state: CaseState } | Extract<Decision, { ok: false }> {
  const errors = [...futureFields(given(input), context)];
  if (input.fault_category && !context.isFaultCategory(input.fault_category)) {
    errors.push({ field: "fault_category", code: "unknown_value" });
  }
  if (errors.length > 0) return refuse({ code: "invalid_input", details: { fields: errors } });
  const filled = withWarranty(withFields(state, given(input)), context);
  if (filled.fields.priority_overridden) return { ok: true, state: filled };
  return { ok: true, state: withFields(filled, { priority: computedPriority(filled, context) }) };
}

/** `register`: ★ of 3.1 present, no open card of the same serial unless a reason is given (CLI). */
export const register: Perform<"register"> = (performing) => {
  const { context, at } = performing;
  const filled = fillDraft(performing.state, performing.payload, context);
  if (!filled.ok) return filled;
  const { fields } = filled.state;
  const missing = REQUIRED_TO_REGISTER.filter((name) => fields[name] === null || fields[name] === "");
  if (missing.length > 0) {
    return refuse({
      code: "invalid_input",
      details: { fields: missing.map((field) => ({ field, code: "required" })) },
    });
  }
  // Only a time that somebody states can contradict the request; a clock set back is flagged, not refused.
  const clockWasSetBack = context.nowMs < (context.latestEnteredAtMs ?? 0);
  if (!clockWasSetBack && (fields.requested_at ?? 0) > at) {
    return refuseField("requested_at", "after_registration");
  }
  const twin =
    fields.serial_no && fields.serial_no !== NONE_WORD && context.openCardOfSerial(fields.serial_no);
  if (twin && !fields.duplicate_reason) return refuse({ code: "duplicate", details: { no: twin.no } });
  return accept(
    performing,
    moveTo(filled.state, "registered", at, { registered_at: at, registered_by: performing.by }),
  );
};

/** `edit`: only what changed is kept; a promise may only come earlier (DOMAIN 2.2, 3.1). */
export const edit: Perform<"edit"> = (performing) => {
  const { state, payload, context } = performing;
  const errors = [...futureFields(given(payload), context)];
  if (payload.fault_category && !context.isFaultCategory(payload.fault_category)) {
    errors.push({ field: "fault_category", code: "unknown_value" });
  }
  if (payload.promised_at !== undefined && payload.promised_at < context.nowMs) {
    errors.push({ field: "promised_at", code: "in_past" });
  }
  if (errors.length > 0) return refuse({ code: "invalid_input", details: { fields: errors } });
  const promised = state.fields.promised_at;
  if (payload.promised_at !== undefined && promised !== null && payload.promised_at > promised) {
    return refuse({ code: "approval_required", details: { what: "extension" } });
  }
  return accept(performing, withDerived(state, withFields(state, given(payload)), context));
};

/**
 * Warranty and repeat repair follow what they are computed from, and only that: the archive may have changed
 * since, an old card may not (DOMAIN 3.1).
 */
function withDerived(before: CaseState, edited: CaseState, context: DecisionContext): CaseState {
  const differs = (...names: readonly (keyof CardFields)[]) =>
    names.some((name) => before.fields[name] !== edited.fields[name]);
  const insured = differs("model", "purchase_date") ? withWarranty(edited, context) : edited;
  const isClassified = before.fields.classified_at !== null;
  return isClassified && differs("serial_no", "fault_category")
    ? withFields(insured, { repeat_of: repeatedCard(insured, context) })
    : insured;
}

const KINDS_WITH_IMPACT: ReadonlySet<Kind> = new Set<Kind>(["A", "C", "D", "L"]);

/** Fields that the kind makes required, by name (DOMAIN 2.2 `classify`). */
function missingClassification(fields: CardFields): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (fields.kind === "A" && fields.fault_type === null)
    errors.push({ field: "fault_type", code: "required" });
  if (fields.kind && KINDS_WITH_IMPACT.has(fields.kind) && fields.impact === null) {
    errors.push({ field: "impact", code: "required" });
  }
  return errors;
}

/** Card no. of the earlier repair that this card repeats within its warranty (DOMAIN 5.5), or null. */
function repeatedCard(state: CaseState, context: DecisionContext): string | null {
  const { kind, serial_no, fault_category, requested_at } = state.fields;
  if (kind !== "A" || !serial_no || serial_no === NONE_WORD || !fault_category || requested_at === null)
    return null;
  const day = context.localDateOf(requested_at);
  const isCovered = (completedAt: EpochMs) =>
    completedAt <= requested_at &&
    isInWarranty(
      repairWarrantyEnd(context.localDateOf(completedAt), context.rules.repair_warranty_days),
      day,
    );
  const earlier = context
    .repairsOfSerial(serial_no)
    .find((repair) => repair.fault_category === fault_category && isCovered(repair.completed_at));
  return earlier?.no ?? null;
}

/** What `classify` carries, each part possibly left out. */
type Classification = {
  readonly [Name in keyof Payload<"classify">]?: Payload<"classify">[Name] | undefined;
};

/**
 * The impact that stands when a classification states none: the intake's, or the card's own as long as it was
 * stated. A "minor" that was only assumed for a question does not become the impact of a fault.
 */
function inheritedImpact(state: CaseState, kind: Kind | null): Impact | null {
  const { classified_at, kind: kindBefore, impact } = state.fields;
  if (classified_at === null || kindBefore === kind) return impact;
  const wasStated = kindBefore !== null && KINDS_WITH_IMPACT.has(kindBefore);
  return wasStated && kind !== null && KINDS_WITH_IMPACT.has(kind) ? impact : null;
}

/**
 * The card with a classification on it: priority from the matrix or the clerk's own with a reason,
 * completeness measured the first time. Shared by `classify` and `resolve_now`.
 */
export function classified(
  state: CaseState,
  payload: Classification,
  at: number,
  context: DecisionContext,
): { readonly ok: true; readonly state: CaseState } | Extract<Decision, { ok: false }> {
  const { priority, priority_reason, reason: _reason, ...fields } = payload;
  let next = withFields(state, given(fields));
  if (!payload.impact) next = withFields(next, { impact: inheritedImpact(state, next.fields.kind) });
  const errors = [...missingClassification(next.fields)];
  if (payload.fault_category && !context.isFaultCategory(payload.fault_category)) {
    errors.push({ field: "fault_category", code: "unknown_value" });
  }
  if (next.fields.impact === null) next = withFields(next, { impact: "minor" });
  const computed = computedPriority(next, context);
  if (priority !== undefined && priority !== computed && !priority_reason) {
    errors.push({ field: "priority_reason", code: "required" });
  }
  if (errors.length > 0) return refuse({ code: "invalid_input", details: { fields: errors } });
  const keepsOverride = priority === undefined && state.fields.priority_overridden;
  const chosen = priority ?? (keepsOverride ? state.fields.priority : computed);
  next = withFields(next, {
    priority: chosen,
    priority_overridden: chosen !== computed,
    priority_reason: chosen === computed ? null : (priority_reason ?? state.fields.priority_reason),
    repeat_of: repeatedCard(next, context),
    classified_at: state.fields.classified_at ?? at,
  });
  return {
    ok: true,
    state: withFields(next, { completeness: state.fields.completeness ?? completenessOf(next.fields).share }),
  };
}

/** `classify`: the first moves on to `classified`; a later one is a correction with a reason. */
export const classify: Perform<"classify"> = (performing) => {
  const { state, payload, at, context } = performing;
  const isFirst = state.fields.status === "registered";
  if (!isFirst && !payload.reason) return refuseField("reason", "required");
  const result = classified(state, payload, at, context);
  if (!result.ok) return result;
  const next = isFirst ? moveTo(result.state, "classified", at) : result.state;
  return accept(performing, next, overrideNote(next, context));
};

/** For the log: what the matrix says where a person decided otherwise (DOMAIN 4.1 "event keeps both"). */
export function overrideNote(state: CaseState, context: DecisionContext): Pick<Step, "noted"> {
  if (!state.fields.priority_overridden) return {};
  return { noted: { matrix_priority: computedPriority(state, context) } };
}

/** `set_priority`: an override where the matrix says otherwise; the event keeps both (DOMAIN 4.1). */
export const setPriority: Perform<"set_priority"> = (performing) => {
  const { state, payload, context } = performing;
  const next = withFields(state, {
    priority: payload.priority,
    priority_overridden: payload.priority !== computedPriority(state, context),
    priority_reason: payload.reason,
  });
  return accept(performing, next, overrideNote(next, context));
};
