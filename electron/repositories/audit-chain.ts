import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import { chainKeys } from "./event-chain";
import {
  auditHash,
  auditHeadMac,
  type ChainHead,
  type StoredEvent,
  type StoreKey,
  sameText,
} from "./event-seal";
import { vaultOf } from "./event-vault";

interface HeadRow extends ChainHead {
  readonly mac: string;
  /** Entries up to this one were there before the chain; 0 = none. */
  readonly sealed_to: number;
}

const storedHead = named("audit.head", `SELECT * FROM "audit_head" WHERE "id" = 1`);
const firstHead = named(
  "audit.firstHead",
  `INSERT INTO "audit_head" ("id", "seq", "hash", "mac", "sealed_to") VALUES (1, ?, ?, ?, ?)`,
);
const nextHead = named(
  "audit.nextHead",
  `UPDATE "audit_head" SET "seq" = ?, "hash" = ?, "mac" = ? WHERE "id" = 1`,
);
const newestId = named("audit.newestId", `SELECT coalesce(max("id"), 0) AS "id" FROM "audit_entry"`);
const hashOf = named("audit.hashOf", `SELECT "hash" FROM "audit_entry" WHERE "id" = ?`);
const entriesAfter = named(
  "audit.entries",
  `SELECT * FROM "audit_entry" WHERE "id" > ? ORDER BY "id" LIMIT ?`,
);

function newest(reader: StoreReader): number {
  return reader.get<{ id: number }>(newestId)?.id ?? 0;
}

/** True once the log has its chain: its first head is never deleted. */
export function hasAuditChain(reader: StoreReader): boolean {
  return reader.get<HeadRow>(storedHead) !== undefined;
}

const sealedEntry = named(
  "audit.sealed",
  `SELECT 1 AS "one" FROM "audit_entry" WHERE "hash" IS NOT NULL LIMIT 1`,
);

/** True where an entry has a sum: where the head is missing as well, it was taken away. */
export function hasSealedAudits(reader: StoreReader): boolean {
  return reader.get(sealedEntry) !== undefined;
}

/** The place that the next entry takes; `key` and `previous` are null where the store has no chain at all. */
export interface AuditEnd {
  readonly key: StoreKey | null;
  readonly id: number;
  readonly previous: string | null;
}

/**
 * Where the log goes on. A head that was tampered with does not stop the work, but the next entry then links to
 * something that no entry has, so that it shows for good. Throws where the key is not open.
 */
export function auditEnd(tx: StoreTransaction): AuditEnd {
  const { current, keys } = vaultOf(tx);
  const last = newest(tx);
  if (current === null) {
    if (chainKeys(tx).length > 0) throw new Error("the key of the audit log is not open");
    return { key: null, id: last + 1, previous: null };
  }
  const head = tx.get<HeadRow>(storedHead);
  if (head === undefined) return { key: current, id: last + 1, previous: last === 0 ? null : "!no head" };
  const proved = isProved(tx, keys, head) && last <= head.seq;
  return {
    key: current,
    id: Math.max(head.seq, last) + 1,
    previous: proved ? (head.hash === "" ? null : head.hash) : `!${head.hash}`,
  };
}

/** A head of a key that is missing can be proved by nobody here. */
function isProved(reader: StoreReader, keys: ReadonlyMap<string, StoreKey>, head: HeadRow): boolean {
  return (
    [...keys.values()].some((key) => sameText(auditHeadMac(key, head), head.mac)) ||
    chainKeys(reader).some((key) => !keys.has(key.id))
  );
}

/** Notes the newest entry as the end of the log. `sealedTo`: only with the first head. */
export function saveAuditHead(tx: StoreTransaction, key: StoreKey, head: ChainHead, sealedTo = 0): void {
  const mac = auditHeadMac(key, head);
  if (hasAuditChain(tx)) tx.run(nextHead, head.seq, head.hash, mac);
  else tx.run(firstHead, head.seq, head.hash, mac, sealedTo);
}

