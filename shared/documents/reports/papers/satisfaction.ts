import { GRADES, SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import type { ReworkRow } from "#shared/domain/figures/results";
import { maskedName } from "#shared/domain/masking/masked-values";
import type { Text } from "#shared/text/text";
import { printedChange, printedNumber, printedShare } from "../cell-text";
import { axisUpTo, tickText } from "../charts/axis";
import type { BarChart, DotChart } from "../charts/chart";
import type { Block } from "../report-paper";
import { text as cell, centre, count, left, MOST_ROWS, type ReportTable, right, share } from "../table";
import { currentWords, previousWords } from "./head";
import { tableOrNothing } from "./indicators";
import { personName, restSentence, reworkReason, shortText } from "./lists";
import type { ReportSnapshot } from "./report-snapshot";

const SCORE_STEPS = [0.1, 0.25, 0.5, 1] as const;
const HIGHEST_SCORE = 5;
const MOST_CHOICES = 10;

/** The means of the five dimensions, each with its weight. */
export function dimensionChart(snapshot: ReportSnapshot, text: Text): DotChart | null {
  const { current, previous, weights, period } = snapshot.figures;
  const { dimensions } = current.survey;
  if (SURVEY_DIMENSIONS.every((dimension) => dimensions[dimension] === null)) return null;
  const rows = SURVEY_DIMENSIONS.map((dimension) => {
    const [now, before] = [dimensions[dimension], previous.dimensions[dimension]];
    const value = now === null ? text.t("time.none") : printedNumber(now, 2);
    const round = (number: number) => Number(number.toFixed(2));
    const change =
      now === null || before === null ? "" : ` ${printedChange(round(round(now) - round(before)), 2)}`;
    const label = text.t("paper.with_weight", {
      name: text.word("survey_dimension", dimension),
      percent: weights[dimension],
    });
    return { label, now, before, goal: null, note: `${value}${change}` };
  });
  const values = rows.flatMap(({ now, before }) => [now, before]);
  return {
    kind: "dots",
    rows,
    axis: axisUpTo(HIGHEST_SCORE, values, "score", { steps: SCORE_STEPS }),
    names: { now: currentWords(period, text), before: previousWords(period, text), goal: null },
  };
}

/** How the cards were graded at their last confirmation. */
export function gradeTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { grades } = snapshot.extras;
  const graded = GRADES.reduce((sum, grade) => sum + grades[grade], 0);
  const rows = GRADES.map((grade) => ({
    cells: [cell(text.t(`paper.grade.${grade}`)), count(grades[grade]), share(grades[grade] / graded)],
  }));
  return {
    id: "grades",
    title: text.t("paper.heading.grades"),
    columns: [
      left(text.t("paper.column.grade"), 40),
      right(text.t("paper.column.cards"), 20),
      right(text.t("paper.column.share"), 20),
    ],
    rows: graded === 0 ? [] : rows,
    note: null,
  };
}

/** Surveys handed out, refused, collected, valid; and why some are left out (DOMAIN 5.7). */
export function sampleTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { survey } = snapshot.figures.current;
  const row = (name: string, number: number, strong = false) => ({
    cells: [cell(name), count(number)],
    strong,
  });
  const rows = [
    row(text.t("paper.survey.handed_out"), survey.handed_out),
    row(text.t("paper.survey.refused"), survey.refused),
    row(text.t("paper.survey.collected"), survey.collected),
    ...survey.invalid.map(({ reason, count: number }) =>
      row(text.t("paper.survey.left_out", { reason: text.word("survey_invalid", reason) }), number),
    ),
    row(text.t("paper.survey.valid"), survey.valid, true),
  ];
  return {
    id: "surveys",
    title: text.t("paper.heading.surveys"),
    columns: [left(text.t("paper.column.surveys"), 60), right(text.t("paper.column.copies"), 20)],
    rows,
    note: null,
  };
}

