import { fileProtector, type SecretProtector } from "#electron/db/secret-files";

/** What is used of Electron's `safeStorage`: the sync calls (33 to 45) or the async ones (since 42). */
export interface SafeStorageCalls {
  isEncryptionAvailable?(): boolean;
  encryptString?(plain: string): Buffer;
  decryptString?(encrypted: Buffer): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(plain: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ readonly result: string }>;
  /** Linux only; `basic_text` protects nothing. */
  getSelectedStorageBackend?(): string;
}

interface Keychain {
  encrypt(plain: string): Promise<Buffer>;
  decrypt(encrypted: Buffer): Promise<string>;
}

function asyncKeychain(calls: SafeStorageCalls): Keychain | null {
  const { encryptStringAsync, decryptStringAsync } = calls;
  if (encryptStringAsync === undefined || decryptStringAsync === undefined) return null;
  return {
    encrypt: (plain) => encryptStringAsync.call(calls, plain),
    decrypt: async (encrypted) => (await decryptStringAsync.call(calls, encrypted)).result,
  };
}

function syncKeychain(calls: SafeStorageCalls): Keychain | null {
  const { encryptString, decryptString } = calls;
  if (encryptString === undefined || decryptString === undefined) return null;
  return {
    encrypt: (plain) => Promise.resolve(encryptString.call(calls, plain)),
    decrypt: (encrypted) => Promise.resolve(decryptString.call(calls, encrypted)),
  };
}

async function isAvailable(calls: SafeStorageCalls): Promise<boolean> {
  // `basic_text` obscures with a constant that everybody knows: a plain file says the same honestly.
  if (calls.getSelectedStorageBackend?.() === "basic_text") return false;
  if (calls.isAsyncEncryptionAvailable !== undefined) return await calls.isAsyncEncryptionAvailable();
  return calls.isEncryptionAvailable?.() ?? false;
}

/**
 * Secrets under the keychain of the operating system, by whichever of the two forms this Electron has; where there is
 * no keychain they lie in a file as they are, and the settings screen says so (SAFETY 2).
 */
export async function keychainProtector(calls: SafeStorageCalls): Promise<SecretProtector> {
  const keychain = asyncKeychain(calls) ?? syncKeychain(calls);
  if (keychain === null || !(await isAvailable(calls))) return fileProtector;
  return {
    scheme: "safe_storage",
    protect: (secret) => keychain.encrypt(secret.toString("base64")),
    unprotect: async (scheme, kept) => {
      if (scheme === "file") return kept;
      try {
        return Buffer.from(await keychain.decrypt(kept), "base64");
      } catch {
        // Another PC or account, or a keychain that says no: the secret stays where it is.
        return null;
      }
    },
  };
}
