import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** A key of the chain that is open: from one secret, one key for the sums and one that wraps the keys of persons. */
export interface StoreKey {
  readonly id: string;
  /** The secret itself, 32 bytes: for the recovery code and for a thread that checks. */
  readonly secret: Buffer;
  readonly chain: Buffer;
  readonly wrap: Buffer;
}

const keyBytes = 32;

function derived(secret: Buffer, id: string, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.from(id, "utf8"), use, keyBytes));
}

/** The working keys of a secret; `id` names it in the database. */
export function storeKeyOf(id: string, secret: Buffer): StoreKey {
  return {
    id,
    secret,
    chain: derived(secret, id, "event chain"),
    wrap: derived(secret, id, "customer keys"),
  };
}

/** Proves, without telling the key, that a key is the one that the database means. */
export function keyCheckOf(key: StoreKey): string {
  return createHmac("sha256", key.chain).update(`aud1 key check ${key.id}`).digest("hex");
}

/** The word of one key for the one that follows it at an event. */
export function endorsementOf(
  key: StoreKey,
  next: { readonly id: string; readonly fromSeq: number },
): string {
  return createHmac("sha256", key.chain).update(`aud1 next ${next.id} ${next.fromSeq}`).digest("hex");
}

/**
 * What the sum of an event is over, in this order and for good: a column that is added later is not among them, or
 * every sum made before would break. Values are those that SQLite stores.
 */
export const SEALED_COLUMNS = [
  "global_seq",
  "card_id",
  "seq",
  "action",
  "actor",
  "on_behalf",
  "at",
  "entered_at",
  "late",
  "clock_flag",
  "cause_seq",
  "self_marked",
  "payload",
  "before",
  "after",
  "personal",
] as const;

export type StoredEvent = Readonly<Record<string, unknown>>;

/** `HMAC-SHA256(key, "aud1" ‖ prev ‖ canonical fields)` (SAFETY 6); `previous` is null for the first event. */
export function eventHash(key: StoreKey, previous: string | null, event: StoredEvent): string {
  return createHmac("sha256", key.chain)
    .update("aud1\n")
    .update(previous ?? "")
    .update("\n")
    .update(JSON.stringify(SEALED_COLUMNS.map((column) => event[column] ?? null)))
    .digest("hex");
}

/** What the sum of an entry of the log beside the cards is over; for good, as above. */
const SEALED_AUDIT_COLUMNS = ["id", "what", "by", "at", "subject", "details", "sealed_by"] as const;

/** The sum of an entry of the log beside the cards; `previous` is null for the first. */
export function auditHash(key: StoreKey, previous: string | null, entry: StoredEvent): string {
  return createHmac("sha256", key.chain)
    .update("aud1 audit\n")
    .update(previous ?? "")
    .update("\n")
    .update(JSON.stringify(SEALED_AUDIT_COLUMNS.map((column) => entry[column] ?? null)))
    .digest("hex");
}

/** Proves the end of the log beside the cards. */
export function auditHeadMac(key: StoreKey, head: ChainHead): string {
  return createHmac("sha256", key.chain).update(`aud1 audit head ${head.seq} ${head.hash}`).digest("hex");
}

export interface ChainHead {
  /** Running number of the newest event; 0 for none. */
  readonly seq: number;
  /** Its sum; empty for none. */
  readonly hash: string;
}

/** Proves the head itself: an end that was cut off would leave a head without this. */
export function headMac(key: StoreKey, head: ChainHead): string {
  return createHmac("sha256", key.chain).update(`aud1 head ${head.seq} ${head.hash}`).digest("hex");
}

export function sameText(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left, "utf8"), Buffer.from(right, "utf8")];
  return one.length === other.length && timingSafeEqual(one, other);
}
