import type { Migration } from "./migration";

/**
 * History of the ledger, decisions about proposals, versions of the assessment items with the list that ships
 * (S1 考核标准), and what an assessment entry says besides its points.
 */
export const migration0013: Migration = {
  version: 13,
  name: "ledger",
  sql: `
CREATE TABLE "ledger_change" (
  "entry_id" INTEGER NOT NULL,
  "n" INTEGER NOT NULL,
  "change" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "before" TEXT NOT NULL,
  "after" TEXT NOT NULL,
  "note" TEXT,
  PRIMARY KEY("entry_id", "n"),
  FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id"),
  CONSTRAINT "ledger_change_change" CHECK ("change" IN ('add', 'edit', 'start', 'submit', 'verify', 'send_back', 'reject', 'reopen', 'note', 'feed_back', 'link', 'unlink')),
  CONSTRAINT "ledger_change_before" CHECK (json_valid("before")),
  CONSTRAINT "ledger_change_after" CHECK (json_valid("after")),
  CONSTRAINT "ledger_change_n_positive" CHECK ("n" >= 1)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "ledger_change_no_update" BEFORE UPDATE ON "ledger_change" BEGIN
  SELECT RAISE(ABORT, 'ledger_change is append-only');
END;

CREATE TRIGGER "ledger_change_no_delete" BEFORE DELETE ON "ledger_change" BEGIN
  SELECT RAISE(ABORT, 'ledger_change is append-only');
END;

CREATE TRIGGER "ledger_entry_no_delete" BEFORE DELETE ON "ledger_entry" BEGIN
  SELECT RAISE(ABORT, 'a ledger entry is never deleted');
END;

CREATE TABLE "proposal_decision" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "topic" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "decision" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  CONSTRAINT "proposal_decision_topic" CHECK ("topic" IN ('ledger', 'assessment')),
  CONSTRAINT "proposal_decision_decision" CHECK ("decision" IN ('accepted', 'dismissed', 'restored'))
) STRICT;
CREATE INDEX "proposal_decision_by_key" ON "proposal_decision" ("topic","key","id");

CREATE TRIGGER "proposal_decision_no_update" BEFORE UPDATE ON "proposal_decision" BEGIN
  SELECT RAISE(ABORT, 'proposal_decision is append-only');
END;

CREATE TRIGGER "proposal_decision_no_delete" BEFORE DELETE ON "proposal_decision" BEGIN
  SELECT RAISE(ABORT, 'proposal_decision is append-only');
END;

CREATE TABLE "assessment_item_version" (
  "code" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "from_period" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "min_points" REAL NOT NULL,
  "max_points" REAL NOT NULL,
  "active" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "changed_by" TEXT,
  "changed_at" INTEGER NOT NULL,
  PRIMARY KEY("code", "version"),
  FOREIGN KEY ("code") REFERENCES "assessment_item"("code"),
  CONSTRAINT "assessment_item_version_kind" CHECK ("kind" IN ('deduction', 'bonus')),
  CONSTRAINT "assessment_item_version_active" CHECK ("active" IN (0, 1)),
  CONSTRAINT "assessment_item_version_points" CHECK (0 < "min_points" AND "min_points" <= "max_points")
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "assessment_item_version_no_update" BEFORE UPDATE ON "assessment_item_version" BEGIN
  SELECT RAISE(ABORT, 'assessment_item_version is append-only');
END;

CREATE TRIGGER "assessment_item_version_no_delete" BEFORE DELETE ON "assessment_item_version" BEGIN
  SELECT RAISE(ABORT, 'assessment_item_version is append-only');
END;

ALTER TABLE "assessment_entry" ADD COLUMN "withdrawn_by" TEXT;
ALTER TABLE "assessment_entry" ADD COLUMN "withdrawn_reason" TEXT;
ALTER TABLE "assessment_entry" ADD COLUMN "item_version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "assessment_entry" ADD COLUMN "times" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "assessment_entry" ADD COLUMN "proposal" TEXT;
CREATE INDEX "assessment_entry_by_card" ON "assessment_entry" ("card_id") WHERE "card_id" IS NOT NULL;

CREATE TRIGGER "assessment_entry_no_delete" BEFORE DELETE ON "assessment_entry" BEGIN
  SELECT RAISE(ABORT, 'an assessment entry is withdrawn, never deleted');
END;

CREATE TRIGGER "assessment_entry_stays" BEFORE UPDATE ON "assessment_entry"
  WHEN OLD."withdrawn_at" IS NOT NULL OR NEW."points" <> OLD."points" OR NEW."staff" <> OLD."staff"
    OR NEW."period" <> OLD."period" OR NEW."item" <> OLD."item" BEGIN
  SELECT RAISE(ABORT, 'an assessment entry is withdrawn, never changed');
END;

CREATE INDEX "card_by_suggestion" ON "card" ("registered_at") WHERE "kind" = 'E';
CREATE INDEX "card_by_complaint" ON "card" ("registered_at") WHERE "kind" = 'C';
CREATE INDEX "follow_up_dissatisfied" ON "follow_up" ("followed_up_at") WHERE "satisfied" = 0;
CREATE INDEX "filled_checklist_hazards" ON "filled_checklist" ("filled_at") WHERE "hazards" IS NOT NULL;

INSERT INTO "assessment_item" ("code", "name", "kind", "min_points", "max_points", "active", "position") VALUES
  ('badge_or_image', '上班时间不佩戴工作牌，或有影响公司形象的行为', 'deduction', 2, 2, 1, 1),
  ('slack', '工作不主动，消极怠工', 'deduction', 3, 3, 1, 2),
  ('refuse_task', '不服从安排或对工作推诿', 'deduction', 3, 3, 1, 3),
  ('no_cooperation', '与同事之间不能相互协作', 'deduction', 3, 3, 1, 4),
  ('serious_fault', '严重的工作失误或违纪行为', 'deduction', 3, 10, 1, 5),
  ('late_repair', '未按时完成维修任务', 'deduction', 2, 5, 1, 6),
  ('missed_patrol', '未按次数要求完成巡检', 'deduction', 3, 3, 1, 7),
  ('complaint', '客户投诉或回访客户不满意', 'deduction', 2, 5, 1, 8),
  ('project_no_cooperation', '安装调试中不配合项目经理，或对安排的工作推诿', 'deduction', 2, 5, 1, 9),
  ('install_quality', '安装调试验收中出现安装质量问题', 'deduction', 2, 5, 1, 10),
  ('install_delay', '安装调试未按进度计划完成（自身原因，每延期一天）', 'deduction', 2, 2, 1, 11),
  ('unsafe_work', '违章操作', 'deduction', 3, 3, 1, 12),
  ('suggestion', '特殊贡献或合理化建议', 'bonus', 3, 10, 1, 13);
INSERT INTO "assessment_item_version"
  ("code", "version", "from_period", "name", "kind", "min_points", "max_points", "active", "position", "changed_at")
  SELECT "code", 1, '0001-01', "name", "kind", "min_points", "max_points", "active", "position", 0
  FROM "assessment_item";
`,
};
