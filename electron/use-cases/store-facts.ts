import { named, type Store, type StoreReader } from "#electron/db/connection";
import { importedNotices } from "#electron/repositories/calendar-year-repository";
import { calendarOverrides, listPolicyHeads } from "#electron/repositories/policy-repository";
import { loadSettings } from "#electron/repositories/settings-repository";
import { STATE_COUNCIL_NOTICES } from "#shared/domain/calendar/state-council-notices";
import { withImportedYears } from "#shared/domain/calendar/yearly-file";
import type { StoreSettings } from "#shared/domain/store/store-settings";
import { createStoreClock, type StoreClock } from "./clock/store-clock";
import { storedPolicies } from "./clock/stored-policies";

/** What a store says about itself and hardly ever changes; every action asks for it several times. */
export interface StoreFacts {
  settings(reader: StoreReader): StoreSettings;
  clock(reader: StoreReader): StoreClock;
  /** To be called by whoever writes settings, overrides or policies, inside the transaction and after it. */
  forget(): void;
}

const dataVersion = named("store.dataVersion", "PRAGMA data_version");

/**
 * Keeps settings and clocks in memory. What another process writes shows in SQLite's data version; what this
 * process writes is told by `forget`. A clock is built anew only when what it stands on is another, because a
 * calendar keeps the days it has worked out: that is what makes one card's clocks take under a millisecond.
 */
export function createStoreFacts(store: Store): StoreFacts {
  let seen: number | null = null;
  let settings: StoreSettings | null = null;
  let clock: StoreClock | null = null;
  let clockKey = "";

  function follow(reader: StoreReader): void {
    const version = reader.get<{ data_version: number }>(dataVersion)?.data_version ?? 0;
    if (version === seen) return;
    seen = version;
    settings = null;
    clock = null;
  }

  function settingsNow(reader: StoreReader): StoreSettings {
    follow(reader);
    settings ??= loadSettings(reader);
    return settings;
  }

  let kept: StoreClock | null = null;
  function clockNow(reader: StoreReader): StoreClock {
    const current = settingsNow(reader);
    if (clock !== null) return clock;
    const overrides = calendarOverrides(reader);
    const imported = importedNotices(reader).map(({ notice }) => notice);
    const { zone, country, opening_hours, holiday_hours, policy, policy_by_kind } = current;
    const key = JSON.stringify([
      [zone, country, opening_hours, holiday_hours, policy, policy_by_kind],
      overrides,
      imported,
      listPolicyHeads(reader),
    ]);
    if (kept === null || key !== clockKey) {
      const holidays = withImportedYears(STATE_COUNCIL_NOTICES, imported);
      kept = createStoreClock(current, overrides, storedPolicies(store), holidays);
    }
    clockKey = key;
    clock = kept;
    return clock;
  }

  return {
    settings: settingsNow,
    clock: clockNow,
    forget: () => {
      seen = null;
    },
  };
}
