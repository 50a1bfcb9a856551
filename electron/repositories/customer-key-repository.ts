import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { StoreKey } from "./event-seal";
import { vaultOf } from "./event-vault";

const cipher = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** AES-256-GCM as one piece: 12 bytes nonce, ciphertext, 16 bytes tag. `bound` is what the text belongs to. */
export function encrypt(key: Buffer, plain: Buffer, bound: string): Buffer {
  const iv = randomBytes(ivBytes);
  const encryption = createCipheriv(cipher, key, iv);
  encryption.setAAD(Buffer.from(bound, "utf8"));
  const text = Buffer.concat([encryption.update(plain), encryption.final()]);
  return Buffer.concat([iv, text, encryption.getAuthTag()]);
}

/** Null where the key is another one, or a byte was changed, or the text was moved from elsewhere. */
export function decrypt(key: Buffer, sealed: Uint8Array, bound: string): Buffer | null {
  if (sealed.length < ivBytes + tagBytes) return null;
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
  const decryption = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes));
  decryption.setAAD(Buffer.from(bound, "utf8"));
  decryption.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    return Buffer.concat([
      decryption.update(bytes.subarray(ivBytes, bytes.length - tagBytes)),
      decryption.final(),
    ]);
  } catch {
    return null;
  }
}

/** Whose a key is: a customer of the archive, or a card that names none. */
export type KeyOwner = { readonly customer: string } | { readonly card: string };

/** A person's key that is open. */
export interface PersonKey {
  readonly id: number;
  readonly key: Buffer;
}

interface KeyRow {
  readonly id: number;
  readonly key: Buffer | null;
  readonly wrapped_by: string;
}

const ofCustomer = named(
  "customerKey.ofCustomer",
  `SELECT "id", "key", "wrapped_by" FROM "customer_key" WHERE "customer_id" = ? AND "key" IS NOT NULL ORDER BY "id" DESC`,
);
const ofCard = named(
  "customerKey.ofCard",
  `SELECT "id", "key", "wrapped_by" FROM "customer_key" WHERE "card_id" = ? AND "key" IS NOT NULL ORDER BY "id" DESC`,
);
const insertion = named(
  "customerKey.insert",
  `INSERT INTO "customer_key" ("customer_id", "card_id", "key", "wrapped_by") VALUES (?, ?, ?, ?)`,
);
const isErased = named(
  "customerKey.customerErased",
  `SELECT 1 AS "erased" FROM "customer" WHERE "id" = ? AND "erased_at" IS NOT NULL`,
);
const lastRow = named("customerKey.last", `SELECT last_insert_rowid() AS "id"`);

/** The secret that a key is wrapped under is bound to whose key it is: swapped rows do not open. */
function boundTo(owner: KeyOwner): string {
  return "customer" in owner ? `customer ${owner.customer}` : `card ${owner.card}`;
}

function unwrapped(reader: StoreReader, row: KeyRow, owner: KeyOwner): PersonKey | null {
  const wrap = vaultOf(reader).keys.get(row.wrapped_by)?.wrap;
  if (wrap === undefined || row.key === null) return null;
  const key = decrypt(wrap, row.key, boundTo(owner));
  return key === null ? null : { id: row.id, key };
}

/** The owner that new values are encrypted for: an erased customer's cards stand for themselves from then on. */
export function ownerOf(reader: StoreReader, cardId: string, customerId: string | null): KeyOwner {
  if (customerId === null || reader.get(isErased, customerId) !== undefined) return { card: cardId };
  return { customer: customerId };
}

/** The key to encrypt new values with; made where there is none that opens. */
export function keyFor(tx: StoreTransaction, owner: KeyOwner, current: StoreKey): PersonKey {
  const rows =
    "customer" in owner ? tx.all<KeyRow>(ofCustomer, owner.customer) : tx.all<KeyRow>(ofCard, owner.card);
  for (const row of rows) {
    const open = unwrapped(tx, row, owner);
    if (open !== null) return open;
  }
  const key = randomBytes(keyBytes);
  const wrapped = encrypt(current.wrap, key, boundTo(owner));
  const [customer, card] = "customer" in owner ? [owner.customer, null] : [null, owner.card];
  tx.run(insertion, customer, card, wrapped, current.id);
  return { id: tx.get<{ id: number }>(lastRow)?.id ?? 0, key };
}

interface OwnedRow extends KeyRow {
  readonly customer_id: string | null;
  readonly card_id: string | null;
}

const owned = named("customerKey.owned", `SELECT * FROM "customer_key" WHERE "id" = ?`);

/** Opens keys by their number for one reading; an erased or locked one is null. */
export function keyReader(reader: StoreReader): (id: number) => Buffer | null {
  const known = new Map<number, Buffer | null>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const row = reader.get<OwnedRow>(owned, id);
    const owner: KeyOwner | null =
      row === undefined
        ? null
        : row.customer_id === null
          ? { card: row.card_id ?? "" }
          : { customer: row.customer_id };
    const key = row === undefined || owner === null ? null : (unwrapped(reader, row, owner)?.key ?? null);
    known.set(id, key);
    return key;
  };
}

const erasure = named(
  "customerKey.erase",
  `UPDATE "customer_key" SET "key" = NULL, "erased_at" = ?1
   WHERE "key" IS NOT NULL AND ("customer_id" = ?2 OR "card_id" IN (SELECT value FROM json_each(?3)))`,
);

/** Erases the keys of a customer and of cards; answers how many. What they encrypted can never be read again. */
export function eraseKeys(
  tx: StoreTransaction,
  customerId: string,
  cardIds: readonly string[],
  at: EpochMs,
): number {
  return tx.run(erasure, at, customerId, JSON.stringify(cardIds));
}
