import * as z from "zod";
import {
  CALENDAR_COUNTRIES,
  DEFAULT_CALENDAR_SETTINGS,
  type OpeningHours,
  openingHoursSchema,
} from "#shared/domain/calendar/calendar-settings";
import type { Weekday } from "#shared/domain/calendar/local-day";
import { line, requiredLine, timeZone } from "#shared/domain/card/field-types";
import { IMPACTS, KINDS, PRIORITIES } from "#shared/domain/card/vocabulary";
import { FIGURE_CODES } from "#shared/domain/figures/vocabulary";
import { surveyWeights } from "#shared/domain/survey/survey-form";
import { DEFAULT_STORE_RULES, type StoreRules } from "./store-rules";

// Typed, not `.readonly()`: that freezes what came in even where it is refused, and bytes can't be frozen.
const hours: z.ZodType<OpeningHours> = openingHoursSchema;
const weeklyHours: z.ZodType<Readonly<Record<Weekday, OpeningHours>>> = z.strictObject({
  1: hours,
  2: hours,
  3: hours,
  4: hours,
  5: hours,
  6: hours,
  7: hours,
});

const minuteOfDay = z.int().min(0).max(1439);

const settingsFields = {
  // identity and letterhead
  prefix: z.string().regex(/^[A-Z0-9]{1,8}$/, "invalid_code"),
  store: z.string().regex(/^[A-Z0-9]{1,8}$/, "invalid_code"),
  name: requiredLine,
  address: line,
  phone: line,
  /** Opening hours in words, as the letterhead prints them. */
  hours: line,
  /** PNG or JPEG as a data URL. */
  logo: z.string().max(2_000_000).nullable(),
  zone: timeZone,
  lang: z.enum(["zh", "en"]),
  theme: z.enum(["system", "light", "dark"]),
  density: z.enum(["compact", "standard", "roomy", "auto"]),
  // clocks
  country: z.enum(CALENDAR_COUNTRIES),
  /** By ISO weekday, Monday 1 … Sunday 7 (DOMAIN 4.4). */
  opening_hours: weeklyHours,
  /** Hours that the store adds to public holidays. */
  holiday_hours: hours,
  policy: requiredLine,
  policy_by_kind: z.partialRecord(z.enum(KINDS), requiredLine),
  /** No desktop notifications from … to, minutes after local midnight, over midnight too; null = at any time. */
  quiet_hours: z
    .strictObject({ from_minute: minuteOfDay, to_minute: minuteOfDay })
    .refine((quiet) => quiet.from_minute !== quiet.to_minute, "span_order")
    .nullable(),
  // rules
  self_approval: z.boolean(),
  self_check: z.boolean(),
  check_every_repair: z.boolean(),
  default_warranty_months: z.int().min(0).max(600),
  repair_warranty_days: z.int().min(30).max(3650),
  quote_discount_limit_share: z.number().min(0).max(1),
  priority_by_impact: z.record(z.enum(IMPACTS), z.enum(PRIORITIES)),
  /** Written with a new version of the questionnaire only. */
  survey_weights: surveyWeights,
  survey_form_version: z.int().min(1),
  /** Goals that stand above those of DOMAIN 6: shares 0…1, minutes, hours, scores. */
  figure_goals: z.partialRecord(z.enum(FIGURE_CODES), z.number().min(0).max(1_000_000)),
  /** Minutes without a key or a click after which the window locks (SAFETY 5). */
  idle_lock_minutes: z.int().min(1).max(60),
  /** The draft of the month's report is made by itself at the first start of the next (DOMAIN 2, step 6). */
  monthly_report_by_itself: z.boolean(),
  // personal data (DOMAIN 8)
  /** Customers with nothing open and nothing done for so many months are proposed for erasure; null = never. */
  retention_months: z.int().min(1).max(600).nullable(),
  /** Photos as they came, with position and all, beside their clean copies. */
  keep_originals: z.boolean(),
  // paper
  printer_offset_x_mm: z.number().min(-20).max(20),
  printer_offset_y_mm: z.number().min(-20).max(20),
  default_paper: z.string(),
};

export const storeSettingsSchema = z.strictObject(settingsFields);
export type StoreSettings = z.output<typeof storeSettingsSchema>;

/**
 * What the settings screen may send: every field may be left out; the identity codes are fixed, and the survey's
 * weights change with a new version of the questionnaire.
 */
export const storeSettingsPatchSchema = storeSettingsSchema
  .omit({ prefix: true, store: true, survey_weights: true, survey_form_version: true })
  .partial();
export type StoreSettingsPatch = z.output<typeof storeSettingsPatchSchema>;

/** Settings of a new store: Mon–Fri 09:00–18:00, the flow card's own policy (DOMAIN 4.2, 4.4). */
export const DEFAULT_STORE_SETTINGS: StoreSettings = {
  prefix: "SH",
  store: "S01",
  name: "示例门店",
  address: null,
  phone: null,
  hours: null,
  logo: null,
  zone: DEFAULT_STORE_RULES.zone,
  lang: "zh",
  theme: "system",
  density: "auto",
  country: DEFAULT_CALENDAR_SETTINGS.country,
  opening_hours: DEFAULT_CALENDAR_SETTINGS.openingHours,
  holiday_hours: DEFAULT_CALENDAR_SETTINGS.holidayHours,
  policy: "flow_card",
  policy_by_kind: {},
  quiet_hours: null,
  self_approval: DEFAULT_STORE_RULES.self_approval,
  self_check: DEFAULT_STORE_RULES.self_check,
  check_every_repair: DEFAULT_STORE_RULES.check_every_repair,
  default_warranty_months: DEFAULT_STORE_RULES.default_warranty_months,
  repair_warranty_days: DEFAULT_STORE_RULES.repair_warranty_days,
  quote_discount_limit_share: DEFAULT_STORE_RULES.quote_discount_limit_share,
  priority_by_impact: { ...DEFAULT_STORE_RULES.priority_by_impact },
  survey_weights: { ...DEFAULT_STORE_RULES.survey_weights },
  survey_form_version: DEFAULT_STORE_RULES.survey_form_version,
  figure_goals: {},
  monthly_report_by_itself: false,
  idle_lock_minutes: 5,
  retention_months: null,
  keep_originals: false,
  printer_offset_x_mm: 0,
  printer_offset_y_mm: 0,
  default_paper: "a4",
};

/** The part of the settings that the card rules ask for. */
export function rulesOf(settings: StoreSettings): StoreRules {
  return {
    zone: settings.zone,
    self_approval: settings.self_approval,
    self_check: settings.self_check,
    default_warranty_months: settings.default_warranty_months,
    repair_warranty_days: settings.repair_warranty_days,
    quote_discount_limit_share: settings.quote_discount_limit_share,
    priority_by_impact: settings.priority_by_impact,
    check_every_repair: settings.check_every_repair,
    survey_weights: settings.survey_weights,
    survey_form_version: settings.survey_form_version,
  };
}
