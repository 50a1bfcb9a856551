import { type LedgerListFilter, listLedgerEntries } from "#electron/repositories/ledger-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import type { LedgerFilter } from "#shared/contract/ledger-channels";
import type { LedgerList, LedgerRow } from "#shared/contract/ledger-views";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import { instantsOf, parsePeriod } from "#shared/domain/figures/period";
import { LEDGER_STATES, type LedgerState } from "#shared/domain/ledger/vocabulary";
import type { Desk } from "../desk";
import { ledgerRowOf, todayOf } from "./ledger-views";

const USUAL_LIMIT = 200;

function startOf(day: LocalDate, zone: string): EpochMs | undefined {
  const period = parsePeriod(`${day}..${day}`);
  return period === null ? undefined : instantsOf(period, zone).fromMs;
}

function endOf(day: LocalDate, zone: string): EpochMs | undefined {
  const period = parsePeriod(`${day}..${day}`);
  return period === null ? undefined : instantsOf(period, zone).toMs;
}

function storedFilter({ owner, from, to, search }: LedgerFilter, zone: string): LedgerListFilter {
  const fromMs = from === undefined ? undefined : startOf(from, zone);
  const toMs = to === undefined ? undefined : endOf(to, zone);
  return {
    ...(owner === undefined ? {} : { owner: owner === "none" ? null : owner }),
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(toMs === undefined ? {} : { toMs }),
    ...(search === undefined ? {} : { search }),
  };
}

const STATE_ORDER = new Map<LedgerState, number>(LEDGER_STATES.map((state, place) => [state, place]));
const FAR = "9999-12-31";

/** What is due first on top; what is settled below it, the newest first. */
export function byUrgency(left: LedgerRow, right: LedgerRow): number {
  const settled = (row: LedgerRow) => (row.state === "closed" || row.state === "rejected" ? 1 : 0);
  const apart = settled(left) - settled(right);
  if (apart !== 0) return apart;
  if (settled(left) === 1) return right.id - left.id;
  const [a, b] = [left.due_on ?? FAR, right.due_on ?? FAR];
  if (a !== b) return a < b ? -1 : 1;
  return (STATE_ORDER.get(left.state) ?? 0) - (STATE_ORDER.get(right.state) ?? 0) || left.id - right.id;
}

/** Rows of the ledger, the most urgent first, with counts over everything that owner, days and words let through. */
export function listLedger(
  desk: Desk,
  { filter, limit = USUAL_LIMIT }: ChannelParsed<"ledger.list">,
): LedgerList {
  const today = todayOf(desk);
  const { zone } = desk.settings();
  const all = snapshot(desk.store, () => listLedgerEntries(desk.store, storedFilter(filter, zone)))
    .map((entry) => ledgerRowOf(entry, today))
    .filter((row) => filter.sources === undefined || filter.sources.includes(row.source));
  const shown = all.filter(
    (row) =>
      (filter.states === undefined || filter.states.includes(row.state)) &&
      (filter.overdue !== true || row.due === "over") &&
      (filter.feedback_due !== true || row.feedback_due),
  );
  const count = (state: LedgerState) => all.filter((row) => row.state === state).length;
  return {
    rows: shown.toSorted(byUrgency).slice(0, limit),
    total: shown.length,
    counts: {
      open: count("open"),
      in_progress: count("in_progress"),
      to_verify: count("to_verify"),
      closed: count("closed"),
      rejected: count("rejected"),
      overdue: all.filter((row) => row.due === "over").length,
      feedback_due: all.filter((row) => row.feedback_due).length,
    },
  };
}
