import fs from "node:fs";
import type { Erasure } from "#electron/db/backup/erasure-list";
import type { StoreReader } from "#electron/db/connection";
import { listAttachments } from "#electron/repositories/attachment-repository";
import { insertAudit } from "#electron/repositories/audit-repository";
import { loadState } from "#electron/repositories/case-repository";
import { type Customer, findCustomer } from "#electron/repositories/customer-repository";
import { cardsOfPerson } from "#electron/repositories/privacy-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { ErasedPerson, ErasurePreview } from "#shared/contract/privacy-views";
import type { CaseState } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { isMember } from "#shared/domain/card/vocabulary";
import { deleteUnnamed } from "../attachment/remove-files";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { noteErasure } from "./note-erasure";
import { emptyLog, takeOutOfStore } from "./take-out-of-store";

/** States in which the store still owes the person something: the card must be finished first. */
const DONE = ["draft", "archived", "cancelled", "merged"] as const;

interface Person {
  readonly customer: Customer;
  readonly states: readonly CaseState[];
}

function personOf(reader: StoreReader, id: string): Result<Person> {
  const customer = findCustomer(reader, id);
  if (customer === null || customer.erased_at !== null)
    return fail("not_found", { what: "customer", ref: id });
  const states = cardsOfPerson(reader, id, customer.phone).flatMap((cardId) => {
    const state = loadState(reader, { id: cardId });
    return state === null ? [] : [state];
  });
  return ok({ customer, states });
}

function openCards(states: readonly CaseState[]): readonly string[] {
  return states
    .filter(({ fields }) => !isMember(DONE, fields.status))
    .map(({ fields }) => fields.no ?? fields.id);
}

/** Backups hold what was until they are rotated out: how many there are is said, not hidden. */
function backupCount(desk: Desk): number {
  const { backups } = desk.store.folder;
  if (!fs.existsSync(backups)) return 0;
  return fs.readdirSync(backups).filter((name) => name.endsWith(".sqlite")).length;
}

/** What an erasure would take: cards, files, and the cards that must be closed first. Failures: `forbidden`, `not_found`. */
export function previewErasure(desk: Desk, actor: Actor, customerId: string): Result<ErasurePreview> {
  const allowed = authorise(actor, "person.erase");
  if (!allowed.ok) return allowed;
  const person = personOf(desk.store, customerId);
  if (!person.ok) return person;
  const { customer, states } = person.value;
  const files = states.flatMap(({ fields }) =>
    listAttachments(desk.store, fields.id).filter((file) => file.removed_at === null),
  );
  return ok({
    customer_id: customer.id,
    name: customer.name,
    version: customer.version,
    cards: states.length,
    files: files.length,
    open_cards: openCards(states),
    backups: backupCount(desk),
  });
}

export interface EraseRequest {
  readonly customer_id: string;
  /** The customer's version that the person who confirms has seen. */
  readonly version: number;
  /** Who asked and how, without the name: kept in the record of what was done. */
  readonly reason: string;
}

/**
 * Erases one person (DOMAIN 8): archive, cards, what hangs on them, files, search index, and the keys of what the log
 * says; figures and the chain stay. It can't be undone, not by a restore either. Failures: `forbidden`, `not_found`, `incomplete` with the
 * cards that are still open, `conflict` where the person's record changed since it was shown.
 */
export function erasePerson(desk: Desk, actor: Actor, request: EraseRequest): Result<ErasedPerson> {
  const allowed = authorise(actor, "person.erase");
  if (!allowed.ok) return allowed;
  const backups = backupCount(desk);
  const erased = desk.write((tx): Result<{ readonly erasure: Erasure; readonly sums: readonly string[] }> => {
    const person = personOf(tx, request.customer_id);
    if (!person.ok) return person;
    const { customer, states } = person.value;
    if (customer.version !== request.version) return fail("conflict", { version: customer.version });
    const open = openCards(states);
    if (open.length > 0) return fail("incomplete", { missing: ["archive"], cards: open });
    const at = desk.nowMs();
    const taken = takeOutOfStore(desk, tx, { id: customer.id, customer, states }, at);
    if (!taken.ok) return taken;
    const { cards, sums } = taken.value;
    insertAudit(tx, {
      what: "person.erased",
      by: actor.code,
      at,
      subject: customer.id,
      details: { cards: cards.length, files: sums.length, reason: request.reason },
    });
    return ok({ erasure: { customer: customer.id, cards, at }, sums });
  });
  if (!erased.ok) return erased;
  noteErasure(desk, erased.value.erasure);
  const left = deleteUnnamed(desk, erased.value.sums);
  const isLogEmpty = emptyLog(desk);
  desk.announce({ what: "cards", ids: null });
  desk.announce({ what: "customer", ids: [request.customer_id] });
  return ok({
    cards: erased.value.erasure.cards.length,
    files: erased.value.sums.length - left.length,
    files_left: left.length,
    log_emptied: isLogEmpty,
    backups,
  });
}
