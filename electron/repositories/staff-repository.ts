import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { credential, deputy, duty, type ScryptParameters, staff } from "#electron/db/schema/staff";
import type { EpochMs, LocalDate, StaffCode } from "#shared/domain/card/case-state";
import { ROLES, type Role } from "#shared/domain/card/vocabulary";
import type { SecretKind } from "#shared/domain/credential/secret-rules";
import { accessTo } from "./table-access";

export interface StaffMember {
  readonly code: StaffCode;
  readonly name: string;
  readonly phone: string | null;
  readonly active: boolean;
  readonly created_at: EpochMs;
  readonly version: number;
  /** In the order of DOMAIN 2.3. */
  readonly roles: readonly Role[];
}

const people = accessTo(staff);
const selection = `SELECT s.*, (SELECT group_concat("role") FROM "staff_role" WHERE "staff" = s."code") AS "roles" FROM "staff" s`;
const everybody = named("staff.all", `${selection} ORDER BY s."code"`);
const byCode = named("staff.byCode", `${selection} WHERE s."code" = ?`);
const update = named(
  "staff.update",
  `UPDATE "staff" SET "name" = ?, "phone" = ?, "active" = ?, "version" = "version" + 1 WHERE "code" = ? AND "version" = ?`,
);
const clearRoles = named("staff.clearRoles", `DELETE FROM "staff_role" WHERE "staff" = ?`);
const addRole = named("staff.addRole", `INSERT INTO "staff_role" ("staff", "role") VALUES (?, ?)`);

function memberOf(row: Record<string, unknown>): StaffMember {
  const { roles, ...rest } = row;
  const held = new Set(typeof roles === "string" ? roles.split(",") : []);
  return { ...people.decode(rest), roles: ROLES.filter((role) => held.has(role)) };
}

/** Everybody, also those who left, in the order of their codes. */
export function listStaff(reader: StoreReader): StaffMember[] {
  return reader.all<Record<string, unknown>>(everybody).map(memberOf);
}

export function findStaff(reader: StoreReader, code: StaffCode): StaffMember | null {
  const row = reader.get<Record<string, unknown>>(byCode, code);
  return row === undefined ? null : memberOf(row);
}

export function insertStaff(tx: StoreTransaction, member: Omit<StaffMember, "version">): void {
  const { roles, ...row } = member;
  people.insert(tx, { ...row, version: 1 });
  for (const role of roles) tx.run(addRole, member.code, role);
}

/** Writes a person's name, phone, roles and whether they still work here; false where the version was stale. */
export function updateStaff(tx: StoreTransaction, member: Omit<StaffMember, "created_at">): boolean {
  const rows = tx.run(update, member.name, member.phone, member.active ? 1 : 0, member.code, member.version);
  if (rows !== 1) return false;
  tx.run(clearRoles, member.code);
  for (const role of member.roles) tx.run(addRole, member.code, role);
  return true;
}

/** A stretched PIN or password (SAFETY 5). */
export interface Credential {
  readonly staff: StaffCode;
  readonly kind: SecretKind;
  readonly salt: Buffer;
  readonly hash: Buffer;
  readonly parameters: ScryptParameters;
  readonly set_at: EpochMs;
  readonly failed_attempts: number;
  readonly last_attempt_at: EpochMs | null;
  /** Left of the wait at `lock_mark_ms`, a running time of the PC. */
  readonly lock_left_ms: number | null;
  readonly lock_mark_ms: number | null;
  readonly reset_needed: boolean;
  readonly must_change: boolean;
  /** Which pepper the hash was made with; null = none. */
  readonly pepper: string | null;
}

const credentials = accessTo(credential);
const credentialOf = named("credential.of", `SELECT * FROM "credential" WHERE "staff" = ? AND "kind" = ?`);
const removeCredential = named(
  "credential.remove",
  `DELETE FROM "credential" WHERE "staff" = ? AND "kind" = ?`,
);

export function findCredential(
  reader: StoreReader,
  code: StaffCode,
  kind: Credential["kind"],
): Credential | null {
  const row = reader.get<Record<string, unknown>>(credentialOf, code, kind);
  return row === undefined ? null : credentials.decode(row);
}

const anyCredential = named(
  "credential.any",
  `SELECT 1 AS "found" FROM "credential" WHERE "staff" = ? LIMIT 1`,
);
const allCredentials = named("credential.all", `SELECT * FROM "credential" ORDER BY "staff", "kind"`);

