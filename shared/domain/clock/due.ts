/** From a start, a limit and the pauses to a due time and its warnings (DOMAIN 4.2). */
import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { WaitingFor } from "#shared/domain/card/vocabulary";
import type { ClockType } from "./policy-rule";

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;

export interface PauseInterval {
  readonly fromMs: EpochMs;
  /** For a pause that lasts: now. */
  readonly toMs: EpochMs;
  readonly waitingFor: WaitingFor;
}

/** A limit with everything it depends on put in. */
export type ResolvedLimit =
  | { readonly unit: "minutes"; readonly minutes: number }
  | { readonly unit: "working_days"; readonly days: number; readonly minutes: number }
  | ({ readonly unit: "promised_at" } & PromiseFacts)
  | ({ readonly unit: "share_of_promise"; readonly share: number } & PromiseFacts);

export interface PromiseFacts {
  readonly promisedAtMs: EpochMs;
  /** The promise as it stood when the time began; differs after an extension or an earlier promise. */
  readonly firstPromisedAtMs: EpochMs;
  /** When the promise was last set. Whoever set it knew the pauses before it, so only later ones add. */
  readonly promiseSetAtMs: EpochMs;
  /** True when nobody set one and the policy's proposal counts. */
  readonly proposed: boolean;
}

export interface ClockInput {
  readonly startMs: EpochMs;
  readonly limit: ResolvedLimit;
  readonly clock: ClockType;
  readonly pauses: readonly PauseInterval[];
  readonly calendar: WorkCalendar;
}

export interface DueTimes {
  readonly dueAtMs: EpochMs;
  /** The due before it was rolled on to a closing time; null when it was not moved. */
  readonly rolledFromMs: EpochMs | null;
}

function lengthMs(pauses: readonly PauseInterval[]): number {
  return pauses.reduce((sum, pause) => sum + pause.toMs - pause.fromMs, 0);
}

/** Paused milliseconds, naturally counted. */
export function pausedMsOf(pauses: readonly PauseInterval[]): number {
  return lengthMs(pauses);
}

function pausesAfter(pauses: readonly PauseInterval[], afterMs: EpochMs): readonly PauseInterval[] {
  return pauses
    .map((pause) => ({ ...pause, fromMs: Math.max(pause.fromMs, afterMs) }))
    .filter((pause) => pause.toMs > pause.fromMs);
}

/** Time that counts by working hours, whatever the clock type says. */
export function countsWorkingTime(limit: ResolvedLimit, clock: ClockType): boolean {
  return limit.unit === "working_days" || (limit.unit === "minutes" && clock === "working");
}

/** The due time. Pauses must be disjoint and lie after the start. */
export function dueOf({ startMs, limit, clock, pauses, calendar }: ClockInput): DueTimes {
  switch (limit.unit) {
    case "promised_at": {
      const countedMs = lengthMs(pausesAfter(pauses, limit.promiseSetAtMs));
      return { dueAtMs: limit.promisedAtMs + countedMs, rolledFromMs: null };
    }
    case "share_of_promise": {
      const shareMs = Math.round((limit.promisedAtMs - startMs) * limit.share);
      return { dueAtMs: startMs + shareMs + lengthMs(pauses), rolledFromMs: null };
    }
    default:
      if (countsWorkingTime(limit, clock)) {
        const pausedMinutes = workingMinutesIn(pauses, calendar);
        return {
          dueAtMs: calendar.addWorkingMinutes(startMs, limit.minutes + pausedMinutes),
          rolledFromMs: null,
        };
      }
      return naturalDue(startMs + limit.minutes * MS_PER_MINUTE + lengthMs(pauses), clock, calendar);
  }
}

function naturalDue(dueMs: EpochMs, clock: ClockType, calendar: WorkCalendar): DueTimes {
  if (clock !== "rolled") return { dueAtMs: dueMs, rolledFromMs: null };
  const rolledMs = calendar.rollToClosing(dueMs);
  return { dueAtMs: rolledMs, rolledFromMs: rolledMs === dueMs ? null : dueMs };
}

function workingMinutesIn(pauses: readonly PauseInterval[], calendar: WorkCalendar): number {
  return pauses.reduce((sum, pause) => sum + calendar.workingMinutesBetween(pause.fromMs, pause.toMs), 0);
}

export interface WarnPoint {
  readonly share: 0.5 | 0.8;
  readonly atMs: EpochMs;
}

export interface WarningTimes {
  readonly warnAtMs: readonly WarnPoint[];
  /** Late by more than the limit itself: the director hears of it (DOMAIN 4.2). */
  readonly secondBreachAtMs: EpochMs;
}

/** Warnings at 50 % and 80 % of the time that counts; limits under an hour only at 80 % (DOMAIN 4.2). */
export function warningsOf(input: ClockInput, dueAtMs: EpochMs): WarningTimes {
  const { startMs, limit, clock, pauses, calendar } = input;
  const byWorkingTime = countsWorkingTime(limit, clock) && "minutes" in limit;
  const wholeMs = byWorkingTime ? limit.minutes * MS_PER_MINUTE : dueAtMs - startMs - lengthMs(pauses);
  const statedMs = "minutes" in limit ? limit.minutes * MS_PER_MINUTE : wholeMs;
  const shares = statedMs < MS_PER_HOUR ? ([0.8] as const) : ([0.5, 0.8] as const);
  const advance = (fromMs: EpochMs, ms: number): EpochMs =>
    byWorkingTime ? calendar.addWorkingMinutes(fromMs, ms / MS_PER_MINUTE) : fromMs + ms;
  const standingMs = (pause: PauseInterval): number =>
    byWorkingTime
      ? calendar.workingMinutesBetween(pause.fromMs, pause.toMs) * MS_PER_MINUTE
      : pause.toMs - pause.fromMs;
  const pointAt = (share: 0.5 | 0.8): EpochMs =>
    pauses.reduce(
      (atMs, pause) => (pause.fromMs < atMs ? advance(atMs, standingMs(pause)) : atMs),
      advance(startMs, Math.round(wholeMs * share)),
    );
  const warnAtMs = wholeMs > 0 ? shares.map((share) => ({ share, atMs: pointAt(share) })) : [];
  return { warnAtMs, secondBreachAtMs: advance(dueAtMs, Math.max(0, statedMs)) };
}
