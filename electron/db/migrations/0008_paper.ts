import type { Migration } from "./migration";

/** Attachments, prints, blank forms, scanned pages. */
export const migration0008: Migration = {
  version: 8,
  name: "paper",
  sql: `
CREATE TABLE "attachment" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "card_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "mime" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "consent" INTEGER NOT NULL,
  "original_name" TEXT NOT NULL,
  "taken_at" INTEGER,
  "document" TEXT,
  "document_n" INTEGER,
  "page" INTEGER,
  "clean_sha256" TEXT,
  "width" INTEGER,
  "height" INTEGER,
  "added_by" TEXT NOT NULL,
  "added_at" INTEGER NOT NULL,
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "attachment_kind" CHECK ("kind" IN ('photo', 'signed_scan', 'document')),
  CONSTRAINT "attachment_consent" CHECK ("consent" IN (0, 1)),
  CONSTRAINT "attachment_sha256" CHECK (length("sha256") = 64),
  CONSTRAINT "attachment_size" CHECK ("size" >= 0)
) STRICT;
CREATE UNIQUE INDEX "attachment_by_card" ON "attachment" ("card_id","n");
CREATE INDEX "attachment_by_sha256" ON "attachment" ("sha256");
CREATE INDEX "attachment_by_clean_sha256" ON "attachment" ("clean_sha256");

CREATE TRIGGER "attachment_no_delete" BEFORE DELETE ON "attachment" BEGIN
  SELECT RAISE(ABORT, 'attachment is never deleted');
END;

CREATE TRIGGER "attachment_file_is_kept" BEFORE UPDATE OF "card_id", "n", "sha256", "size" ON "attachment" BEGIN
  SELECT RAISE(ABORT, 'attachment keeps its file');
END;

CREATE TABLE "print_log" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "card_id" TEXT,
  "subject" TEXT,
  "document" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "copy" INTEGER NOT NULL,
  "pages" INTEGER NOT NULL,
  "paper" TEXT NOT NULL,
  "printed_by" TEXT NOT NULL,
  "printed_at" INTEGER NOT NULL,
  "printer" TEXT,
  "layout_version" INTEGER NOT NULL,
  "returns_signed" INTEGER NOT NULL,
  "signed_back_at" INTEGER,
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "print_log_returns_signed" CHECK ("returns_signed" IN (0, 1)),
  CONSTRAINT "print_log_of_something" CHECK (("card_id" IS NULL) <> ("subject" IS NULL)),
  CONSTRAINT "print_log_n" CHECK ("n" >= 1),
  CONSTRAINT "print_log_copy" CHECK ("copy" >= 0),
  CONSTRAINT "print_log_pages" CHECK ("pages" >= 1)
) STRICT;
CREATE INDEX "print_log_by_card" ON "print_log" ("card_id","document","n");
CREATE INDEX "print_log_by_subject" ON "print_log" ("subject","document");
CREATE INDEX "print_log_by_time" ON "print_log" ("printed_at");

CREATE TRIGGER "print_log_no_delete" BEFORE DELETE ON "print_log" BEGIN
  SELECT RAISE(ABORT, 'print_log is never deleted');
END;

CREATE TRIGGER "print_log_print_is_kept" BEFORE UPDATE OF "card_id", "subject", "document", "n", "copy", "pages", "printed_by", "printed_at" ON "print_log" BEGIN
  SELECT RAISE(ABORT, 'print_log is append-only');
END;

CREATE TABLE "blank_form" (
  "blank_no" TEXT PRIMARY KEY NOT NULL,
  "reserved_at" INTEGER NOT NULL,
  "reserved_by" TEXT NOT NULL,
  "card_id" TEXT,
  FOREIGN KEY ("card_id") REFERENCES "card"("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "scan_page" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "sha256" TEXT NOT NULL,
  "original_name" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "received_at" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "code_text" TEXT,
  "card_id" TEXT,
  "document" TEXT,
  "document_n" INTEGER,
  "ink_share" REAL,
  "problem" TEXT,
  "settled_by" TEXT,
  "settled_at" INTEGER,
  FOREIGN KEY ("card_id") REFERENCES "card"("id"),
  CONSTRAINT "scan_page_state" CHECK ("state" IN ('waiting', 'filed', 'set_aside'))
) STRICT;
CREATE UNIQUE INDEX "scan_page_by_file" ON "scan_page" ("sha256","page");
CREATE INDEX "scan_page_by_state" ON "scan_page" ("state","received_at");
CREATE INDEX "scan_page_by_card" ON "scan_page" ("card_id");

CREATE TRIGGER "scan_page_no_delete" BEFORE DELETE ON "scan_page" BEGIN
  SELECT RAISE(ABORT, 'scan_page is never deleted');
END;
`,
};
