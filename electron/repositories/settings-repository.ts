import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import {
  DEFAULT_STORE_SETTINGS,
  type StoreSettings,
  storeSettingsSchema,
} from "#shared/domain/store/store-settings";

const all = named("setting.all", `SELECT "key", "value" FROM "setting" WHERE "key" LIKE 'store.%'`);
const save = named(
  "setting.save",
  `INSERT INTO "setting" ("key", "value", "updated_at", "updated_by") VALUES (?1, ?2, ?3, ?4)
   ON CONFLICT DO UPDATE SET "value" = ?2, "updated_at" = ?3, "updated_by" = ?4 WHERE "value" <> ?2`,
);
const one = named("setting.one", `SELECT "value" FROM "setting" WHERE "key" = ?`);

const keyPrefix = "store.";

/**
 * The store's settings: what is stored over the defaults. A stored value that its schema no longer takes (an older
 * version wrote it) counts as not stored, so that a store still opens.
 */
export function loadSettings(reader: StoreReader): StoreSettings {
  const settings: Record<string, unknown> = { ...DEFAULT_STORE_SETTINGS };
  for (const { key, value } of reader.all<{ key: string; value: string }>(all)) {
    const name = key.slice(keyPrefix.length);
    // Most stores keep most defaults; some schemas cost milliseconds at every start, such as a time zone's.
    if (value === JSON.stringify(settings[name])) continue;
    const schema = Reflect.get(storeSettingsSchema.shape, name) as
      | { safeParse(value: unknown): { success: boolean; data?: unknown } }
      | undefined;
    const read = schema?.safeParse(JSON.parse(value));
    if (read?.success === true) settings[name] = read.data;
  }
  return settings as StoreSettings;
}

/** Stores some settings; the caller has validated them. */
export function saveSettings(
  tx: StoreTransaction,
  settings: Partial<StoreSettings>,
  at: EpochMs,
  by: StaffCode | null,
): void {
  for (const [name, value] of Object.entries(settings)) {
    tx.run(save, keyPrefix + name, JSON.stringify(value), at, by);
  }
}

/** Any other stored value under a key of its own (window layout, backup state …), undefined where there is none. */
export function loadValue(reader: StoreReader, key: string): unknown {
  const row = reader.get<{ value: string }>(one, key);
  return row === undefined ? undefined : JSON.parse(row.value);
}

/** Keys with the prefix `store.` belong to `saveSettings`. */
export function saveValue(
  tx: StoreTransaction,
  key: string,
  value: unknown,
  at: EpochMs,
  by: StaffCode | null,
): void {
  if (key.startsWith(keyPrefix)) throw new RangeError("store settings are saved by saveSettings");
  tx.run(save, key, JSON.stringify(value), at, by);
}
