import { Temporal } from "temporal-polyfill";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { StoreSettings } from "#shared/domain/store/store-settings";

/** True in the hours in which nothing but a safety breach may pop up; they may reach over midnight. */
export function isQuietAt({ quiet_hours, zone }: StoreSettings, atMs: EpochMs): boolean {
  if (quiet_hours === null) return false;
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  const now = hour * 60 + minute;
  const { from_minute, to_minute } = quiet_hours;
  return from_minute < to_minute
    ? from_minute <= now && now < to_minute
    : now >= from_minute || now < to_minute;
}
