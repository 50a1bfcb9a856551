import { randomBytes, randomUUID } from "node:crypto";
import type { Store } from "#electron/db/connection";
import {
  fileProtector,
  readSecret,
  type SecretProtector,
  secretsFolderOf,
  unpackSecrets,
  writeSecretOnce,
} from "#electron/db/secret-files";
import { hasAuditChain } from "#electron/repositories/audit-chain";
import { decrypt, encrypt } from "#electron/repositories/customer-key-repository";
import {
  addChainKey,
  type ChainKey,
  type ChainKeyReason,
  chainKeys,
  endorseNext,
  saveRecovery,
} from "#electron/repositories/event-chain";
import { keyCheckOf, type StoreKey, sameText, storeKeyOf } from "#electron/repositories/event-seal";
import { setVault, vaultOf } from "#electron/repositories/event-vault";
import { immediate } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { EpochMs } from "#shared/domain/card/case-state";
import { keyOfRecoveryCode, newRecoveryCode, readRecoveryCode } from "./recovery-code";
import { beginAuditChain } from "./seal-older-audits";
import { hasOlderEvents, sealOlderEvents } from "./seal-older-events";

export interface UnlockOptions {
  readonly protector: SecretProtector;
  readonly now: () => EpochMs;
  /**
   * What to do where the newest key can't be opened here. `continue`: the day's work goes on under a new key, beside
   * the old one. `refuse`: nothing is written (the command line next to a window whose key the keychain holds).
   */
  readonly whenLocked: "continue" | "refuse";
  /** Asked before a key is added: a store whose pages nobody has looked at yet is looked at first. */
  readonly beforeWriting?: () => Result<unknown>;
}

const secretBytes = 32;

function secretName(keyId: string): string {
  return `event-key-${keyId}`;
}

async function openKeys(
  store: Store,
  rows: readonly ChainKey[],
  protector: SecretProtector,
): Promise<ReadonlyMap<string, StoreKey>> {
  const folder = secretsFolderOf(store.sqlite.name);
  const keys = new Map<string, StoreKey>();
  for (const row of rows) {
    for (const name of [secretName(row.id), recoveredName(row.id)]) {
      const found = await readSecret(folder, name, protector);
      if (found.found !== "open") continue;
      const key = storeKeyOf(row.id, found.secret);
      if (sameText(keyCheckOf(key), row.check)) keys.set(row.id, key);
    }
  }
  return keys;
}

function use(store: Store, keys: ReadonlyMap<string, StoreKey>): void {
  const newest = chainKeys(store).at(-1);
  setVault(store, { keys, current: newest === undefined ? null : (keys.get(newest.id) ?? null) });
}

/** A keychain that can't give back what it has just taken must not hold the only key. */
async function opensItsOwn(protector: SecretProtector, secret: Buffer): Promise<boolean> {
  try {
    const back = await protector.unprotect(protector.scheme, await protector.protect(secret));
    return back?.equals(secret) ?? false;
  } catch {
    return false;
  }
}

/** The key's file first, durable, then its row: a row never names a key that is nowhere. */
async function addKey(
  store: Store,
  keys: ReadonlyMap<string, StoreKey>,
  reason: ChainKeyReason,
  { protector, now }: UnlockOptions,
): Promise<Result<null>> {
  const key = storeKeyOf(randomUUID(), randomBytes(secretBytes));
  const keeper = (await opensItsOwn(protector, key.secret)) ? protector : fileProtector;
  await writeSecretOnce(secretsFolderOf(store.sqlite.name), secretName(key.id), key.secret, keeper);
  const before = chainKeys(store).at(-1);
  const added = immediate(store, (tx): Result<null> => {
    // Another process may have made the key meanwhile.
    if (chainKeys(tx).at(-1)?.id !== before?.id) return ok(null);
    addChainKey(tx, { key, reason, before: keys.get(before?.id ?? "") ?? null }, now());
    setVault(tx, { keys: new Map([...keys, [key.id, key]]), current: key });
    if (reason === "older_store") sealOlderEvents(tx, key);
    return ok(null);
  });
  if (!added.ok) setVault(store, { keys, current: null });
  return added;
}

/**
 * Opens the keys of the chain for a connection, and makes the first one where there is none; events and entries of the
 * audit log from before their chains are sealed with it. A key that can't be opened stays where it is (SAFETY 8). Failures: those of
 * writing. A store that is only read gets what can be opened.
 */
