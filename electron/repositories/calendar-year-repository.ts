import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { YearlyNotice } from "#shared/domain/calendar/yearly-file";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { loadValue, saveValue } from "./settings-repository";

/** A notice that the store imported, with where it comes from. */
export interface ImportedNotice {
  readonly notice: YearlyNotice;
  /** The key whose signature was checked, SPKI in base64; null for a file without one. */
  readonly signed_by: string | null;
  readonly at: EpochMs;
  readonly by: StaffCode | null;
}

const yearKey = "calendar.year.";
const publishersKey = "calendar.publishers";
const imported = named(
  "calendar.years",
  `SELECT "value", "updated_at", "updated_by" FROM "setting" WHERE "key" GLOB 'calendar.year.*' ORDER BY "key"`,
);

/** The imported years in order. Their writer has validated them. */
export function importedNotices(reader: StoreReader): ImportedNotice[] {
  return reader
    .all<{ value: string; updated_at: EpochMs; updated_by: StaffCode | null }>(imported)
    .map(({ value, updated_at, updated_by }) => {
      const { notice, signed_by = null } = JSON.parse(value) as Pick<ImportedNotice, "notice"> &
        Partial<ImportedNotice>;
      return { notice, signed_by, at: updated_at, by: updated_by };
    });
}

/** Stores a year's notice in the place of an earlier one. */
export function saveImportedNotice(tx: StoreTransaction, saved: ImportedNotice): void {
  const { notice, signed_by, at, by } = saved;
  saveValue(tx, `${yearKey}${notice.year}`, { notice, signed_by }, at, by);
}

/** A publisher whose signature the store trusts; the key is SPKI in base64. */
export interface TrustedPublisher {
  readonly public_key: string;
  readonly name: string;
  readonly at: EpochMs;
  readonly by: StaffCode | null;
}

export function trustedPublishers(reader: StoreReader): readonly TrustedPublisher[] {
  return (loadValue(reader, publishersKey) ?? []) as readonly TrustedPublisher[];
}

export function savePublishers(
  tx: StoreTransaction,
  publishers: readonly TrustedPublisher[],
  at: EpochMs,
  by: StaffCode,
): void {
  saveValue(tx, publishersKey, publishers, at, by);
}
