import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import type { Milestone, MilestoneState, Priority, WaitingFor } from "#shared/domain/card/vocabulary";
import { countsWorkingTime, type ResolvedLimit } from "./due";
import type { ClockHistory } from "./history";
import type { MilestoneResult, NotApplicableReason, PolicyReference } from "./milestone-result";
import type { ClockType, StartPoint, StopPoint } from "./policy-rule";

/** Days between start and due that did not count, as one stretch with one name. */
export interface DaysOff {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly name: string | null;
  readonly nameEn: string | null;
}

/** One line of "why this deadline" (UX board 05), in the order in which it adds up. */
export type ExplainPart =
  | {
      readonly part: "state";
      readonly state: MilestoneState;
      readonly reason: NotApplicableReason | null;
      readonly startPoint: StartPoint;
      readonly stopPoint: StopPoint;
      readonly dueAtMs: EpochMs | null;
      readonly metAtMs: EpochMs | null;
      readonly endedAtMs: EpochMs | null;
      /** Left until the due, negative when late, as at the stop, the end or now. */
      readonly leftMs: number | null;
      readonly waitingFor: WaitingFor | null;
    }
  | { readonly part: "start"; readonly point: StartPoint; readonly atMs: EpochMs }
  | {
      readonly part: "limit";
      readonly limit: ResolvedLimit;
      readonly clock: ClockType;
      readonly priority: Priority;
    }
  | { readonly part: "days_off"; readonly days: readonly DaysOff[] }
  /** The notice of this year is not yet known: the due may still change (DOMAIN 4.4). */
  | { readonly part: "provisional"; readonly year: number }
  | {
      readonly part: "pause";
      readonly fromMs: EpochMs;
      /** Null while it lasts. */
      readonly toMs: EpochMs | null;
      readonly lengthMs: number;
      readonly waitingFor: WaitingFor;
    }
  | { readonly part: "promise_moved"; readonly byMs: number; readonly toMs: EpochMs }
  | { readonly part: "rolled"; readonly fromMs: EpochMs; readonly toMs: EpochMs }
  | { readonly part: "due"; readonly atMs: EpochMs }
  | { readonly part: "policy"; readonly policy: PolicyReference }
  | { readonly part: "pausing"; readonly pausedBy: readonly WaitingFor[] }
  | { readonly part: "warning"; readonly share: 0.5 | 0.8; readonly atMs: EpochMs }
  | { readonly part: "second_breach"; readonly atMs: EpochMs }
  | ExplainChange;

/** What happened to the card since the time began, and whether it moved the due. */
export type ExplainChange =
  | { readonly part: "reassigned"; readonly atMs: EpochMs }
  | {
      readonly part: "priority_changed";
      readonly atMs: EpochMs;
      readonly from: Priority;
      readonly to: Priority;
    }
  | { readonly part: "promise_changed"; readonly atMs: EpochMs; readonly toMs: EpochMs };

export interface Explanation {
  readonly milestone: Milestone;
  readonly round: number;
  readonly occurrence: number;
  /** Zone in which the times are to be shown. */
  readonly zone: string;
  readonly parts: readonly ExplainPart[];
}

/** Longest stretch of which the days off are listed. */
const MAX_LISTED_DAYS = 60;
const MS_PER_DAY = 86_400_000;

function statePart(result: MilestoneResult, history: ClockHistory, nowMs: EpochMs): ExplainPart {
  const { dueAtMs, metAtMs, endedAtMs } = result;
  const judgedAtMs = metAtMs ?? endedAtMs ?? nowMs;
  return {
    part: "state",
    state: result.state,
    reason: result.reason,
    startPoint: result.startPoint,
    stopPoint: result.stopPoint,
    dueAtMs,
    metAtMs,
    endedAtMs,
    leftMs: dueAtMs === null ? null : dueAtMs - judgedAtMs,
    waitingFor: result.pausedSinceMs === null ? null : history.latest.waiting_for,
  };
}

function daysOffBetween(calendar: WorkCalendar, fromMs: EpochMs, toMs: EpochMs): readonly DaysOff[] {
  const ranges: DaysOff[] = [];
  const lastMs = Math.min(toMs, fromMs + MAX_LISTED_DAYS * MS_PER_DAY);
  let adjoins = false;
  for (const date of datesBetween(calendar, fromMs, lastMs)) {
    const day = calendar.dayInfo(date);
    if (day.working) {
      adjoins = false;
      continue;
    }
    const open = adjoins ? ranges.at(-1) : undefined;
    // A holiday gives its name to the weekend beside it.
    if (open && (open.name === null || day.name === null || open.name === day.name)) {
      ranges[ranges.length - 1] = {
        from: open.from,
        to: date,
        name: open.name ?? day.name,
        nameEn: open.nameEn ?? day.nameEn,
      };
    } else {
      ranges.push({ from: date, to: date, name: day.name, nameEn: day.nameEn });
    }
    adjoins = true;
  }
  return ranges;
}

