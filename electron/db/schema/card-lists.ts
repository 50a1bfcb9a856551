import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { foreignKey, index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { DispatchProposal } from "#shared/domain/card/case-state";
import {
  APPROVAL_SUBJECTS,
  CHECK_LEVELS,
  type CheckResult,
  FOLLOW_UP_METHODS,
  GOODS_STEPS,
  INSPECTION_RESULTS,
  PAYMENT_METHODS,
  QUOTE_DECLINE_NEXT,
  QUOTE_LINE_KINDS,
  QUOTE_STATUSES,
  REQUEST_STATUSES,
  SHIP_WAYS,
  STATUSES,
  SURVEY_COLLECTED_BY,
  type SurveyDimension,
  type SurveyWay,
} from "#shared/domain/card/vocabulary";
import { card } from "./card";
import { code, columnChecks, day, flag, instant, json, money, rule, when } from "./columns";

/** The lists of `CardCollections`: one table each, keyed by the card and the item's number. */

const itemKey = () => ({
  card_id: text("card_id")
    .notNull()
    .references(() => card.id),
  n: integer("n").notNull(),
});

function keyOf(table: string, t: { card_id: AnySQLiteColumn; n: AnySQLiteColumn }) {
  return [primaryKey({ columns: [t.card_id, t.n] }), rule(`${table}_n_positive`, `"n" >= 1`)];
}

export const approvalRequest = sqliteTable(
  "approval_request",
  {
    ...itemKey(),
    what: code("what", APPROVAL_SUBJECTS).notNull(),
    reason: text("reason"),
    amount: money("amount"),
    promised_at: instant("promised_at"),
    customer_agreed: flag("customer_agreed"),
    proposal: json<DispatchProposal>("proposal"),
    status: code("status", REQUEST_STATUSES).notNull(),
    from_status: code("from_status", STATUSES).notNull(),
    requested_by: text("requested_by").notNull(),
    requested_at: instant("requested_at").notNull(),
    decided_by: text("decided_by"),
    decided_at: instant("decided_at"),
    decision_reason: text("decision_reason"),
    self_approved: flag("self_approved").notNull(),
  },
  (t) => [
    ...keyOf("approval_request", t),
    ...columnChecks("approval_request", t),
    index("approval_request_pending").on(t.requested_at).where(when(`"status" = 'pending'`)),
    index("approval_request_by_decided").on(t.decided_at),
  ],
);

export const quote = sqliteTable(
  "quote",
  {
    ...itemKey(),
    discount: money("discount").notNull(),
    total: money("total").notNull(),
    valid_until: day("valid_until"),
    note: text("note"),
    status: code("status", QUOTE_STATUSES).notNull(),
    quoted_by: text("quoted_by").notNull(),
    quoted_at: instant("quoted_at").notNull(),
    decided_by: text("decided_by"),
    decided_method: text("decided_method"),
    decided_at: instant("decided_at"),
    decline_reason: text("decline_reason"),
    decline_next: code("decline_next", QUOTE_DECLINE_NEXT),
  },
  (t) => [...keyOf("quote", t), ...columnChecks("quote", t)],
);

export const quoteLine = sqliteTable(
  "quote_line",
  {
    card_id: text("card_id").notNull(),
    n: integer("n").notNull(),
    line: integer("line").notNull(),
    kind: code("kind", QUOTE_LINE_KINDS).notNull(),
    name: text("name").notNull(),
    unit: text("unit"),
    quantity: real("quantity").notNull(),
    unit_price: money("unit_price").notNull(),
    amount: money("amount").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.card_id, t.n, t.line] }),
    foreignKey({ columns: [t.card_id, t.n], foreignColumns: [quote.card_id, quote.n] }),
    ...columnChecks("quote_line", t),
  ],
);

export const payment = sqliteTable(
  "payment",
  {
    ...itemKey(),
    amount: money("amount").notNull(),
    method: code("method", PAYMENT_METHODS).notNull(),
    note: text("note"),
    received_by: text("received_by").notNull(),
    received_at: instant("received_at").notNull(),
  },
  (t) => [
    ...keyOf("payment", t),
    ...columnChecks("payment", t),
    index("payment_by_received").on(t.received_at),
  ],
);

export const refund = sqliteTable(
  "refund",
  {
    ...itemKey(),
    amount: money("amount").notNull(),
    method: code("method", PAYMENT_METHODS).notNull(),
    refunded_by: text("refunded_by").notNull(),
    refunded_at: instant("refunded_at").notNull(),
  },
  (t) => [...keyOf("refund", t), ...columnChecks("refund", t), index("refund_by_refunded").on(t.refunded_at)],
);

export const goodsMovement = sqliteTable(
  "goods_movement",
  {
    ...itemKey(),
    step: code("step", GOODS_STEPS).notNull(),
    address: text("address"),
    window_from: instant("window_from"),
    window_to: instant("window_to"),
    condition: text("condition"),
    accessories: text("accessories"),
    proof_checked: flag("proof_checked"),
    result: code("result", INSPECTION_RESULTS),
    way: code("way", SHIP_WAYS),
    tracking: text("tracking"),
    recorded_by: text("recorded_by").notNull(),
    recorded_at: instant("recorded_at").notNull(),
  },
  (t) => [...keyOf("goods_movement", t), ...columnChecks("goods_movement", t)],
);

