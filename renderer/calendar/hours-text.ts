import {
  type OpeningHours,
  type OpeningSpan,
  openingHoursSchema,
} from "#shared/domain/calendar/calendar-settings";
import { readClock } from "../ui/typed-time";

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** Hours as people write them: `09:00-12:00, 13:00-18:00`. */
export function hoursText(hours: OpeningHours): string {
  return hours.map((span) => `${clockOf(span.fromMinute)}-${clockOf(span.toMinute)}`).join(", ");
}

const SPAN = /^([^-]+)-([^-]+)$/;

function readSpan(typed: string): OpeningSpan | null {
  const match = SPAN.exec(typed.trim());
  const fromMinute = readClock(match?.[1] ?? "");
  const toMinute = readClock(match?.[2] ?? "");
  return fromMinute === null || toMinute === null ? null : { fromMinute, toMinute };
}

/** Reads such hours back, with Chinese signs too; null where they are not hours or overlap. Nothing = no hours. */
export function readHours(typed: string): OpeningHours | null {
  const plain = typed
    .normalize("NFKC")
    .replaceAll(/[–—~至到]/g, "-")
    .replaceAll(/[、;]/g, ",")
    .trim();
  if (plain === "") return [];
  const spans = plain.split(",").map(readSpan);
  const read = openingHoursSchema.safeParse(spans);
  return read.success ? read.data : null;
}
