import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { cardEvent } from "#electron/db/schema/event";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { chainEnd, saveChainHead } from "./event-chain";
import { boundToEvent, hidePersonal, ownersOfEvents, personalReader, writingKeys } from "./event-personal";
import { eventHash } from "./event-seal";
import { accessTo } from "./table-access";

const events = accessTo(cardEvent);

const { columns } = events;
const insertion = named(
  "event.append",
  `INSERT INTO "card_event" (${columns.map((column) => `"${column}"`).join(", ")})
   VALUES (${columns.map(() => "?").join(", ")})`,
);
const head = named(
  "event.head",
  `SELECT "global_seq", "hash" FROM "card_event" ORDER BY "global_seq" DESC LIMIT 1`,
);
const customerOfCard = named("event.customer", `SELECT "customer_id" FROM "card" WHERE "id" = ?`);
const ofCard = named(
  "event.ofCard",
  `SELECT e.*, u."undone_by", c."countersigned_by" FROM "card_event" e
   LEFT JOIN "event_undo" u USING ("card_id", "seq") LEFT JOIN "event_countersign" c USING ("card_id", "seq")
   WHERE e."card_id" = ? ORDER BY e."seq"`,
);
const undo = named("event.undo", `INSERT INTO "event_undo" ("card_id", "seq", "undone_by") VALUES (?, ?, ?)`);
const countersign = named(
  "event.countersign",
  `INSERT INTO "event_countersign" ("card_id", "seq", "countersigned_by", "at") VALUES (?, ?, ?, ?)`,
);

type StoredColumns = Readonly<Record<string, unknown>>;

/**
 * Adds events to a card's log. Their `seq` must follow the card's last; `undone_by` and `countersigned_by` must be
 * null: they are facts of later (`markUndone`, `markCountersigned`), the log itself never changes. The card stands
 * as it is after the last of them. Personal values go in encrypted, every event is sealed to the one before
 * (SAFETY 6); a store without a chain (low-level tests) keeps them as they are.
 */
export function appendEvents(tx: StoreTransaction, cardId: string, added: readonly CardEvent[]): void {
  const end = chainEnd(tx);
  if (added.some((event) => event.undone_by !== null || event.countersigned_by !== null))
    throw new Error("a new event is neither undone nor countersigned");
  const rows = added.map(({ undone_by: _undone, countersigned_by: _countersigned, ...facts }) => facts);
  if (end === null) {
    for (const row of rows) insertEvent(tx, { ...row, card_id: cardId });
    return;
  }
  const customerId = tx.get<{ customer_id: string | null }>(customerOfCard, cardId)?.customer_id ?? null;
  const owners = ownersOfEvents(tx, cardId, customerId, rows);
  const keys = writingKeys(tx, end.key);
  let { seq, previous } = end;
  for (const [index, row] of rows.entries()) {
    const owner = owners[index];
    if (owner === undefined) throw new Error("every event has its owners");
    const hidden = hidePersonal(keys, owner, boundToEvent(cardId, row.seq), row);
    seq += 1;
    const stored = encoded({ ...row, ...hidden, card_id: cardId, global_seq: seq, prev_hash: previous });
    const hash = eventHash(end.key, previous, stored);
    tx.run(insertion, ...columns.map((column) => (column === "hash" ? hash : (stored[column] ?? null))));
    previous = hash;
  }
  if (rows.length > 0) saveChainHead(tx, end.key, { seq, hash: previous ?? "" });
}

function insertEvent(tx: StoreTransaction, row: StoredColumns): void {
  const stored = encoded(row);
  tx.run(insertion, ...columns.map((column) => stored[column] ?? null));
}

/** An event's values as SQLite stores them. */
function encoded(row: StoredColumns): Record<string, ReturnType<typeof events.encode>> {
  return Object.fromEntries(columns.map((column) => [column, events.encode(column, row[column])]));
}

/** A card's log in the order of its sequence; values of an erased person are null. */
export function eventsOfCard(reader: StoreReader, cardId: string): CardEvent[] {
  const show = personalReader(reader);
  return reader.all<Record<string, unknown>>(ofCard, cardId).map((row) => {
    const { global_seq, card_id, prev_hash, hash, ...stored } = events.decode(row);
    const { personal, ...event } = stored as unknown as CardEvent & { readonly personal: string | null };
    return { ...event, ...show(cardId, event.seq, { ...event, personal }) };
  });
}

/** An event's payload as SQLite gives it. */
export interface StoredPayload {
  readonly card_id: string;
  readonly seq: number;
  readonly payload: string;
  readonly personal: string | null;
}

/** Reads the payloads of many events, for lists over the log of many cards. */
export function payloadReader(reader: StoreReader): (stored: StoredPayload) => CardEvent["payload"] {
  const show = personalReader(reader);
  return ({ card_id, seq, payload, personal }) => {
    const plain = JSON.parse(payload) as CardEvent["payload"];
    return show(card_id, seq, { payload: plain, before: {}, after: {}, personal }).payload;
  };
}

/** The newest event of the store: its running number (0 for none) and its place in the chain. */
export function eventHead(reader: StoreReader): { readonly globalSeq: number; readonly hash: string | null } {
  const row = reader.get<{ global_seq: number; hash: string | null }>(head);
  return { globalSeq: row?.global_seq ?? 0, hash: row?.hash ?? null };
}

/** Notes that the `undo` event with sequence `undoneBy` took an event back. */
export function markUndone(tx: StoreTransaction, cardId: string, seq: number, undoneBy: number): void {
  tx.run(undo, cardId, seq, undoneBy);
}

/** Notes another person's countersign of a marked event (DOMAIN 2.3). */
export function markCountersigned(
  tx: StoreTransaction,
  cardId: string,
  seq: number,
  by: StaffCode,
  at: EpochMs,
): void {
  tx.run(countersign, cardId, seq, by, at);
}

const lastEntered = named("event.lastEntered", `SELECT max("entered_at") AS "at" FROM "card_event"`);

/** When the newest entry of the whole log was made, null for none: a clock before it was set back. */
export function lastEnteredAt(reader: StoreReader): EpochMs | null {
  return reader.get<{ at: EpochMs | null }>(lastEntered)?.at ?? null;
}
