import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { SurveyDimension } from "#shared/domain/card/vocabulary";
import { ASSESSMENT_KINDS, LEDGER_SOURCES, LEDGER_STATES } from "#shared/domain/ledger/vocabulary";
import type { SurveyQuestions } from "#shared/domain/survey/survey-form";
import type { SurveyWeights } from "#shared/domain/survey/survey-index";
import { card } from "./card";
import { code, columnChecks, day, flag, instant, json, rule, when } from "./columns";
import { customer } from "./customer";
import { staff } from "./staff";

/** A report once issued is frozen: printing it again gives the same figures (DOMAIN 6). */
export const reportIssue = sqliteTable(
  "report_issue",
  {
    report: text("report").notNull(),
    period: text("period").notNull(),
    figures: json<unknown>("figures").notNull(),
    /** The event head at closing: seed of the quality samples (DOMAIN 5.3). */
    event_head: integer("event_head").notNull(),
    issued_at: instant("issued_at").notNull(),
    issued_by: text("issued_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.report, t.period] }), ...columnChecks("report_issue", t)],
);

/** The manager's own words of a report, printed below what is computed; frozen with the report. */
export const reportWords = sqliteTable(
  "report_words",
  {
    report: text("report").notNull(),
    period: text("period").notNull(),
    text: text("text").notNull(),
    written_by: text("written_by")
      .notNull()
      .references(() => staff.code),
    written_at: instant("written_at").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [primaryKey({ columns: [t.report, t.period] })],
);

/** The month's drawn quality samples, lowest HMAC first (DOMAIN 5.3). */
export const qualitySample = sqliteTable(
  "quality_sample",
  {
    period: text("period").notNull(),
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
    place: integer("place").notNull(),
    seed: text("seed").notNull(),
    drawn_at: instant("drawn_at").notNull(),
    /** The item of the card's checks that settled it. */
    check_n: integer("check_n"),
  },
  (t) => [primaryKey({ columns: [t.period, t.card_id] })],
);

/** Every version of the questionnaire; the newest is in force. Rows are never changed. */
export const surveyForm = sqliteTable(
  "survey_form",
  {
    version: integer("version").primaryKey(),
    weights: json<SurveyWeights>("weights").notNull(),
    questions: json<SurveyQuestions>("questions").notNull(),
    /** Null for the one that ships. */
    changed_by: text("changed_by"),
    changed_at: instant("changed_at").notNull(),
  },
  (t) => [...columnChecks("survey_form", t)],
);

/** A quarter's draw (DOMAIN 5.7): whoever has the seed and the cards can repeat it. */
export const periodicDraw = sqliteTable("periodic_draw", {
  /** `2026-Q3`. */
  period: text("period").primaryKey(),
  seed: text("seed").notNull(),
  /** How many customers had a card closed in the quarter. */
  population: integer("population").notNull(),
  drawn_at: instant("drawn_at").notNull(),
  drawn_by: text("drawn_by").notNull(),
});

/** The quarter's drawn customers for phone interviews (DOMAIN 5.7). */
export const periodicSurvey = sqliteTable(
  "periodic_survey",
  {
    period: text("period").notNull(),
    customer_id: text("customer_id")
      .notNull()
      .references(() => customer.id),
    place: integer("place").notNull(),
    seed: text("seed").notNull(),
    drawn_at: instant("drawn_at").notNull(),
    interviewed_at: instant("interviewed_at"),
    interviewed_by: text("interviewed_by"),
    scores: json<Readonly<Partial<Record<SurveyDimension, number>>>>("scores"),
    overall: integer("overall"),
    choices: json<readonly string[]>("choices"),
    comment: text("comment"),
    index: real("index"),
    form_version: integer("form_version"),
    /** Calls that did not reach anybody. */
    attempts: integer("attempts").notNull().default(0),
    last_attempt_at: instant("last_attempt_at"),
    /** The customer did not want to be asked. */
    declined_at: instant("declined_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.period, t.customer_id] }), ...columnChecks("periodic_survey", t)],
);

/** 问题-整改台账 (DOMAIN 5.9); a suggestion (kind E) carries its 采纳进展 here. */
export const ledgerEntry = sqliteTable(
  "ledger_entry",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    source: code("source", LEDGER_SOURCES).notNull(),
    state: code("state", LEDGER_STATES).notNull(),
    problem: text("problem").notNull(),
    cause: text("cause"),
    measure: text("measure"),
    owner: text("owner"),
    due_on: day("due_on"),
    result: text("result"),
    verified_by: text("verified_by"),
    verified_at: instant("verified_at"),
    /** When a suggestion's fate was told to the customer. */
    fed_back_at: instant("fed_back_at"),
    created_by: text("created_by").notNull(),
    created_at: instant("created_at").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [...columnChecks("ledger_entry", t), index("ledger_entry_by_state").on(t.state, t.due_on)],
);

export const ledgerCard = sqliteTable(
  "ledger_card",
  {
    entry_id: integer("entry_id")
      .notNull()
      .references(() => ledgerEntry.id),
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
  },
  (t) => [primaryKey({ columns: [t.entry_id, t.card_id] }), index("ledger_card_by_card").on(t.card_id)],
);

/** Deduction and bonus items of the monthly assessment (DOMAIN 5.12). */
export const assessmentItem = sqliteTable(
  "assessment_item",
  {
    code: text("code").primaryKey(),
    name: text("name").notNull(),
    kind: code("kind", ASSESSMENT_KINDS).notNull(),
    min_points: real("min_points").notNull(),
    max_points: real("max_points").notNull(),
    active: flag("active").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [
    ...columnChecks("assessment_item", t),
    rule("assessment_item_points", `0 < "min_points" AND "min_points" <= "max_points"`),
  ],
);

export const assessmentEntry = sqliteTable(
  "assessment_entry",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** `YYYY-MM`. */
    period: text("period").notNull(),
    staff: text("staff")
      .notNull()
      .references(() => staff.code),
    item: text("item")
      .notNull()
      .references(() => assessmentItem.code),
    /** Signed: a deduction is negative. */
    points: real("points").notNull(),
    card_id: text("card_id").references(() => card.id),
    note: text("note"),
    entered_by: text("entered_by").notNull(),
    entered_at: instant("entered_at").notNull(),
    withdrawn_at: instant("withdrawn_at"),
    withdrawn_by: text("withdrawn_by"),
    withdrawn_reason: text("withdrawn_reason"),
    /** The item's version that it was entered under. */
    item_version: integer("item_version").notNull().default(1),
    /** How often, or on how many days; `points` is for all of them. */
    times: integer("times").notNull().default(1),
    /** The proposal it was taken from. */
    proposal: text("proposal"),
  },
  (t) => [
    rule("assessment_entry_tied", `"card_id" IS NOT NULL OR "note" IS NOT NULL`),
    index("assessment_entry_by_period").on(t.period, t.staff),
    index("assessment_entry_by_card").on(t.card_id).where(when(`"card_id" IS NOT NULL`)),
  ],
);
