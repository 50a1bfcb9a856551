import type { Migration } from "./migration";

/** The flow card and its row in the grid. */
export const migration0004: Migration = {
  version: 4,
  name: "card",
  sql: `
CREATE TABLE "card" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "store" TEXT NOT NULL,
  "no" TEXT,
  "blank_no" TEXT,
  "external_no" TEXT,
  "imported" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "waiting_for" TEXT,
  "waiting_from" TEXT,
  "round" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "status_changed_at" INTEGER,
  "policy_preset" TEXT NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "channel" TEXT,
  "requested_at" INTEGER,
  "registered_at" INTEGER,
  "registered_by" TEXT,
  "origin_card" TEXT,
  "duplicate_reason" TEXT,
  "customer_id" TEXT,
  "customer_name" TEXT,
  "contact" TEXT,
  "phone" TEXT,
  "address" TEXT,
  "customer_level" TEXT NOT NULL,
  "order_no" TEXT,
  "purchase_proof_no" TEXT,
  "model_id" TEXT,
  "model" TEXT,
  "serial_no" TEXT,
  "purchase_date" TEXT,
  "received_date" TEXT,
  "purchase_channel" TEXT,
  "warranty_months" INTEGER,
  "warranty_end" TEXT,
  "repeat_of" TEXT,
  "description" TEXT,
  "customer_words" TEXT,
  "fault_occurred_at" INTEGER,
  "error_code" TEXT,
  "usage_scene" TEXT,
  "tried" TEXT,
  "expectation" TEXT,
  "requested_window" TEXT,
  "kind" TEXT,
  "service_mode" TEXT,
  "fulfilment" TEXT,
  "fault_type" TEXT,
  "fault_category" TEXT,
  "impact" TEXT,
  "priority" TEXT NOT NULL,
  "priority_overridden" INTEGER NOT NULL,
  "priority_reason" TEXT,
  "classified_at" INTEGER,
  "completeness" REAL,
  "dispatched_at" INTEGER,
  "group" TEXT,
  "assignee" TEXT,
  "collaborators" TEXT NOT NULL,
  "appointment_at" INTEGER,
  "promised_at" INTEGER,
  "responded_at" INTEGER,
  "accepted_at" INTEGER,
  "started_at" INTEGER,
  "arrived_at" INTEGER,
  "fault_cause" TEXT,
  "outcome" TEXT,
  "result" TEXT,
  "function_test" INTEGER,
  "return_basis" TEXT,
  "return_option" TEXT,
  "new_serial" TEXT,
  "goods_received_at" INTEGER,
  "first_completed_at" INTEGER,
  "completed_at" INTEGER,
  "confirmed_at" INTEGER,
  "confirm_method" TEXT,
  "solved" TEXT,
  "satisfaction" INTEGER,
  "grade" TEXT,
  "opinion" TEXT,
  "remark" TEXT,
  "archived_at" INTEGER,
  "without_signature_reason" TEXT,
  "rework_reason" TEXT,
  "cancel_reason" TEXT,
  "merged_into" TEXT,
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id"),
  FOREIGN KEY ("model_id") REFERENCES "product_model"("id"),
  CONSTRAINT "card_imported" CHECK ("imported" IN (0, 1)),
  CONSTRAINT "card_status" CHECK ("status" IN ('draft', 'registered', 'classified', 'pending_approval', 'dispatched', 'accepted', 'in_service', 'waiting', 'quality_check', 'completed', 'confirmed', 'rework', 'archived', 'cancelled', 'merged')),
  CONSTRAINT "card_waiting_for" CHECK ("waiting_for" IN ('customer', 'quote', 'parts', 'expert', 'approval', 'goods')),
  CONSTRAINT "card_waiting_from" CHECK ("waiting_from" IN ('draft', 'registered', 'classified', 'pending_approval', 'dispatched', 'accepted', 'in_service', 'waiting', 'quality_check', 'completed', 'confirmed', 'rework', 'archived', 'cancelled', 'merged')),
  CONSTRAINT "card_channel" CHECK ("channel" IN ('phone', 'chat', 'app', 'wechat', 'email', 'counter', 'social', 'proactive')),
  CONSTRAINT "card_customer_level" CHECK ("customer_level" IN ('vip', 'normal')),
  CONSTRAINT "card_purchase_date" CHECK ("purchase_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "card_received_date" CHECK ("received_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "card_purchase_channel" CHECK ("purchase_channel" IN ('store', 'online', 'tv', 'phone', 'mail')),
  CONSTRAINT "card_warranty_end" CHECK ("warranty_end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "card_kind" CHECK ("kind" IN ('A', 'B', 'C', 'D', 'E', 'S', 'L')),
  CONSTRAINT "card_service_mode" CHECK ("service_mode" IN ('on_site', 'remote', 'return_exchange', 'consult', 'other')),
  CONSTRAINT "card_fulfilment" CHECK ("fulfilment" IN ('home_visit', 'mail_in', 'carry_in', 'pickup_repair', 'remote')),
  CONSTRAINT "card_fault_type" CHECK ("fault_type" IN ('hardware', 'software', 'install', 'accessory', 'none')),
  CONSTRAINT "card_impact" CHECK ("impact" IN ('safety', 'main_function', 'partial', 'minor')),
  CONSTRAINT "card_priority" CHECK ("priority" IN ('urgent', 'high', 'medium', 'low')),
  CONSTRAINT "card_priority_overridden" CHECK ("priority_overridden" IN (0, 1)),
  CONSTRAINT "card_collaborators" CHECK (json_valid("collaborators")),
  CONSTRAINT "card_outcome" CHECK ("outcome" IN ('repaired', 'answered', 'done', 'exchanged', 'refunded', 'compensated', 'declined', 'refused', 'no_fault')),
  CONSTRAINT "card_function_test" CHECK ("function_test" IN (0, 1)),
  CONSTRAINT "card_return_basis" CHECK ("return_basis" IN ('no_reason', 'quality_7', 'quality_15', 'twice_repaired', 'parts_90', 'warranty', 'paid')),
  CONSTRAINT "card_return_option" CHECK ("return_option" IN ('return', 'exchange', 'repair')),
  CONSTRAINT "card_confirm_method" CHECK ("confirm_method" IN ('signature', 'online', 'phone', 'unreachable')),
  CONSTRAINT "card_solved" CHECK ("solved" IN ('yes', 'partly', 'no')),
  CONSTRAINT "card_grade" CHECK ("grade" IN ('satisfied', 'neutral', 'dissatisfied')),
  CONSTRAINT "card_round_positive" CHECK ("round" >= 1),
  CONSTRAINT "card_version_positive" CHECK ("version" >= 1),
  CONSTRAINT "card_satisfaction_range" CHECK ("satisfaction" BETWEEN 1 AND 5),
  CONSTRAINT "card_completeness_share" CHECK ("completeness" BETWEEN 0 AND 1),
  CONSTRAINT "card_waiting_names_why" CHECK (("status" = 'waiting') = ("waiting_for" IS NOT NULL)),
  CONSTRAINT "card_registered_has_no" CHECK ("no" IS NOT NULL OR "imported" = 1 OR "status" IN ('draft', 'cancelled', 'merged'))
) STRICT;
CREATE UNIQUE INDEX "card_by_no" ON "card" ("no");
CREATE UNIQUE INDEX "card_by_blank_no" ON "card" ("blank_no");
CREATE INDEX "card_by_external_no" ON "card" ("external_no");
CREATE INDEX "card_by_serial" ON "card" ("serial_no");
CREATE INDEX "card_by_customer" ON "card" ("customer_id","registered_at");
CREATE INDEX "card_by_phone" ON "card" ("phone");
CREATE INDEX "card_by_registered" ON "card" ("registered_at");
CREATE INDEX "card_by_first_completed" ON "card" ("first_completed_at");
CREATE INDEX "card_by_confirmed" ON "card" ("confirmed_at");
CREATE INDEX "card_by_repeat_of" ON "card" ("repeat_of");
CREATE INDEX "card_by_merged_into" ON "card" ("merged_into");

CREATE TRIGGER "card_no_delete" BEFORE DELETE ON "card" BEGIN
  SELECT RAISE(ABORT, 'card is never deleted');
END;

CREATE TRIGGER "card_no_is_kept" BEFORE UPDATE OF "id", "no" ON "card"
WHEN NEW."id" <> OLD."id" OR (OLD."no" IS NOT NULL AND NEW."no" IS NOT OLD."no") BEGIN
  SELECT RAISE(ABORT, 'card keeps its number');
END;

CREATE TABLE "card_grid" (
  "row_id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "card_id" TEXT NOT NULL,
  "change_seq" INTEGER NOT NULL,
  "open" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "waiting_for" TEXT,
  "kind" TEXT,
  "priority" TEXT NOT NULL,
  "service_mode" TEXT,
  "channel" TEXT,
  "customer_level" TEXT NOT NULL,
  "paper" TEXT NOT NULL,
  "assignee" TEXT,
  "registered_by" TEXT,
  "collaborators" TEXT,
  "model" TEXT,
  "no" TEXT,
  "registered_at" INTEGER,
  "promised_at" INTEGER,
  "urgency_rank" INTEGER NOT NULL,
  "urgency_priority" INTEGER NOT NULL,
  "urgency_due" INTEGER,
  "next_milestone" TEXT,
  "next_round" INTEGER,
  "next_occurrence" INTEGER,
  "next_state" TEXT,
  "next_start_at" INTEGER,
  "next_due_at" INTEGER,
  "customer_sort" TEXT,
  "description_sort" TEXT,
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "card_grid_open" CHECK ("open" IN (0, 1)),
  CONSTRAINT "card_grid_status" CHECK ("status" IN ('draft', 'registered', 'classified', 'pending_approval', 'dispatched', 'accepted', 'in_service', 'waiting', 'quality_check', 'completed', 'confirmed', 'rework', 'archived', 'cancelled', 'merged')),
  CONSTRAINT "card_grid_waiting_for" CHECK ("waiting_for" IN ('customer', 'quote', 'parts', 'expert', 'approval', 'goods')),
  CONSTRAINT "card_grid_kind" CHECK ("kind" IN ('A', 'B', 'C', 'D', 'E', 'S', 'L')),
  CONSTRAINT "card_grid_priority" CHECK ("priority" IN ('urgent', 'high', 'medium', 'low')),
  CONSTRAINT "card_grid_service_mode" CHECK ("service_mode" IN ('on_site', 'remote', 'return_exchange', 'consult', 'other')),
  CONSTRAINT "card_grid_channel" CHECK ("channel" IN ('phone', 'chat', 'app', 'wechat', 'email', 'counter', 'social', 'proactive')),
  CONSTRAINT "card_grid_customer_level" CHECK ("customer_level" IN ('vip', 'normal')),
  CONSTRAINT "card_grid_paper" CHECK ("paper" IN ('none', 'printed', 'signed', 'online')),
  CONSTRAINT "card_grid_collaborators" CHECK (json_valid("collaborators")),
  CONSTRAINT "card_grid_next_milestone" CHECK ("next_milestone" IN ('register', 'first_response', 'classify', 'dispatch', 'respond', 'answer', 'start', 'plan', 'diagnose', 'on_site', 'expert', 'parts', 'progress_sync', 'resolve', 'goods_check', 'refund', 'ship_back', 'confirm', 'survey', 'follow_up', 'rework_start', 'archive')),
  CONSTRAINT "card_grid_next_state" CHECK ("next_state" IN ('pending', 'running', 'paused', 'met', 'breached', 'waived', 'not_applicable')),
  CONSTRAINT "card_grid_urgency_rank" CHECK ("urgency_rank" BETWEEN 0 AND 3),
  CONSTRAINT "card_grid_urgency_priority" CHECK ("urgency_priority" BETWEEN 0 AND 3)
) STRICT;
CREATE UNIQUE INDEX "card_grid_by_card" ON "card_grid" ("card_id");
CREATE UNIQUE INDEX "card_grid_by_change" ON "card_grid" ("change_seq");
CREATE INDEX "card_grid_by_no" ON "card_grid" ("no");
CREATE INDEX "card_grid_by_customer" ON "card_grid" ("customer_sort");
CREATE INDEX "card_grid_by_description" ON "card_grid" ("description_sort");
CREATE INDEX "card_grid_by_registered" ON "card_grid" ("registered_at");
CREATE INDEX "card_grid_open_by_urgency" ON "card_grid" ("urgency_rank","urgency_priority","urgency_due") WHERE "open" = 1;
CREATE INDEX "card_grid_open_by_assignee" ON "card_grid" ("assignee") WHERE "open" = 1;
`,
};
