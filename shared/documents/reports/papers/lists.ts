import type { StaffCode } from "#shared/domain/card/case-state";
import type { OverdueRow, ReworkRow } from "#shared/domain/figures/results";
import type { Text } from "#shared/text/text";
import { sanitiseLine } from "../../layout/sanitise-text";
import type { Block } from "../report-paper";
import {
  type Cell,
  text as cell,
  centre,
  count,
  instant,
  left,
  MOST_ROWS,
  none,
  type ReportTable,
  right,
} from "../table";
import { tableOrNothing } from "./indicators";
import type { ReportSnapshot } from "./report-snapshot";

/** Long words of a list are shortened: the card itself has them whole. */
const LONGEST_TEXT = 60;

/** A text on one line, shortened with …; null for none. */
export function shortText(value: string | null, longest = LONGEST_TEXT): string | null {
  if (value === null) return null;
  const line = sanitiseLine(value);
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join("")}…`;
}

export function personName({ figures }: ReportSnapshot, code: StaffCode | null): string | null {
  return code === null ? null : (figures.staff[code] ?? code);
}

/** Reasons that the system writes by itself, e.g. `grade: dissatisfied`. */
const OWN_REASONS = /^(grade: dissatisfied|solved: (?:no|partly))$/;

/** Why a rework began, in words. */
export function reworkReason({ reason, cause }: ReworkRow, text: Text): string {
  const own = OWN_REASONS.exec(reason ?? "")?.[1];
  if (own === "grade: dissatisfied") return text.t("paper.rework.dissatisfied");
  if (own === "solved: no") return text.t("paper.rework.not_solved");
  if (own === "solved: partly") return text.t("paper.rework.partly_solved");
  return shortText(reason) ?? text.word("action", cause);
}

/** 其余 n 项…, or null where a list is shown whole. */
export function restSentence(total: number, text: Text): string | null {
  return total > MOST_ROWS ? text.t("paper.more_rows", { count: total - MOST_ROWS }) : null;
}

function metCell(row: OverdueRow, text: Text): Cell {
  if (row.met_at !== null) return instant(row.met_at);
  return row.still_open ? cell(text.t("paper.not_done")) : none;
}

/** What fell due in the period and was missed, the latest first. */
export function overdueTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { rows, total } = snapshot.figures.current.overdue;
  return {
    id: "overdue",
    title: text.t("paper.heading.overdue", { count: total }),
    dense: true,
    columns: [
      left(text.t("paper.column.card"), 37),
      left(text.t("paper.column.model"), 25),
      left(text.t("paper.column.step"), 16),
      right(text.t("paper.column.due"), 21),
      right(text.t("paper.column.actual"), 21),
      right(text.t("paper.column.late"), 21),
      left(text.t("paper.column.waited"), 20),
      left(text.t("paper.column.assignee"), 16),
    ],
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      cells: [
        cell(row.no ?? ""),
        cell(row.model),
        cell(stepWords(row, text)),
        instant(row.due_at),
        metCell(row, text),
        { kind: "duration", ms: row.late_ms, open: row.still_open },
        row.waited_for === null ? none : cell(text.word("waiting_short", row.waited_for)),
        cell(personName(snapshot, row.assignee)),
      ],
    })),
    note: restSentence(total, text),
  };
}

function stepWords({ milestone, round }: OverdueRow, text: Text): string {
  const name = text.word("milestone", milestone);
  // ② for the second round, as on the screen.
  return round > 1 ? `${name}${String.fromCodePoint(0x2460 + Math.min(round, 20) - 1)}` : name;
}

/** Reworks that began in the period: why, how it was done before, and how again. */
export function reworkTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { rows, total } = snapshot.figures.current.reworks;
  return {
    id: "reworks",
    title: text.t("paper.heading.reworks", { count: total }),
    dense: true,
    columns: [
      left(text.t("paper.column.card"), 38),
      centre(text.t("paper.column.round"), 12),
      left(text.t("paper.column.reason"), 36),
      left(text.t("paper.column.first_result"), 34),
      left(text.t("paper.column.rework_result"), 34),
      left(text.t("paper.column.assignee"), 18),
      centre(text.t("paper.column.state"), 18),
    ],
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      cells: [
        cell(row.no ?? ""),
        count(row.round),
        cell(reworkReason(row, text)),
        cell(shortText(row.first_result, 30)),
        cell(shortText(row.result, 30)),
        cell(personName(snapshot, row.assignee)),
        cell(text.word("status_short", row.status)),
      ],
    })),
    note: restSentence(total, text),
  };
}

/** Repeat repairs registered in the period, and the earlier repair that each counts against (DOMAIN 5.5). */
export function repeatTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { rows, total } = snapshot.figures.current.repeats;
  return {
    id: "repeats",
    title: text.t("paper.heading.repeats", { count: total }),
    dense: true,
    columns: [
      left(text.t("paper.column.card"), 40),
      left(text.t("paper.column.model"), 30),
      left(text.t("figure.breakdown.fault_category"), 30),
      right(text.t("paper.column.registered_at"), 24),
      left(text.t("paper.column.earlier_assignee"), 24),
      centre(text.t("paper.column.state"), 20),
    ],
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      cells: [
        cell(row.no ?? ""),
        cell(row.model),
        cell(row.fault_category),
        instant(row.registered_at),
        cell(personName(snapshot, row.earlier_assignee)),
        cell(text.word("status_short", row.status)),
      ],
    })),
    note: restSentence(total, text),
  };
}

/** 自批 and 自检 of the period (DOMAIN 2.3: the monthly report lists them). */
export function selfMarkedTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { rows, total } = snapshot.figures.current.self_marked;
  return {
    id: "self_marked",
    title: text.t("paper.heading.self_marked", { count: total }),
    dense: true,
    columns: [
      left(text.t("paper.column.card"), 40),
      left(text.t("paper.column.what"), 26),
      left(text.t("paper.column.who"), 20),
      right(text.t("paper.column.time"), 22),
      left(text.t("paper.column.reason"), 44),
      left(text.t("paper.column.countersigned"), 24),
    ],
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      cells: [
        cell(row.no ?? ""),
        cell(text.word("action", row.action)),
        cell(personName(snapshot, row.actor)),
        instant(row.at),
        cell(shortText(row.reason)),
        cell(
          row.countersigned_by === null
            ? text.t("paper.not_yet")
            : personName(snapshot, row.countersigned_by),
        ),
      ],
    })),
    note: restSentence(total, text),
  };
}

function listed(heading: string, block: Block): readonly Block[] {
  return [{ kind: "heading", level: 2, text: heading }, block];
}

/** Part 五: what was late, what was done again, what people approved or checked themselves. */
export function listBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const overdue = overdueTable(snapshot, text);
  const reworks = reworkTable(snapshot, text);
  const repeats = repeatTable(snapshot, text);
  const selfMarked = selfMarkedTable(snapshot, text);
  return [
    { kind: "heading", level: 1, text: text.t("paper.part.lists"), newPage: true },
    ...listed(overdue.title, tableOrNothing(overdue, text, text.t("paper.no_overdue"))),
    ...listed(reworks.title, tableOrNothing(reworks, text, text.t("paper.no_reworks"))),
    ...(repeats.rows.length === 0 ? [] : listed(repeats.title, { kind: "table", table: repeats })),
    ...(selfMarked.rows.length === 0 ? [] : listed(selfMarked.title, { kind: "table", table: selfMarked })),
  ];
}
