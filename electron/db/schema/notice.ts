import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { NOTICE_KINDS, type NoticeLine } from "#shared/contract/clock-views";
import { card } from "./card";
import { code, columnChecks, instant, json, rule } from "./columns";
import { staff } from "./staff";

/** What a notice keeps of a clock: names and numbers are read from the card when it is shown (DOMAIN 8). */
export type StoredNoticeLine = Omit<NoticeLine, "no" | "customer_name" | "assignee">;

/** What people were told of deadlines: the bell's list (UX 2). */
export const notice = sqliteTable(
  "notice",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    kind: code("kind", NOTICE_KINDS).notNull(),
    at: instant("at").notNull(),
    /** The card, where the notice tells of one only. */
    card_id: text("card_id").references(() => card.id),
    lines: json<readonly StoredNoticeLine[]>("lines").notNull(),
    /** How many clocks it tells of; `lines` holds the most urgent. */
    total: integer("total").notNull(),
  },
  (t) => [
    ...columnChecks("notice", t),
    rule("notice_total", `"total" >= 1`),
    index("notice_by_time").on(t.at),
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
