import type { Migration } from "./migration";

/** The append-only log and the milestones. */
export const migration0006: Migration = {
  version: 6,
  name: "event_and_clock",
  sql: `
CREATE TABLE "card_event" (
  "global_seq" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "card_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "on_behalf" TEXT,
  "at" INTEGER NOT NULL,
  "entered_at" INTEGER NOT NULL,
  "late" INTEGER NOT NULL,
  "clock_flag" INTEGER NOT NULL,
  "cause_seq" INTEGER NOT NULL,
  "self_marked" INTEGER NOT NULL,
  "payload" TEXT NOT NULL,
  "before" TEXT NOT NULL,
  "after" TEXT NOT NULL,
  "prev_hash" TEXT,
  "hash" TEXT,
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "card_event_action" CHECK ("action" IN ('register', 'edit', 'classify', 'set_priority', 'dispatch', 'approve', 'reject', 'accept', 'reassign', 'respond', 'reschedule', 'start', 'arrive', 'log', 'diagnose', 'quote', 'quote_confirm', 'quote_decline', 'wait', 'resume', 'escalate', 'expert_answer', 'sync_progress', 'request_approval', 'goods_pickup', 'goods_received', 'goods_inspect', 'goods_ship', 'choose_remedy', 'exchange', 'refund', 'finish', 'resolve_now', 'qc_pass', 'qc_fail', 'confirm', 'dissatisfied', 'hand_out_survey', 'collect_survey', 'refuse_survey', 'follow_up', 'archive', 'qc_sample', 'reopen', 'cancel', 'merge', 'attach', 'record_payment', 'fill_checklist', 'waive', 'countersign', 'undo')),
  CONSTRAINT "card_event_late" CHECK ("late" IN (0, 1)),
  CONSTRAINT "card_event_clock_flag" CHECK ("clock_flag" IN (0, 1)),
  CONSTRAINT "card_event_self_marked" CHECK ("self_marked" IN (0, 1)),
  CONSTRAINT "card_event_payload" CHECK (json_valid("payload")),
  CONSTRAINT "card_event_before" CHECK (json_valid("before")),
  CONSTRAINT "card_event_after" CHECK (json_valid("after")),
  CONSTRAINT "card_event_seq_positive" CHECK ("seq" >= 1),
  CONSTRAINT "card_event_cause" CHECK ("cause_seq" BETWEEN 1 AND "seq")
) STRICT;
CREATE UNIQUE INDEX "card_event_by_card" ON "card_event" ("card_id","seq");
CREATE INDEX "card_event_by_entered" ON "card_event" ("entered_at");
CREATE INDEX "card_event_self_marked" ON "card_event" ("global_seq") WHERE "self_marked" = 1;

CREATE TRIGGER "card_event_no_update" BEFORE UPDATE ON "card_event" BEGIN
  SELECT RAISE(ABORT, 'card_event is append-only');
END;

CREATE TRIGGER "card_event_no_delete" BEFORE DELETE ON "card_event" BEGIN
  SELECT RAISE(ABORT, 'card_event is append-only');
END;

CREATE TABLE "event_undo" (
  "card_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "undone_by" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "seq"),
  FOREIGN KEY ("card_id","seq") REFERENCES "card_event"("card_id","seq"),
  CONSTRAINT "event_undo_later" CHECK ("undone_by" > "seq")
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "event_undo_no_update" BEFORE UPDATE ON "event_undo" BEGIN
  SELECT RAISE(ABORT, 'event_undo is append-only');
END;

CREATE TRIGGER "event_undo_no_delete" BEFORE DELETE ON "event_undo" BEGIN
  SELECT RAISE(ABORT, 'event_undo is append-only');
END;

CREATE TABLE "event_countersign" (
  "card_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "countersigned_by" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "seq"),
  FOREIGN KEY ("card_id","seq") REFERENCES "card_event"("card_id","seq")
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "event_countersign_no_update" BEFORE UPDATE ON "event_countersign" BEGIN
  SELECT RAISE(ABORT, 'event_countersign is append-only');
END;

CREATE TRIGGER "event_countersign_no_delete" BEFORE DELETE ON "event_countersign" BEGIN
  SELECT RAISE(ABORT, 'event_countersign is append-only');
END;

CREATE TABLE "audit_entry" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "what" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "subject" TEXT,
  "details" TEXT DEFAULT '{}' NOT NULL,
  CONSTRAINT "audit_entry_details" CHECK (json_valid("details"))
) STRICT;
CREATE INDEX "audit_entry_by_subject" ON "audit_entry" ("subject");

CREATE TRIGGER "audit_entry_no_update" BEFORE UPDATE ON "audit_entry" BEGIN
  SELECT RAISE(ABORT, 'audit_entry is append-only');
END;

CREATE TRIGGER "audit_entry_no_delete" BEFORE DELETE ON "audit_entry" BEGIN
  SELECT RAISE(ABORT, 'audit_entry is append-only');
END;

CREATE TABLE "milestone" (
  "card_id" TEXT NOT NULL,
  "milestone" TEXT NOT NULL,
  "round" INTEGER NOT NULL,
  "occurrence" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "start_at" INTEGER,
  "due_at" INTEGER,
  "met_at" INTEGER,
  "ended_at" INTEGER,
  "paused_ms" INTEGER NOT NULL,
  "paused_since_at" INTEGER,
  "warn_half_at" INTEGER,
  "warn_at" INTEGER,
  "second_breach_at" INTEGER,
  "priority" TEXT NOT NULL,
  "late_entry" INTEGER NOT NULL,
  "warned_percent" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "milestone", "round", "occurrence"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "milestone_milestone" CHECK ("milestone" IN ('register', 'first_response', 'classify', 'dispatch', 'respond', 'answer', 'start', 'plan', 'diagnose', 'on_site', 'expert', 'parts', 'progress_sync', 'resolve', 'goods_check', 'refund', 'ship_back', 'confirm', 'survey', 'follow_up', 'rework_start', 'archive')),
  CONSTRAINT "milestone_state" CHECK ("state" IN ('pending', 'running', 'paused', 'met', 'breached', 'waived', 'not_applicable')),
  CONSTRAINT "milestone_priority" CHECK ("priority" IN ('urgent', 'high', 'medium', 'low')),
  CONSTRAINT "milestone_late_entry" CHECK ("late_entry" IN (0, 1)),
  CONSTRAINT "milestone_round_positive" CHECK ("round" >= 1),
  CONSTRAINT "milestone_occurrence_positive" CHECK ("occurrence" >= 1),
  CONSTRAINT "milestone_paused_ms" CHECK ("paused_ms" >= 0),
  CONSTRAINT "milestone_warned_percent" CHECK ("warned_percent" IN (0, 50, 80, 100, 200))
) STRICT, WITHOUT ROWID;
CREATE INDEX "milestone_running_by_due" ON "milestone" ("due_at") WHERE "state" = 'running';
CREATE INDEX "milestone_by_due" ON "milestone" ("milestone","due_at");
`,
};