function datesBetween(calendar: WorkCalendar, fromMs: EpochMs, toMs: EpochMs): readonly LocalDate[] {
  const dates = new Set<LocalDate>();
  for (let atMs = fromMs; atMs < toMs; atMs += MS_PER_DAY / 2) dates.add(calendar.localDate(atMs));
  dates.add(calendar.localDate(toMs));
  return [...dates];
}

function daysOffPart(
  result: MilestoneResult,
  limit: ResolvedLimit,
  clock: ClockType,
  calendar: WorkCalendar,
): readonly ExplainPart[] {
  const { startAtMs, dueAtMs, rolledFromMs } = result;
  if (startAtMs === null || dueAtMs === null) return [];
  const fromMs = countsWorkingTime(limit, clock) ? startAtMs : rolledFromMs;
  if (fromMs === null) return [];
  const days = daysOffBetween(calendar, fromMs, dueAtMs);
  return days.length === 0 ? [] : [{ part: "days_off", days }];
}

/**
 * The years that the working calendar was asked about for this due and whose notice is still to come: the due may
 * yet change (DOMAIN 4.4). Empty where the clock runs day and night.
 */
export function provisionalYears(
  { startAtMs, dueAtMs, limit, clockType }: MilestoneResult,
  calendar: WorkCalendar,
): readonly number[] {
  if (limit === null || clockType === null || startAtMs === null || dueAtMs === null) return [];
  const rolls = limit.unit === "minutes" && clockType === "rolled";
  if (!rolls && !countsWorkingTime(limit, clockType)) return [];
  const days = [startAtMs, dueAtMs].map((atMs) => calendar.dayInfo(calendar.localDate(atMs)));
  const years = days.filter((day) => day.provisional).map(({ date }) => Number(date.slice(0, 4)));
  return [...new Set(years)];
}

function pauseParts(result: MilestoneResult): readonly ExplainPart[] {
  return result.pauses.map(({ fromMs, toMs, waitingFor }) => {
    const lasts = fromMs === result.pausedSinceMs;
    return { part: "pause", fromMs, toMs: lasts ? null : toMs, lengthMs: toMs - fromMs, waitingFor };
  });
}

/** What a later or earlier promise adds, so that promise + pauses + this = due. */
function promisePart(result: MilestoneResult, limit: ResolvedLimit): readonly ExplainPart[] {
  if (limit.unit !== "promised_at" || limit.promisedAtMs === limit.firstPromisedAtMs) return [];
  const byMs = (result.dueAtMs ?? 0) - limit.firstPromisedAtMs - result.pausedMs;
  return [{ part: "promise_moved", byMs, toMs: limit.promisedAtMs }];
}

function changeParts(result: MilestoneResult, history: ClockHistory): readonly ExplainChange[] {
  const { startAtMs } = result;
  if (startAtMs === null) return [];
  const untilMs = result.metAtMs ?? result.endedAtMs ?? Number.POSITIVE_INFINITY;
  return history.steps
    .filter((step) => step.atMs >= startAtMs && step.atMs <= untilMs)
    .flatMap(({ action, atMs, before, after }): readonly ExplainChange[] => {
      const changes: ExplainChange[] = [];
      if (action === "reassign") changes.push({ part: "reassigned", atMs });
      if (before.priority !== after.priority) {
        changes.push({ part: "priority_changed", atMs, from: before.priority, to: after.priority });
      }
      const { promised_at } = after;
      if (before.promised_at !== null && promised_at !== null && before.promised_at !== promised_at) {
        changes.push({ part: "promise_changed", atMs, toMs: promised_at });
      }
      return changes;
    });
}

/** Why a milestone is due when it is: its sum line by line, the rule, the warnings and what changed. */
export function explainMilestone(
  result: MilestoneResult,
  history: ClockHistory,
  calendar: WorkCalendar,
  nowMs: EpochMs,
): Explanation {
  const { milestone, round, occurrence, limit, startAtMs, dueAtMs, clockType } = result;
  const head = [statePart(result, history, nowMs)];
  const common = { milestone, round, occurrence, zone: calendar.zone };
  if (limit === null || startAtMs === null || dueAtMs === null || clockType === null) {
    return { ...common, parts: [...head, { part: "policy", policy: result.policy }] };
  }
  const { rolledFromMs, secondBreachAtMs } = result;
  return {
    ...common,
    parts: [
      ...head,
      { part: "start", point: result.startPoint, atMs: startAtMs },
      { part: "limit", limit, clock: clockType, priority: result.priority },
      ...daysOffPart(result, limit, clockType, calendar),
      ...provisionalYears(result, calendar).map((year) => ({ part: "provisional", year }) as const),
      ...pauseParts(result),
      ...promisePart(result, limit),
      ...(rolledFromMs === null ? [] : [{ part: "rolled", fromMs: rolledFromMs, toMs: dueAtMs } as const]),
      { part: "due", atMs: dueAtMs },
      { part: "policy", policy: result.policy },
      { part: "pausing", pausedBy: result.pausedBy },
      ...result.warnAtMs.map(({ share, atMs }) => ({ part: "warning", share, atMs }) as const),
      ...(secondBreachAtMs === null ? [] : [{ part: "second_breach", atMs: secondBreachAtMs } as const]),
      ...changeParts(result, history),
    ],
  };
}
