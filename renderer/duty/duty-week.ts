import { Temporal } from "temporal-polyfill";
import type { DutyShift } from "#shared/contract/clock-views";
import type { LocalDate, StaffCode } from "#shared/domain/card/case-state";
import { clockTime } from "../ui/time-format";
import { readClock } from "../ui/typed-time";

/** What the week's cells hold, by day and person: `09:00-18:00`, several shifts with commas. */
export type DutyDraft = Readonly<Record<string, string>>;

/** The name of a cell in a draft. */
export function cellKey(day: LocalDate, staff: StaffCode): string {
  return `${day} ${staff}`;
}

/** The roster as its cells show it. */
export function draftOf(shifts: readonly DutyShift[], zone: string): DutyDraft {
  const cells = new Map<string, string[]>();
  for (const { day, staff, from_at, to_at } of shifts) {
    const key = cellKey(day, staff);
    const words = `${clockTime(from_at, zone)}-${clockTime(to_at, zone)}`;
    cells.set(key, [...(cells.get(key) ?? []), words]);
  }
  return Object.fromEntries([...cells].map(([key, words]) => [key, words.join(", ")]));
}

export interface Hours {
  readonly from_at: number;
  readonly to_at: number;
}

const SHIFT = /^([^-]+)-([^-]+)$/;

function instant(day: LocalDate, minute: number, zone: string): number {
  const date = Temporal.PlainDate.from(day).add({ days: Math.floor(minute / 1440) });
  const time = { hour: Math.floor((minute % 1440) / 60), minute: minute % 60 };
  return date.toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds;
}

function readShift(typed: string, day: LocalDate, zone: string): Hours | null {
  const match = SHIFT.exec(typed.trim());
  const from = readClock(match?.[1] ?? "");
  const to = readClock(match?.[2] ?? "");
  if (from === null || to === null || from === to || from === 1440) return null;
  // An end before the start is on the next morning.
  return {
    from_at: instant(day, from, zone),
    to_at: instant(day, to < from ? to + 1440 : to, zone),
  };
}

/** Reads a cell; nothing = off duty, null = not understood. */
export function readCell(typed: string, day: LocalDate, zone: string): readonly Hours[] | null {
  const plain = typed
    .normalize("NFKC")
    .replaceAll(/[–—~至到]/g, "-")
    .replaceAll(/[、;]/g, ",")
    .trim();
  if (plain === "") return [];
  const read = plain.split(",").map((part) => readShift(part, day, zone));
  return read.every((hours) => hours !== null) ? read : null;
}

/** The shifts of one day in the draft; null where a cell is not understood. */
export function shiftsOfDay(
  draft: DutyDraft,
  day: LocalDate,
  staff: readonly StaffCode[],
  zone: string,
): { staff: StaffCode; from_at: number; to_at: number }[] | null {
  const shifts: { staff: StaffCode; from_at: number; to_at: number }[] = [];
  for (const code of staff) {
    const hours = readCell(draft[cellKey(day, code)] ?? "", day, zone);
    if (hours === null) return null;
    shifts.push(...hours.map((span) => ({ staff: code, ...span })));
  }
  return shifts;
}

/** The days on which the draft differs from what is stored. */
export function changedDays(
  before: DutyDraft,
  draft: DutyDraft,
  days: readonly LocalDate[],
): readonly LocalDate[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(draft)])];
  return days.filter((day) =>
    keys.some((key) => key.startsWith(`${day} `) && (before[key] ?? "").trim() !== (draft[key] ?? "").trim()),
  );
}