/** 《检测报告》 (DOMAIN 5.1). */
export const detection = sqliteTable(
  "detection",
  {
    ...itemKey(),
    appearance: text("appearance").notNull(),
    hardware: text("hardware").notNull(),
    software: text("software").notNull(),
    location: text("location").notNull(),
    plan: text("plan").notNull(),
    parts_needed: text("parts_needed"),
    estimated_minutes: integer("estimated_minutes"),
    customer_informed: text("customer_informed"),
    detected_by: text("detected_by").notNull(),
    detected_at: instant("detected_at").notNull(),
  },
  (t) => [...keyOf("detection", t), ...columnChecks("detection", t)],
);

export const partUse = sqliteTable(
  "part_use",
  {
    ...itemKey(),
    part: text("part").notNull(),
    quantity: integer("quantity").notNull(),
    old_serial: text("old_serial"),
    new_serial: text("new_serial"),
    used_by: text("used_by").notNull(),
    used_at: instant("used_at").notNull(),
  },
  (t) => [
    ...keyOf("part_use", t),
    ...columnChecks("part_use", t),
    index("part_use_by_part").on(t.part, t.used_at),
  ],
);

export const qualityCheck = sqliteTable(
  "quality_check",
  {
    ...itemKey(),
    level: code("level", CHECK_LEVELS).notNull(),
    items: json<Readonly<Record<string, CheckResult>>>("items").notNull(),
    pass: flag("pass").notNull(),
    reason: text("reason"),
    checked_by: text("checked_by").notNull(),
    checked_at: instant("checked_at").notNull(),
    self_checked: flag("self_checked").notNull(),
  },
  (t) => [
    ...keyOf("quality_check", t),
    ...columnChecks("quality_check", t),
    index("quality_check_by_checked").on(t.checked_at),
  ],
);

export const escalation = sqliteTable(
  "escalation",
  {
    ...itemKey(),
    expert: text("expert").notNull(),
    reason: text("reason").notNull(),
    escalated_by: text("escalated_by").notNull(),
    escalated_at: instant("escalated_at").notNull(),
    answer: text("answer"),
    answered_at: instant("answered_at"),
  },
  (t) => [...keyOf("escalation", t), ...columnChecks("escalation", t)],
);

export const survey = sqliteTable(
  "survey",
  {
    ...itemKey(),
    round: integer("round").notNull(),
    handed_out_at: instant("handed_out_at"),
    refused: flag("refused").notNull(),
    collected_at: instant("collected_at"),
    collected_by: code("collected_by", SURVEY_COLLECTED_BY),
    scores: json<Readonly<Partial<Record<SurveyDimension, number>>>>("scores").notNull(),
    overall: integer("overall"),
    choices: json<readonly string[]>("choices").notNull(),
    comment: text("comment"),
    index: real("index"),
    valid: flag("valid"),
    invalid_reason: text("invalid_reason"),
    way: text("way").$type<SurveyWay>(),
    refused_at: instant("refused_at"),
    refused_reason: text("refused_reason"),
    /** The version of `survey_form` whose weights made the index. */
    form_version: integer("form_version"),
  },
  (t) => [
    ...keyOf("survey", t),
    ...columnChecks("survey", t),
    rule("survey_overall_range", `"overall" BETWEEN 1 AND 5`),
    index("survey_by_collected").on(t.collected_at),
    index("survey_out").on(t.handed_out_at).where(when(`"collected_at" IS NULL AND "refused" = 0`)),
    index("survey_by_refused").on(t.refused_at).where(when(`"refused_at" IS NOT NULL`)),
  ],
);

export const followUp = sqliteTable(
  "follow_up",
  {
    ...itemKey(),
    method: code("method", FOLLOW_UP_METHODS).notNull(),
    result: text("result").notNull(),
    satisfied: flag("satisfied"),
    followed_up_by: text("followed_up_by").notNull(),
    followed_up_at: instant("followed_up_at").notNull(),
  },
  (t) => [
    ...keyOf("follow_up", t),
    ...columnChecks("follow_up", t),
    index("follow_up_dissatisfied").on(t.followed_up_at).where(when(`"satisfied" = 0`)),
  ],
);

export const filledChecklist = sqliteTable(
  "filled_checklist",
  {
    ...itemKey(),
    items: json<Readonly<Record<string, CheckResult>>>("items").notNull(),
    hazards: text("hazards"),
    filled_by: text("filled_by").notNull(),
    filled_at: instant("filled_at").notNull(),
  },
  (t) => [
    ...keyOf("filled_checklist", t),
    ...columnChecks("filled_checklist", t),
    index("filled_checklist_hazards").on(t.filled_at).where(when(`"hazards" IS NOT NULL`)),
  ],
);
