import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import {
  type ChainHead,
  endorsementOf,
  eventHash,
  headMac,
  keyCheckOf,
  type StoredEvent,
  type StoreKey,
  sameText,
} from "./event-seal";
import { vaultOf } from "./event-vault";

/** Why a key of the chain was made. */
export type ChainKeyReason = "first" | "older_store" | "key_missing";

/** One key of the chain: from which event on it counts. */
export interface ChainKey {
  readonly id: string;
  readonly from_seq: number;
  readonly sealed_to: number;
  readonly reason: ChainKeyReason;
  readonly check: string;
  readonly made_at: EpochMs;
  readonly endorsed: string | null;
  readonly recovery: Buffer | null;
  readonly recovery_made_at: EpochMs | null;
}

const keysInOrder = named("chain.keys", `SELECT * FROM "chain_key" ORDER BY "from_seq", rowid`);
const keyInsertion = named(
  "chain.addKey",
  `INSERT INTO "chain_key" ("id", "from_seq", "sealed_to", "reason", "check", "made_at", "endorsed")
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);
const endorsement = named("chain.endorse", `UPDATE "chain_key" SET "endorsed" = ? WHERE "id" = ?`);
const recovery = named(
  "chain.recovery",
  `UPDATE "chain_key" SET "recovery" = ?, "recovery_made_at" = ? WHERE "id" = ?`,
);
const storedHead = named("chain.head", `SELECT "seq", "hash", "mac" FROM "chain_head" WHERE "id" = 1`);
const headWriting = named(
  "chain.setHead",
  `INSERT INTO "chain_head" ("id", "seq", "hash", "mac") VALUES (1, ?1, ?2, ?3)
   ON CONFLICT ("id") DO UPDATE SET "seq" = ?1, "hash" = ?2, "mac" = ?3`,
);
const newestSeq = named("chain.newest", `SELECT max("global_seq") AS "seq" FROM "card_event"`);
const hashAt = named("chain.hashAt", `SELECT "hash" FROM "card_event" WHERE "global_seq" = ?`);
const eventsAfter = named(
  "chain.events",
  `SELECT * FROM "card_event" WHERE "global_seq" > ? ORDER BY "global_seq" LIMIT ?`,
);

/** The keys of the chain in the order of the events they begin with. */
export function chainKeys(reader: StoreReader): ChainKey[] {
  return reader.all<ChainKey>(keysInOrder);
}

/** Adds a key that counts from the next event on; the key before gives its word for it where it is open. */
export function addChainKey(
  tx: StoreTransaction,
  added: { readonly key: StoreKey; readonly reason: ChainKeyReason; readonly before: StoreKey | null },
  at: EpochMs,
): void {
  const { key, reason, before } = added;
  const head = (tx.get<{ seq: number | null }>(newestSeq)?.seq ?? 0) || 0;
  const fromSeq = reason === "older_store" ? 1 : head + 1;
  const word = before === null ? null : endorsementOf(before, { id: key.id, fromSeq });
  const sealedTo = reason === "older_store" ? head : 0;
  tx.run(keyInsertion, key.id, fromSeq, sealedTo, reason, keyCheckOf(key), at, word);
}

/** Gives a key's word for the one that followed while it was missing. */
export function endorseNext(tx: StoreTransaction, key: StoreKey, next: ChainKey): void {
  tx.run(endorsement, endorsementOf(key, { id: next.id, fromSeq: next.from_seq }), next.id);
}

/** Keeps a key under a recovery code; the code of before is void. */
export function saveRecovery(tx: StoreTransaction, keyId: string, wrapped: Buffer, at: EpochMs): void {
  tx.run(recovery, wrapped, at, keyId);
}

/** The place that the next event takes in the chain. */
export interface ChainEnd {
  readonly key: StoreKey;
  readonly seq: number;
  /** What the next event links to; null for the first. */
  readonly previous: string | null;
}

/**
 * Where to go on. A head that was tampered with does not stop the work, but the next event then links to something
 * that no event has, so that it shows for good. Null where the store has no chain (low-level tests only); throws
 * where it has one whose key is not open.
 */
export function chainEnd(tx: StoreTransaction): ChainEnd | null {
  const { current, keys } = vaultOf(tx);
  if (current === null) {
    if (chainKeys(tx).length > 0) throw new Error("the key of the event chain is not open");
    return null;
  }
  const head = tx.get<ChainHead & { readonly mac: string }>(storedHead);
  const newest = tx.get<{ seq: number | null }>(newestSeq)?.seq ?? 0;
  if (head === undefined) return { key: current, seq: newest, previous: newest === 0 ? null : "!no head" };
  const own = [...keys.values()].some((key) => sameText(headMac(key, head), head.mac));
  // A head of a key that is missing can't be proved; the new key begins with its sum.
  const isFirstOfKey = chainKeys(tx).at(-1)?.from_seq === head.seq + 1;
  const proved = own || isFirstOfKey;
  return {
    key: current,
    seq: Math.max(head.seq, newest),
    previous: proved && newest <= head.seq ? previousOf(head) : `!${head.hash}`,
  };
}

function previousOf(head: ChainHead): string | null {
  return head.hash === "" ? null : head.hash;
}

/** Notes the newest event as the end of the chain. */
export function saveChainHead(tx: StoreTransaction, key: StoreKey, head: ChainHead): void {
  tx.run(headWriting, head.seq, head.hash, headMac(key, head));
}

/** Something in the chain that is not as it was written. */
export interface ChainBreak {
  /**
   * `event`: its sum does not agree with what it says. `link`: it does not follow the event before it. `head`: the
   * end of the chain was changed or cut off. `key`: another key began here without the word of the one before.
   * `mark`: it stands as undone or countersigned and no event says so, or the other way round.
   */
  readonly kind: "event" | "link" | "head" | "key" | "mark";
  /** Running number of the event. */
  readonly seq: number;
}

export interface ChainCheck {
  readonly breaks: readonly ChainBreak[];
  readonly checked: number;
  /** Events whose key is not open here. */
  readonly unchecked: number;
  /** Where it got to: the next check goes on from there. */
  readonly checkedTo: number;
}

type RawEvent = StoredEvent & {
  readonly global_seq: number;
  readonly prev_hash: string | null;
  readonly hash: string | null;
};

/** Checks at most `limit` events after a running number (0 = from the first). */
export function checkEvents(reader: StoreReader, after: number, limit: number): ChainCheck {
  const { keys } = vaultOf(reader);
  const order = chainKeys(reader);
  let previous = reader.get<{ hash: string | null }>(hashAt, after)?.hash ?? null;
  let place = order.findLastIndex((key) => key.from_seq <= after + 1);
  let checkedTo = after;
  let [checked, unchecked] = [0, 0];
  const breaks: ChainBreak[] = [];
  for (const event of reader.all<RawEvent>(eventsAfter, after, limit)) {
    const seq = event.global_seq;
    while ((order[place + 1]?.from_seq ?? Number.POSITIVE_INFINITY) <= seq) place += 1;
    const key = keys.get(order[place]?.id ?? "");
    if (event.prev_hash !== previous) breaks.push({ kind: "link", seq });
    if (event.hash === null || place < 0) breaks.push({ kind: "event", seq });
    else if (key === undefined) unchecked += 1;
    else if (!sameText(eventHash(key, event.prev_hash, event), event.hash))
      breaks.push({ kind: "event", seq });
    checked += 1;
    previous = event.hash;
    checkedTo = seq;
  }
  return { breaks, checked, unchecked, checkedTo };
}

/** Checks the end of the chain against the newest event, and that every key has the word of the one before. */
export function checkChainEnds(reader: StoreReader): readonly ChainBreak[] {
  const { keys } = vaultOf(reader);
  const order = chainKeys(reader);
  const newest = reader.get<{ seq: number | null }>(newestSeq)?.seq ?? 0;
  const head = reader.get<ChainHead & { readonly mac: string }>(storedHead);
  const breaks: ChainBreak[] = [];
  if (order.length > 0 && !endAgrees(reader, keys, newest, head)) breaks.push({ kind: "head", seq: newest });
  order.slice(1).forEach((key, index) => {
    const before = keys.get(order[index]?.id ?? "");
    if (before === undefined) return;
    const word = endorsementOf(before, { id: key.id, fromSeq: key.from_seq });
    if (!sameText(word, key.endorsed ?? "")) breaks.push({ kind: "key", seq: key.from_seq });
  });
  return breaks;
}

/** Marks and the events that made them: `undo` names an event and takes back all of its command. */
const strayMarks = named(
  "chain.marks",
  `SELECT e."global_seq" AS "seq" FROM "event_undo" m
     JOIN "card_event" e ON e."card_id" = m."card_id" AND e."seq" = m."seq"
   WHERE NOT EXISTS (
     SELECT 1 FROM "card_event" u
       JOIN "card_event" t ON t."card_id" = u."card_id" AND t."seq" = u."payload" ->> '$.event'
     WHERE u."card_id" = m."card_id" AND u."seq" = m."undone_by" AND u."action" = 'undo'
       AND t."cause_seq" = e."cause_seq")
   UNION
   SELECT u."global_seq" FROM "card_event" u
     JOIN "card_event" t ON t."card_id" = u."card_id" AND t."seq" = u."payload" ->> '$.event'
   WHERE u."action" = 'undo' AND NOT EXISTS (
     SELECT 1 FROM "event_undo" m
     WHERE m."card_id" = t."card_id" AND m."seq" = t."seq" AND m."undone_by" = u."seq")
   UNION
   SELECT e."global_seq" FROM "event_countersign" m
     JOIN "card_event" e ON e."card_id" = m."card_id" AND e."seq" = m."seq"
   WHERE NOT EXISTS (
     SELECT 1 FROM "card_event" c
     WHERE c."card_id" = m."card_id" AND c."action" = 'countersign' AND c."actor" = m."countersigned_by"
       AND c."payload" ->> '$.event' = m."seq")
   UNION
   SELECT c."global_seq" FROM "card_event" c
   WHERE c."action" = 'countersign' AND NOT EXISTS (
     SELECT 1 FROM "event_countersign" m
     WHERE m."card_id" = c."card_id" AND m."seq" = c."payload" ->> '$.event' AND m."countersigned_by" = c."actor")
   ORDER BY 1 LIMIT 20`,
);

/** Undone and countersigned marks that the log does not bear out. They lie beside the log, which never changes. */
export function checkMarks(reader: StoreReader): readonly ChainBreak[] {
  return reader.pluck<number>(strayMarks).map((seq) => ({ kind: "mark", seq }));
}

function endAgrees(
  reader: StoreReader,
  keys: ReadonlyMap<string, StoreKey>,
  newest: number,
  head: (ChainHead & { readonly mac: string }) | undefined,
): boolean {
  if (head === undefined) return newest === 0;
  const hash = reader.get<{ hash: string | null }>(hashAt, newest)?.hash ?? "";
  if (head.seq !== newest || head.hash !== hash) return false;
  if ([...keys.values()].some((key) => sameText(headMac(key, head), head.mac))) return true;
  // The head of a key that is missing can be proved by nobody here.
  return chainKeys(reader).some((key) => !keys.has(key.id));
}

/** The newest event's running number and sum, as the head has it; null before the first. */
export function chainHead(reader: StoreReader): ChainHead | null {
  const head = reader.get<ChainHead>(storedHead);
  return head === undefined || head.seq === 0 ? null : { seq: head.seq, hash: head.hash };
}

const headBefore = named(
  "chain.headBefore",
  `SELECT "global_seq" AS "seq", "hash", "entered_at" AS "at" FROM "card_event" WHERE "entered_at" < ? ORDER BY "entered_at" DESC, "global_seq" DESC LIMIT 1`,
);

/** The newest event entered before a moment: the head of a day that is over. */
export function chainHeadBefore(
  reader: StoreReader,
  at: EpochMs,
): (ChainHead & { readonly at: EpochMs }) | null {
  const row = reader.get<{ seq: number; hash: string | null; at: EpochMs }>(headBefore, at);
  return row === undefined || row.hash === null ? null : { seq: row.seq, hash: row.hash, at: row.at };
}

/** True where an event's sum is, or begins with, this one: a head that was written down is still in the chain. */
export function holdsHead(reader: StoreReader, head: ChainHead): boolean {
  const hash = reader.get<{ hash: string | null }>(hashAt, head.seq)?.hash ?? "";
  return hash !== "" && hash.startsWith(head.hash);
}

/** Running number after which the last `count` events lie. */
export function startOfLast(reader: StoreReader, count: number): number {
  const newest = reader.get<{ seq: number | null }>(newestSeq)?.seq ?? 0;
  return Math.max(0, newest - count);
}
