import type { StoreReader, StoreTransaction } from "#electron/db/connection";
import { joinValues, splitChanges, splitPayload } from "#shared/domain/privacy/personal-values";
import {
  decrypt,
  encrypt,
  type KeyOwner,
  keyFor,
  keyReader,
  ownerOf,
  type PersonKey,
} from "./customer-key-repository";
import type { StoreKey } from "./event-seal";

type Values = Readonly<Record<string, unknown>>;

/** The three parts of an event that tell of persons. */
interface Told {
  readonly payload: Values;
  readonly before: Values;
  readonly after: Values;
}

/** One piece of ciphertext in the column `personal`: the number of its key, and its bytes in base64. */
type Piece = readonly [keyId: number, sealed: string];

/** What is encrypted together: the parts that belong to one person. */
interface Hidden {
  readonly p?: Values;
  readonly b?: Values;
  readonly a?: Values;
}

function sealPiece(key: PersonKey, bound: string, hidden: Hidden): Piece {
  const sealed = encrypt(key.key, Buffer.from(JSON.stringify(hidden), "utf8"), bound);
  return [key.id, sealed.toString("base64")];
}

function some(hidden: {
  readonly p: Values | null;
  readonly b: Values | null;
  readonly a: Values | null;
}): Hidden | null {
  const given = Object.entries(hidden).filter(([, values]) => values !== null);
  return given.length === 0 ? null : (Object.fromEntries(given) as Hidden);
}

/** Whose values an event tells, before and after it: a card may be moved from one customer to another. */
export interface EventOwners {
  readonly before: KeyOwner;
  readonly after: KeyOwner;
}

function sameOwner(left: KeyOwner, right: KeyOwner): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Takes the personal values out of an event and encrypts them for whom they tell of. */
export function hidePersonal(
  keys: (owner: KeyOwner) => PersonKey,
  owners: EventOwners,
  bound: string,
  told: Told,
): Told & { readonly personal: string | null } {
  const payload = splitPayload(told.payload);
  const before = splitChanges(told.before);
  const after = splitChanges(told.after);
  const together = sameOwner(owners.before, owners.after);
  const later = some({ p: payload.personal, a: after.personal, b: together ? before.personal : null });
  const earlier = together ? null : some({ p: null, a: null, b: before.personal });
  const pieces: Piece[] = [];
  if (earlier !== null) pieces.push(sealPiece(keys(owners.before), bound, earlier));
  if (later !== null) pieces.push(sealPiece(keys(owners.after), bound, later));
  return {
    payload: payload.plain,
    before: before.plain,
    after: after.plain,
    personal: pieces.length === 0 ? null : JSON.stringify(pieces),
  };
}

/** Puts the personal values of an event back; those of an erased person stay null. */
export function showPersonal(
  keyOf: (id: number) => Buffer | null,
  bound: string,
  stored: Told & { readonly personal: string | null },
): Told {
  const { payload, before, after, personal } = stored;
  if (personal === null) return { payload, before, after };
  let shown: Told = { payload, before, after };
  for (const [keyId, sealed] of JSON.parse(personal) as readonly Piece[]) {
    const key = keyOf(keyId);
    const plain = key === null ? null : decrypt(key, Buffer.from(sealed, "base64"), bound);
    if (plain === null) continue;
    const hidden = JSON.parse(plain.toString("utf8")) as Hidden;
    shown = {
      payload: joinValues(shown.payload, hidden.p ?? null),
      before: joinValues(shown.before, hidden.b ?? null),
      after: joinValues(shown.after, hidden.a ?? null),
    };
  }
  return shown;
}

/** What ciphertext is bound to, so that it can't be moved to another event. */
export function boundToEvent(cardId: string, seq: number): string {
  return `event ${cardId} ${seq}`;
}

/** Keys to encrypt with in one transaction: each is looked up once. */
export function writingKeys(tx: StoreTransaction, current: StoreKey): (owner: KeyOwner) => PersonKey {
  const known = new Map<string, PersonKey>();
  return (owner) => {
    const name = JSON.stringify(owner);
    const key = known.get(name) ?? keyFor(tx, owner, current);
    known.set(name, key);
    return key;
  };
}

/** The owners of each event of a command, in order; `customerId` = the card's customer after the last of them. */
export function ownersOfEvents(
  reader: StoreReader,
  cardId: string,
  customerId: string | null,
  events: readonly { readonly before: Values; readonly after: Values }[],
): readonly EventOwners[] {
  const named = (id: string | null) => ownerOf(reader, cardId, id);
  let after = customerId;
  const owners: EventOwners[] = [];
  for (const event of events.toReversed()) {
    const earlier = "customer_id" in event.after ? event.before["customer_id"] : after;
    // What was typed before the customer was known is the same person's.
    const before = typeof earlier === "string" ? earlier : after;
    owners.push({ before: named(before), after: named(after) });
    after = before;
  }
  return owners.toReversed();
}

/** Reads the personal values of many events with each key opened once. */
export function personalReader(
  reader: StoreReader,
): (cardId: string, seq: number, stored: Told & { readonly personal: string | null }) => Told {
  const keyOf = keyReader(reader);
  return (cardId, seq, stored) => showPersonal(keyOf, boundToEvent(cardId, seq), stored);
}
