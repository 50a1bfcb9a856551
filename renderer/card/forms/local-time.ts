import { Temporal } from "temporal-polyfill";

/** Epoch milliseconds → `YYYY-MM-DDTHH:mm` on the store's clock, the value of a date-and-time control. */
export function localDateTime(atMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

/** The control's value → ISO 8601 with the store's offset; null while it is incomplete. */
export function isoOfLocal(value: string, zone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(value)
      .toZonedDateTime(zone)
      .toString({ timeZoneName: "never", smallestUnit: "second" });
  } catch {
    return null;
  }
}

/** Epoch milliseconds → `YYYY-MM-DD` on the store's clock. */
export function localDay(atMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}
