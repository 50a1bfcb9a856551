import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import type { FieldError } from "#shared/domain/card/field-types";
import { holdsAny } from "#shared/domain/card/roles";
import type { Role } from "#shared/domain/card/vocabulary";
import type { AssessmentItem } from "./shipped-items";

/** Everybody starts the month with so many points (DOMAIN 5.12). */
export const ASSESSMENT_BASE = 100;

/** Who assesses. */
export const ASSESSMENT_ROLES: readonly Role[] = ["supervisor"];

/** Who sees the whole table; everybody sees their own line. */
export const ASSESSMENT_READ_ROLES: readonly Role[] = ["supervisor", "admin"];

/** One deduction or bonus of one person in one month, as it is stored; withdrawn, never deleted. */
export interface AssessmentEntry {
  readonly id: number;
  /** `YYYY-MM`. */
  readonly period: string;
  readonly staff: StaffCode;
  readonly item: string;
  /** The item's version that it was entered under: its name then stays on this line. */
  readonly item_version: number;
  /** How often, or on how many days. */
  readonly times: number;
  /** Signed and for all times: a deduction is negative. */
  readonly points: number;
  readonly card_id: string | null;
  readonly note: string | null;
  readonly entered_by: StaffCode;
  readonly entered_at: EpochMs;
  readonly withdrawn_at: EpochMs | null;
  readonly withdrawn_by: StaffCode | null;
  readonly withdrawn_reason: string | null;
  /** The proposal it was taken from. */
  readonly proposal: string | null;
}

/** An item version with the month from which on it counts. */
export interface AssessmentItemVersion extends AssessmentItem {
  readonly version: number;
  /** `YYYY-MM`. */
  readonly from_period: string;
}

/** The items as they count in a month: of each the newest version that had begun by then, in their order. */
export function itemsOfPeriod(
  versions: readonly AssessmentItemVersion[],
  period: string,
): readonly AssessmentItemVersion[] {
  const newest = new Map<string, AssessmentItemVersion>();
  for (const version of versions) {
    if (version.from_period > period) continue;
    const known = newest.get(version.code);
    if (known === undefined || known.version < version.version) newest.set(version.code, version);
  }
  return [...newest.values()].toSorted(
    (left, right) => left.position - right.position || (left.code < right.code ? -1 : 1),
  );
}

/** What is written down: points of one time, positive as the item has them. */
export interface NewAssessment {
  readonly staff: StaffCode;
  readonly points: number;
  readonly times: number;
  readonly card_id: string | null;
  readonly note: string | null;
}

/** `closed` and `future` are about the month; the rest as in CLI.md. */
export type AssessmentRefusal =
  | { readonly code: "forbidden"; readonly details: { readonly needs: readonly string[] } }
  | { readonly code: "self_approval"; readonly details: { readonly action: "assess" } }
  | { readonly code: "invalid_state"; readonly details: { readonly period: string } }
  | { readonly code: "invalid_input"; readonly details: { readonly fields: readonly FieldError[] } };

export type AssessmentDecision =
  | { readonly ok: true; readonly points: number }
  | { readonly ok: false; readonly refusal: AssessmentRefusal };

function wrong(...fields: readonly FieldError[]): AssessmentDecision {
  return { ok: false, refusal: { code: "invalid_input", details: { fields } } };
}

/** A month that may be written to: not one to come, not one whose report has been issued (DOMAIN 6). */
export interface AssessedMonth {
  readonly period: string;
  readonly closed: boolean;
  /** The month of today. */
  readonly current: string;
}

/** Whether a person may change anything about another's assessment in a month. */
export function mayAssess(actor: Actor, about: StaffCode, month: AssessedMonth): AssessmentDecision {
  if (!holdsAny(actor.roles, ASSESSMENT_ROLES)) {
    return { ok: false, refusal: { code: "forbidden", details: { needs: ASSESSMENT_ROLES } } };
  }
  if (actor.code === about) {
    return { ok: false, refusal: { code: "self_approval", details: { action: "assess" } } };
  }
  if (month.closed) {
    return { ok: false, refusal: { code: "invalid_state", details: { period: month.period } } };
  }
  if (month.period > month.current) return wrong({ field: "period", code: "in_future" });
  return { ok: true, points: 0 };
}

const HALF_POINTS = 2;
const MAX_TIMES = 31;

/** Points in steps of a half, inside the item's range. */
function pointsError(points: number, item: AssessmentItem): FieldError | null {
  if (points < item.min_points) return { field: "points", code: "too_small" };
  if (points > item.max_points) return { field: "points", code: "too_large" };
  return Number.isInteger(points * HALF_POINTS) ? null : { field: "points", code: "invalid_value" };
}

/**
 * Whether a deduction or bonus stands, and its signed points for all times. Failures: `forbidden`, `self_approval`
 * (nobody assesses themself), `invalid_state` for a closed month, `invalid_input`: points outside the item's range,
 * an item out of use, neither card nor note.
 */
export function decideAssessment(
  given: NewAssessment,
  item: AssessmentItem | undefined,
  actor: Actor,
  month: AssessedMonth,
): AssessmentDecision {
  const may = mayAssess(actor, given.staff, month);
  if (!may.ok) return may;
  if (item?.active !== true) return wrong({ field: "item", code: "unknown_value" });
  const points = pointsError(given.points, item);
  if (points !== null) return wrong(points);
  if (!Number.isInteger(given.times) || given.times < 1) return wrong({ field: "times", code: "too_small" });
  if (given.times > MAX_TIMES) return wrong({ field: "times", code: "too_large" });
  if (given.card_id === null && (given.note === null || given.note.trim() === "")) {
    return wrong({ field: "note", code: "required" });
  }
  const sum = given.points * given.times;
  return { ok: true, points: item.kind === "deduction" ? -sum : sum };
}

/** What a person's month adds up to; withdrawn lines don't count. */
export interface AssessmentTotal {
  readonly base: number;
  readonly deducted: number;
  readonly added: number;
  readonly total: number;
}

export function totalOf(
  entries: readonly Pick<AssessmentEntry, "points" | "withdrawn_at">[],
): AssessmentTotal {
  const counted = entries.filter((entry) => entry.withdrawn_at === null);
  const sum = (points: readonly number[]) => points.reduce((left, right) => left + right, 0);
  const deducted = sum(counted.map(({ points }) => Math.min(0, points)));
  const added = sum(counted.map(({ points }) => Math.max(0, points)));
  return { base: ASSESSMENT_BASE, deducted, added, total: ASSESSMENT_BASE + deducted + added };
}
