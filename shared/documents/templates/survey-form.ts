import { SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import { MOST_CHOICES } from "#shared/domain/survey/survey-form";
import type { FormTable, LabelCell, TickBox, TickGroup } from "../layout/form-table";
import type { TextArea } from "../layout/long-text";
import type { PaperCode } from "../layout/papers";
import { type Mm, type Pt, type Rect, rect } from "../layout/units";
import type { ContinuationBody } from "./continuation";

/**
 * 客户满意度调查表 (PRINT 1, 3, 7; board 05): all its rectangles in mm. A4 is the A5 sheet × 1.41, with A4's own
 * corner marks and QR. Raise the layout version whenever a pen box, tick or mark moves.
 */
export const SURVEY_LAYOUT_VERSION = 1;
export const SURVEY_DOC = "SV";

/** Ticks of PRINT 3: x 80+12(k−1), y 75.7+10.6i, overall 128.4; 4² like the dot-matrix ones. */
const TICK = { x: 80, stepX: 12, y: 75.7, stepY: 10.6, overallY: 128.4, side: 4 } as const;
const ROW = { y: 72.4, h: 10.6, overallY: 125.4, overallH: 10 } as const;
const COLUMN = { x: 76, w: 12 } as const;
const CHOICE = { x: 16, stepX: 25, y: 145.8, stepY: 5.6, inRow: 4 } as const;
const SCORES = ["1", "2", "3", "4", "5"] as const;

/** One sheet of the survey in the size of its paper. */
export interface SurveySheet {
  /** How much larger than A5 everything is. */
  readonly factor: number;
  readonly form: FormTable;
  readonly scoreSide: Mm;
  /** The five dimensions in their order, then the overall score. */
  readonly scores: readonly TickGroup[];
  readonly choices: readonly TickBox<string>[];
  readonly continuation: ContinuationBody;
  readonly comment: TextArea;
  /** Narrower, so that it can go on beside the label of a 续页. */
  readonly longComment: TextArea;
}

const scaled = ({ x, y, w, h }: Rect, factor: number): Rect =>
  rect(x * factor, y * factor, w * factor, h * factor);

function labelsOf(factor: number): readonly LabelCell[] {
  const label = (x: Mm, y: Mm, w: Mm, h: Mm, text: string, size: Pt): LabelCell => ({
    rect: scaled(rect(x, y, w, h), factor),
    lines: [text],
    size: size * factor,
  });
  const head = (x: Mm, w: Mm, text: string, size: Pt): LabelCell => ({
    ...label(x, 64.4, w, 8, text, size),
    style: "head",
  });
  return [
    label(12, 46, 18, 8, "工单编号", 9),
    label(86, 46, 18, 8, "服务人员", 9),
    label(12, 54, 18, 8, "服务产品", 9),
    label(86, 54, 18, 8, "完成时间", 9),
    head(12, 64, "评价内容", 9.5),
    ...SCORES.map((score, index) => head(COLUMN.x + COLUMN.w * index, COLUMN.w, score, 11)),
    label(12, 178.4, 18, 10, "客户签名", 9),
    label(74, 178.4, 18, 10, "填写时间", 9),
  ];
}

const CELLS = {
  no: rect(30, 46, 56, 8),
  assignee: rect(104, 46, 32, 8),
  model: rect(30, 54, 56, 8),
  completedAt: rect(104, 54, 32, 8),
  signature: rect(30, 178.4, 44, 10),
  filledAt: rect(92, 178.4, 44, 10),
} as const;
export type SurveyCell = keyof typeof CELLS;

/** Upper edge and height of a dimension's row, or of the overall one behind them. */
export function surveyRow(index: number): { readonly y: Mm; readonly h: Mm } {
  return index < SURVEY_DIMENSIONS.length
    ? { y: ROW.y + ROW.h * index, h: ROW.h }
    : { y: ROW.overallY, h: ROW.overallH };
}

function scoreRows(): Record<string, Rect> {
  const cells: Record<string, Rect> = {};
  for (let index = 0; index <= SURVEY_DIMENSIONS.length; index += 1) {
    const { y, h } = surveyRow(index);
    cells[`question_${index + 1}`] = rect(12, y, 64, h);
    for (const [column, score] of SCORES.entries()) {
      cells[`score_${index + 1}_${score}`] = rect(COLUMN.x + COLUMN.w * column, y, COLUMN.w, h);
    }
  }
  return cells;
}

function tickGroups(factor: number): readonly TickGroup[] {
  const group = (name: string, y: Mm): TickGroup => ({
    name,
    boxes: SCORES.map((code, index) => ({
      code,
      x: (TICK.x + TICK.stepX * index) * factor,
      y: y * factor,
      label: "",
    })),
  });
  return [
    ...SURVEY_DIMENSIONS.map((dimension, index) => group(dimension, TICK.y + TICK.stepY * index)),
    group("overall", TICK.overallY),
  ];
}

function choiceBoxes(factor: number): readonly TickBox<string>[] {
  return Array.from({ length: MOST_CHOICES }, (_unused, index) => ({
    code: String(index + 1),
    x: (CHOICE.x + CHOICE.stepX * (index % CHOICE.inRow)) * factor,
    y: (CHOICE.y + CHOICE.stepY * Math.floor(index / CHOICE.inRow)) * factor,
    label: "",
  }));
}

function commentArea(factor: number, width: Mm): TextArea {
  return {
    x: 15 * factor,
    firstBaseline: 169 * factor,
    lastBaseline: 177 * factor,
    pitch: 4.7 * factor,
    measure: { width: width * factor, timeColumn: 0 },
  };
}

function surveySheet(factor: number): SurveySheet {
  const scores = tickGroups(factor);
  const choices = choiceBoxes(factor);
  const values = { ...CELLS, ...scoreRows() };
  return {
    factor,
    scoreSide: TICK.side * factor,
    scores,
    choices,
    form: {
      doc: SURVEY_DOC,
      layoutVersion: SURVEY_LAYOUT_VERSION,
      frames: [
        rect(12, 46, 124, 16),
        rect(12, 64.4, 124, 71),
        rect(12, 137.8, 124, 18.6),
        rect(12, 158.4, 124, 30),
      ].map((frame) => scaled(frame, factor)),
      labels: labelsOf(factor),
      values: Object.fromEntries(Object.entries(values).map(([name, cell]) => [name, scaled(cell, factor)])),
      blockRules: [ROW.overallY, CELLS.signature.y].map((y) => ({
        x1: 12 * factor,
        x2: 136 * factor,
        y: y * factor,
      })),
      penBoxes: [{ name: "customer", rect: scaled(CELLS.signature, factor), dateLine: 0, printedStrip: 0 }],
      ticks: [...scores, { name: "choices", boxes: choices }],
    },
    continuation: {
      body: scaled(rect(12, 46, 124, 142.4), factor),
      labelWidth: 18 * factor,
      textX: 33 * factor,
      above: 5.4 * factor,
      below: 2 * factor,
      closingNoteGap: 6.8 * factor,
    },
    comment: commentArea(factor, 118),
    longComment: commentArea(factor, 100),
  };
}

/** The sheet of each paper that the survey prints on. */
export const SURVEY_SHEETS: Readonly<Partial<Record<PaperCode, SurveySheet>>> = {
  a5: surveySheet(1),
  a4: surveySheet(1.41),
};
