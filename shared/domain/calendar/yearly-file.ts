import * as z from "zod";
import type { LocalDate } from "#shared/domain/card/case-state";
import { type DayName, HOLIDAY_NAMES } from "./holiday-names";
import { type DayNumber, dayNumberOf, isWeekend, localDateOf, parseLocalDate } from "./local-day";
import { lunarFestivalsOf } from "./lunar-festivals";
import type { HolidaySource } from "./state-council-notices";
import { statutoryDaysOff } from "./statutory-holidays";

/** One day of a yearly file with the name that the store shows. */
export interface YearlyDay {
  readonly date: LocalDate;
  readonly name: string;
  readonly nameEn: string;
}

/** A State Council notice that a store imported as a file (DOMAIN 4.4). JSON as stored. */
export interface YearlyNotice {
  readonly year: number;
  readonly holidays: readonly YearlyDay[];
  /** Weekend days that are worked. */
  readonly workdays: readonly YearlyDay[];
}

/** The signature of a file: Ed25519 over `signedText`, key and signature in base64. */
export interface FileSignature {
  /** SubjectPublicKeyInfo, DER. */
  readonly public_key: string;
  readonly signature: string;
}

export interface YearlyFile {
  readonly notice: YearlyNotice;
  readonly signature: FileSignature | null;
  /** What a signature covers: the file without its signature, with `year`, `holidays`, `workdays` in this order. */
  readonly signedText: string;
}

/** Why a file is refused: the field it is about and a code that `shared/text` words. */
export interface YearlyFileError {
  readonly field: string;
  readonly code: string;
}

export type YearlyFileResult =
  | { readonly ok: true; readonly file: YearlyFile }
  | { readonly ok: false; readonly errors: readonly YearlyFileError[] };

const givenDay = z.union([
  z.string(),
  z.strictObject({
    date: z.string(),
    name: z.string().trim().min(1).max(100),
    name_en: z.string().trim().min(1).max(100).optional(),
  }),
]);
type GivenDay = z.output<typeof givenDay>;

const fileSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    holidays: z.array(givenDay).min(1).max(200),
    workdays: z.array(givenDay).max(100),
    public_key: z.string().max(200).optional(),
    signature: z.string().max(200).optional(),
  })
  .refine((file) => (file.public_key === undefined) === (file.signature === undefined), {
    error: "bad_signature",
    path: ["signature"],
  });

/** Days of a holiday lie no further than this from the festival itself. */
const NEAR_DAYS = 9;

/** The festivals themselves, without the days in lieu of them. */
const FESTIVALS: ReadonlySet<DayName> = new Set(Object.values(HOLIDAY_NAMES));

/** The festival that a day off or a make-up day belongs to: the nearest by the law. */
function festivalNear(day: DayNumber, year: number): DayName | null {
  const near = [...statutoryDaysOff(year)]
    .filter(([, name]) => FESTIVALS.has(name))
    .map(([festival, name]) => ({ name, days: Math.abs(festival - day) }))
    .filter(({ days }) => days <= NEAR_DAYS)
    .sort((left, right) => left.days - right.days);
  return near[0]?.name ?? null;
}

function named(given: GivenDay, year: number, kind: "holiday" | "workday"): YearlyDay | null {
  const date = typeof given === "string" ? given : given.date;
  const day = parseLocalDate(date);
  if (day === null) return null;
  if (typeof given !== "string") return { date, name: given.name, nameEn: given.name_en ?? given.name };
  const festival = festivalNear(day, year);
  const plain = kind === "holiday" ? { zh: "节假日", en: "Holiday" } : { zh: "调休", en: "the holiday" };
  return { date, name: (festival ?? plain).zh, nameEn: (festival ?? plain).en };
}

/** Days that every notice since the 2024 revision gives: a file without them is cut off or of another year. */
function daysOfEveryNotice(year: number): readonly DayNumber[] {
  const lunar = lunarFestivalsOf(year);
  return [
    dayNumberOf(year, 1, 1),
    dayNumberOf(year, 5, 1),
    ...[1, 2, 3].map((day) => dayNumberOf(year, 10, day)),
    ...(lunar ? [lunar.springFestival, lunar.dragonBoat, lunar.midAutumn] : []),
  ];
}

