import { app, safeStorage } from "electron";
import type { SecretProtector } from "#electron/db/secret-files";
import { keychainProtector } from "./secret-store";

/** The keychain of this account by Electron; asked for once Electron is ready, which it must be. */
export async function electronKeychain(): Promise<SecretProtector> {
  await app.whenReady();
  return keychainProtector(safeStorage);
}
