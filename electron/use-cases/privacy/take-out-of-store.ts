import type { StoreTransaction } from "#electron/db/connection";
import { listAttachments } from "#electron/repositories/attachment-repository";
import { saveCase } from "#electron/repositories/case-repository";
import { eraseKeys } from "#electron/repositories/customer-key-repository";
import { type Customer, eraseCustomer } from "#electron/repositories/customer-repository";
import { eraseMentions, insertErasure } from "#electron/repositories/privacy-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CaseState, EpochMs } from "#shared/domain/card/case-state";
import { erasedCase } from "#shared/domain/privacy/erased-case";
import { takeOut } from "../attachment/remove-files";
import type { Desk } from "../desk";

/** Who is taken out, and the cards that go with the person. */
export interface PersonInStore {
  readonly id: string;
  /** Null in a restored backup from before the person was in the archive. */
  readonly customer: Customer | null;
  readonly states: readonly CaseState[];
}

/** What the person was called and reached by; a single character would hit too many other words. */
function knownAs({ customer, states }: PersonInStore): readonly string[] {
  const said = [
    customer?.name,
    customer?.contact,
    customer?.phone,
    customer?.address,
    ...states.flatMap(({ fields }) => [
      fields.customer_name,
      fields.contact,
      fields.phone,
      fields.address,
      fields.serial_no,
    ]),
  ];
  const values = said.filter((value): value is string => value != null && [...value].length >= 2);
  return [...new Set(values)].toSorted((left, right) => right.length - left.length);
}

function eraseCards(
  desk: Desk,
  tx: StoreTransaction,
  states: readonly CaseState[],
): Result<readonly string[]> {
  const sums: string[] = [];
  for (const state of states) {
    const saved = saveCase(tx, state, erasedCase(state), state.fields.version);
    if (!saved.ok) return fail("conflict", { version: saved.version });
    const files = listAttachments(tx, state.fields.id).filter((file) => file.removed_at === null);
    sums.push(...takeOut(desk, tx, files, "erased"));
  }
  return ok(sums);
}

/** Cards that were erased, and the sums of files that go once that is durable. */
export interface TakenOut {
  readonly cards: readonly string[];
  readonly sums: readonly string[];
}

/**
 * Takes a person out of everything in the caller's transaction, and notes by ids that it was done. `alsoCards`: cards
 * that went with the person at an earlier erasure, whether or not they are here.
 */
export function takeOutOfStore(
  desk: Desk,
  tx: StoreTransaction,
  person: PersonInStore,
  at: EpochMs,
  alsoCards: readonly string[] = [],
): Result<TakenOut> {
  const { id, states } = person;
  const cards = states.map(({ fields }) => fields.id);
  const taken = eraseCards(desk, tx, states);
  if (!taken.ok) return taken;
  eraseMentions(tx, id, cards, knownAs(person));
  eraseCustomer(tx, id, at);
  eraseKeys(tx, id, cards, at);
  insertErasure(tx, { customer: id, cards: [...new Set([...cards, ...alsoCards])], at });
  return ok({ cards, sums: taken.value });
}

/** Empties the write-ahead log, where the old pages still are; false while another process reads. */
export function emptyLog(desk: Desk): boolean {
  const [answer] = desk.store.sqlite.pragma("wal_checkpoint(TRUNCATE)") as { readonly busy: number }[];
  return answer?.busy === 0;
}
