import { createHash, hkdfSync, randomBytes } from "node:crypto";

/** Digits and capital letters without those that are taken for one another (Crockford): I, L, O, U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeBytes = 16;
const groupLength = 5;
const checkCharacters = 4;

function encoded(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  return Array.from({ length }, (_, place) => {
    const shift = BigInt((length - 1 - place) * 5);
    return alphabet[Number((bits >> shift) & 31n)] ?? "";
  }).join("");
}

function checkOf(characters: string): string {
  return encoded(createHash("sha256").update(`aud1 recovery ${characters}`).digest().subarray(0, 5)).slice(
    0,
    checkCharacters,
  );
}

/** A new recovery code: 128 random bits and a check against slips of the pen, in groups of five. */
export function newRecoveryCode(): string {
  const characters = encoded(randomBytes(codeBytes));
  return inGroups(characters + checkOf(characters));
}

function inGroups(characters: string): string {
  return (characters.match(new RegExp(`.{1,${groupLength}}`, "g")) ?? []).join("-");
}

/** A code as it was typed: case, spaces and dashes do not matter, O is 0 and I or L is 1. Null for a slip. */
export function readRecoveryCode(typed: string): string | null {
  const characters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  const body = characters.slice(0, -checkCharacters);
  return body !== "" && checkOf(body) === characters.slice(-checkCharacters) ? inGroups(characters) : null;
}

/** The key that a code stands for; 128 random bits need no slow derivation. */
export function keyOfRecoveryCode(code: string, keyId: string): Buffer {
  const secret = code.replaceAll("-", "");
  return Buffer.from(hkdfSync("sha256", secret, keyId, "recovery", 32));
}
