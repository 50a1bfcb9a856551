import Database from "better-sqlite3";
import * as z from "zod";
import { setPragmas } from "../pragmas";
import { unpackSecrets } from "../secret-files";
import { REPLICA_KEY } from "./inspect-database";
import type { KnownNumbers } from "./known-numbers";

/** What a restored database says of its restore: for the log, for the screen, and for the undo. */
export const restoredNoteSchema = z.strictObject({
  kind: z.enum(["restore", "undo"]),
  at: z.int(),
  by: z.string().nullable(),
  approved_by: z.string().nullable(),
  /** Name of the backup. */
  file: z.string(),
  made_at: z.int(),
  /** Cards that the data before had and this has not; null where they could not be counted. */
  lost_cards: z.int().nullable(),
  /** What brings back the data before; null for a new folder. `safety` null = it was damaged. */
  undo: z.strictObject({ safety: z.string().nullable(), set_aside: z.string() }).nullable(),
  /** True once it stands in the log. */
  told: z.boolean(),
});
export type RestoredNote = z.output<typeof restoredNoteSchema>;

/** Key of the setting that holds it. */
export const RESTORED_KEY = "backup.restored";

export interface Preparation {
  readonly numbers: KnownNumbers;
  /** The highest epoch that is known of this store. */
  readonly knownEpoch: number;
  readonly note: RestoredNote;
  readonly newId: () => string;
  /** The folder of the store's secrets. */
  readonly secrets: string;
}

/**
 * Makes a copy of a backup into the database that takes the store's place: no number is given a second time, and
 * head office sees by the epoch that this is another line of data (SAFETY 4). Touches only tables that every version
 * of the schema has.
 */
export function prepareRestored(
  file: string,
  { numbers, knownEpoch, note, newId, secrets }: Preparation,
): void {
  const sqlite = new Database(file, { fileMustExist: true });
  try {
    setPragmas(sqlite, "write");
    unpackSecrets(sqlite, secrets);
    sqlite.transaction(() => {
      const raise = sqlite.prepare(
        `INSERT INTO "number_counter" ("series", "scope", "last") VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET "last" = ?3 WHERE "last" < ?3`,
      );
      for (const [series, scopes] of Object.entries(numbers)) {
        for (const [scope, last] of Object.entries(scopes)) raise.run({ 1: series, 2: scope, 3: last });
      }
      const save = sqlite.prepare(
        `INSERT INTO "setting" ("key", "value", "updated_at", "updated_by") VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET "value" = ?2, "updated_at" = ?3, "updated_by" = ?4`,
      );
      const put = (key: string, value: unknown): void => {
        save.run({ 1: key, 2: JSON.stringify(value), 3: note.at, 4: note.by });
      };
      const before = sqlite
        .prepare(`SELECT "value" FROM "setting" WHERE "key" = ?`)
        .pluck()
        .get(REPLICA_KEY) as string | undefined;
      put(REPLICA_KEY, nextEpoch(before, knownEpoch, note.at, newId));
      put(RESTORED_KEY, note);
    })();
    sqlite.pragma("journal_mode = DELETE");
  } finally {
    sqlite.close();
  }
}

/** A store's identity among the replicas that head office knows. */
export interface Replica {
  readonly store_id: string;
  /** 1, 2, 3 …: one more with every restore. */
  readonly epoch: number;
  /** Two restores of the same backup are two lines of data. */
  readonly epoch_id: string;
  readonly since: number;
}

function nextEpoch(before: string | undefined, knownEpoch: number, at: number, newId: () => string): Replica {
  const known = (before === undefined ? {} : JSON.parse(before)) as Partial<Replica>;
  return {
    store_id: known.store_id ?? newId(),
    epoch: Math.max(known.epoch ?? 0, knownEpoch) + 1,
    epoch_id: newId(),
    since: at,
  };
}
