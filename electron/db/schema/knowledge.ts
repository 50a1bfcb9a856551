import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { SCRIPT_PURPOSES } from "#shared/domain/ledger/vocabulary";
import { card } from "./card";
import { code, columnChecks, flag, instant } from "./columns";

/** 话术 (DOMAIN 5.10): lines per step, with placeholders that the card fills. */
export const scriptLine = sqliteTable(
  "script_line",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    step: integer("step").notNull(),
    purpose: code("purpose", SCRIPT_PURPOSES).notNull(),
    text: text("text").notNull(),
    position: integer("position").notNull(),
    active: flag("active").notNull(),
    updated_at: instant("updated_at").notNull(),
    updated_by: text("updated_by"),
  },
  (t) => [...columnChecks("script_line", t), index("script_line_by_step").on(t.step, t.position)],
);

/** A word not to use in text the customer will see, and what to say instead. */
export const avoidedWord = sqliteTable("avoided_word", {
  word: text("word").primaryKey(),
  better: text("better"),
});

export const article = sqliteTable(
  "article",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    fault_category: text("fault_category"),
    title: text("title").notNull(),
    steps: text("steps").notNull(),
    risk_note: text("risk_note"),
    active: flag("active").notNull(),
    updated_at: instant("updated_at").notNull(),
    updated_by: text("updated_by"),
    version: integer("version").notNull(),
  },
  (t) => [...columnChecks("article", t), index("article_by_fault_category").on(t.fault_category)],
);

export const articleCard = sqliteTable(
  "article_card",
  {
    article_id: integer("article_id")
      .notNull()
      .references(() => article.id),
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
  },
  (t) => [primaryKey({ columns: [t.article_id, t.card_id] }), index("article_card_by_card").on(t.card_id)],
);
