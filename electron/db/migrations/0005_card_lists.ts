import type { Migration } from "./migration";

/** What hangs on a card in lists, keyed (card_id, n). */
export const migration0005: Migration = {
  version: 5,
  name: "card_lists",
  sql: `
CREATE TABLE "approval_request" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "what" TEXT NOT NULL,
  "reason" TEXT,
  "amount" INTEGER,
  "promised_at" INTEGER,
  "customer_agreed" INTEGER,
  "proposal" TEXT,
  "status" TEXT NOT NULL,
  "from_status" TEXT NOT NULL,
  "requested_by" TEXT NOT NULL,
  "requested_at" INTEGER NOT NULL,
  "decided_by" TEXT,
  "decided_at" INTEGER,
  "decision_reason" TEXT,
  "self_approved" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "approval_request_n_positive" CHECK ("n" >= 1),
  CONSTRAINT "approval_request_what" CHECK ("what" IN ('dispatch', 'extension', 'compensation', 'free_repair', 'refund', 'discount', 'part_purchase')),
  CONSTRAINT "approval_request_customer_agreed" CHECK ("customer_agreed" IN (0, 1)),
  CONSTRAINT "approval_request_proposal" CHECK (json_valid("proposal")),
  CONSTRAINT "approval_request_status" CHECK ("status" IN ('pending', 'approved', 'rejected', 'withdrawn')),
  CONSTRAINT "approval_request_from_status" CHECK ("from_status" IN ('draft', 'registered', 'classified', 'pending_approval', 'dispatched', 'accepted', 'in_service', 'waiting', 'quality_check', 'completed', 'confirmed', 'rework', 'archived', 'cancelled', 'merged')),
  CONSTRAINT "approval_request_self_approved" CHECK ("self_approved" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "approval_request_pending" ON "approval_request" ("requested_at") WHERE "status" = 'pending';
CREATE INDEX "approval_request_by_decided" ON "approval_request" ("decided_at");

CREATE TABLE "quote" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "discount" INTEGER NOT NULL,
  "total" INTEGER NOT NULL,
  "valid_until" TEXT,
  "note" TEXT,
  "status" TEXT NOT NULL,
  "quoted_by" TEXT NOT NULL,
  "quoted_at" INTEGER NOT NULL,
  "decided_by" TEXT,
  "decided_method" TEXT,
  "decided_at" INTEGER,
  "decline_reason" TEXT,
  "decline_next" TEXT,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "quote_n_positive" CHECK ("n" >= 1),
  CONSTRAINT "quote_valid_until" CHECK ("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "quote_status" CHECK ("status" IN ('open', 'confirmed', 'declined', 'superseded')),
  CONSTRAINT "quote_decline_next" CHECK ("decline_next" IN ('close', 'return', 'continue_free'))
) STRICT, WITHOUT ROWID;

CREATE TABLE "quote_line" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "unit" TEXT,
  "quantity" REAL NOT NULL,
  "unit_price" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n", "line"),
  FOREIGN KEY ("card_id","n") REFERENCES "quote"("card_id","n"),
  CONSTRAINT "quote_line_kind" CHECK ("kind" IN ('labour', 'material', 'part', 'travel', 'other'))
) STRICT, WITHOUT ROWID;

CREATE TABLE "payment" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "method" TEXT NOT NULL,
  "note" TEXT,
  "received_by" TEXT NOT NULL,
  "received_at" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "payment_n_positive" CHECK ("n" >= 1),
  CONSTRAINT "payment_method" CHECK ("method" IN ('cash', 'wechat', 'alipay', 'card', 'transfer'))
) STRICT, WITHOUT ROWID;
CREATE INDEX "payment_by_received" ON "payment" ("received_at");

CREATE TABLE "refund" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "method" TEXT NOT NULL,
  "refunded_by" TEXT NOT NULL,
  "refunded_at" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "refund_n_positive" CHECK ("n" >= 1),
  CONSTRAINT "refund_method" CHECK ("method" IN ('cash', 'wechat', 'alipay', 'card', 'transfer'))
) STRICT, WITHOUT ROWID;
CREATE INDEX "refund_by_refunded" ON "refund" ("refunded_at");

CREATE TABLE "goods_movement" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "step" TEXT NOT NULL,
  "address" TEXT,
  "window_from" INTEGER,
  "window_to" INTEGER,
  "condition" TEXT,
  "accessories" TEXT,
  "proof_checked" INTEGER,
  "result" TEXT,
  "way" TEXT,
  "tracking" TEXT,
  "recorded_by" TEXT NOT NULL,
  "recorded_at" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "goods_movement_n_positive" CHECK ("n" >= 1),
  CONSTRAINT "goods_movement_step" CHECK ("step" IN ('pickup', 'received', 'inspected', 'shipped')),
  CONSTRAINT "goods_movement_proof_checked" CHECK ("proof_checked" IN (0, 1)),
  CONSTRAINT "goods_movement_result" CHECK ("result" IN ('qualifies', 'refused')),
  CONSTRAINT "goods_movement_way" CHECK ("way" IN ('ship', 'hand_over'))
) STRICT, WITHOUT ROWID;

CREATE TABLE "detection" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "appearance" TEXT NOT NULL,
  "hardware" TEXT NOT NULL,
  "software" TEXT NOT NULL,
  "location" TEXT NOT NULL,
  "plan" TEXT NOT NULL,
  "parts_needed" TEXT,
  "estimated_minutes" INTEGER,
  "customer_informed" TEXT,
  "detected_by" TEXT NOT NULL,
  "detected_at" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "detection_n_positive" CHECK ("n" >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE "part_use" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "part" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "old_serial" TEXT,
  "new_serial" TEXT,
  "used_by" TEXT NOT NULL,
  "used_at" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "part_use_n_positive" CHECK ("n" >= 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX "part_use_by_part" ON "part_use" ("part","used_at");

CREATE TABLE "quality_check" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "level" TEXT NOT NULL,
  "items" TEXT NOT NULL,
  "pass" INTEGER NOT NULL,
  "reason" TEXT,
  "checked_by" TEXT NOT NULL,
  "checked_at" INTEGER NOT NULL,
  "self_checked" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "quality_check_n_positive" CHECK ("n" >= 1),
  CONSTRAINT "quality_check_level" CHECK ("level" IN ('self', 'store', 'sample')),
  CONSTRAINT "quality_check_items" CHECK (json_valid("items")),
  CONSTRAINT "quality_check_pass" CHECK ("pass" IN (0, 1)),
  CONSTRAINT "quality_check_self_checked" CHECK ("self_checked" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "quality_check_by_checked" ON "quality_check" ("checked_at");

CREATE TABLE "escalation" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "expert" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "escalated_by" TEXT NOT NULL,
  "escalated_at" INTEGER NOT NULL,
  "answer" TEXT,
  "answered_at" INTEGER,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "escalation_n_positive" CHECK ("n" >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE "survey" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "round" INTEGER NOT NULL,
  "handed_out_at" INTEGER,
  "refused" INTEGER NOT NULL,
  "collected_at" INTEGER,
  "collected_by" TEXT,
  "scores" TEXT NOT NULL,
  "overall" INTEGER,
  "choices" TEXT NOT NULL,
  "comment" TEXT,
  "index" REAL,
  "valid" INTEGER,
  "invalid_reason" TEXT,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "survey_n_positive" CHECK ("n" >= 1),
  CONSTRAINT "survey_refused" CHECK ("refused" IN (0, 1)),
  CONSTRAINT "survey_collected_by" CHECK ("collected_by" IN ('customer', 'phone', 'staff')),
  CONSTRAINT "survey_scores" CHECK (json_valid("scores")),
  CONSTRAINT "survey_choices" CHECK (json_valid("choices")),
  CONSTRAINT "survey_valid" CHECK ("valid" IN (0, 1)),
  CONSTRAINT "survey_overall_range" CHECK ("overall" BETWEEN 1 AND 5)
) STRICT, WITHOUT ROWID;
CREATE INDEX "survey_by_collected" ON "survey" ("collected_at");

CREATE TABLE "follow_up" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "method" TEXT NOT NULL,
  "result" TEXT NOT NULL,
  "satisfied" INTEGER,
  "followed_up_by" TEXT NOT NULL,
  "followed_up_at" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "follow_up_n_positive" CHECK ("n" >= 1),
  CONSTRAINT "follow_up_method" CHECK ("method" IN ('phone', 'sms', 'wechat', 'app', 'email', 'visit', 'manual')),
  CONSTRAINT "follow_up_satisfied" CHECK ("satisfied" IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE "filled_checklist" (
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "items" TEXT NOT NULL,
  "hazards" TEXT,
  "filled_by" TEXT NOT NULL,
  "filled_at" INTEGER NOT NULL,
  PRIMARY KEY("card_id", "n"),
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "filled_checklist_n_positive" CHECK ("n" >= 1),
  CONSTRAINT "filled_checklist_items" CHECK (json_valid("items"))
) STRICT, WITHOUT ROWID;
`,
};
