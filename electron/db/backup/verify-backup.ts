import fs from "node:fs";
import path from "node:path";
import { storeFailureOf } from "../store-failure";
import { checkFilesUnderSums } from "./attachment-copies";
import { listed } from "./backup-list";
import { type Disk, NODE_DISK } from "./disk";
import { DamagedDatabase, type DatabaseFacts, inspectDatabase } from "./inspect-database";
import { readBackupName } from "./manifest";
import { sumOfFile } from "./sums";

export interface VerifiedBackup {
  readonly file: string;
  readonly sha256: string;
  readonly madeAtMs: number;
  readonly facts: DatabaseFacts;
  /** `manifest` or `name` say that the sum is right; `none`: only SQLite's own checks could be made. */
  readonly sealedBy: "manifest" | "name" | "none";
  readonly attachments: { readonly files: number; readonly missing: number; readonly damaged: number };
}

export type VerifyOutcome =
  | { readonly ok: true; readonly backup: VerifiedBackup }
  /** `missing`: there is no such file. Else which part is not as it was made. */
  | {
      readonly ok: false;
      readonly problem: "missing" | "manifest" | "sum" | "database" | "attachments";
      readonly finding: string;
    };

function not(problem: Exclude<VerifyOutcome, { ok: true }>["problem"], finding: string): VerifyOutcome {
  return { ok: false, problem, finding };
}

/**
 * Looks at every byte of a backup (SAFETY 1, bit rot): the manifest's own sum, the database's sum, then SQLite's full
 * checks, then each file that its cards name. A backup that was copied away alone is checked by the sum in its name.
 */
export async function verifyBackup(
  file: string,
  options: { readonly disk?: Disk; readonly withFiles?: boolean } = {},
): Promise<VerifyOutcome> {
  const disk = options.disk ?? NODE_DISK;
  const absolute = path.resolve(file);
  if (fs.statSync(absolute, { throwIfNoEntry: false })?.isFile() !== true) return not("missing", absolute);
  const { manifest, state, madeAtMs } = listed(absolute);
  if (state === "damaged") return not(manifest === null ? "manifest" : "sum", path.basename(absolute));
  const sha256 = await sumOfFile(disk, absolute);
  const named = readBackupName(path.basename(absolute));
  if (manifest !== null && manifest.sha256 !== sha256) return not("sum", path.basename(absolute));
  if (named !== null && !sha256.startsWith(named.sumBegins)) return not("sum", path.basename(absolute));
  const facts = soundFacts(absolute);
  if (typeof facts === "string") return not("database", facts);
  const checked = await checkAttachments(absolute, facts, disk, options.withFiles ?? true);
  if (typeof checked === "string") return not("attachments", checked);
  const sealedBy = manifest !== null ? "manifest" : named !== null ? "name" : "none";
  return {
    ok: true,
    backup: { file: absolute, sha256, madeAtMs, facts, sealedBy, attachments: checked },
  };
}

function soundFacts(file: string): DatabaseFacts | string {
  try {
    return inspectDatabase(file);
  } catch (error) {
    if (error instanceof DamagedDatabase) return error.message;
    if (storeFailureOf(error)?.code === "corrupt") return String(error);
    throw error;
  }
}

/** Files are looked for beside the backup; a database that was copied away without them is still whole itself. */
async function checkAttachments(
  file: string,
  facts: DatabaseFacts,
  disk: Disk,
  withFiles: boolean,
): Promise<VerifiedBackup["attachments"] | string> {
  const folder = path.join(path.dirname(file), "attachments");
  const none = { files: 0, missing: facts.attachmentSums.length, damaged: 0 };
  if (!withFiles || !fs.existsSync(folder)) return none;
  const { files, missing, damaged } = await checkFilesUnderSums(disk, folder, facts.attachmentSums);
  const [first] = damaged;
  return first === undefined ? { files, missing: missing.length, damaged: 0 } : first;
}
