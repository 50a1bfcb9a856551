import { Temporal } from "temporal-polyfill";
import type { EpochMs } from "#shared/domain/card/case-state";
import { type Fen, yuanFromFen } from "#shared/domain/money/fen";

/**
 * Turns the application's own values into the JSON of the command line (CLI.md): UTC ms → ISO 8601 with
 * the store's offset, 分 → yuan as decimal strings. Names decide, as DOMAIN names them: `…_at`, `at`,
 * `window_from`, `window_to` are instants; `amount`, `total`, `discount`, `unit_price` … are money.
 */
const INSTANT_NAME = /(^|_)at$|^window_(from|to)$/;
const MONEY_NAMES: ReadonlySet<string> = new Set([
  "amount",
  "total",
  "discount",
  "unit_price",
  "unit_cost",
  "price",
]);

/** ISO 8601 with the zone's offset; milliseconds only where there are any. */
export function isoInstant(atMs: EpochMs, zone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return zoned.toString({
    timeZoneName: "never",
    calendarName: "never",
    ...(atMs % 1000 === 0 ? { smallestUnit: "second" } : { fractionalSecondDigits: 3 }),
  });
}

function convert(name: string, value: unknown, zone: string): unknown {
  if (typeof value === "number") {
    if (INSTANT_NAME.test(name)) return isoInstant(value, zone);
    if (MONEY_NAMES.has(name)) return yuanFromFen(value as Fen);
    return value;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => convert(name, item, zone));
  if (typeof value === "object" && value !== null) return jsonOf(value, zone);
  return value;
}

/** The same object with every instant and amount in JSON form, nested ones too. */
export function jsonOf(value: object, zone: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, convert(name, item, zone)]));
}
