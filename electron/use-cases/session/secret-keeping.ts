import { randomBytes, randomUUID } from "node:crypto";
import os from "node:os";
import type { ScryptParameters } from "#electron/db/schema/staff";
import {
  readSecret,
  type SecretProtector,
  secretsFolderOf,
  writeSecretOnce,
} from "#electron/db/secret-files";
import { loadValue, saveValue } from "#electron/repositories/settings-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { AttemptCount } from "#shared/domain/credential/lockout";
import type { Desk } from "../desk";
import { strengthFor } from "./stretch";

/** What checking a PIN or password needs besides the store. */
export interface SecretKeeping {
  /** How the pepper of the PINs lies on this PC. */
  protector(): Promise<SecretProtector>;
  /** Milliseconds since the PC was switched on, sleep included: no change of its clock moves it. */
  runningMs(): number;
  readonly strength: ScryptParameters;
  /** Where the secrets of this PC lie; missing = beside the database. */
  readonly secretsFolder?: string;
  /** Attempts at a store that can't be written to. */
  readonly readOnlyAttempts: Map<string, AttemptCount>;
}

const MS_PER_SECOND = 1000;

/** The keeping of this PC. */
export function secretKeeping(protector: SecretKeeping["protector"]): SecretKeeping {
  return {
    protector,
    runningMs: () => Math.round(os.uptime() * MS_PER_SECOND),
    strength: strengthFor(),
    readOnlyAttempts: new Map(),
  };
}

/** A key that is mixed into every PIN and lies beside the data, not in it; its name is kept with each hash. */
export interface Pepper {
  readonly name: string;
  readonly key: Buffer;
}

const PEPPER_BYTES = 32;
/** Names the pepper that new PINs get. */
const PEPPER_KEY = "pin_pepper";

function folderOf(desk: Desk, keeping: SecretKeeping): string {
  return keeping.secretsFolder ?? secretsFolderOf(desk.store.sqlite.name);
}

/**
 * The pepper of a name; `unsupported` where it is not on this PC (`pepper_lost`) or can't be opened here
 * (`pepper_sealed`: another account, or the command line beside a keychain).
 */
export async function readPepper(desk: Desk, keeping: SecretKeeping, name: string): Promise<Result<Pepper>> {
  const found = await readSecret(folderOf(desk, keeping), name, await keeping.protector());
  if (found.found === "open") return ok({ name, key: found.secret });
  return fail("unsupported", { reason: found.found === "missing" ? "pepper_lost" : "pepper_sealed" });
}

/** The pepper for new PINs; a new one is made where there is none that can be read here. None is ever replaced. */
export async function keepPepper(desk: Desk, keeping: SecretKeeping): Promise<Result<Pepper>> {
  const current = loadValue(desk.store, PEPPER_KEY);
  if (typeof current === "string") {
    const kept = await readPepper(desk, keeping, current);
    if (kept.ok) return kept;
  }
  const pepper: Pepper = { name: `pin-pepper-${randomUUID()}`, key: randomBytes(PEPPER_BYTES) };
  await writeSecretOnce(folderOf(desk, keeping), pepper.name, pepper.key, await keeping.protector());
  return desk.write((tx) => {
    saveValue(tx, PEPPER_KEY, pepper.name, desk.nowMs(), null);
    return ok(pepper);
  });
}