export async function unlockStore(store: Store, options: UnlockOptions): Promise<Result<null>> {
  const unlocked = await openAndAddKeys(store, options);
  if (!unlocked.ok || store.readOnly || hasAuditChain(store)) return unlocked;
  const { current } = vaultOf(store);
  if (current === null) return unlocked;
  const sound = options.beforeWriting?.() ?? ok(null);
  if (!sound.ok) return sound;
  return immediate(store, (tx): Result<null> => {
    // Another process may have begun it meanwhile.
    if (!hasAuditChain(tx)) beginAuditChain(tx, current, options.now());
    return ok(null);
  });
}

async function openAndAddKeys(store: Store, options: UnlockOptions): Promise<Result<null>> {
  const { protector, whenLocked } = options;
  if (!store.readOnly) unpackSecrets(store.sqlite, secretsFolderOf(store.sqlite.name));
  const rows = chainKeys(store);
  const keys = await openKeys(store, rows, protector);
  use(store, keys);
  if (store.readOnly) return ok(null);
  endorseFollowing(store, rows, keys);
  const isLocked = rows.length > 0 && vaultOf(store).current === null;
  if (isLocked && whenLocked === "refuse") return ok(null);
  if (rows.length > 0 && !isLocked) return ok(null);
  const reason = rows.length > 0 ? "key_missing" : hasOlderEvents(store) ? "older_store" : "first";
  const sound = options.beforeWriting?.() ?? ok(null);
  if (!sound.ok) return sound;
  const added = await addKey(store, keys, reason, options);
  if (!added.ok) return added;
  const all = chainKeys(store);
  use(store, await openKeys(store, all, protector));
  return ok(null);
}

/** A key that is back gives its word for the one that began while it was missing. */
function endorseFollowing(
  store: Store,
  rows: readonly ChainKey[],
  keys: ReadonlyMap<string, StoreKey>,
): void {
  const due = rows.flatMap((row, index) => {
    const next = rows[index + 1];
    const key = keys.get(row.id);
    const isOwn = next !== undefined && keys.has(next.id);
    return key !== undefined && isOwn && next.endorsed === null ? [{ key, next }] : [];
  });
  if (due.length === 0) return;
  immediate(store, (tx): Result<null> => {
    for (const { key, next } of due) endorseNext(tx, key, next);
    return ok(null);
  });
}

/**
 * Makes a recovery code for the newest key and answers it: it is shown once and stored nowhere, and a code made
 * before is void. Failure: `unsupported` with `key_locked` where the key itself is not open.
 */
export function makeRecoveryCode(store: Store, at: EpochMs): Result<string> {
  const { current } = vaultOf(store);
  if (current === null) return fail("unsupported", { reason: "key_locked" });
  const code = newRecoveryCode();
  const wrapped = encrypt(keyOfRecoveryCode(code, current.id), current.secret, `recovery ${current.id}`);
  const saved = immediate(store, (tx): Result<null> => {
    saveRecovery(tx, current.id, wrapped, at);
    return ok(null);
  });
  return saved.ok ? ok(code) : saved;
}

/**
 * Opens the keys that a recovery code stands for on this PC and keeps them here. Answers how many. Failures:
 * `invalid_input` on `code` for a slip of the pen or a code of another store.
 */
export async function recoverKeys(
  store: Store,
  typed: string,
  options: UnlockOptions,
): Promise<Result<{ readonly keys: number }>> {
  const code = readRecoveryCode(typed);
  if (code === null) return fail("invalid_input", { fields: [{ field: "code", code: "invalid_code" }] });
  const open = vaultOf(store).keys;
  let found = 0;
  for (const row of chainKeys(store)) {
    if (row.recovery === null) continue;
    const secret = decrypt(keyOfRecoveryCode(code, row.id), row.recovery, `recovery ${row.id}`);
    if (secret === null) continue;
    found += 1;
    if (!open.has(row.id)) await keepRecovered(store, row, secret, options.protector);
  }
  if (found === 0) return fail("invalid_input", { fields: [{ field: "code", code: "unknown_value" }] });
  const unlocked = await unlockStore(store, options);
  return unlocked.ok ? ok({ keys: found }) : unlocked;
}

/** A file that can't be opened here stays; the recovered key goes beside it under another name. */
async function keepRecovered(
  store: Store,
  row: ChainKey,
  secret: Buffer,
  protector: SecretProtector,
): Promise<void> {
  const folder = secretsFolderOf(store.sqlite.name);
  const first = await readSecret(folder, secretName(row.id), protector);
  const name = first.found === "missing" ? secretName(row.id) : recoveredName(row.id);
  const keeper = (await opensItsOwn(protector, secret)) ? protector : fileProtector;
  await writeSecretOnce(folder, name, secret, keeper);
}

function recoveredName(keyId: string): string {
  return `${secretName(keyId)}-recovered`;
}
