import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { assessmentItemVersion } from "#electron/db/schema/ledger";
import { assessmentEntry } from "#electron/db/schema/report";
import type { AssessmentLine } from "#shared/contract/ledger-views";
import type { AssessmentEntry, AssessmentItemVersion } from "#shared/domain/assessment/assessment";
import type { AssessmentFact } from "#shared/domain/assessment/proposals";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { accessTo } from "./table-access";

const versions = accessTo(assessmentItemVersion);
const entries = accessTo(assessmentEntry);

const everyVersion = named(
  "assessment.items",
  `SELECT * FROM "assessment_item_version" ORDER BY "position", "code", "version" DESC`,
);

/** Every version of every item, in the order of the list, the newest of each first. */
export function assessmentItemVersions(reader: StoreReader): AssessmentItemVersion[] {
  return reader.all<Record<string, unknown>>(everyVersion).map((row) => {
    const { changed_by: _by, changed_at: _at, ...version } = versions.decode(row);
    return version;
  });
}

const addItem = named(
  "assessment.addItem",
  `INSERT INTO "assessment_item" ("code", "name", "kind", "min_points", "max_points", "active", "position")
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
   ON CONFLICT ("code") DO UPDATE SET "name" = ?2, "kind" = ?3, "min_points" = ?4, "max_points" = ?5, "active" = ?6,
     "position" = ?7`,
);

/** Adds a version of an item, which becomes its newest; a new code makes a new item. */
export function insertItemVersion(
  tx: StoreTransaction,
  version: AssessmentItemVersion,
  by: StaffCode,
  at: EpochMs,
): void {
  const { code, name, kind, min_points, max_points, active, position } = version;
  tx.run(addItem, code, name, kind, min_points, max_points, active ? 1 : 0, position);
  versions.insert(tx, { ...version, changed_by: by, changed_at: at });
}

const insertion = named(
  "assessment.insert",
  `INSERT INTO "assessment_entry" ("period", "staff", "item", "item_version", "times", "points", "card_id", "note",
     "entered_by", "entered_at", "proposal")
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING "id"`,
);

export type NewAssessmentEntry = Omit<
  AssessmentEntry,
  "id" | "withdrawn_at" | "withdrawn_by" | "withdrawn_reason"
>;

/** Stores a deduction or bonus; answers its number. */
export function insertAssessmentEntry(tx: StoreTransaction, entry: NewAssessmentEntry): number {
  const row = tx.get<{ id: number }>(
    insertion,
    entry.period,
    entry.staff,
    entry.item,
    entry.item_version,
    entry.times,
    entry.points,
    entry.card_id,
    entry.note,
    entry.entered_by,
    entry.entered_at,
    entry.proposal,
  );
  if (row === undefined) throw new Error("the assessment entry got no number");
  return row.id;
}

const withdrawal = named(
  "assessment.withdraw",
  `UPDATE "assessment_entry" SET "withdrawn_at" = ?, "withdrawn_by" = ?, "withdrawn_reason" = ?
   WHERE "id" = ? AND "withdrawn_at" IS NULL`,
);

/** Withdraws a line, which stays readable; false where it was withdrawn before. */
export function withdrawAssessmentEntry(
  tx: StoreTransaction,
  id: number,
  by: StaffCode,
  at: EpochMs,
  reason: string,
): boolean {
  return tx.run(withdrawal, at, by, reason, id) === 1;
}

const selection = `SELECT e.*, v."name" AS "item_name", coalesce(k."no", k."external_no") AS "no"
   FROM "assessment_entry" e
   JOIN "assessment_item_version" v ON v."code" = e."item" AND v."version" = e."item_version"
   LEFT JOIN "card" k ON k."id" = e."card_id"`;
const ofPeriod = named(
  "assessment.ofPeriod",
  `${selection} WHERE e."period" = ? ORDER BY e."staff", e."entered_at", e."id"`,
);
const byId = named("assessment.byId", `${selection} WHERE e."id" = ?`);

function lineOf(row: Record<string, unknown>): AssessmentLine {
  const { item_name, no, ...entry } = row;
  return {
    ...entries.decode(entry),
    item_name: String(item_name),
    no: typeof no === "string" ? no : null,
  };
}

/** Every line of a month, withdrawn ones too, each under the name that its item had. */
export function assessmentLines(reader: StoreReader, period: string): AssessmentLine[] {
  return reader.all<Record<string, unknown>>(ofPeriod, period).map(lineOf);
}

export function findAssessmentLine(reader: StoreReader, id: number): AssessmentLine | null {
  const row = reader.get<Record<string, unknown>>(byId, id);
  return row === undefined ? null : lineOf(row);
}

const issued = named(
  "assessment.issued",
  `SELECT 1 AS "found" FROM "report_issue" WHERE "period" = ? AND "report" = 'monthly_report'`,
);

/** True once the month's report has been issued: its assessment is closed with it (DOMAIN 6). */
export function isMonthIssued(reader: StoreReader, period: string): boolean {
  return reader.get(issued, period) !== undefined;
}

