import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import type { StoreReader } from "#electron/db/connection";
import { insertAudit } from "#electron/repositories/audit-repository";
import { savePublishers, trustedPublishers } from "#electron/repositories/calendar-year-repository";
import type { FileSignatureView, Publisher } from "#shared/contract/clock-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { FileSignature } from "#shared/domain/calendar/yearly-file";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/** 128 bits of the key's SHA-256 in groups of four, short enough to be read out on the phone. */
const FINGERPRINT_DIGITS = 32;

/** SHA-256 over the key's DER, as `ab12 cd34 …`. */
function fingerprintOf(publicKey: string): string {
  const digest = createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex");
  return digest.slice(0, FINGERPRINT_DIGITS).replace(/(.{4})(?=.)/g, "$1 ");
}

function readKey(text: string): KeyObject | null {
  try {
    const key = text.includes("-----BEGIN")
      ? createPublicKey(text)
      : createPublicKey({
          key: Buffer.from(text.replace(/\s+/g, ""), "base64"),
          format: "der",
          type: "spki",
        });
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}

function written(key: KeyObject): string {
  return key.export({ type: "spki", format: "der" }).toString("base64");
}

/** The key that signed a file, SPKI in base64; null where the signature is not this file's by the key it names. */
export function signerOf(signedText: string, { public_key, signature }: FileSignature): string | null {
  const key = readKey(public_key);
  if (key === null) return null;
  const isRight = verify(null, Buffer.from(signedText, "utf8"), key, Buffer.from(signature, "base64"));
  return isRight ? written(key) : null;
}

/** The publishers whose signed yearly files this store trusts, in the order of their names. */
export function listPublishers(reader: StoreReader): readonly Publisher[] {
  return trustedPublishers(reader)
    .map((publisher) => ({ ...publisher, fingerprint: fingerprintOf(publisher.public_key) }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** What a checked signature is worth to this store now: a trusted publisher's, or a key's that it does not know. */
export function signatureView(reader: StoreReader, publicKey: string | null): FileSignatureView | null {
  if (publicKey === null) return null;
  const publisher = trustedPublishers(reader).find(({ public_key }) => public_key === publicKey);
  return { publisher: publisher?.name ?? null, fingerprint: fingerprintOf(publicKey), public_key: publicKey };
}

function refused(field: string, code: string): Result<never> {
  return fail("invalid_input", { fields: [{ field, code }] });
}

/**
 * Trusts a publisher's Ed25519 key (PEM, or SubjectPublicKeyInfo in base64): files that it signed count as that
 * publisher's, also those imported before. Failures: `forbidden` (admin), `invalid_input` (`not_a_key`, `taken`).
 */
export function trustPublisher(
  desk: Desk,
  actor: Actor,
  given: { readonly public_key: string; readonly name: string },
): Result<readonly Publisher[]> {
  const allowed = authorise(actor, "calendar.change");
  if (!allowed.ok) return allowed;
  const key = readKey(given.public_key.trim());
  if (key === null) return refused("public_key", "not_a_key");
  const public_key = written(key);
  const trusted = desk.write((tx) => {
    const known = trustedPublishers(tx);
    if (known.some((publisher) => publisher.public_key === public_key)) return refused("public_key", "taken");
    if (known.some((publisher) => publisher.name === given.name)) return refused("name", "taken");
    const at = desk.nowMs();
    savePublishers(tx, [...known, { public_key, name: given.name, at, by: actor.code }], at, actor.code);
    const details = { name: given.name, fingerprint: fingerprintOf(public_key) };
    insertAudit(tx, { what: "calendar.trust", by: actor.code, at, subject: given.name, details });
    return ok(listPublishers(tx));
  });
  if (trusted.ok) desk.announce({ what: "settings", ids: null });
  return trusted;
}

/** Trusts a publisher no longer; years imported from it stay, and say that its key is unknown. */
export function distrustPublisher(
  desk: Desk,
  actor: Actor,
  { fingerprint }: { readonly fingerprint: string },
): Result<readonly Publisher[]> {
  const allowed = authorise(actor, "calendar.change");
  if (!allowed.ok) return allowed;
  const wanted = fingerprint.replace(/\s+/g, "").toLowerCase();
  const left = desk.write((tx) => {
    const known = trustedPublishers(tx);
    const gone = known.find(({ public_key }) => fingerprintOf(public_key).replaceAll(" ", "") === wanted);
    if (!gone) return fail("not_found", { what: "publisher", ref: fingerprint });
    const at = desk.nowMs();
    const rest = known.filter((publisher) => publisher !== gone);
    savePublishers(tx, rest, at, actor.code);
    insertAudit(tx, {
      what: "calendar.distrust",
      by: actor.code,
      at,
      subject: gone.name,
      details: { fingerprint },
    });
    return ok(listPublishers(tx));
  });
  if (left.ok) desk.announce({ what: "settings", ids: null });
  return left;
}
