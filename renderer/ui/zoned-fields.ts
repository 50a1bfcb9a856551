/** The wall clock of a zone at an instant. */
export interface ZonedFields {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

// One format a zone: making it takes a hundred times as long as using it.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formats.set(zone, format);
  return format;
}

/**
 * Reads the wall clock with what the engine itself brings: lists show hundreds of times, and their first frame does
 * not wait for a date library.
 * @param atMs UTC ms, from year 1 on
 * @param zone an IANA zone; RangeError for another
 */
export function zonedFields(atMs: number, zone: string): ZonedFields {
  const fields = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(atMs)) {
    if (type in fields) fields[type as keyof typeof fields] = Number(value);
  }
  return fields;
}
