import type { Migration } from "./migration";

/**
 * Full text (words, Chinese of any length) and parts of codes (trigrams) of cards and customers. Contentless: the
 * rows are written by the search index repository, which gives back the old text to delete it; secure-delete
 * takes erased words out of the index pages at once (SAFETY 1).
 */
export const migration0011: Migration = {
  version: 11,
  name: "search",
  sql: `
CREATE VIRTUAL TABLE "card_text_search" USING fts5(
  customer_name, contact, phone, model, description, customer_words, fault_cause, result, pinyin, state,
  content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO "card_text_search" ("card_text_search", "rank") VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE "card_code_search" USING fts5(
  no, serial_no, phone, model, other_no,
  content = '', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);
INSERT INTO "card_code_search" ("card_code_search", "rank") VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE "customer_text_search" USING fts5(
  name, contact, phone, pinyin,
  content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO "customer_text_search" ("customer_text_search", "rank") VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE "customer_code_search" USING fts5(
  phone,
  content = '', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);
INSERT INTO "customer_code_search" ("customer_code_search", "rank") VALUES ('secure-delete', 1);
`,
};
