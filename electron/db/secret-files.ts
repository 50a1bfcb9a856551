import fs from "node:fs";
import path from "node:path";
import type Database from "better-sqlite3";
import * as z from "zod";
import { syncFolderNow } from "./backup/disk";

/**
 * How a secret lies on the disk. `safe_storage`: encrypted by the operating system for this account on this PC.
 * `file`: as it is, so that only the rights of the file (0600) and of the data folder keep others from it.
 */
export const SECRET_SCHEMES = ["safe_storage", "file"] as const;
export type SecretScheme = (typeof SECRET_SCHEMES)[number];

/** Encrypts what is put into the secrets folder, and back. */
export interface SecretProtector {
  /** What new secrets are put away with. */
  readonly scheme: SecretScheme;
  protect(secret: Buffer): Promise<Buffer>;
  /** Null where it can't be decrypted here: another PC, another account, a keychain that says no. */
  unprotect(scheme: SecretScheme, kept: Buffer): Promise<Buffer | null>;
}

/** Keeps secrets as they are: for the command line, tests, and systems without a keychain. */
export const fileProtector: SecretProtector = {
  scheme: "file",
  protect: (secret) => Promise.resolve(secret),
  unprotect: (scheme, kept) => Promise.resolve(scheme === "file" ? kept : null),
};

const envelope = z.strictObject({ v: z.literal(1), scheme: z.enum(SECRET_SCHEMES), data: z.base64() });

/** A secret as it was found: there and readable, there and not readable here, or not there. */
export type FoundSecret =
  | { readonly found: "open"; readonly secret: Buffer; readonly scheme: SecretScheme }
  | { readonly found: "locked"; readonly scheme: SecretScheme | null }
  | { readonly found: "missing" };

/** `secrets/` beside the database. Names carry an id of their own and are written once, never again. */
export function secretsFolderOf(databaseFile: string): string {
  return path.join(path.dirname(databaseFile), "secrets");
}

const namePattern = /^[a-z0-9-]{1,80}$/;

function fileOf(folder: string, name: string): string {
  if (!namePattern.test(name)) throw new RangeError(`not a secret's name: ${name}`);
  return path.join(folder, `${name}.json`);
}

/** Reads one secret. A file that is damaged is `locked`: it is kept as it is, nobody writes over it. */
export async function readSecret(
  folder: string,
  name: string,
  protector: SecretProtector,
): Promise<FoundSecret> {
  const file = fileOf(folder, name);
  if (!fs.existsSync(file)) return { found: "missing" };
  const read = readEnvelope(fs.readFileSync(file));
  if (read === null) return { found: "locked", scheme: null };
  const secret = await protector.unprotect(read.scheme, Buffer.from(read.data, "base64"));
  return secret === null
    ? { found: "locked", scheme: read.scheme }
    : { found: "open", secret, scheme: read.scheme };
}

function readEnvelope(bytes: Buffer): z.output<typeof envelope> | null {
  try {
    const read = envelope.safeParse(JSON.parse(bytes.toString("utf8")));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * Puts a new secret away: whole, durable, readable by this account only. Throws where the name is taken (`EEXIST`):
 * a key is never overwritten, least of all because it could not be decrypted (SAFETY 8).
 */
export async function writeSecretOnce(
  folder: string,
  name: string,
  secret: Buffer,
  protector: SecretProtector,
): Promise<void> {
  const kept = await protector.protect(secret);
  const text = JSON.stringify({ v: 1, scheme: protector.scheme, data: kept.toString("base64") });
  writeFileOnce(folder, fileOf(folder, name), Buffer.from(text, "utf8"));
}

function writeFileOnce(folder: string, file: string, contents: Buffer): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.part`;
  fs.rmSync(temporary, { force: true });
  try {
    const descriptor = fs.openSync(temporary, "wx", 0o600);
    try {
      fs.writeSync(descriptor, contents);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    putInPlace(temporary, file);
    syncFolderNow(folder);
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

/** Under its name only where that is free: a link fails on a taken name, a rename would replace it. */
function putInPlace(temporary: string, file: string): void {
  try {
    fs.linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    // A file system without links (a USB stick).
    fs.copyFileSync(temporary, file, fs.constants.COPYFILE_EXCL);
  }
}

/** Every secret as it lies on the disk, by name: what a backup takes along. */
function keptSecrets(folder: string): { readonly name: string; readonly contents: Buffer }[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((entry) => entry.endsWith(".json") && namePattern.test(path.basename(entry, ".json")))
    .map((entry) => ({
      name: path.basename(entry, ".json"),
      contents: fs.readFileSync(path.join(folder, entry)),
    }));
}

/** How many secrets lie as they are, readable by whoever can read the file. */
export function countPlainSecrets(folder: string): number {
  return keptSecrets(folder).filter(({ contents }) => readEnvelope(contents)?.scheme === "file").length;
}

function hasCarrier(sqlite: Database.Database): boolean {
  const found = sqlite
    .prepare(`SELECT 1 FROM sqlite_schema WHERE "type" = 'table' AND "name" = 'carried_secret'`)
    .get();
  return found !== undefined;
}

/**
 * Puts the secrets, as they lie on the disk, into a copy of the database: a backup that is restored into another
 * folder must be able to go on with its chain and to read its log. The live database carries none.
 */
export function packSecrets(copy: Database.Database, folder: string): void {
  if (!hasCarrier(copy)) return;
  const insertion = copy.prepare(
    `INSERT INTO "carried_secret" ("name", "contents") VALUES (?, ?) ON CONFLICT DO NOTHING`,
  );
  for (const { name, contents } of keptSecrets(folder)) insertion.run(name, contents);
}

/** Takes what a restored copy carries out into the secrets folder. A secret that is there already stays. */
export function unpackSecrets(sqlite: Database.Database, folder: string): void {
  if (!hasCarrier(sqlite)) return;
  const carried = sqlite.prepare(`SELECT "name", "contents" FROM "carried_secret"`).all() as {
    readonly name: string;
    readonly contents: Buffer;
  }[];
  if (carried.length === 0) return;
  for (const { name, contents } of carried) {
    const file = fileOf(folder, name);
    if (!fs.existsSync(file)) writeFileOnce(folder, file, contents);
  }
  sqlite.prepare(`DELETE FROM "carried_secret"`).run();
}
