import notices from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { LocalDate } from "#shared/domain/card/case-state";
import type { DayName } from "./holiday-names";

/** What a State Council notice says of one day: off, or worked although it is a weekend. */
export interface NoticeDay {
  readonly working: boolean;
  readonly holiday: DayName;
}

/** Holiday notices by day. A store may be given newer data than the one the application ships with. */
export interface HolidaySource {
  /** True where the whole year's notice is known; false where days of it must be worked out. */
  readonly coversYear: (year: number) => boolean;
  /** The notice's word on one day, null where it names no such day. */
  readonly day: (date: LocalDate) => NoticeDay | null;
}

/** The raw shape of chinese-days' data: `date → "English,中文,days"`. */
export interface NoticeData {
  readonly holidays: Readonly<Record<LocalDate, string>>;
  readonly workdays: Readonly<Record<LocalDate, string>>;
}

/** Holidays that every notice has contained since 2004; a year without one of them is not yet published. */
const ALWAYS_IN_A_NOTICE = ["元旦", "春节", "劳动节", "国庆节"];

function readName(entry: string): DayName {
  const [en = "", zh = ""] = entry.split(",");
  return { zh, en };
}

function coveredYears(data: NoticeData): ReadonlySet<number> {
  const namesByYear = new Map<number, Set<string>>();
  for (const [date, entry] of Object.entries(data.holidays)) {
    const year = Number(date.slice(0, 4));
    const names = namesByYear.get(year) ?? new Set<string>();
    names.add(readName(entry).zh);
    namesByYear.set(year, names);
  }
  const covered = [...namesByYear].filter(([, names]) => ALWAYS_IN_A_NOTICE.every((name) => names.has(name)));
  return new Set(covered.map(([year]) => year));
}

/** Reads notice data; which years it covers is found from the data itself (DOMAIN 4.4). */
export function holidaySourceOf(data: NoticeData): HolidaySource {
  const years = coveredYears(data);
  return {
    coversYear: (year) => years.has(year),
    day: (date) => {
      const worked = data.workdays[date];
      if (worked !== undefined) return { working: true, holiday: readName(worked) };
      const off = data.holidays[date];
      return off === undefined ? null : { working: false, holiday: readName(off) };
    },
  };
}

/**
 * The notices that ship with chinese-days. Its data file is read rather than its functions, because those
 * take the weekday of a string through the machine's own zone and call unknown years plain weekdays.
 */
export const STATE_COUNCIL_NOTICES: HolidaySource = holidaySourceOf(notices);

/** Changes when a later program ships other notices: stored deadlines are then worked out again. */
export const SHIPPED_NOTICES_VERSION = JSON.stringify([
  Object.keys(notices.holidays).length,
  Object.keys(notices.workdays).length,
  Object.keys(notices.holidays).sort().at(-1) ?? "",
]);
