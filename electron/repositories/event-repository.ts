import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { cardEvent } from "#electron/db/schema/event";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { accessTo } from "./table-access";

const events = accessTo(cardEvent);

/** Chains the store's events so that tampering shows (SAFETY 6); the key is the caller's. */
export interface EventSeal {
  /** Sum over the hash of the event before (null for the first) and this event's canonical text. */
  hash(previous: string | null, canonical: string): string;
}

const columns = events.columns.filter((column) => column !== "global_seq");
const insertion = named(
  "event.append",
  `INSERT INTO "card_event" (${columns.map((column) => `"${column}"`).join(", ")})
   VALUES (${columns.map(() => "?").join(", ")})`,
);
const head = named(
  "event.head",
  `SELECT "global_seq", "hash" FROM "card_event" ORDER BY "global_seq" DESC LIMIT 1`,
);
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
const chained = named(
  "event.chained",
  `SELECT * FROM "card_event" WHERE "global_seq" > ? ORDER BY "global_seq" LIMIT ?`,
);

/**
 * Adds events to a card's log. Their `seq` must follow the card's last; `undone_by` and `countersigned_by` must be
 * null: they are facts of later (`markUndone`, `markCountersigned`), the log itself never changes.
 */
export function appendEvents(
  tx: StoreTransaction,
  cardId: string,
  added: readonly CardEvent[],
  seal?: EventSeal,
): void {
  let previous = seal === undefined ? null : eventHead(tx).hash;
  for (const event of added) {
    if (event.undone_by !== null || event.countersigned_by !== null)
      throw new Error("a new event is neither undone nor countersigned");
    const { undone_by: _undone, countersigned_by: _countersigned, ...facts } = event;
    const stored: Record<string, unknown> = { ...facts, card_id: cardId, prev_hash: previous, hash: null };
    if (seal !== undefined) stored["hash"] = seal.hash(previous, canonicalText(stored));
    tx.run(insertion, ...columns.map((column) => events.encode(column, stored[column])));
    previous = stored["hash"] as string | null;
  }
}

/** A card's log in the order of its sequence. */
export function eventsOfCard(reader: StoreReader, cardId: string): CardEvent[] {
  return reader.all<Record<string, unknown>>(ofCard, cardId).map((row) => {
    const { global_seq, card_id, prev_hash, hash, ...event } = events.decode(row);
    return event as unknown as CardEvent;
  });
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

/**
 * Checks the chain after a running number, at most `limit` events: answers the running numbers whose sum or link is
 * wrong, and how far it got.
 */
export function checkChain(
  reader: StoreReader,
  seal: EventSeal,
  afterGlobalSeq: number,
  limit: number,
): { readonly broken: number[]; readonly checkedTo: number } {
  const before = reader.get<{ hash: string | null }>(hashAt, afterGlobalSeq);
  let previous = before?.hash ?? null;
  let checkedTo = afterGlobalSeq;
  const broken: number[] = [];
  for (const row of reader.all<Record<string, unknown>>(chained, afterGlobalSeq, limit)) {
    const event: Record<string, unknown> = events.decode(row);
    const sound =
      event["prev_hash"] === previous && event["hash"] === seal.hash(previous, canonicalText(event));
    checkedTo = event["global_seq"] as number;
    if (!sound) broken.push(checkedTo);
    previous = event["hash"] as string | null;
  }
  return { broken, checkedTo };
}

const hashAt = named("event.hashAt", `SELECT "hash" FROM "card_event" WHERE "global_seq" = ?`);

const sealedColumns = columns.filter((column) => column !== "prev_hash" && column !== "hash");

/** What the hash is over: the stored values in a fixed order, as JSON. */
function canonicalText(event: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(sealedColumns.map((column) => events.encode(column, event[column])));
}

const lastEntered = named("event.lastEntered", `SELECT max("entered_at") AS "at" FROM "card_event"`);

/** When the newest entry of the whole log was made, null for none: a clock before it was set back. */
export function lastEnteredAt(reader: StoreReader): EpochMs | null {
  return reader.get<{ at: EpochMs | null }>(lastEntered)?.at ?? null;
}
