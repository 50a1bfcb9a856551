import { type DayName, HOLIDAY_NAMES, type Holiday, makeUpRestName } from "./holiday-names";
import { type DayNumber, dayNumberOf, isWeekend } from "./local-day";
import { lunarFestivalsOf, qingmingOf } from "./lunar-festivals";

interface HolidayBlock {
  readonly holiday: Holiday;
  readonly days: readonly DayNumber[];
}

function consecutive(first: DayNumber, count: number): readonly DayNumber[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function statutoryBlocks(year: number): readonly HolidayBlock[] {
  const lunar = lunarFestivalsOf(year);
  const lunarBlocks: readonly HolidayBlock[] = lunar
    ? [
        // 除夕 to 初三.
        { holiday: "spring_festival", days: consecutive(lunar.springFestival - 1, 4) },
        { holiday: "dragon_boat", days: [lunar.dragonBoat] },
        { holiday: "mid_autumn", days: [lunar.midAutumn] },
      ]
    : [];
  return [
    { holiday: "new_year", days: [dayNumberOf(year, 1, 1)] },
    { holiday: "qingming", days: [qingmingOf(year)] },
    { holiday: "labour_day", days: consecutive(dayNumberOf(year, 5, 1), 2) },
    { holiday: "national_day", days: consecutive(dayNumberOf(year, 10, 1), 3) },
    ...lunarBlocks,
  ];
}

/**
 * Days off of a year whose notice is not yet known: the statutory holidays of the 2024 revision, and for
 * each of them that falls on a weekend the next working day (article 6). DOMAIN 4.4. Two holidays on one
 * date count once. Outside the lunar table (2024–2050) only the fixed dates and 清明 are known.
 */
export function statutoryDaysOff(year: number): ReadonlyMap<DayNumber, DayName> {
  const blocks = statutoryBlocks(year);
  const daysOff = new Map<DayNumber, DayName>();
  for (const { holiday, days } of blocks) {
    for (const day of days) daysOff.set(day, HOLIDAY_NAMES[holiday]);
  }
  const onWeekend = [...daysOff].filter(([day]) => isWeekend(day)).sort(([a], [b]) => a - b);
  for (const [day, name] of onWeekend) {
    let next = day + 1;
    while (isWeekend(next) || daysOff.has(next)) next += 1;
    daysOff.set(next, makeUpRestName(name));
  }
  return daysOff;
}
