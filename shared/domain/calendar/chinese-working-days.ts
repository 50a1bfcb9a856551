import type { DayName } from "./holiday-names";
import { makeUpWorkName } from "./holiday-names";
import { civilDateOf, type DayNumber, isWeekend, localDateOf } from "./local-day";
import type { HolidaySource } from "./state-council-notices";
import { statutoryDaysOff } from "./statutory-holidays";

/**
 * What kind of day it is before the store's own hours and overrides. `holiday` is any day off by notice or
 * by law, weekends inside a holiday included.
 */
export type DayNature = "weekday" | "weekend" | "holiday" | "make_up_work";

export interface ChineseDay {
  readonly nature: DayNature;
  readonly name: DayName | null;
  /** `notice`: the State Council named this day; `statutory`: worked out from the law; `week`: an ordinary day. */
  readonly source: "notice" | "statutory" | "week";
  /** True in a year whose notice is not yet known. */
  readonly provisional: boolean;
}

/** Looks days up by the notices and, in years they do not cover, by the law (DOMAIN 4.4). Keeps what it found. */
export function chineseDays(source: HolidaySource): (day: DayNumber) => ChineseDay {
  const statutoryByYear = new Map<number, ReadonlyMap<DayNumber, DayName>>();
  const statutoryName = (year: number, day: DayNumber): DayName | undefined => {
    let daysOff = statutoryByYear.get(year);
    if (!daysOff) {
      daysOff = statutoryDaysOff(year);
      statutoryByYear.set(year, daysOff);
    }
    return daysOff.get(day);
  };
  return (day) => {
    const { year } = civilDateOf(day);
    const provisional = !source.coversYear(year);
    const notice = source.day(localDateOf(day));
    if (notice) {
      return notice.working
        ? { nature: "make_up_work", name: makeUpWorkName(notice.holiday), source: "notice", provisional }
        : { nature: "holiday", name: notice.holiday, source: "notice", provisional };
    }
    const statutory = provisional ? statutoryName(year, day) : undefined;
    if (statutory) return { nature: "holiday", name: statutory, source: "statutory", provisional };
    return { nature: isWeekend(day) ? "weekend" : "weekday", name: null, source: "week", provisional };
  };
}