/** True where the person has a PIN or a password. */
export function hasCredential(reader: StoreReader, code: StaffCode): boolean {
  return reader.get(anyCredential, code) !== undefined;
}

export function listCredentials(reader: StoreReader): Credential[] {
  return reader.all<Record<string, unknown>>(allCredentials).map((row) => credentials.decode(row));
}

/** Sets or replaces a PIN or password, and counts its attempts: both are whole rows. */
export function saveCredential(tx: StoreTransaction, saved: Credential): void {
  tx.run(removeCredential, saved.staff, saved.kind);
  credentials.insert(tx, saved);
}

export interface Deputy {
  readonly id: number;
  readonly supervisor: StaffCode;
  readonly deputy: StaffCode;
  readonly from_at: EpochMs;
  readonly to_at: EpochMs;
  readonly named_by: StaffCode;
  readonly ended_at: EpochMs | null;
}

const deputies = accessTo(deputy);
const addDeputy = named(
  "deputy.add",
  `INSERT INTO "deputy" ("supervisor", "deputy", "from_at", "to_at", "named_by") VALUES (?, ?, ?, ?, ?)
   RETURNING "id"`,
);
const endDeputy = named(
  "deputy.end",
  `UPDATE "deputy" SET "ended_at" = ? WHERE "id" = ? AND "ended_at" IS NULL`,
);
const deputiesAt = named(
  "deputy.at",
  `SELECT * FROM "deputy" WHERE "from_at" <= ?1 AND ?1 < "to_at" AND ("ended_at" IS NULL OR ?1 < "ended_at")
   ORDER BY "id"`,
);

/** Names a deputy for [from, to); answers its id. */
export function insertDeputy(tx: StoreTransaction, named: Omit<Deputy, "id" | "ended_at">): number {
  const row = tx.get<{ id: number }>(
    addDeputy,
    named.supervisor,
    named.deputy,
    named.from_at,
    named.to_at,
    named.named_by,
  );
  if (row === undefined) throw new Error("the deputy got no id");
  return row.id;
}

/** Ends a deputy's period early; false where it had ended. */
export function endDeputyship(tx: StoreTransaction, id: number, at: EpochMs): boolean {
  return tx.run(endDeputy, at, id) === 1;
}

const deputiesFrom = named(
  "deputy.from",
  `SELECT * FROM "deputy" WHERE "to_at" > ? AND ("ended_at" IS NULL OR "ended_at" > "from_at") ORDER BY "from_at", "id"`,
);

/** Every period that ends after an instant, those to come among them. */
export function deputiesEndingAfter(reader: StoreReader, at: EpochMs): Deputy[] {
  return reader.all<Record<string, unknown>>(deputiesFrom, at).map((row) => deputies.decode(row));
}

/** Who stands in for whom at an instant (DOMAIN 2.3). */
export function deputiesInForce(reader: StoreReader, at: EpochMs): Deputy[] {
  return reader.all<Record<string, unknown>>(deputiesAt, at).map((row) => deputies.decode(row));
}

export interface Duty {
  readonly day: LocalDate;
  readonly staff: StaffCode;
  readonly from_at: EpochMs;
  readonly to_at: EpochMs;
}

const duties = accessTo(duty);
const clearDay = named("duty.clearDay", `DELETE FROM "duty" WHERE "day" = ?`);
const dutyAt = named(
  "duty.at",
  `SELECT "staff" FROM "duty" WHERE "from_at" <= ?1 AND ?1 < "to_at" ORDER BY "staff"`,
);
const dutyBetween = named(
  "duty.between",
  `SELECT * FROM "duty" WHERE "day" BETWEEN ? AND ? ORDER BY "day", "from_at", "staff"`,
);

/** Replaces the roster of one day. */
export function saveDutyOfDay(
  tx: StoreTransaction,
  day: LocalDate,
  roster: readonly Omit<Duty, "day">[],
): void {
  tx.run(clearDay, day);
  for (const shift of roster) duties.insert(tx, { day, ...shift });
}

/** Who gets the reminders at an instant. */
export function staffOnDuty(reader: StoreReader, at: EpochMs): StaffCode[] {
  return reader.pluck<StaffCode>(dutyAt, at);
}

/** The roster of the days from … to, both inclusive. */
export function dutyRoster(reader: StoreReader, fromDay: LocalDate, toDay: LocalDate): Duty[] {
  return reader.all<Record<string, unknown>>(dutyBetween, fromDay, toDay).map((row) => duties.decode(row));
}
