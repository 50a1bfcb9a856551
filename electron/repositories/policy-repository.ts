import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { calendarOverride, policyVersion } from "#electron/db/schema/store";
import type { StoreOverride } from "#shared/domain/calendar/calendar-settings";
import type { EpochMs, LocalDate, StaffCode } from "#shared/domain/card/case-state";
import { accessTo } from "./table-access";

/** A frozen text of a deadline policy; a card keeps the version it was registered under (DOMAIN 4.2). */
export interface StoredPolicy {
  readonly preset: string;
  readonly version: number;
  /** As its writer validated it. */
  readonly table: unknown;
  readonly note: string | null;
  readonly created_at: EpochMs;
  readonly created_by: StaffCode | null;
}

const policies = accessTo(policyVersion);
const byVersion = named(
  "policy.byVersion",
  `SELECT * FROM "policy_version" WHERE "preset" = ? AND "version" = ?`,
);
const latest = named(
  "policy.latest",
  `SELECT * FROM "policy_version" WHERE "preset" = ? ORDER BY "version" DESC LIMIT 1`,
);

export function findPolicy(reader: StoreReader, preset: string, version: number): StoredPolicy | null {
  const row = reader.get<Record<string, unknown>>(byVersion, preset, version);
  return row === undefined ? null : policies.decode(row);
}

/** The version that new cards get, null where the store has none of its own. */
export function latestPolicy(reader: StoreReader, preset: string): StoredPolicy | null {
  const row = reader.get<Record<string, unknown>>(latest, preset);
  return row === undefined ? null : policies.decode(row);
}

const heads = named(
  "policy.heads",
  `SELECT "preset", max("version") AS "version" FROM "policy_version" GROUP BY "preset" ORDER BY "preset"`,
);

/** The newest version of each policy, without its text. */
export function listPolicyHeads(
  reader: StoreReader,
): readonly { readonly preset: string; readonly version: number }[] {
  return reader.all<{ preset: string; version: number }>(heads);
}

const versions = named(
  "policy.versions",
  `SELECT "version", "created_at" FROM "policy_version" WHERE "preset" = ? ORDER BY "version" DESC`,
);

/** The versions of a policy with the time since which they count, the newest first. */
export function policyVersions(
  reader: StoreReader,
  preset: string,
): readonly Pick<StoredPolicy, "version" | "created_at">[] {
  return reader.all<{ version: number; created_at: EpochMs }>(versions, preset);
}

const openCards = named(
  "policy.openCards",
  `SELECT "policy_preset" AS "preset", count(*) AS "cards" FROM "card"
   WHERE "status" NOT IN ('archived', 'cancelled', 'merged') GROUP BY "policy_preset"`,
);

/** How many open cards stand under each policy, in whatever version. */
export function openCardsByPolicy(reader: StoreReader): ReadonlyMap<string, number> {
  const rows = reader.all<{ preset: string; cards: number }>(openCards);
  return new Map(rows.map(({ preset, cards }) => [preset, cards]));
}

/** Adds a version; versions are never changed, a trigger sees to it. */
export function insertPolicy(tx: StoreTransaction, policy: StoredPolicy): void {
  policies.insert(tx, { ...policy });
}

const overrides = accessTo(calendarOverride);
const everyOverride = named("calendar.overrides", `SELECT * FROM "calendar_override" ORDER BY "day"`);
const removeOverride = named("calendar.remove", `DELETE FROM "calendar_override" WHERE "day" = ?`);

/** What the store says of single dates (DOMAIN 4.4). */
export function calendarOverrides(reader: StoreReader): Readonly<Record<LocalDate, StoreOverride>> {
  const rows = reader.all<Record<string, unknown>>(everyOverride).map((row) => overrides.decode(row));
  return Object.fromEntries(
    rows.map(({ day, working, spans, name }) => [day, { working, spans, name } satisfies StoreOverride]),
  );
}

/** Sets what the store says of a date; null takes it back. */
export function saveCalendarOverride(
  tx: StoreTransaction,
  day: LocalDate,
  override: StoreOverride | null,
  at: EpochMs,
  by: StaffCode | null,
): void {
  tx.run(removeOverride, day);
  if (override !== null) overrides.insert(tx, { day, ...override, updated_at: at, updated_by: by });
}