/** What the valid surveys chose, the most chosen first. */
export function choiceChart(snapshot: ReportSnapshot): BarChart | null {
  const { choices, valid } = snapshot.figures.current.survey;
  if (choices.length === 0 || valid === 0) return null;
  return {
    kind: "bars",
    rows: choices.slice(0, MOST_CHOICES).map(({ choice, count: number }) => ({
      label: choice,
      value: number,
      note: `${printedNumber(number, 0)}（${printedShare(number / valid)}）`,
    })),
  };
}

const FROM_CUSTOMERS: ReadonlySet<string> = new Set(["dissatisfied", "confirm", "follow_up"]);

/** Reworks that a customer's dissatisfaction began. */
export function isDissatisfied({ cause }: ReworkRow): boolean {
  return FROM_CUSTOMERS.has(cause);
}

/** Dissatisfied cards and what was done about them. */
export function dissatisfiedTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const rows = snapshot.figures.current.reworks.rows.filter(isDissatisfied);
  return {
    id: "dissatisfied",
    title: text.t("paper.heading.dissatisfied"),
    columns: [
      left(text.t("paper.column.card"), 44),
      left(text.t("paper.column.customer"), 18),
      left(text.t("paper.column.reason"), 38),
      left(text.t("paper.column.rework_result"), 40),
      left(text.t("paper.column.assignee"), 20),
      centre(text.t("paper.column.state"), 20),
    ],
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      cells: [
        cell(row.no ?? ""),
        cell(row.customer_name === null ? null : maskedName(row.customer_name)),
        cell(reworkReason(row, text)),
        cell(shortText(row.result)),
        cell(personName(snapshot, row.assignee)),
        cell(text.word("status_short", row.status)),
      ],
    })),
    note: restSentence(rows.length, text),
  };
}

function choiceBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const chart = choiceChart(snapshot);
  const { valid, choices } = snapshot.figures.current.survey;
  const heading: Block = {
    kind: "heading",
    level: 2,
    text: text.t("paper.heading.choices", { count: valid }),
  };
  if (chart === null) return [heading, { kind: "paragraph", text: text.t("paper.no_choices") }];
  const more = choices.length - MOST_CHOICES;
  const rest = more > 0 ? text.t("paper.more_rows", { count: more }) : "";
  return [heading, { kind: "chart", chart, caption: `${text.t("paper.figure.choices")}${rest}` }];
}

/** Part 四: dimensions, grades, samples, choices, dissatisfied cards. */
export function satisfactionBlocks(
  snapshot: ReportSnapshot,
  text: Text,
  { newPage }: { readonly newPage: boolean },
): readonly Block[] {
  const dimensions = dimensionChart(snapshot, text);
  const { period } = snapshot.figures;
  return [
    { kind: "heading", level: 1, text: text.t("paper.part.satisfaction"), newPage },
    { kind: "heading", level: 2, text: text.t("paper.heading.dimensions") },
    dimensions === null
      ? { kind: "paragraph", text: text.t("paper.no_surveys") }
      : {
          kind: "chart",
          chart: dimensions,
          caption: text.t("paper.figure.dimensions", {
            now: currentWords(period, text),
            before: previousWords(period, text),
            start: tickText(dimensions.axis.from, dimensions.axis),
          }),
        },
    {
      kind: "pair",
      left: [
        { kind: "heading", level: 2, text: text.t("paper.heading.grades") },
        tableOrNothing(gradeTable(snapshot, text), text, text.t("paper.no_grades")),
      ],
      right: [
        { kind: "heading", level: 2, text: text.t("paper.heading.surveys") },
        { kind: "table", table: sampleTable(snapshot, text) },
      ],
    },
    ...choiceBlocks(snapshot, text),
    { kind: "heading", level: 2, text: text.t("paper.heading.dissatisfied") },
    tableOrNothing(dissatisfiedTable(snapshot, text), text, text.t("paper.no_dissatisfied")),
  ];
}
