/** Names of the statutory holidays (全国年节及纪念日放假办法, 2024 revision) as the notices write them. */
export const HOLIDAYS = [
  "new_year",
  "spring_festival",
  "qingming",
  "labour_day",
  "dragon_boat",
  "mid_autumn",
  "national_day",
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

/** A day's name in both languages; data like the notices themselves, not interface text. */
export interface DayName {
  readonly zh: string;
  readonly en: string;
}

export const HOLIDAY_NAMES: Readonly<Record<Holiday, DayName>> = {
  new_year: { zh: "元旦", en: "New Year's Day" },
  spring_festival: { zh: "春节", en: "Spring Festival" },
  qingming: { zh: "清明", en: "Tomb-sweeping Day" },
  labour_day: { zh: "劳动节", en: "Labour Day" },
  dragon_boat: { zh: "端午", en: "Dragon Boat Festival" },
  mid_autumn: { zh: "中秋", en: "Mid-autumn Festival" },
  national_day: { zh: "国庆节", en: "National Day" },
};

/** 调休上班: a weekend day worked for a holiday. */
export function makeUpWorkName(holiday: DayName): DayName {
  return { zh: `${holiday.zh}补班`, en: `Working day for ${holiday.en}` };
}

/** 补假: a weekday off for a holiday that fell on a weekend (article 6). */
export function makeUpRestName(holiday: DayName): DayName {
  return { zh: `${holiday.zh}补假`, en: `${holiday.en} (in lieu)` };
}
