import type { Migration } from "./migration";

/**
 * What the figures of DOMAIN 6 ask of a card. A store that has no cards yet is up to date at once; the cards of
 * another one are read when it is opened (`bringFiguresUpToDate`), because only the rules can read a log.
 */
export const migration0014: Migration = {
  version: 14,
  name: "figures",
  sql: `
CREATE TABLE "card_figure" (
  "row_id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "card_id" TEXT NOT NULL,
  "no" TEXT,
  "store" TEXT NOT NULL,
  "counted" INTEGER NOT NULL,
  "kind" TEXT,
  "service_mode" TEXT,
  "priority" TEXT NOT NULL,
  "channel" TEXT,
  "model" TEXT,
  "assignee" TEXT,
  "group" TEXT,
  "fault_category" TEXT,
  "registered_at" INTEGER,
  "first_completed_at" INTEGER,
  "confirmed_at" INTEGER,
  "repaired" INTEGER NOT NULL,
  "round" INTEGER NOT NULL,
  "repeat_of" TEXT,
  "grade" TEXT,
  "satisfaction" INTEGER,
  "completeness" REAL,
  "surveys" INTEGER NOT NULL,
  "survey_sum" REAL NOT NULL,
  "followed_up" INTEGER NOT NULL,
  "checks" INTEGER NOT NULL,
  "checks_passed" INTEGER NOT NULL,
  "sample_pass" INTEGER,
  "first_response_at" INTEGER,
  "history" INTEGER NOT NULL,
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "card_figure_counted" CHECK ("counted" IN (0, 1)),
  CONSTRAINT "card_figure_kind" CHECK ("kind" IN ('A', 'B', 'C', 'D', 'E', 'S', 'L')),
  CONSTRAINT "card_figure_service_mode" CHECK ("service_mode" IN ('on_site', 'remote', 'return_exchange', 'consult', 'other')),
  CONSTRAINT "card_figure_priority" CHECK ("priority" IN ('urgent', 'high', 'medium', 'low')),
  CONSTRAINT "card_figure_channel" CHECK ("channel" IN ('phone', 'chat', 'app', 'wechat', 'email', 'counter', 'social', 'proactive')),
  CONSTRAINT "card_figure_repaired" CHECK ("repaired" IN (0, 1)),
  CONSTRAINT "card_figure_grade" CHECK ("grade" IN ('satisfied', 'neutral', 'dissatisfied')),
  CONSTRAINT "card_figure_followed_up" CHECK ("followed_up" IN (0, 1)),
  CONSTRAINT "card_figure_sample_pass" CHECK ("sample_pass" IN (0, 1)),
  CONSTRAINT "card_figure_history" CHECK ("history" IN (0, 1)),
  CONSTRAINT "card_figure_counted_registered" CHECK ("counted" = 0 OR "registered_at" IS NOT NULL),
  CONSTRAINT "card_figure_checks" CHECK (0 <= "checks_passed" AND "checks_passed" <= "checks")
) STRICT;
CREATE UNIQUE INDEX "card_figure_by_card" ON "card_figure" ("card_id");
CREATE INDEX "card_figure_by_registered" ON "card_figure" ("registered_at") WHERE "counted" = 1;
CREATE INDEX "card_figure_by_completed" ON "card_figure" ("first_completed_at") WHERE "counted" = 1 AND "first_completed_at" IS NOT NULL;
CREATE INDEX "card_figure_by_confirmed" ON "card_figure" ("confirmed_at") WHERE "counted" = 1 AND "confirmed_at" IS NOT NULL;

CREATE TABLE "figure_clock" (
  "card_id" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "due_at" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "late_entry" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "code"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "figure_clock_code" CHECK ("code" IN ('volume_registered', 'volume_completed', 'response_rate', 'response_minutes', 'register_rate', 'classify_rate', 'dispatch_rate', 'on_site_rate', 'resolve_rate', 'confirm_rate', 'archive_rate', 'first_fix_rate', 'repeat_rate', 'satisfaction_index', 'satisfied_share', 'survey_rate', 'follow_up_rate', 'completeness', 'qc_pass_rate', 'qc_sample_rate', 'qc_sample_pass_rate', 'parts_rate', 'stock_turnover', 'complaint_rate', 'handling_hours')),
  CONSTRAINT "figure_clock_state" CHECK ("state" IN ('met', 'breached', 'running')),
  CONSTRAINT "figure_clock_late_entry" CHECK ("late_entry" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "figure_clock_by_due" ON "figure_clock" ("code","due_at","state","late_entry");

CREATE TABLE "card_wait" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "waiting_for" TEXT NOT NULL,
  "round" INTEGER NOT NULL,
  "from_at" INTEGER NOT NULL,
  "to_at" INTEGER,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "card_wait_waiting_for" CHECK ("waiting_for" IN ('customer', 'quote', 'parts', 'expert', 'approval', 'goods'))
) STRICT, WITHOUT ROWID;
CREATE INDEX "card_wait_by_end" ON "card_wait" ("waiting_for","to_at") WHERE "to_at" IS NOT NULL;

CREATE TABLE "card_rework" (
  "card_id" TEXT NOT NULL,
  "round" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "cause" TEXT NOT NULL,
  "reason" TEXT,
  "first_result" TEXT,
  PRIMARY KEY("card_id", "round"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "card_rework_cause" CHECK ("cause" IN ('register', 'edit', 'classify', 'set_priority', 'dispatch', 'approve', 'reject', 'accept', 'reassign', 'respond', 'reschedule', 'start', 'arrive', 'log', 'diagnose', 'quote', 'quote_confirm', 'quote_decline', 'wait', 'resume', 'escalate', 'expert_answer', 'sync_progress', 'request_approval', 'goods_pickup', 'goods_received', 'goods_inspect', 'goods_ship', 'choose_remedy', 'exchange', 'refund', 'finish', 'resolve_now', 'qc_pass', 'qc_fail', 'confirm', 'dissatisfied', 'hand_out_survey', 'collect_survey', 'refuse_survey', 'follow_up', 'archive', 'qc_sample', 'reopen', 'cancel', 'merge', 'attach', 'record_payment', 'fill_checklist', 'waive', 'countersign', 'undo')),
  CONSTRAINT "card_rework_round" CHECK ("round" >= 2)
) STRICT, WITHOUT ROWID;
CREATE INDEX "card_rework_by_time" ON "card_rework" ("at");

INSERT INTO "setting" ("key", "value", "updated_at", "updated_by")
  SELECT 'figures.version', '1', 0, NULL WHERE NOT EXISTS (SELECT 1 FROM "card");
`,
};
