import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs } from "#shared/domain/card/case-state";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A store that was closed for longer has no working time to go back to. */
const LONGEST_CLOSURE_DAYS = 60;

/** The instant from which so many working minutes have passed until `atMs`; in a store without any, natural ones. */
export function workingMinutesBefore(calendar: WorkCalendar, atMs: EpochMs, minutes: number): EpochMs {
  let remainingMs = minutes * MINUTE_MS;
  for (let daysBack = 0; daysBack <= LONGEST_CLOSURE_DAYS; daysBack += 1) {
    const spans = calendar.workingSpansMs(calendar.localDate(atMs - daysBack * DAY_MS));
    for (const span of spans.toReversed()) {
      const toMs = Math.min(span.toMs, atMs);
      const availableMs = toMs - span.fromMs;
      if (availableMs <= 0) continue;
      if (remainingMs <= availableMs) return toMs - remainingMs;
      remainingMs -= availableMs;
    }
  }
  return atMs - minutes * MINUTE_MS;
}

/** True while the store is open. */
export function isOpenAt(calendar: WorkCalendar, atMs: EpochMs): boolean {
  return calendar
    .workingSpansMs(calendar.localDate(atMs))
    .some((span) => span.fromMs <= atMs && atMs <= span.toMs);
}

/** The full or half hour at or after an instant, as people agree on times. */
export function nextHalfHour(atMs: EpochMs): EpochMs {
  return Math.ceil(atMs / (HOUR_MS / 2)) * (HOUR_MS / 2);
}

/** ISO 8601 in UTC, as a payload carries an instant. */
export function isoOf(atMs: EpochMs): string {
  return new Date(atMs).toISOString();
}
