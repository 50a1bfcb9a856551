import fs from "node:fs";
import * as z from "zod";
import { BACKUP_REASONS } from "#shared/domain/backup/vocabulary";
import { sumOfText } from "./sums";

const sum = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** Which store the data is of: its codes, and an id that no second store has. */
const storeSchema = z.strictObject({
  prefix: z.string(),
  store: z.string(),
  name: z.string(),
  zone: z.string(),
  /** Null for data older than the id. */
  id: z.string().nullable(),
  /** Counts up with every restore. */
  epoch: count,
});
export type BackupStore = z.output<typeof storeSchema>;

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** The database's name beside the manifest. */
  file: z.string().regex(/^[\w.-]+\.sqlite$/),
  sha256: sum,
  bytes: count,
  made_at: z.int(),
  reason: z.enum(BACKUP_REASONS),
  store: storeSchema,
  schema_version: count,
  cards: count,
  customers: count,
  events: count,
  event_head: z.strictObject({ seq: count, hash: z.string().nullable() }),
  last_card: z.strictObject({ no: z.string(), registered_at: z.int().nullable() }).nullable(),
  /** Series → scope → last number given, so that no number is given twice after the restore of an older one. */
  numbers: z.record(z.string(), z.record(z.string(), count)),
  attachments: z.strictObject({ files: count, bytes: count, missing: count, damaged: count }),
});
export type BackupManifest = z.output<typeof manifestSchema>;

/** The manifest of `x.sqlite` is `x.sqlite.json`. */
export function manifestFileOf(backupFile: string): string {
  return `${backupFile}.json`;
}

/** The manifest as it is stored: with its own sum, so that a flipped bit in it shows. */
export function manifestText(manifest: BackupManifest): string {
  const body = JSON.stringify(manifest, null, 1);
  return `${body}\n${sumOfText(body)}\n`;
}

export type ManifestRead =
  | { readonly state: "sound"; readonly manifest: BackupManifest }
  | { readonly state: "missing" | "damaged" };

/** Reads the manifest that lies beside a backup. */
export function readManifest(backupFile: string): ManifestRead {
  const file = manifestFileOf(backupFile);
  if (!fs.existsSync(file)) return { state: "missing" };
  try {
    const text = fs.readFileSync(file, "utf8");
    const end = text.lastIndexOf("\n}\n") + 2;
    const body = text.slice(0, end);
    if (text !== `${body}\n${sumOfText(body)}\n`) return { state: "damaged" };
    const parsed = manifestSchema.safeParse(JSON.parse(body));
    return parsed.success ? { state: "sound", manifest: parsed.data } : { state: "damaged" };
  } catch {
    return { state: "damaged" };
  }
}

const stampPattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/;

function stampOf(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[-:.]/g, "");
}

export interface BackupName {
  readonly store: Pick<BackupStore, "prefix" | "store">;
  readonly madeAtMs: number;
  readonly reason: BackupManifest["reason"];
  readonly sha256: string;
}

/** How much of the sum stands in the name: a backup that was copied away without its manifest still shows damage. */
const sumInName = 16;

/** `SH-S01-20261122T101500000Z-manual-0123456789abcdef.sqlite`. */
export function backupFileName({ store, madeAtMs, reason, sha256 }: BackupName): string {
  const words = [store.prefix, store.store, stampOf(madeAtMs), reason, sha256.slice(0, sumInName)];
  return `${words.join("-")}.sqlite`;
}

/** What a backup's name says of it; null for another kind of name. */
export function readBackupName(
  name: string,
): { readonly madeAtMs: number; readonly sumBegins: string } | null {
  const match = /^[A-Z0-9]*-[A-Z0-9]*-(\d{8}T\d{9}Z)-[a-z]+-([0-9a-f]{16})(?:-\d+)?\.sqlite$/.exec(name);
  const stamp = stampPattern.exec(match?.[1] ?? "");
  if (match?.[2] === undefined || stamp === null) return null;
  const [, year, month, day, hour, minute, second, ms] = stamp.map(Number);
  const madeAtMs = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, ms);
  return { madeAtMs, sumBegins: match[2] };
}
