import { type DayNumber, dayNumberOf, localDateOf } from "#shared/domain/calendar/local-day";
import type { Text } from "#shared/text/text";
import { type ZonedFields, zonedFields } from "./zoned-fields";

/** Times as the screen shows them, in the store's zone. Instants are UTC ms. */

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
/** From here on a countdown says days and hours (UX 3). */
const DAYS_FROM_MINUTES = 2 * DAY_MINUTES;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** `14:05`. */
export function clockTime(atMs: number, zone: string): string {
  return clockOf(zonedFields(atMs, zone));
}

function clockOf({ hour, minute }: ZonedFields): string {
  return `${two(hour)}:${two(minute)}`;
}

function dayOf({ year, month, day }: ZonedFields): DayNumber {
  return dayNumberOf(year, month, day);
}

/** `2026-11-20`. */
export function localDay(atMs: number, zone: string): string {
  return localDateOf(dayOf(zonedFields(atMs, zone)));
}

/** `2026-11-20 14:05`, as the paper has it. */
export function fullTime(atMs: number, zone: string): string {
  return `${localDay(atMs, zone)} ${clockTime(atMs, zone)}`;
}

/** `今天 16:00`, `明天 12:00`, `11-22 18:00`, in another year `2025-11-22 18:00`. */
export function dayTime(atMs: number, nowMs: number, zone: string, text: Text): string {
  const at = zonedFields(atMs, zone);
  const now = zonedFields(nowMs, zone);
  const time = clockOf(at);
  const daysAhead = dayOf(at) - dayOf(now);
  if (daysAhead === 0) return text.t("time.today", { time });
  if (daysAhead === 1) return text.t("time.tomorrow", { time });
  if (daysAhead === -1) return text.t("time.yesterday", { time });
  const monthDay = `${two(at.month)}-${two(at.day)}`;
  return at.year === now.year ? `${monthDay} ${time}` : `${at.year}-${monthDay} ${time}`;
}

/** Like `dayTime` without the clock for other days: `今天 16:00`, `11-22`. For log lines and lists. */
export function shortTime(atMs: number, nowMs: number, zone: string, text: Text): string {
  const sameDay = localDay(atMs, zone) === localDay(nowMs, zone);
  return sameDay ? clockTime(atMs, zone) : dayTime(atMs, nowMs, zone, text);
}

/** Whole minutes until the instant, or since it (negative); begun minutes don't count, as in main's sentences. */
export function minutesUntil(atMs: number, nowMs: number): number {
  return Math.trunc((atMs - nowMs) / MINUTE_MS);
}

/** `0:33`, `19:08`, from 48 h on `2天 3时` (UX 3). Takes a length in minutes, not negative. */
export function countdown(minutes: number, text: Text): string {
  if (minutes >= DAYS_FROM_MINUTES) {
    const days = Math.floor(minutes / DAY_MINUTES);
    const hours = Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES);
    return text.t("time.days_hours", { days, hours });
  }
  return `${Math.floor(minutes / HOUR_MINUTES)}:${two(minutes % HOUR_MINUTES)}`;
}

/** The same length to be read aloud (UX 11): `33 分`, `2 小时 30 分`. */
export function spokenLength(minutes: number, text: Text): string {
  if (minutes < HOUR_MINUTES) return text.t("time.minutes_spoken", { n: minutes });
  if (minutes < DAYS_FROM_MINUTES) {
    return text.t("time.hours_minutes_spoken", {
      hours: Math.floor(minutes / HOUR_MINUTES),
      minutes: minutes % HOUR_MINUTES,
    });
  }
  return text.t("time.days_hours_spoken", {
    days: Math.floor(minutes / DAY_MINUTES),
    hours: Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES),
  });
}

/** A value for `<input type="datetime-local">` in the store's zone: `2026-11-20T14:05`. */
export function toLocalInput(atMs: number, zone: string): string {
  return `${localDay(atMs, zone)}T${clockTime(atMs, zone)}`;
}
