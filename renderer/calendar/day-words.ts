import { parseLocalDate, weekdayOf } from "#shared/domain/calendar/local-day";
import type { DayInfo } from "#shared/domain/calendar/work-calendar";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { Text } from "#shared/text/text";
import { lookOf } from "./year-days";

/** `2026-10-01 周四`. */
export function dayTitle(date: LocalDate, text: Text): string {
  const number = parseLocalDate(date);
  const weekday = number === null ? "" : text.word("weekday", `${weekdayOf(number)}`);
  return text.t("calendar.day_title", { date, weekday });
}

const ENGLISH_MONTHS = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

/** `11 月`, `November`; takes 1–12. */
export function monthName(month: number, text: Text): string {
  return text.lang === "zh"
    ? text.t("calendar.month", { n: month })
    : ENGLISH_MONTHS.format(Date.UTC(2000, month - 1, 1));
}

/** Name of the holiday or the store's own day, else what kind of day it is. */
export function dayName(day: DayInfo, text: Text): string {
  const name = text.lang === "zh" ? day.name : day.nameEn;
  const look = text.t(`calendar.look.${lookOf(day)}`);
  return name === null || name === look ? look : `${name} · ${look}`;
}

/** The whole day for a screen reader: date, name, kind, hours, and whether it may still change. */
export function spokenDay(day: DayInfo, today: boolean, text: Text): string {
  const parts = [dayTitle(day.date, text), dayName(day, text)];
  if (day.working) parts.push(text.t("calendar.hours", { hours: hoursOf(day) }));
  if (day.provisional) parts.push(text.t("calendar.provisional_day"));
  if (today) parts.push(text.t("calendar.today"));
  return text.list(parts);
}

/** Working hours of a day, `8` or `8.5`. */
export function hoursOf(day: DayInfo): number {
  return Math.round(day.minutes / 6) / 10;
}
