import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import os from "node:os";
import type { ScryptParameters } from "#electron/db/schema/staff";

/** SAFETY 5: 128 MiB and about 0.4 s a guess. */
const USUAL: ScryptParameters = { N: 2 ** 17, r: 8, p: 1 };
/** The same work in half the memory. */
const WEAK_PC: ScryptParameters = { N: 2 ** 16, r: 8, p: 2 };
const WEAK_PC_BYTES = 4 * 1024 ** 3;
const MAX_MEMORY_BYTES = 256 * 1024 ** 2;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** How PINs and passwords are stretched on a PC with this much memory. */
export function strengthFor(totalMemoryBytes: number = os.totalmem()): ScryptParameters {
  return totalMemoryBytes < WEAK_PC_BYTES ? WEAK_PC : USUAL;
}

export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES);
}

/**
 * Stretches a PIN or password on the thread pool; the main thread goes on meanwhile. With a pepper, the secret is
 * keyed by it first: who has the data alone can't try the million PINs.
 */
export function stretch(
  secret: string,
  salt: Buffer,
  parameters: ScryptParameters,
  pepper: Buffer | null,
): Promise<Buffer> {
  const typed = Buffer.from(secret.normalize("NFKC"), "utf8");
  const keyed = pepper === null ? typed : createHmac("sha256", pepper).update(typed).digest();
  return new Promise((resolve, reject) => {
    const options = { ...parameters, maxmem: MAX_MEMORY_BYTES };
    scrypt(keyed, salt, HASH_BYTES, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

/** Compares without telling by the time it takes how much was right. */
export function isSameHash(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
