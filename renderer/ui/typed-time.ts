import { Temporal } from "temporal-polyfill";

/** Times as people type them, always on the 24-hour clock whatever the system's own pickers show. */

const CLOCK = /^(\d{1,2})(?:[:：]?(\d{2}))?$/;

/** `9`, `9:00`, `0900`, `24:00` → minutes from midnight, up to 1440; null for anything else. */
export function readClock(typed: string): number | null {
  const match = CLOCK.exec(typed.normalize("NFKC").trim());
  if (!match) return null;
  const [, hour = "", minute = "0"] = match;
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) > 59 || minutes > 1440 ? null : minutes;
}

const DATE_AND_CLOCK = /^(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2})\s+)?(\S+)$/;

/**
 * `17:00` on the day of `baseMs`, `11-21 12:00` in its year, `2026-11-21 12:00` → UTC ms, in the given zone;
 * null for anything else.
 */
export function readTypedTime(typed: string, baseMs: number, zone: string): number | null {
  const match = DATE_AND_CLOCK.exec(typed.normalize("NFKC").replaceAll("/", "-").trim());
  const minutes = match === null ? null : readClock(match[4] ?? "");
  if (match === null || minutes === null || minutes >= 1440) return null;
  const base = Temporal.Instant.fromEpochMilliseconds(baseMs).toZonedDateTimeISO(zone);
  const [, year, month, day] = match;
  try {
    const fields = {
      year: Number(year ?? base.year),
      month: Number(month ?? base.month),
      day: Number(day ?? base.day),
      hour: Math.floor(minutes / 60),
      minute: minutes % 60,
    };
    return Temporal.PlainDateTime.from(fields, { overflow: "reject" }).toZonedDateTime(zone)
      .epochMilliseconds;
  } catch {
    return null;
  }
}

/** Reads the value of an `<input type="datetime-local">` in the store's zone → UTC ms; null for nothing or no time. */
export function fromLocalInput(value: string, zone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(value).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** ISO 8601 with offset, as channels take times. */
export function isoTime(atMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toString();
}
