import type { Migration } from "./migration";

/**
 * The search index of cards and customers. Words: Chinese characters stand apart, so that a phrase finds any length.
 * Parts of codes: the columns `…_parts` hold trigrams, each with a leading underscore. Contentless: the search
 * repository writes the rows and gives back the old text to delete one; secure-delete takes erased words out of the
 * index pages at once (SAFETY 1).
 */
export const migration0011: Migration = {
  version: 11,
  name: "search",
  sql: `
CREATE VIRTUAL TABLE "card_search" USING fts5(
  customer_name, contact, phone, model, description, customer_words, fault_cause, result, pinyin, state,
  no_parts, serial_parts, other_parts, model_parts, phone_parts,
  content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);
INSERT INTO "card_search" ("card_search", "rank") VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE "customer_search" USING fts5(
  name, contact, phone, pinyin, phone_parts,
  content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);
INSERT INTO "customer_search" ("customer_search", "rank") VALUES ('secure-delete', 1);
`,
};
