import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { TELL_AT, UNTOLD } from "#electron/db/schema/clock";
import { notice, type StoredNoticeLine } from "#electron/db/schema/notice";
import type { NoticeKind, NoticeLine, NoticeView } from "#shared/contract/clock-views";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { accessTo } from "./table-access";

/** A clock that has reached 50 %, 80 %, its due or its second breach since somebody was last told of it. */
export interface ReachedClock extends NoticeLine {
  readonly occurrence: number;
  readonly impact: string | null;
}

const reached = named(
  "notice.reached",
  `SELECT m."card_id", c."no", c."customer_name", c."assignee", c."impact", m."milestone", m."round",
     m."occurrence", m."due_at",
     CASE WHEN m."second_breach_at" < ?1 THEN 200 WHEN m."due_at" < ?1 THEN 100
       WHEN m."warn_at" < ?1 THEN 80 ELSE 50 END AS "percent"
   FROM (SELECT * FROM "milestone" WHERE ${UNTOLD} AND ${TELL_AT} < ?1) m
   JOIN "card" c ON c."id" = m."card_id"
   WHERE c."status" NOT IN ('archived', 'cancelled', 'merged')
   ORDER BY "percent" DESC, m."due_at", m."card_id"`,
);
const told = named(
  "notice.told",
  `UPDATE "milestone" SET "warned_percent" =
     CASE WHEN "second_breach_at" < ?1 THEN 200 WHEN "due_at" < ?1 THEN 100
       WHEN "warn_at" < ?1 THEN 80 ELSE 50 END
   WHERE ${UNTOLD} AND ${TELL_AT} < ?1`,
);

/** What people are to be told of now, the latest first; clocks of cards that are closed are left out. */
export function reachedClocks(reader: StoreReader, nowMs: EpochMs): ReachedClock[] {
  return reader.all<ReachedClock>(reached, nowMs);
}

/** Notes that what was reached by then has been told, closed cards too; answers how many clocks. */
export function markTold(tx: StoreTransaction, nowMs: EpochMs): number {
  return tx.run(told, nowMs);
}

const notices = accessTo(notice);
const insertion = named(
  "notice.insert",
  `INSERT INTO "notice" ("kind", "at", "card_id", "period", "lines", "total") VALUES (?, ?, ?, ?, ?, ?)
   RETURNING "id"`,
);
const addReader = named(
  "notice.addReader",
  `INSERT INTO "notice_reader" ("notice_id", "staff") VALUES (?, ?)`,
);
const ofReader = named(
  "notice.ofReader",
  `SELECT n.*, r."read_at" FROM "notice_reader" r JOIN "notice" n ON n."id" = r."notice_id"
   WHERE r."staff" = ? ORDER BY r."notice_id" DESC LIMIT ?`,
);
const ofReport = named(
  "notice.ofReport",
  `SELECT 1 AS "found" FROM "notice" WHERE "kind" = ? AND "period" = ?`,
);
const one = named("notice.one", `SELECT *, NULL AS "read_at" FROM "notice" WHERE "id" = ?`);
const cardOf = named("notice.card", `SELECT "no", "customer_name", "assignee" FROM "card" WHERE "id" = ?`);
const readOne = named(
  "notice.readOne",
  `UPDATE "notice_reader" SET "read_at" = ? WHERE "staff" = ? AND "notice_id" = ? AND "read_at" IS NULL`,
);
const readAll = named(
  "notice.readAll",
  `UPDATE "notice_reader" SET "read_at" = ? WHERE "staff" = ? AND "read_at" IS NULL`,
);
const unread = named(
  "notice.unread",
  `SELECT count(*) AS "count" FROM "notice_reader" WHERE "staff" = ? AND "read_at" IS NULL`,
);
const dropReaders = named(
  "notice.dropReaders",
  `DELETE FROM "notice_reader" WHERE "notice_id" IN (SELECT "id" FROM "notice" WHERE "at" < ?)`,
);
const drop = named("notice.drop", `DELETE FROM "notice" WHERE "at" < ?`);

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly at: EpochMs;
  readonly card_id: string | null;
  /** The period of the report that it tells of. */
  readonly period?: string | null;
  readonly lines: readonly StoredNoticeLine[];
  readonly total: number;
}

/** Stores a notice for its readers; answers its id. */
export function insertNotice(
  tx: StoreTransaction,
  { kind, at, card_id, period = null, lines, total }: NewNotice,
  readers: readonly StaffCode[],
): number {
  const row = tx.get<{ id: number }>(insertion, kind, at, card_id, period, JSON.stringify(lines), total);
  if (row === undefined) throw new Error("the notice got no id");
  for (const reader of readers) tx.run(addReader, row.id, reader);
  return row.id;
}

function viewOf(reader: StoreReader, row: Record<string, unknown>): NoticeView {
  const { id, kind, at, card_id, period, lines, total } = notices.decode(row);
  const known = lines.map((line): NoticeLine => {
    const card = reader.get<Pick<NoticeLine, "no" | "customer_name" | "assignee">>(cardOf, line.card_id);
    return { ...line, ...(card ?? { no: null, customer_name: null, assignee: null }) };
  });
  return { id: String(id), kind, at, card_id, period, lines: known, total, read: row["read_at"] !== null };
}

/** A notice as a reader sees it who has not read it yet. */
export function findNotice(reader: StoreReader, id: number): NoticeView | null {
  const row = reader.get<Record<string, unknown>>(one, id);
  return row === undefined ? null : viewOf(reader, row);
}

/** True where people were told of a report of this period already. */
export function wasToldOfReport(reader: StoreReader, kind: NoticeKind, period: string): boolean {
  return reader.get(ofReport, kind, period) !== undefined;
}

/** The notices of one reader, the newest first. */
export function noticesOf(reader: StoreReader, staff: StaffCode, limit: number): NoticeView[] {
  return reader.all<Record<string, unknown>>(ofReader, staff, limit).map((row) => viewOf(reader, row));
}

export function unreadNotices(reader: StoreReader, staff: StaffCode): number {
  return reader.get<{ count: number }>(unread, staff)?.count ?? 0;
}

/** Notes that a reader has read some notices; null = all of theirs. */
export function markRead(
  tx: StoreTransaction,
  staff: StaffCode,
  ids: readonly string[] | null,
  at: EpochMs,
): void {
  if (ids === null) tx.run(readAll, at, staff);
  else for (const id of ids) tx.run(readOne, at, staff, Number(id));
}

/** Drops what is older: the bell is no archive, the log is. */
export function dropNoticesBefore(tx: StoreTransaction, beforeMs: EpochMs): void {
  tx.run(dropReaders, beforeMs);
  tx.run(drop, beforeMs);
}
