import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import {
  ASSESSMENT_KINDS,
  LEDGER_CHANGES,
  PROPOSAL_DECISIONS,
  PROPOSAL_TOPICS,
} from "#shared/domain/ledger/vocabulary";
import { code, columnChecks, flag, instant, json, rule } from "./columns";
import { assessmentItem, ledgerEntry } from "./report";

/** What was done to a ledger entry, by whom, before and after (DOMAIN 5.9). Append-only by trigger. */
export const ledgerChange = sqliteTable(
  "ledger_change",
  {
    entry_id: integer("entry_id")
      .notNull()
      .references(() => ledgerEntry.id),
    n: integer("n").notNull(),
    change: code("change", LEDGER_CHANGES).notNull(),
    by: text("by").notNull(),
    at: instant("at").notNull(),
    before: json<Readonly<Record<string, unknown>>>("before").notNull(),
    after: json<Readonly<Record<string, unknown>>>("after").notNull(),
    note: text("note"),
  },
  (t) => [
    primaryKey({ columns: [t.entry_id, t.n] }),
    ...columnChecks("ledger_change", t),
    rule("ledger_change_n_positive", `"n" >= 1`),
  ],
);

/** What was decided about a proposal of the ledger or of an assessment; the newest row counts. Append-only. */
export const proposalDecision = sqliteTable(
  "proposal_decision",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    topic: code("topic", PROPOSAL_TOPICS).notNull(),
    key: text("key").notNull(),
    decision: code("decision", PROPOSAL_DECISIONS).notNull(),
    by: text("by").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    ...columnChecks("proposal_decision", t),
    index("proposal_decision_by_key").on(t.topic, t.key, t.id),
  ],
);

/** An assessment item as it counts from a month on: earlier months keep what was said then. Append-only. */
export const assessmentItemVersion = sqliteTable(
  "assessment_item_version",
  {
    code: text("code")
      .notNull()
      .references(() => assessmentItem.code),
    version: integer("version").notNull(),
    /** `YYYY-MM`. */
    from_period: text("from_period").notNull(),
    name: text("name").notNull(),
    kind: code("kind", ASSESSMENT_KINDS).notNull(),
    min_points: real("min_points").notNull(),
    max_points: real("max_points").notNull(),
    active: flag("active").notNull(),
    position: integer("position").notNull(),
    changed_by: text("changed_by"),
    changed_at: instant("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.code, t.version] }),
    ...columnChecks("assessment_item_version", t),
    rule("assessment_item_version_points", `0 < "min_points" AND "min_points" <= "max_points"`),
  ],
);
