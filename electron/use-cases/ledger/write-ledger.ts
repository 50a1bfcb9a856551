import type { StoreTransaction } from "#electron/db/connection";
import { cardByRef } from "#electron/repositories/card-lookups";
import {
  appendLedgerChange,
  insertLedgerEntry,
  linkLedgerCard,
} from "#electron/repositories/ledger-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { type LedgerContext, newLedgerEntry } from "#shared/domain/ledger/decide-ledger";
import { LEDGER_FIELDS, type LedgerEntry } from "#shared/domain/ledger/ledger-entry";
import type { NewLedgerEntry } from "#shared/domain/ledger/ledger-payloads";
import type { Desk } from "../desk";
import { todayOf } from "./ledger-views";

/** What the rules ask, answered from the transaction. */
export function ledgerContext(desk: Desk, tx: StoreTransaction): LedgerContext {
  return {
    nowMs: desk.nowMs(),
    today: todayOf(desk),
    isActiveStaff: (code) => findStaff(tx, code)?.active === true,
  };
}

/** The ids of cards that numbers or ids name; the first that is not there refuses the whole. */
export function cardIdsOf(tx: StoreTransaction, refs: readonly string[]): Result<readonly string[]> {
  const ids: string[] = [];
  for (const ref of refs) {
    const card = cardByRef(tx, ref.trim());
    if (card === null) return fail("not_found", { what: "card", ref });
    if (!ids.includes(card.id)) ids.push(card.id);
  }
  return ok(ids);
}

const RECORDED = [...LEDGER_FIELDS, "source", "state", "verified_by", "verified_at", "fed_back_at"] as const;

/** Before and after of what differs between two states of an entry. */
export function ledgerDifference(
  before: LedgerEntry,
  after: LedgerEntry,
): { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> } {
  const names = RECORDED.filter((name) => before[name] !== after[name]);
  return {
    before: Object.fromEntries(names.map((name) => [name, before[name]])),
    after: Object.fromEntries(names.map((name) => [name, after[name]])),
  };
}

/** Writes a new entry with its cards and the first line of its history; answers its number. */
export function writeNewEntry(
  desk: Desk,
  tx: StoreTransaction,
  actor: Actor,
  fields: NewLedgerEntry,
): Result<number> {
  const context = ledgerContext(desk, tx);
  const decided = newLedgerEntry(fields, actor, context);
  if (!decided.ok) return fail(decided.refusal.code, decided.refusal.details);
  const cards = cardIdsOf(tx, fields.cards ?? []);
  if (!cards.ok) return cards;
  const id = insertLedgerEntry(tx, decided.entry);
  for (const card of cards.value) linkLedgerCard(tx, id, card);
  const written = RECORDED.filter((name) => decided.entry[name] !== null);
  appendLedgerChange(tx, {
    entry_id: id,
    change: "add",
    by: actor.code,
    at: context.nowMs,
    before: {},
    after: { ...Object.fromEntries(written.map((name) => [name, decided.entry[name]])), cards: cards.value },
    note: null,
  });
  return ok(id);
}
