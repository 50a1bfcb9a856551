import fs from "node:fs";
import path from "node:path";
import * as z from "zod";
import { type Disk, writeWholeFile } from "./disk";

/** What went wrong, as a code of CLI.md, or `not_connected` for a second place that is not there. */
const failed = z.strictObject({ at: z.int(), code: z.string() });

const stateSchema = z.strictObject({
  format: z.literal(1),
  second_place: z
    .strictObject({
      folder: z.string(),
      chosen_at: z.int(),
      /** The last backup that was whole there. */
      ok_at: z.int().nullable(),
      failure: failed.nullable(),
    })
    .nullable(),
  /** The last backup that failed; null after one that did not. */
  failure: failed.nullable(),
  /** By name of the backup: when its every byte was last read, and whether it was right. */
  checked: z.record(z.string(), z.strictObject({ at: z.int(), ok: z.boolean() })),
  /** When every index of the store was last compared with its table, and what was found. */
  integrity: z.strictObject({ at: z.int(), finding: z.string().nullable() }).nullable(),
});
export type BackupState = z.output<typeof stateSchema>;

const empty: BackupState = { format: 1, second_place: null, failure: null, checked: {}, integrity: null };

function stateFile(backups: string): string {
  return path.join(backups, "state.json");
}

/**
 * How the backups of a folder stand. It lies beside them, not in the database: it must be readable while that is
 * damaged, and does not go back with a restore. Nothing depends on it: unreadable it is as new.
 */
export function readBackupState(backups: string): BackupState {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(fs.readFileSync(stateFile(backups), "utf8")));
    return parsed.success ? parsed.data : empty;
  } catch {
    return empty;
  }
}

/** Changes some of it; what another process wrote meanwhile of the rest stays. */
export async function changeBackupState(
  backups: string,
  disk: Disk,
  change: (state: BackupState) => Partial<BackupState>,
): Promise<BackupState> {
  const before = readBackupState(backups);
  const state = { ...before, ...change(before) };
  await writeWholeFile(disk, stateFile(backups), Buffer.from(JSON.stringify(state)));
  return state;
}
