import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { LocalDate } from "#shared/domain/card/case-state";
import { parseLocalDate, WEEKDAYS, type Weekday } from "./local-day";

/** A stretch of opening time in minutes after local midnight; 24:00 is 1440. */
export interface OpeningSpan {
  readonly fromMinute: number;
  readonly toMinute: number;
}

export type OpeningHours = readonly OpeningSpan[];

/** What a store says of one date; it stands above the notices. */
export interface StoreOverride {
  readonly working: boolean;
  /** Hours of that date; null = Monday to Friday its own hours, any other day Monday's. */
  readonly spans: OpeningHours | null;
  readonly name: string | null;
}

export const CALENDAR_COUNTRIES = ["CN", "none"] as const;
/** `CN`: State Council notices and the law; `none`: the opening hours of each weekday, no public holidays. */
export type CalendarCountry = (typeof CALENDAR_COUNTRIES)[number];

/** A store's working time (DOMAIN 4.4). JSON as stored. */
export interface CalendarSettings {
  /** IANA time zone. */
  readonly zone: string;
  readonly country: CalendarCountry;
  /**
   * By ISO weekday, Monday 1 … Sunday 7. In China Saturday's and Sunday's are hours the store adds to
   * ordinary weekends; a make-up day uses Monday's.
   */
  readonly openingHours: Readonly<Record<Weekday, OpeningHours>>;
  /** Hours the store adds to public holidays. */
  readonly holidayHours: OpeningHours;
  readonly storeOverrides: Readonly<Record<LocalDate, StoreOverride>>;
}

const MINUTES_PER_DAY = 1440;
const NINE_TO_SIX: OpeningHours = [{ fromMinute: 540, toMinute: 1080 }];
const WHOLE_DAY: OpeningHours = [{ fromMinute: 0, toMinute: MINUTES_PER_DAY }];

/** Mon–Fri 09:00–18:00 in China (DOMAIN 4.4). */
export const DEFAULT_CALENDAR_SETTINGS: CalendarSettings = {
  zone: "Asia/Shanghai",
  country: "CN",
  openingHours: {
    1: NINE_TO_SIX,
    2: NINE_TO_SIX,
    3: NINE_TO_SIX,
    4: NINE_TO_SIX,
    5: NINE_TO_SIX,
    6: [],
    7: [],
  },
  holidayHours: [],
  storeOverrides: {},
};

/** A store that never closes (DOMAIN 4.2 "working"). */
export const ALWAYS_OPEN_HOURS: CalendarSettings["openingHours"] = {
  1: WHOLE_DAY,
  2: WHOLE_DAY,
  3: WHOLE_DAY,
  4: WHOLE_DAY,
  5: WHOLE_DAY,
  6: WHOLE_DAY,
  7: WHOLE_DAY,
};

/** Nominal minutes of some hours, whatever summer time does on a given date. */
export function minutesOf(hours: OpeningHours): number {
  return hours.reduce((sum, span) => sum + span.toMinute - span.fromMinute, 0);
}

/** True when the weekly hours leave no minute closed. */
export function neverCloses(openingHours: CalendarSettings["openingHours"]): boolean {
  return WEEKDAYS.every((weekday) => minutesOf(openingHours[weekday]) === MINUTES_PER_DAY);
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

const minute = z.int().min(0).max(MINUTES_PER_DAY);

const openingSpanSchema = z
  .strictObject({ fromMinute: minute, toMinute: minute })
  .refine((span) => span.fromMinute < span.toMinute, { error: "span_order" });

/** Spans in the day's order that do not overlap; two that touch are allowed. */
export const openingHoursSchema = z
  .array(openingSpanSchema)
  .max(12)
  .refine(
    (spans) =>
      spans.every((span, index) => {
        const earlier = spans[index - 1];
        return earlier === undefined || earlier.toMinute <= span.fromMinute;
      }),
    { error: "spans_overlap" },
  );

const localDateSchema = z.string().refine((text) => parseLocalDate(text) !== null, { error: "not_a_date" });

export const storeOverrideSchema = z.strictObject({
  working: z.boolean(),
  spans: openingHoursSchema.nullable(),
  name: z.string().trim().min(1).max(200).nullable(),
});

/** Checks settings that a person edited. At least one weekday must be open, or no working time could pass. */
export const calendarSettingsSchema: z.ZodType<CalendarSettings> = z.strictObject({
  zone: z.string().refine(isZone, { error: "unknown_zone" }),
  country: z.enum(CALENDAR_COUNTRIES),
  openingHours: z
    .strictObject({
      1: openingHoursSchema,
      2: openingHoursSchema,
      3: openingHoursSchema,
      4: openingHoursSchema,
      5: openingHoursSchema,
      6: openingHoursSchema,
      7: openingHoursSchema,
    })
    .refine((hours) => WEEKDAYS.some((weekday) => hours[weekday].length > 0), { error: "never_open" }),
  holidayHours: openingHoursSchema,
  storeOverrides: z.record(localDateSchema, storeOverrideSchema),
});
