import type { OpeningHours, OpeningSpan } from "#shared/domain/calendar/calendar-settings";

/** Minutes from midnight as `HH:MM`; the end of the day is 24:00. */
export function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

const MIDNIGHT = 1440;

const FIRST_SPAN: OpeningSpan = { fromMinute: 540, toMinute: 1080 };
const AFTER_BREAK_MINUTES = 60;
const SPAN_MINUTES = 240;

/** Adds a span: the usual day, or one after the last with a break between; nothing where the day is full. */
export function withSpan(hours: OpeningHours): OpeningHours {
  const last = hours.at(-1);
  if (last === undefined) return [FIRST_SPAN];
  const fromMinute = last.toMinute + AFTER_BREAK_MINUTES;
  if (fromMinute >= MIDNIGHT) return hours;
  return [...hours, { fromMinute, toMinute: Math.min(MIDNIGHT, fromMinute + SPAN_MINUTES) }];
}

export function withoutSpan(hours: OpeningHours, index: number): OpeningHours {
  return hours.filter((_, at) => at !== index);
}

export function changedSpan(hours: OpeningHours, index: number, change: Partial<OpeningSpan>): OpeningHours {
  return hours.map((span, at) => (at === index ? { ...span, ...change } : span));
}
