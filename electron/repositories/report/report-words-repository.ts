import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";

/** The manager's own words of one report and period. */
export interface StoredWords {
  readonly report: string;
  readonly period: string;
  readonly text: string;
  readonly written_by: StaffCode;
  readonly written_by_name: string | null;
  readonly written_at: EpochMs;
  readonly version: number;
}

const one = named(
  "reportWords.find",
  `SELECT w.*, s."name" AS "written_by_name" FROM "report_words" w LEFT JOIN "staff" s ON s."code" = w."written_by"
   WHERE w."report" = ? AND w."period" = ?`,
);
const save = named(
  "reportWords.save",
  `INSERT INTO "report_words" ("report", "period", "text", "written_by", "written_at", "version")
   VALUES (?1, ?2, ?3, ?4, ?5, 1)
   ON CONFLICT ("report", "period") DO UPDATE SET "text" = ?3, "written_by" = ?4, "written_at" = ?5,
     "version" = "version" + 1 WHERE "version" = ?6`,
);

export function findWords(reader: StoreReader, report: string, period: string): StoredWords | null {
  return reader.get<StoredWords>(one, report, period) ?? null;
}

/** Writes over the version that was read (0 = there were none); false where somebody else was faster. */
export function saveWords(
  tx: StoreTransaction,
  words: Omit<StoredWords, "written_by_name" | "version">,
  baseVersion: number,
): boolean {
  const { report, period, text, written_by, written_at } = words;
  return tx.run(save, report, period, text, written_by, written_at, baseVersion) === 1;
}
