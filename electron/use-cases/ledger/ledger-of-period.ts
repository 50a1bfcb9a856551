import { listLedgerEntries } from "#electron/repositories/ledger-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { LedgerRow } from "#shared/contract/ledger-views";
import { instantsOf, type Period } from "#shared/domain/figures/period";
import type { Desk } from "../desk";
import { ledgerRowOf, todayOf } from "./ledger-views";
import { byUrgency } from "./list-ledger";

/**
 * What a report of a period says of the ledger: entries made by its end that are still unsettled or were settled in
 * it, as they stand now, the most urgent first.
 */
export function ledgerOfPeriod(desk: Desk, period: Period): readonly LedgerRow[] {
  const { fromMs, toMs } = instantsOf(period, desk.settings().zone);
  const today = todayOf(desk);
  return snapshot(desk.store, () => listLedgerEntries(desk.store, { toMs }))
    .filter(({ state, settled_at }) => {
      const settled = state === "closed" || state === "rejected";
      return !settled || (settled_at !== null && settled_at >= fromMs);
    })
    .map((entry) => ledgerRowOf(entry, today))
    .toSorted(byUrgency);
}
