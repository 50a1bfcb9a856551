import type { StoreReader } from "#electron/db/connection";
import {
  cardsOfLedgerEntry,
  findLedgerEntry,
  type ListedLedgerEntry,
  ledgerEntriesOfCard,
  ledgerHistory,
  ledgerSubmittedBy,
} from "#electron/repositories/ledger-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { LedgerDetail, LedgerRow } from "#shared/contract/ledger-views";
import type { LocalDate } from "#shared/domain/card/case-state";
import { daysBetween, feedbackDue, ledgerDue } from "#shared/domain/ledger/ledger-entry";
import type { Desk } from "../desk";

/** The store's business day now. */
export function todayOf(desk: Desk): LocalDate {
  return desk.clock().calendar.localDate(desk.nowMs());
}

/** An entry as the list shows it on a day. */
export function ledgerRowOf(listed: ListedLedgerEntry, today: LocalDate): LedgerRow {
  const { settled_at, ...entry } = listed;
  return {
    ...entry,
    due: ledgerDue(entry, today),
    days_left: entry.due_on === null ? null : daysBetween(today, entry.due_on),
    feedback_due: feedbackDue(entry, settled_at) && entry.cards > 0,
  };
}

const SETTLING: ReadonlySet<string> = new Set(["verify", "reject"]);

/** One entry with its cards and history. Failure: `not_found`. */
export function ledgerDetail(desk: Desk, id: number, reader: StoreReader = desk.store): Result<LedgerDetail> {
  const entry = findLedgerEntry(reader, id);
  if (entry === null) return fail("not_found", { what: "ledger_entry", ref: String(id) });
  const cards = cardsOfLedgerEntry(reader, id);
  const history = ledgerHistory(reader, id);
  const settled_at = history.find(({ change }) => SETTLING.has(change))?.at ?? null;
  return ok({
    entry: ledgerRowOf({ ...entry, cards: cards.length, settled_at }, todayOf(desk)),
    cards,
    history,
    standing: { cards: cards.length, submittedBy: ledgerSubmittedBy(reader, id) },
  });
}

/** The entries that a card stands behind, as rows. */
export function ledgerRowsOfCard(desk: Desk, cardId: string): readonly LedgerRow[] {
  const today = todayOf(desk);
  return ledgerEntriesOfCard(desk.store, cardId).map((entry) => ledgerRowOf(entry, today));
}
