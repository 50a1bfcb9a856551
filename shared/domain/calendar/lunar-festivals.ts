import { type DayNumber, dayNumberOf } from "./local-day";

/**
 * Month and day (MMDD) of 春节 初一, 端午 and 中秋 for the years whose notices are still to come. A table,
 * because `Intl`'s Chinese calendar is wrong for 2027 (it says 7 February; the new moon falls on
 * 6 February at 23:56 Beijing time). Tested against the new moons (Meeus, Astronomical Algorithms 49) and
 * against chinese-days' lunar table.
 */
const LUNAR_FESTIVALS: Readonly<
  Record<number, readonly [springFestival: number, dragonBoat: number, midAutumn: number]>
> = {
  2024: [210, 610, 917],
  2025: [129, 531, 1006],
  2026: [217, 619, 925],
  2027: [206, 609, 915],
  2028: [126, 528, 1003],
  2029: [213, 616, 922],
  2030: [203, 605, 912],
  2031: [123, 624, 1001],
  2032: [211, 612, 919],
  2033: [131, 601, 908],
  2034: [219, 620, 927],
  2035: [208, 610, 916],
  2036: [128, 530, 1004],
  2037: [215, 618, 924],
  2038: [204, 607, 913],
  2039: [124, 527, 1002],
  2040: [212, 614, 920],
  2041: [201, 603, 910],
  2042: [122, 622, 928],
  2043: [210, 611, 917],
  2044: [130, 531, 1005],
  2045: [217, 619, 925],
  2046: [206, 608, 915],
  2047: [126, 529, 1004],
  2048: [214, 615, 922],
  2049: [202, 604, 911],
  2050: [123, 623, 930],
};

export interface LunarFestivals {
  /** 春节 初一. */
  readonly springFestival: DayNumber;
  /** 端午, the fifth of the fifth month. */
  readonly dragonBoat: DayNumber;
  /** 中秋, the fifteenth of the eighth month. */
  readonly midAutumn: DayNumber;
}

/** The lunar festivals of a Gregorian year, null outside 2024–2050. */
export function lunarFestivalsOf(year: number): LunarFestivals | null {
  const row = LUNAR_FESTIVALS[year];
  if (!row) return null;
  const [springFestival, dragonBoat, midAutumn] = row.map((monthDay) =>
    dayNumberOf(year, Math.floor(monthDay / 100), monthDay % 100),
  ) as [number, number, number];
  return { springFestival, dragonBoat, midAutumn };
}

/** 清明, the day on which the sun reaches 15° (Shou Xing formula, good for 2000–2099). */
export function qingmingOf(year: number): DayNumber {
  const yearOfCentury = year % 100;
  return dayNumberOf(year, 4, Math.floor(yearOfCentury * 0.2422 + 4.81) - Math.floor(yearOfCentury / 4));
}
