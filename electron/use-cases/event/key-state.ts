import { countPlainSecrets, type SecretScheme, secretsFolderOf } from "#electron/db/secret-files";
import { chainKeys } from "#electron/repositories/event-chain";
import { vaultOf } from "#electron/repositories/event-vault";
import type { KeyState } from "#shared/contract/privacy-channels";
import type { Desk } from "../desk";

/**
 * How the keys of the event chain stand on this PC, and whether anything protects them (SAFETY 2).
 * @param scheme how this PC puts new keys away
 */
export function keyState({ store }: Desk, scheme: SecretScheme): KeyState {
  const { keys, current } = vaultOf(store);
  const rows = chainKeys(store);
  return {
    open: current !== null,
    missing: rows.filter((row) => !keys.has(row.id)).length,
    recovery_made_at: rows.at(-1)?.recovery_made_at ?? null,
    sealed_to: rows[0]?.sealed_to ?? 0,
    keychain: scheme === "safe_storage",
    plain: countPlainSecrets(secretsFolderOf(store.sqlite.name)),
  };
}
