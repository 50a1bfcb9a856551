import { fileProtector, type SecretProtector } from "#electron/db/secret-files";

/** On Linux Electron starts its own part only with a display, which the command line must do without. */
function hasKeychain(): boolean {
  if (process.versions["electron"] === undefined || Reflect.get(process, "type") !== "browser") return false;
  return process.platform !== "linux";
}

/**
 * How secrets lie for the command line: under the keychain in the installed program (`--cli`), as the window put them
 * there; in a file where it runs in plain Node.
 */
export async function protectorForCommandLine(): Promise<SecretProtector> {
  if (!hasKeychain()) return fileProtector;
  const { electronKeychain } = await import("#electron/platform/electron-keychain");
  return electronKeychain();
}