const busy = named(
  "assessment.busy",
  `SELECT DISTINCT "assignee" FROM "card"
   WHERE "first_completed_at" >= ? AND "first_completed_at" < ? AND "assignee" IS NOT NULL
     AND "status" NOT IN ('cancelled', 'merged')`,
);

/** Whose cards were completed in [from, to). */
export function assigneesOfCompleted(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): StaffCode[] {
  return reader.pluck<StaffCode>(busy, fromMs, toMs);
}

type FactOf<What extends AssessmentFact["what"]> = Omit<Extract<AssessmentFact, { what: What }>, "what">;
const COUNTED = `k."status" NOT IN ('draft', 'cancelled', 'merged') AND k."imported" = 0`;

const late = named(
  "assessment.late",
  `SELECT m."card_id", k."no", k."assignee" AS "staff", m."round", m."due_at",
     coalesce(m."met_at", m."ended_at") AS "ended_at", (k."kind" = 'S' AND k."channel" = 'proactive') AS "visit"
   FROM "milestone" m JOIN "card" k ON k."id" = m."card_id"
   WHERE m."milestone" = 'resolve' AND m."due_at" >= ?1 AND m."due_at" < ?2
     AND (m."state" = 'breached' OR (m."state" = 'running' AND m."due_at" < ?3))
     AND k."assignee" IS NOT NULL AND ${COUNTED}
   ORDER BY m."due_at", m."card_id"`,
);

/** Missed `resolve` milestones that were due in [from, to), those still running past due too. */
export function lateFacts(
  reader: StoreReader,
  fromMs: EpochMs,
  toMs: EpochMs,
  nowMs: EpochMs,
): AssessmentFact[] {
  return reader
    .all<Omit<FactOf<"late">, "visit"> & { readonly visit: number | null }>(late, fromMs, toMs, nowMs)
    .map((row) => ({ what: "late", ...row, visit: row.visit === 1 }));
}

// Whose work a complaint is about: of the card it came from, else of the customer's card before it. Its own assignee
// is the supervisor who settles it.
const complaints = named(
  "assessment.complaints",
  `SELECT * FROM (SELECT k."id" AS "card_id", k."no", k."registered_at" AS "at", coalesce(
       (SELECT o."assignee" FROM "card" o WHERE o."no" = k."origin_card" OR o."id" = k."origin_card"),
       (SELECT o."assignee" FROM "card" o
        WHERE o."customer_id" = k."customer_id" AND o."registered_at" < k."registered_at" AND o."kind" <> 'C'
          AND o."assignee" IS NOT NULL AND o."status" NOT IN ('cancelled', 'merged')
        ORDER BY o."registered_at" DESC LIMIT 1)) AS "staff"
     FROM "card" k
     WHERE k."kind" = 'C' AND k."registered_at" >= ?1 AND k."registered_at" < ?2 AND ${COUNTED})
   WHERE "staff" IS NOT NULL ORDER BY "at", "card_id"`,
);

/** Complaints registered in [from, to) with the person whose work they are about. */
export function complaintFacts(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): AssessmentFact[] {
  return reader
    .all<FactOf<"complaint">>(complaints, fromMs, toMs)
    .map((row) => ({ what: "complaint", ...row }));
}

const dissatisfied = named(
  "assessment.dissatisfied",
  `SELECT f."card_id", k."no", k."assignee" AS "staff", f."n", f."followed_up_at" AS "at"
   FROM "follow_up" f JOIN "card" k ON k."id" = f."card_id"
   WHERE f."satisfied" = 0 AND f."followed_up_at" >= ?1 AND f."followed_up_at" < ?2
     AND k."assignee" IS NOT NULL AND k."kind" <> 'C' AND ${COUNTED}
   ORDER BY f."followed_up_at", f."card_id"`,
);

/** Follow-ups in [from, to) in which the customer was dissatisfied. */
export function dissatisfiedFacts(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): AssessmentFact[] {
  return reader
    .all<FactOf<"dissatisfied">>(dissatisfied, fromMs, toMs)
    .map((row) => ({ what: "dissatisfied", ...row }));
}

// Whoever passed a customer's suggestion on, else whoever wrote it into the ledger.
const accepted = named(
  "assessment.suggestions",
  `SELECT e."id" AS "entry_id", e."problem", k."id" AS "card_id", k."no",
     coalesce(k."registered_by", e."created_by") AS "staff", e."verified_at" AS "at"
   FROM "ledger_entry" e
   LEFT JOIN "card" k ON k."id" = (SELECT c."id" FROM "ledger_card" l JOIN "card" c ON c."id" = l."card_id"
     WHERE l."entry_id" = e."id" AND c."kind" = 'E' ORDER BY c."registered_at" LIMIT 1)
   WHERE e."source" = 'suggestion' AND e."state" = 'closed' AND e."verified_at" >= ?1 AND e."verified_at" < ?2
   ORDER BY e."verified_at", e."id"`,
);

/** Suggestions carried out and verified in [from, to), with who brought them in. */
export function suggestionBonusFacts(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): AssessmentFact[] {
  return reader
    .all<FactOf<"suggestion">>(accepted, fromMs, toMs)
    .map((row) => ({ what: "suggestion", ...row }));
}
