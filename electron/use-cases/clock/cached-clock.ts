import type { Store, StoreReader } from "#electron/db/connection";
import { calendarOverrides, listPolicyHeads } from "#electron/repositories/policy-repository";
import { loadSettings } from "#electron/repositories/settings-repository";
import { createStoreClock, type StoreClock } from "./store-clock";
import { storedPolicies } from "./stored-policies";

/**
 * The store's clocks, built once and again only when the settings, overrides or policies they stand on have
 * changed: a calendar keeps the days it has worked out, which is what makes one card's clocks take under a
 * millisecond.
 */
export function cachedClock(store: Store): (reader?: StoreReader) => StoreClock {
  let key = "";
  let clock: StoreClock | null = null;
  return (reader = store) => {
    const settings = loadSettings(reader);
    const overrides = calendarOverrides(reader);
    const { zone, country, opening_hours, holiday_hours, policy, policy_by_kind } = settings;
    const wanted = JSON.stringify([
      [zone, country, opening_hours, holiday_hours, policy, policy_by_kind],
      overrides,
      listPolicyHeads(reader),
    ]);
    if (clock === null || wanted !== key) {
      clock = createStoreClock(settings, overrides, storedPolicies(store));
      key = wanted;
    }
    return clock;
  };
}
