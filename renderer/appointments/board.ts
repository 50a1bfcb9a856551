import type { AppointmentView, DutyShift } from "#shared/contract/clock-views";
import type { StaffView } from "#shared/contract/views";
import { localDateOf, parseLocalDate, weekdayOf } from "#shared/domain/calendar/local-day";
import type { LocalDate, StaffCode } from "#shared/domain/card/case-state";
import { clockTime, localDay } from "../ui/time-format";

/** How much of the calendar is looked at. */
export const SPANS = ["day", "week"] as const;
export type Span = (typeof SPANS)[number];

const DAYS: Readonly<Record<Span, number>> = { day: 1, week: 7 };

/** The days of a span: the day itself, or its week from Monday on. */
export function daysOf(span: Span, date: LocalDate): readonly LocalDate[] {
  const number = parseLocalDate(date);
  if (number === null) return [];
  const first = span === "day" ? number : number - weekdayOf(number) + 1;
  return Array.from({ length: DAYS[span] }, (_, index) => localDateOf(first + index));
}

/** So many spans later, or earlier. */
export function shifted(span: Span, date: LocalDate, steps: number): LocalDate {
  const number = parseLocalDate(date);
  return number === null ? date : localDateOf(number + steps * DAYS[span]);
}

/** One person of the board; `null` = appointments of cards that nobody has yet. */
export interface BoardPerson {
  readonly code: StaffCode | null;
  readonly name: string | null;
}

/** Engineers in use and whoever else has an appointment, by name; those without an assignee come last. */
export function peopleOf(
  staff: readonly StaffView[],
  appointments: readonly AppointmentView[],
): readonly BoardPerson[] {
  const names = new Map<StaffCode, string>(
    staff
      .filter(({ active, roles }) => active && roles.includes("engineer"))
      .map(({ code, name }) => [code, name]),
  );
  for (const { assignee, row } of appointments) {
    if (assignee !== null && !names.has(assignee)) names.set(assignee, row.assignee_name ?? assignee);
  }
  const people = [...names]
    .map(([code, name]): BoardPerson => ({ code, name }))
    .toSorted((a, b) => (a.name ?? "").localeCompare(b.name ?? "", "zh"));
  const nobody = appointments.some(({ assignee }) => assignee === null);
  return nobody ? [...people, { code: null, name: null }] : people;
}

const FIRST_HOUR = 8;
const LAST_HOUR = 18;

/** The hours that a day's board shows: 8 to 18, wider where an appointment lies outside. */
export function hoursOf(appointments: readonly AppointmentView[], zone: string): readonly number[] {
  const used = appointments.map(({ appointment_at }) => hourOf(appointment_at, zone));
  const first = Math.min(FIRST_HOUR, ...used);
  const last = Math.max(LAST_HOUR, ...used);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Store-local hour of an instant, 0–23. */
export function hourOf(atMs: number, zone: string): number {
  return Number(clockTime(atMs, zone).slice(0, 2));
}

/** Appointments by person and column, a day or an hour. */
export function inCell(
  appointments: readonly AppointmentView[],
  person: BoardPerson,
  isIn: (atMs: number) => boolean,
): readonly AppointmentView[] {
  return appointments
    .filter(({ assignee, appointment_at }) => assignee === person.code && isIn(appointment_at))
    .toSorted((a, b) => a.appointment_at - b.appointment_at);
}

/** Shifts of a person on a day as `09:00-18:00`. */
export function shiftText(
  shifts: readonly DutyShift[],
  person: BoardPerson,
  day: LocalDate,
  zone: string,
): string | null {
  const own = shifts.filter((shift) => shift.staff === person.code && shift.day === day);
  if (own.length === 0) return null;
  return own.map(({ from_at, to_at }) => `${clockTime(from_at, zone)}-${clockTime(to_at, zone)}`).join(", ");
}

/** Whether an instant is on a store-local day. */
export function isOn(day: LocalDate, zone: string): (atMs: number) => boolean {
  return (atMs) => localDay(atMs, zone) === day;
}
