import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { NOTICE_KINDS, type NoticeLine } from "#shared/contract/clock-views";
import { card } from "./card";
import { code, columnChecks, instant, json, rule, when } from "./columns";
import { staff } from "./staff";

/** What a notice keeps of a clock: names and numbers are read from the card when it is shown (DOMAIN 8). */
export type StoredNoticeLine = Omit<NoticeLine, "no" | "customer_name" | "assignee">;

/** What people were told of deadlines and of reports that are due: the bell's list (UX 2). */
export const notice = sqliteTable(
  "notice",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    kind: code("kind", NOTICE_KINDS).notNull(),
    at: instant("at").notNull(),
    /** The card, where the notice tells of one only. */
    card_id: text("card_id").references(() => card.id),
    /** The period that a report is due for. */
    period: text("period"),
    lines: json<readonly StoredNoticeLine[]>("lines").notNull(),
    /** How many clocks or reports it tells of; `lines` holds the most urgent clocks. */
    total: integer("total").notNull(),
  },
  (t) => [
    ...columnChecks("notice", t),
    rule("notice_total", `"total" >= 1`),
    index("notice_by_time").on(t.at),
    // A report is told of once, whatever restarts.
    uniqueIndex("notice_of_report").on(t.kind, t.period).where(when(`"period" IS NOT NULL`)),
  ],
);

export const noticeReader = sqliteTable(
  "notice_reader",
  {
    notice_id: integer("notice_id")
      .notNull()
      .references(() => notice.id),
    staff: text("staff")
      .notNull()
      .references(() => staff.code),
    read_at: instant("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.notice_id, t.staff] }),
    index("notice_reader_by_staff").on(t.staff, t.notice_id),
  ],
);
