import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs } from "#shared/domain/card/case-state";
import { countsWorkingTime } from "./due";
import type { MilestoneResult } from "./milestone-result";

const MS_PER_MINUTE = 60_000;

/**
 * Minutes of a milestone's time that are used up at `nowMs`, or were when it was met or ended, counted as its limit
 * counts them (board 05 已用有效时间): opening hours only for a working clock, every minute for the others, pauses
 * never. Null before it begins.
 */
export function usedMinutes(result: MilestoneResult, calendar: WorkCalendar, nowMs: EpochMs): number | null {
  const { startAtMs, metAtMs, endedAtMs, limit, clockType, pauses } = result;
  if (startAtMs === null || limit === null || clockType === null) return null;
  const between = countsWorkingTime(limit, clockType)
    ? calendar.workingMinutesBetween
    : (fromMs: EpochMs, toMs: EpochMs) => (toMs - fromMs) / MS_PER_MINUTE;
  const stoodStill = pauses.reduce((sum, { fromMs, toMs }) => sum + between(fromMs, toMs), 0);
  return Math.max(0, Math.floor(between(startAtMs, metAtMs ?? endedAtMs ?? nowMs) - stoodStill));
}
