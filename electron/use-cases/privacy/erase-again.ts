import { addErasures, type Erasure, readErasures } from "#electron/db/backup/erasure-list";
import { storeFailureOf } from "#electron/db/store-failure";
import { insertAudit } from "#electron/repositories/audit-repository";
import { loadState } from "#electron/repositories/case-repository";
import { findCustomer } from "#electron/repositories/customer-repository";
import { cardsOfPerson, isErasureStored, storedErasures } from "#electron/repositories/privacy-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { deleteUnnamed } from "../attachment/remove-files";
import type { Desk } from "../desk";
import { emptyLog, type PersonInStore, type TakenOut, takeOutOfStore } from "./take-out-of-store";

/** The person of an erasure as far as this store holds it; with no customer and no card there is nothing to do. */
function personOf(desk: Desk, { customer: id, cards }: Erasure): PersonInStore {
  const { store } = desk;
  const customer = findCustomer(store, id);
  const own = customer === null ? [] : cardsOfPerson(store, id, customer.phone);
  const states = [...new Set([...own, ...cards])].flatMap((cardId) => {
    const state = loadState(store, { id: cardId });
    return state === null ? [] : [state];
  });
  return { id, customer, states };
}

/** Open cards go too: the store that was replaced had finished them before it erased the person. */
function eraseOne(desk: Desk, erasure: Erasure): Result<readonly string[]> {
  const erased = desk.write((tx): Result<TakenOut> => {
    // Another process may have opened the store at the same time.
    if (isErasureStored(tx, erasure.customer)) return ok({ cards: [], sums: [] });
    const person = personOf(desk, erasure);
    const taken = takeOutOfStore(desk, tx, person, erasure.at, erasure.cards);
    if (!taken.ok || (person.customer === null && person.states.length === 0)) return taken;
    const { cards, sums } = taken.value;
    insertAudit(tx, {
      what: "person.erased_again",
      by: "system",
      at: desk.nowMs(),
      subject: erasure.customer,
      details: { cards: cards.length, files: sums.length, erased_at: erasure.at },
    });
    return taken;
  });
  return erased.ok ? ok(erased.value.sums) : erased;
}

/** The list beside the backups takes up what it missed: it could not be written at the time, or was lost. */
function bringListUpToDate(desk: Desk, stored: readonly Erasure[], listed: readonly Erasure[]): void {
  const there = new Set(listed.map(({ customer }) => customer));
  try {
    addErasures(
      desk.store.folder.backups,
      stored.filter(({ customer }) => !there.has(customer)),
    );
  } catch (error) {
    if (storeFailureOf(error) === null) throw error;
  }
}

/**
 * Erases again whoever this store does not know to be erased while the list beside its backups does: a backup from
 * before came in its place, by a restore (DOMAIN 8) or by hand. Done at each opening, before anybody sees the data; a
 * person at a time, so that a stop in the middle leaves whole people and the next opening goes on. Failures:
 * `read_only`, reason `erasure_due`; those of writing.
 */
export function eraseAgain(desk: Desk): Result<null> {
  const stored = storedErasures(desk.store);
  const listed = readErasures(desk.store.folder.backups);
  if (!desk.readOnly) bringListUpToDate(desk, stored, listed);
  const done = new Set(stored.map(({ customer }) => customer));
  const due = listed.filter(({ customer }) => !done.has(customer));
  if (due.length === 0) return ok(null);
  if (desk.readOnly) {
    const isHeld = due.map((erasure) => personOf(desk, erasure));
    return isHeld.every(({ customer, states }) => customer === null && states.length === 0)
      ? ok(null)
      : fail("read_only", { reason: "erasure_due", folder: desk.dataFolder });
  }
  const sums: string[] = [];
  for (const erasure of due) {
    const erased = eraseOne(desk, erasure);
    if (!erased.ok) return erased;
    sums.push(...erased.value);
  }
  deleteUnnamed(desk, sums);
  emptyLog(desk);
  return ok(null);
}
