import { create } from "zustand";
import type { LedgerFilter } from "#shared/contract/ledger-channels";
import { parsePeriod } from "#shared/domain/figures/period";
import { LEDGER_STATES, type LedgerSource, OPEN_LEDGER_STATES } from "#shared/domain/ledger/vocabulary";

/** What the row of chips lets through. */
export const LEDGER_CHIPS = ["unsettled", ...LEDGER_STATES, "all", "overdue", "feedback_due"] as const;
export type LedgerChip = (typeof LEDGER_CHIPS)[number];

/** What the ledger shows; kept while another screen is open. */
export interface LedgerView {
  readonly list: "entries" | "proposals";
  readonly chip: LedgerChip;
  readonly owner: string;
  readonly source: LedgerSource | "";
  /** `YYYY-MM` in which entries were made; null = whenever. */
  readonly month: string | null;
  readonly search: string;
  readonly current: number | null;
}

const START: LedgerView = {
  list: "entries",
  chip: "unsettled",
  owner: "",
  source: "",
  month: null,
  search: "",
  current: null,
};

export const useLedgerView = create<LedgerView>(() => START);

/** Narrows or moves the list. */
export function changeLedgerView(part: Partial<LedgerView>): void {
  useLedgerView.setState(part);
}

/** Shows one entry, whatever was filtered before. */
export function showLedgerEntry(id: number): void {
  useLedgerView.setState({ ...START, chip: "all", current: id });
}

/** The filter that main is asked with. */
export function filterOf({ chip, owner, source, month, search }: LedgerView): LedgerFilter {
  const period = month === null ? null : parsePeriod(month);
  const states = chip === "unsettled" ? OPEN_LEDGER_STATES : LEDGER_STATES.filter((state) => state === chip);
  return {
    ...(states.length > 0 ? { states: [...states] } : {}),
    ...(chip === "overdue" ? { overdue: true } : {}),
    ...(chip === "feedback_due" ? { feedback_due: true } : {}),
    ...(owner === "" ? {} : { owner }),
    ...(source === "" ? {} : { sources: [source] }),
    ...(period === null ? {} : { from: period.from_day, to: period.to_day }),
    ...(search.trim() === "" ? {} : { search: search.trim() }),
  };
}
