import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ATTACHMENT_KINDS } from "#shared/domain/card/vocabulary";
import { SCAN_PAGE_STATES } from "#shared/domain/paper/vocabulary";
import { card } from "./card";
import { code, columnChecks, flag, instant, rule } from "./columns";

/** Why an attachment's files were removed. */
export const ATTACHMENT_REMOVALS = ["erased", "consent_withdrawn"] as const;

/** A file of a card; the bytes lie in the attachments folder under their own sum. */
export const attachment = sqliteTable(
  "attachment",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    card_id: text("card_id")
      .notNull()
      .references(() => card.id),
    /** 1, 2, 3 … within the card. */
    n: integer("n").notNull(),
    sha256: text("sha256").notNull(),
    size: integer("size").notNull(),
    mime: text("mime").notNull(),
    kind: code("kind", ATTACHMENT_KINDS).notNull(),
    consent: flag("consent").notNull(),
    original_name: text("original_name").notNull(),
    taken_at: instant("taken_at"),
    /** Which printed page came back, for a signed scan. */
    document: text("document"),
    document_n: integer("document_n"),
    page: integer("page"),
    /** The sum of the copy without position data; until it is there a photo stays unshown (DOMAIN 8). */
    clean_sha256: text("clean_sha256"),
    width: integer("width"),
    height: integer("height"),
    added_by: text("added_by").notNull(),
    added_at: instant("added_at").notNull(),
    /** When the file under `sha256` was removed because the clean copy takes its place; null while it is kept. */
    original_removed_at: instant("original_removed_at"),
    /** When every file of it was removed: the row stays for the log, the bytes are gone (DOMAIN 8). */
    removed_at: instant("removed_at"),
    removed_because: code("removed_because", ATTACHMENT_REMOVALS),
  },
  (t) => [
    ...columnChecks("attachment", t),
    rule("attachment_sha256", `length("sha256") = 64`),
    rule("attachment_size", `"size" >= 0`),
    uniqueIndex("attachment_by_card").on(t.card_id, t.n),
    index("attachment_by_sha256").on(t.sha256),
    index("attachment_by_clean_sha256").on(t.clean_sha256),
  ],
);

/** Every print (DOMAIN 7): `n` counts the documents of a code on a card, `copy` the prints of that one. */
export const printLog = sqliteTable(
  "print_log",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    card_id: text("card_id").references(() => card.id),
    /** What was printed where there is no card: a report's period, a blank number. */
    subject: text("subject"),
    document: text("document").notNull(),
    n: integer("n").notNull(),
    /** 1 = 首次打印, 2 = 补打第 1 次 …; 0 = a file copy (副本), which is not counted. */
    copy: integer("copy").notNull(),
    pages: integer("pages").notNull(),
    paper: text("paper").notNull(),
    printed_by: text("printed_by").notNull(),
    printed_at: instant("printed_at").notNull(),
    printer: text("printer"),
    layout_version: integer("layout_version").notNull(),
    /** True for a document that is to come back with a signature. */
    returns_signed: flag("returns_signed").notNull(),
    signed_back_at: instant("signed_back_at"),
  },
  (t) => [
    ...columnChecks("print_log", t),
    rule("print_log_of_something", `("card_id" IS NULL) <> ("subject" IS NULL)`),
    rule("print_log_n", `"n" >= 1`),
    rule("print_log_copy", `"copy" >= 0`),
    rule("print_log_pages", `"pages" >= 1`),
    index("print_log_by_card").on(t.card_id, t.document, t.n),
    index("print_log_by_subject").on(t.subject, t.document),
    index("print_log_by_time").on(t.printed_at),
  ],
);

/** A number reserved for a printed blank form (DOMAIN 3.1 `blank_no`). */
export const blankForm = sqliteTable("blank_form", {
  blank_no: text("blank_no").primaryKey(),
  reserved_at: instant("reserved_at").notNull(),
  reserved_by: text("reserved_by").notNull(),
  card_id: text("card_id").references(() => card.id),
});

/** One page of a scan or phone photo on its way to its card (DOMAIN 7.1); nothing is thrown away. */
export const scanPage = sqliteTable(
  "scan_page",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    sha256: text("sha256").notNull(),
    original_name: text("original_name").notNull(),
    page: integer("page").notNull(),
    received_at: instant("received_at").notNull(),
    state: code("state", SCAN_PAGE_STATES).notNull(),
    code_text: text("code_text"),
    card_id: text("card_id").references(() => card.id),
    document: text("document"),
    document_n: integer("document_n"),
    /** Share of dark in the signature box, 0…1: "has ink", never "signed by". */
    ink_share: real("ink_share"),
    problem: text("problem"),
    settled_by: text("settled_by"),
    settled_at: instant("settled_at"),
  },
  (t) => [
    ...columnChecks("scan_page", t),
    uniqueIndex("scan_page_by_file").on(t.sha256, t.page),
    index("scan_page_by_state").on(t.state, t.received_at),
    index("scan_page_by_card").on(t.card_id),
  ],
);
