import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { YearlyNotice } from "#shared/domain/calendar/yearly-file";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { loadValue, saveValue } from "./settings-repository";

/** A notice that the store imported, with where it comes from. */
export interface ImportedNotice {
  readonly notice: YearlyNotice;
  readonly signed: boolean;
  readonly at: EpochMs;
  readonly by: StaffCode | null;
}

const yearKey = "calendar.year.";
const publisherKey = "calendar.publisher";
const imported = named(
  "calendar.years",
  `SELECT "value", "updated_at", "updated_by" FROM "setting" WHERE "key" GLOB 'calendar.year.*' ORDER BY "key"`,
);

/** The imported years in order. Their writer has validated them. */
export function importedNotices(reader: StoreReader): ImportedNotice[] {
  return reader
    .all<{ value: string; updated_at: EpochMs; updated_by: StaffCode | null }>(imported)
    .map(({ value, updated_at, updated_by }) => {
      const { notice, signed } = JSON.parse(value) as Pick<ImportedNotice, "notice" | "signed">;
      return { notice, signed, at: updated_at, by: updated_by };
    });
}

/** Stores a year's notice in the place of an earlier one. */
export function saveImportedNotice(tx: StoreTransaction, saved: ImportedNotice): void {
  const { notice, signed, at, by } = saved;
  saveValue(tx, `${yearKey}${notice.year}`, { notice, signed }, at, by);
}

/** The key that the first signed file carried; later signed files must carry the same. */
export function knownPublisher(reader: StoreReader): string | null {
  const key = loadValue(reader, publisherKey);
  return typeof key === "string" ? key : null;
}

export function savePublisher(tx: StoreTransaction, key: string, at: EpochMs, by: StaffCode): void {
  saveValue(tx, publisherKey, key, at, by);
}