/** The first thing that is wrong with the days of a file, each named by its place. */
function errorsOf(notice: YearlyNotice): readonly YearlyFileError[] {
  const seen = new Set<LocalDate>();
  const listed = [
    ...notice.holidays.map(({ date }, index) => ({ date, field: `holidays.${index}`, worked: false })),
    ...notice.workdays.map(({ date }, index) => ({ date, field: `workdays.${index}`, worked: true })),
  ];
  const wrong = listed.flatMap(({ date, field, worked }): readonly YearlyFileError[] => {
    const day = parseLocalDate(date);
    const again = seen.has(date);
    seen.add(date);
    if (!date.startsWith(`${notice.year}-`)) return [{ field, code: "not_in_year" }];
    if (again) return [{ field, code: "day_twice" }];
    return worked && day !== null && !isWeekend(day) ? [{ field, code: "make_up_on_weekday" }] : [];
  });
  if (wrong.length > 0) return wrong;
  const off = new Set(notice.holidays.map(({ date }) => date));
  const missing = daysOfEveryNotice(notice.year).filter((day) => !off.has(localDateOf(day)));
  return missing.length > 0 ? [{ field: "holidays", code: "holidays_missing" }] : [];
}

function parsedJson(text: string): unknown {
  try {
    // A file that Windows Notepad saved begins with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}

/** `invalid_format` and the like → the words of CLI.md's refusals. */
function shapeError({ path, message, code }: z.core.$ZodIssue): YearlyFileError {
  const field = path.filter((part) => typeof part !== "object").join(".") || "file";
  if (message === "bad_signature") return { field, code: message };
  return { field, code: code === "unrecognized_keys" ? "unknown_field" : "invalid_type" };
}

/**
 * Reads the text of a yearly file: `{year, holidays: [day…], workdays: [day…]}`, a day being `"YYYY-MM-DD"` or
 * `{date, name, name_en?}`, with `public_key` and `signature` where it is signed. The signature is the caller's
 * to check. Names that are left out are those of the nearest festival.
 */
export function readYearlyFile(text: string): YearlyFileResult {
  const json = parsedJson(text);
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return { ok: false, errors: [{ field: "file", code: "not_json_object" }] };
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) return { ok: false, errors: parsed.error.issues.slice(0, 10).map(shapeError) };
  const { year, holidays, workdays, public_key, signature } = parsed.data;
  const days = { holidays: [] as YearlyDay[], workdays: [] as YearlyDay[] };
  for (const [kind, given, list] of [
    ["holiday", holidays, days.holidays],
    ["workday", workdays, days.workdays],
  ] as const) {
    for (const [index, item] of given.entries()) {
      const day = named(item, year, kind);
      if (day === null) return { ok: false, errors: [{ field: `${kind}s.${index}`, code: "invalid_date" }] };
      list.push(day);
    }
  }
  const notice: YearlyNotice = { year, ...days };
  const errors = errorsOf(notice);
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    file: {
      notice,
      signature: public_key !== undefined && signature !== undefined ? { public_key, signature } : null,
      signedText: JSON.stringify({ year, holidays, workdays }),
    },
  };
}

/** The notices that ship, with the years that the store imported above them. */
export function withImportedYears(shipped: HolidaySource, imported: readonly YearlyNotice[]): HolidaySource {
  if (imported.length === 0) return shipped;
  const years = new Set(imported.map(({ year }) => year));
  const days = new Map<LocalDate, { readonly day: YearlyDay; readonly working: boolean }>(
    imported.flatMap(({ holidays, workdays }) => [
      ...holidays.map((day) => [day.date, { day, working: false }] as const),
      ...workdays.map((day) => [day.date, { day, working: true }] as const),
    ]),
  );
  return {
    coversYear: (year) => years.has(year) || shipped.coversYear(year),
    day: (date) => {
      if (!years.has(Number(date.slice(0, 4)))) return shipped.day(date);
      const known = days.get(date);
      if (!known) return null;
      return { working: known.working, holiday: { zh: known.day.name, en: known.day.nameEn } };
    },
  };
}
