import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ROLES } from "#shared/domain/card/vocabulary";
import { SECRET_KINDS } from "#shared/domain/credential/secret-rules";
import { code, columnChecks, day, flag, instant, json, rule } from "./columns";

/** How a PIN or password was stretched, so that it can be raised later (SAFETY 5). */
export interface ScryptParameters {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

export const staff = sqliteTable(
  "staff",
  {
    code: text("code").primaryKey(),
    name: text("name").notNull(),
    phone: text("phone"),
    active: flag("active").notNull(),
    created_at: instant("created_at").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [...columnChecks("staff", t), rule("staff_code_shape", `"code" <> '' AND "code" <> 'system'`)],
);

export const staffRole = sqliteTable(
  "staff_role",
  {
    staff: text("staff")
      .notNull()
      .references(() => staff.code),
    role: code("role", ROLES).notNull(),
  },
  (t) => [primaryKey({ columns: [t.staff, t.role] }), ...columnChecks("staff_role", t)],
);

/** A stretched PIN or password; the attempt is counted here before it is checked (SAFETY 5). */
export const credential = sqliteTable(
  "credential",
  {
    staff: text("staff")
      .notNull()
      .references(() => staff.code),
    kind: code("kind", SECRET_KINDS).notNull(),
    salt: blob("salt", { mode: "buffer" }).notNull(),
    hash: blob("hash", { mode: "buffer" }).notNull(),
    parameters: json<ScryptParameters>("parameters").notNull(),
    set_at: instant("set_at").notNull(),
    failed_attempts: integer("failed_attempts").notNull(),
    last_attempt_at: instant("last_attempt_at"),
    /** What was left of the wait when the PC had been running for `lock_mark_ms` (`shared/domain/credential/lockout`). */
    lock_left_ms: integer("lock_left_ms"),
    lock_mark_ms: integer("lock_mark_ms"),
    /** True once the lock can only be taken off by a supervisor. */
    reset_needed: flag("reset_needed").notNull(),
    /** Set by somebody else: the person chooses another at the next sign-in. */
    must_change: flag("must_change").notNull(),
    /** Which pepper the hash was made with; null = none. */
    pepper: text("pepper"),
  },
  (t) => [
    primaryKey({ columns: [t.staff, t.kind] }),
    ...columnChecks("credential", t),
    rule("credential_failed_attempts", `"failed_attempts" >= 0`),
  ],
);

/** A supervisor's deputy for a period (DOMAIN 2.3). */
export const deputy = sqliteTable(
  "deputy",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    supervisor: text("supervisor")
      .notNull()
      .references(() => staff.code),
    deputy: text("deputy")
      .notNull()
      .references(() => staff.code),
    from_at: instant("from_at").notNull(),
    to_at: instant("to_at").notNull(),
    named_by: text("named_by").notNull(),
    ended_at: instant("ended_at"),
  },
  (t) => [
    ...columnChecks("deputy", t),
    rule("deputy_other_person", `"supervisor" <> "deputy"`),
    rule("deputy_period", `"from_at" < "to_at"`),
    index("deputy_by_deputy").on(t.deputy, t.to_at),
  ],
);

/** A service group (服务组): the unit a card is dispatched to. */
export const serviceGroup = sqliteTable(
  "service_group",
  {
    code: text("code").primaryKey(),
    name: text("name").notNull(),
    /** 组长. */
    leader: text("leader").references(() => staff.code),
    active: flag("active").notNull(),
  },
  (t) => columnChecks("service_group", t),
);

export const serviceGroupMember = sqliteTable(
  "service_group_member",
  {
    group: text("group")
      .notNull()
      .references(() => serviceGroup.code),
    staff: text("staff")
      .notNull()
      .references(() => staff.code),
  },
  (t) => [primaryKey({ columns: [t.group, t.staff] })],
);

/** Who is on duty gets the reminders (DOMAIN 2.3). */
export const duty = sqliteTable(
  "duty",
  {
    day: day("day").notNull(),
    staff: text("staff")
      .notNull()
      .references(() => staff.code),
    from_at: instant("from_at").notNull(),
    to_at: instant("to_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.staff, t.from_at] }),
    ...columnChecks("duty", t),
    rule("duty_period", `"from_at" < "to_at"`),
    index("duty_by_time").on(t.to_at),
  ],
);
