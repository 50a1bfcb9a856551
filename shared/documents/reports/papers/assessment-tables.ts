import type { AssessmentMonth, AssessmentPerson, FiguresByPerson } from "#shared/contract/ledger-views";
import type { StaffCode } from "#shared/domain/card/case-state";
import type { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import type { Text } from "#shared/text/text";
import {
  type Cell,
  count,
  instant,
  left,
  MOST_ROWS,
  none,
  type ReportTable,
  type Row,
  right,
  share,
  text,
} from "../table";

/** A month's assessment as its two sheets are made from it (DOMAIN 5.12, 7). */
export interface AssessmentReport {
  readonly month: Pick<AssessmentMonth, "period" | "closed" | "people">;
  readonly figures: FiguresByPerson;
  /** How staff codes are called, also of those who left. */
  readonly names: Readonly<Record<StaffCode, string>>;
}

function nameOf({ names }: AssessmentReport, code: StaffCode | null): string {
  return code === null ? "" : (names[code] ?? code);
}

function points(value: number): Cell {
  return count(value, Number.isInteger(value) ? 0 : 1);
}

function more(n: number, words: Text): Row {
  const blank = text("");
  return {
    cells: [blank, text(words.t("assessment.paper.more", { n })), ...Array.from({ length: 6 }, () => blank)],
  };
}

function sumRow(person: AssessmentPerson, words: Text): Row {
  const blank = text("");
  return {
    strong: true,
    cells: [
      text(person.name),
      text(
        words.t("assessment.paper.person_sum", {
          base: person.base,
          deducted: -person.deducted,
          added: person.added,
          total: person.total,
        }),
      ),
      blank,
      blank,
      blank,
      points(person.deducted + person.added),
      blank,
      blank,
    ],
  };
}

function linesOf(report: AssessmentReport, person: AssessmentPerson, words: Text): readonly Row[] {
  const counted = person.lines.filter((line) => line.withdrawn_at === null);
  const rows = counted.slice(0, MOST_ROWS).map(
    (line): Row => ({
      cells: [
        text(person.name),
        text(line.item_name),
        line.no === null ? none : text(line.no),
        line.note === null ? none : text(line.note),
        count(line.times),
        points(line.points),
        text(nameOf(report, line.entered_by)),
        instant(line.entered_at),
      ],
    }),
  );
  const left_out = counted.length - rows.length;
  return [...rows, ...(left_out > 0 ? [more(left_out, words)] : []), sumRow(person, words)];
}

/** 考核明细表: person, item, card, note, times, points; every person's lines end with their sum. */
export function assessmentDetailTable(report: AssessmentReport, words: Text): ReportTable {
  const assessed = report.month.people.filter(({ lines }) =>
    lines.some((line) => line.withdrawn_at === null),
  );
  const rest = report.month.people.length - assessed.length;
  return {
    id: "assessment_detail",
    title: words.t("assessment.paper.detail_table"),
    columns: [
      left(words.t("assessment.col.person"), 13),
      left(words.t("assessment.col.item"), 46),
      left(words.t("assessment.col.card"), 37),
      left(words.t("assessment.col.note"), 82),
      right(words.t("assessment.col.times"), 14),
      right(words.t("assessment.paper.points"), 16),
      left(words.t("assessment.col.by"), 16),
      right(words.t("assessment.col.at"), 22),
    ],
    rows: assessed.flatMap((person) => linesOf(report, person, words)),
    note: rest > 0 ? words.t("assessment.paper.without_lines", { n: rest }) : null,
    dense: true,
  };
}

/** Lines that were withdrawn, with who did it and why; null where there are none. */
export function assessmentWithdrawnTable(report: AssessmentReport, words: Text): ReportTable | null {
  const withdrawn = report.month.people.flatMap((person) =>
    person.lines.filter((line) => line.withdrawn_at !== null).map((line) => ({ person, line })),
  );
  if (withdrawn.length === 0) return null;
  const left_out = withdrawn.length - Math.min(withdrawn.length, MOST_ROWS);
  return {
    id: "assessment_withdrawn",
    title: words.t("assessment.paper.withdrawn_table", { n: withdrawn.length }),
    columns: [
      left(words.t("assessment.col.person"), 13),
      left(words.t("assessment.col.item"), 46),
      left(words.t("assessment.col.card"), 37),
      right(words.t("assessment.paper.points"), 16),
      left(words.t("assessment.withdraw_reason"), 96),
      left(words.t("assessment.paper.withdrawn_by"), 16),
      right(words.t("assessment.paper.withdrawn_at"), 22),
    ],
    rows: withdrawn.slice(0, MOST_ROWS).map(({ person, line }) => ({
      cells: [
        text(person.name),
        text(line.item_name),
        line.no === null ? none : text(line.no),
        points(line.points),
        text(line.withdrawn_reason),
        text(nameOf(report, line.withdrawn_by)),
        instant(line.withdrawn_at),
      ],
    })),
    note: left_out > 0 ? words.t("assessment.paper.more", { n: left_out }) : null,
    dense: true,
  };
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Goals as the figures were judged by; the same for everybody. */
function goalsRow(report: AssessmentReport, words: Text): Row {
  const of = Object.values(report.figures);
  const goal = (code: "resolve_rate" | "first_fix_rate" | "satisfaction_index") =>
    of.flatMap((figures) => figures[code]?.goal ?? [])[0] ?? null;
  const satisfaction = goal("satisfaction_index");
  return {
    cells: [
      text(words.t("assessment.paper.goal")),
      none,
      share(goal("resolve_rate")),
      share(goal("first_fix_rate")),
      count(satisfaction, 1),
      none,
      none,
      none,
      none,
    ],
  };
}

/** Names of the figures' columns, as the whole desk calls them. */
function figureHead(code: keyof typeof FIGURE_DEFINITIONS, words: Text): string {
  return words.t(`figure.name.${code}`);
}

/** 考核汇总表: person × figures, base, ±, total; then the mean and the goals. */
export function assessmentSummaryTable(report: AssessmentReport, words: Text): ReportTable {
  const { people } = report.month;
  const rows = people.map((person): Row => {
    const figures = report.figures[person.staff];
    const missed = (["resolve_rate", "first_fix_rate", "satisfaction_index"] as const).flatMap(
      (code, place) => {
        const figure = figures?.[code];
        const { value = null, goal = null } = figure ?? {};
        return value !== null && goal !== null && value < goal ? [place + 2] : [];
      },
    );
    return {
      cells: [
        text(person.name),
        count(figures?.volume_completed?.value ?? 0),
        share(figures?.resolve_rate?.value),
        share(figures?.first_fix_rate?.value),
        count(figures?.satisfaction_index?.value ?? null, 1),
        points(person.base),
        points(person.deducted),
        points(person.added),
        points(person.total),
      ],
      strongCells: [...missed, 8],
    };
  });
  const completed = people.map(({ staff }) => report.figures[staff]?.volume_completed?.value ?? 0);
  const mean: Row = {
    strong: true,
    cells: [
      text(words.t("assessment.paper.mean", { n: people.length })),
      count(completed.reduce((sum, value) => sum + value, 0)),
      none,
      none,
      none,
      none,
      count(average(people.map(({ deducted }) => deducted)), 1),
      count(average(people.map(({ added }) => added)), 1),
      count(average(people.map(({ total }) => total)), 1),
    ],
  };
  return {
    id: "assessment_summary",
    title: words.t("assessment.paper.summary_table"),
    columns: [
      left(words.t("assessment.col.person"), 40),
      right(figureHead("volume_completed", words), 22),
      right(figureHead("resolve_rate", words), 26),
      right(figureHead("first_fix_rate", words), 26),
      right(figureHead("satisfaction_index", words), 26),
      right(words.t("assessment.col.base"), 22),
      right(words.t("assessment.col.deducted"), 22),
      right(words.t("assessment.col.added"), 22),
      right(words.t("assessment.col.total"), 22),
    ],
    rows: people.length === 0 ? [] : [...rows, mean, goalsRow(report, words)],
    note: words.t("assessment.paper.summary_note"),
  };
}