/** Something in the log beside the cards that is not as it was written; as of the events' chain. */
export interface AuditBreak {
  readonly kind: "entry" | "link" | "head" | "key";
  readonly id: number;
}

export interface AuditCheck {
  readonly breaks: readonly AuditBreak[];
  readonly checked: number;
  /** Entries whose key is not open here. */
  readonly unchecked: number;
  readonly checkedTo: number;
}

type RawEntry = StoredEvent & {
  readonly id: number;
  readonly sealed_by: string | null;
  readonly prev_hash: string | null;
  readonly hash: string | null;
};

const placeBefore = named(
  "audit.keyBefore",
  `SELECT "sealed_by" FROM "audit_entry" WHERE "id" <= ? ORDER BY "id" DESC LIMIT 1`,
);

/** Checks at most `limit` entries after an id (0 = from the first). */
export function checkAudits(reader: StoreReader, after: number, limit: number): AuditCheck {
  const { keys } = vaultOf(reader);
  const order = chainKeys(reader).map((key) => key.id);
  let previous = reader.get<{ hash: string | null }>(hashOf, after)?.hash ?? null;
  let place = order.indexOf(reader.get<{ sealed_by: string | null }>(placeBefore, after)?.sealed_by ?? "");
  let checkedTo = after;
  let [checked, unchecked] = [0, 0];
  const breaks: AuditBreak[] = [];
  for (const entry of reader.all<RawEntry>(entriesAfter, after, limit)) {
    const { id } = entry;
    const key = keys.get(entry.sealed_by ?? "");
    const own = order.indexOf(entry.sealed_by ?? "");
    if (entry.prev_hash !== previous) breaks.push({ kind: "link", id });
    // Keys follow each other: an old one that is known again must not write between newer ones.
    if (own < place) breaks.push({ kind: "key", id });
    if (entry.hash === null || own < 0) breaks.push({ kind: "entry", id });
    else if (key === undefined) unchecked += 1;
    else if (!sameText(auditHash(key, entry.prev_hash, entry), entry.hash))
      breaks.push({ kind: "entry", id });
    checked += 1;
    previous = entry.hash;
    place = Math.max(place, own);
    checkedTo = id;
  }
  return { breaks, checked, unchecked, checkedTo };
}

/** Checks the end of the log against its newest entry. */
export function checkAuditEnd(reader: StoreReader): readonly AuditBreak[] {
  const last = newest(reader);
  const head = reader.get<HeadRow>(storedHead);
  const { keys } = vaultOf(reader);
  const hash = reader.get<{ hash: string | null }>(hashOf, last)?.hash ?? "";
  const agrees =
    head !== undefined && head.seq === last && head.hash === hash && isProved(reader, keys, head);
  return agrees ? [] : [{ kind: "head", id: last }];
}

/** Id of the newest entry; 0 for none. */
export function newestAuditId(reader: StoreReader): number {
  return newest(reader);
}

const headBefore = named(
  "audit.headBefore",
  `SELECT "id" AS "seq", "hash", "at" FROM "audit_entry"
   WHERE "at" < ? AND "hash" IS NOT NULL ORDER BY "id" DESC LIMIT 1`,
);

/** The newest entry made before a moment: the head of a day that is over. */
export function auditHeadBefore(
  reader: StoreReader,
  at: EpochMs,
): (ChainHead & { readonly at: EpochMs }) | null {
  return reader.get<ChainHead & { readonly at: EpochMs }>(headBefore, at) ?? null;
}

/** True where an entry's sum is, or begins with, this one. */
export function holdsAuditHead(reader: StoreReader, head: ChainHead): boolean {
  const hash = reader.get<{ hash: string | null }>(hashOf, head.seq)?.hash ?? "";
  return hash !== "" && hash.startsWith(head.hash);
}
