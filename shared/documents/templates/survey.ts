import type { PageSection } from "../layout/definition";
import { pageLine } from "../layout/fixed-blocks";
import { drawForm } from "../layout/form-drawing";
import { breakLines } from "../layout/line-breaking";
import {
  continuedNotice,
  drawLines,
  type FittedText,
  fitLongText,
  type Paragraph,
  setParagraphs,
} from "../layout/long-text";
import { pageCodeText } from "../layout/page-code";
import { PageDrawing } from "../layout/page-drawing";
import type { PrintSetup } from "../layout/papers";
import { drawFitted, type FittedValue, fitValue } from "../layout/short-value";
import { drawSmallFoot, drawSmallHead } from "../layout/small-blocks";
import { drawTick } from "../layout/ticks";
import { PEN_RULE } from "../layout/type-scale";
import type { Typesetter } from "../layout/typesetter";
import { baselineCentredAt, type Mm, type Pt, type Rect } from "../layout/units";
import type { SurveyView } from "../view-models/survey-view";
import {
  type ContinuationPage,
  type ContinuedText,
  drawContinuationPage,
  pageOfText,
  shareOut,
} from "./continuation";
import {
  SURVEY_DOC,
  SURVEY_LAYOUT_VERSION,
  SURVEY_SHEETS,
  type SurveyCell,
  type SurveySheet,
  surveyRow,
} from "./survey-form";

export const SURVEY_TITLE = "客户满意度调查表";
const THANKS =
  "感谢您选择我们的服务。请按真实感受在方框内打 √（5 分为非常满意，1 分为非常不满意）。本表只用于改进服务，不影响您的保修权益。";
const TIME_TO_FILL = "月　　日　　时";
const BLANK_NO_CAPTION = "空白表号";
const COMMENT_LABEL: readonly string[] = ["意见", "与建议"];
const BASICS_LABEL: readonly string[] = ["基本信息"];
const NO_CELL: Rect = { x: 0, y: 0, w: 0, h: 0 };

/** Sizes of the A5 sheet in pt. */
const SIZE = {
  thanks: 9,
  no: 10.5,
  value: 9.5,
  smallValue: 8,
  question: 10.5,
  overall: 11,
  hint: 8,
  smallestHint: 6.5,
  heading: 10,
  choice: 9.5,
  smallestChoice: 8,
  comment: [9.5, 9],
} as const;
const INSET: Mm = 2;
/** So small that white on black does not show. */
const MARK: Pt = 2;

interface SurveyLayout {
  readonly values: ReadonlyMap<SurveyCell, FittedValue>;
  readonly comment: FittedText | null;
  readonly continuation: readonly ContinuationPage[];
}

const VALUES = [
  ["assignee", "服务人员："],
  ["model", "服务产品："],
] as const satisfies readonly (readonly [SurveyCell & keyof SurveyView, string])[];

function sheetOf(paper: PrintSetup["paper"]): SurveySheet {
  const sheet = SURVEY_SHEETS[paper];
  if (sheet === undefined) throw new Error(`the survey does not print on ${paper}`);
  return sheet;
}

function cellOf({ form }: SurveySheet, name: SurveyCell): Rect {
  return form.values[name] ?? NO_CELL;
}

/** A comment that does not fit is set narrower, so that its lines can go on beside the label of the 续页. */
function fitComment(view: SurveyView, sheet: SurveySheet, type: Typesetter): FittedText | null {
  if (view.comment.length === 0) return null;
  const sizes = SIZE.comment.map((size) => size * sheet.factor);
  const fitted = fitLongText(view.comment, sheet.comment, sizes, type);
  return fitted.rest.length === 0 ? fitted : fitLongText(view.comment, sheet.longComment, sizes, type);
}

function layOut(page: PageDrawing, view: SurveyView, sheet: SurveySheet): SurveyLayout {
  const { factor } = sheet;
  const sizes = { value: SIZE.value * factor, small: SIZE.smallValue * factor };
  const values = new Map<SurveyCell, FittedValue>();
  const tooLong: Paragraph[] = [];
  for (const [name, caption] of VALUES) {
    const width = cellOf(sheet, name).w - 2 * INSET * factor;
    const fitted = fitValue(page, view[name], { width, lines: 2, sizes });
    values.set(name, fitted);
    if (fitted.continued) tooLong.push({ lead: caption, text: view[name] });
  }
  const comment = fitComment(view, sheet, page.type);
  const size = SIZE.comment[0] * factor;
  const pitch = sheet.comment.pitch;
  const basics = setParagraphs(tooLong, sheet.longComment.measure, size, page.type);
  const texts: ContinuedText[] = [
    ...(basics.length === 0 ? [] : [{ label: BASICS_LABEL, lines: basics, size, pitch }]),
    ...(comment === null || comment.rest.length === 0
      ? []
      : [{ label: COMMENT_LABEL, lines: comment.rest, size: comment.size, pitch: comment.pitch }]),
  ];
  return { values, comment, continuation: shareOut(texts, sheet.continuation) };
}

/** Smaller down to a limit: short texts of the questionnaire that its schema lets through always fit so. */
function shrunk(page: PageDrawing, text: string, sizes: readonly [Pt, Pt], bold: boolean, width: Mm): Pt {
  const [size, smallest] = sizes;
  const needed = page.type.width(text, { size, bold });
  return needed <= width ? size : Math.max(smallest, (size * width) / needed);
}

function drawThanks(page: PageDrawing, factor: number): void {
  const size = SIZE.thanks * factor;
  const lines = breakLines(THANKS, 124 * factor, { size }, page.type);
  lines.forEach((line, index) => {
    page.text(line.text, 12 * factor, (37.5 + 4.9 * index) * factor, { size });
  });
}

function drawCase(page: PageDrawing, view: SurveyView, sheet: SurveySheet, layout: SurveyLayout): void {
  const { factor } = sheet;
  const inset = INSET * factor;
  const no = cellOf(sheet, "no");
  if (view.blank) {
    const size = page.scale.foot * factor;
    page.text(`${BLANK_NO_CAPTION} ${view.no}`, no.x + inset, no.y + no.h - 1 * factor, { size });
  } else {
    const size = SIZE.no * factor;
    const style = { size, bold: true };
    page.text(view.no, no.x + inset, baselineCentredAt(no.y + no.h / 2, size), style);
  }
  for (const [name, fitted] of layout.values) {
    const cell = cellOf(sheet, name);
    drawFitted(page, fitted, cell.x + inset, cell.y + cell.h / 2);
  }
  const completed = cellOf(sheet, "completedAt");
  const size = SIZE.value * factor;
  page.text(view.completedAt, completed.x + inset, baselineCentredAt(completed.y + completed.h / 2, size), {
    size,
  });
}

function drawRows(page: PageDrawing, view: SurveyView, { factor, scores, scoreSide }: SurveySheet): void {
  const width = 60 * factor;
  view.rows.forEach((row, index) => {
    const { y, h } = surveyRow(index);
    const isOverall = row.hint === "";
    const full = (isOverall ? SIZE.overall : SIZE.question) * factor;
    const size = shrunk(page, row.label, [full, full * 0.8], true, width);
    const baseline = isOverall ? baselineCentredAt((y + h / 2) * factor, size) : (y + 4.75) * factor;
    page.text(row.label, 14 * factor, baseline, { size, bold: true });
    if (!isOverall) {
      const hintSize = shrunk(
        page,
        row.hint,
        [SIZE.hint * factor, SIZE.smallestHint * factor],
        false,
        57 * factor,
      );
      page.text(row.hint, 17.7 * factor, (y + 8.9) * factor, { size: hintSize });
    }
    for (const box of scores[index]?.boxes ?? []) {
      drawTick(page, box, {
        ticked: box.code === String(row.score),
        size: full,
        side: scoreSide,
        markSize: MARK,
      });
    }
  });
}

function drawChoices(page: PageDrawing, view: SurveyView, { factor, choices }: SurveySheet): void {
  const heading = SIZE.heading * factor;
  page.text(view.choicesQuestion, 14 * factor, 142.7 * factor, {
    size: shrunk(page, view.choicesQuestion, [heading, heading * 0.8], true, 120 * factor),
    bold: true,
  });
  view.choices.forEach(({ label, ticked }, index) => {
    const box = choices[index];
    if (box === undefined) return;
    const full = SIZE.choice * factor;
    const size = shrunk(page, label, [full, SIZE.smallestChoice * factor], ticked, 19.4 * factor);
    const side = page.scale.tickBoxSide * factor;
    drawTick(page, box, { ticked, size, label, side, labelDistance: 5 * factor, markSize: MARK });
  });
}

function drawComment(page: PageDrawing, view: SurveyView, sheet: SurveySheet, layout: SurveyLayout): void {
  const { factor } = sheet;
  const heading = SIZE.heading * factor;
  page.text(view.commentQuestion, 14 * factor, 163.6 * factor, { size: heading, bold: true });
  const { comment } = layout;
  if (comment === null) {
    page.penRule(15 * factor, 133 * factor, 170.8 * factor, PEN_RULE);
    return;
  }
  const { x, firstBaseline } = sheet.comment;
  const { pitch, size } = comment;
  const baseline = drawLines(page, comment.lines, { x, firstBaseline, pitch, size });
  if (comment.rest.length === 0) return;
  const notice = continuedNotice(pageOfText(layout.continuation, COMMENT_LABEL), comment.rest.length);
  page.text(notice, x, baseline, { size, bold: true });
}

function drawAround(
  page: PageDrawing,
  view: SurveyView,
  sheet: SurveySheet,
  pageNo: number,
  pages: number,
): void {
  const { no, serial, letterhead, label } = view;
  const title = pageNo === 1 ? SURVEY_TITLE : `${SURVEY_TITLE}（续页）`;
  const qrText = pageCodeText({ no, doc: SURVEY_DOC, serial, page: pageNo, pages });
  drawSmallHead(page, { letterhead, title, label, qrText }, sheet.factor);
  drawSmallFoot(
    page,
    {
      printLine: view.printLine,
      formLine: `单据 ${SURVEY_DOC} · 版式 ${SURVEY_LAYOUT_VERSION}`,
      pageLine: pageLine(pageNo, pages),
      notice: pageNo === 1 ? view.dueLine : "",
    },
    sheet.factor,
  );
}

function drawFirstPage(
  page: PageDrawing,
  view: SurveyView,
  sheet: SurveySheet,
  layout: SurveyLayout,
  pages: number,
): void {
  const { factor } = sheet;
  drawAround(page, view, sheet, 1, pages);
  drawForm(page, sheet.form);
  drawThanks(page, factor);
  drawCase(page, view, sheet, layout);
  drawRows(page, view, sheet);
  drawChoices(page, view, sheet);
  drawComment(page, view, sheet, layout);
  const filledAt = cellOf(sheet, "filledAt");
  const size = SIZE.value * factor;
  page.text(TIME_TO_FILL, filledAt.x + 9 * factor, baselineCentredAt(filledAt.y + filledAt.h / 2, size), {
    size,
  });
}

/** 客户满意度调查表 on A5, or the same enlarged on A4; a comment that is too long goes on to a 续页. */
export function surveyPages(view: SurveyView, setup: PrintSetup, type: Typesetter): readonly PageSection[] {
  const sheet = sheetOf(setup.paper);
  const first = new PageDrawing(setup, type);
  const layout = layOut(first, view, sheet);
  const pages = 1 + layout.continuation.length;
  drawFirstPage(first, view, sheet, layout, pages);
  const rest = layout.continuation.map((shares, index) => {
    const pageNo = index + 2;
    const around = (page: PageDrawing) => {
      drawAround(page, view, sheet, pageNo, pages);
      page.frame(sheet.continuation.body, page.scale.frame);
      const size = SIZE.value * sheet.factor;
      page.text(`工单编号：${view.no}`, 12 * sheet.factor, 42.4 * sheet.factor, { size, bold: true });
    };
    return drawContinuationPage(
      { place: sheet.continuation, shares, pageNo, pages, drawAround: around },
      setup,
      type,
    );
  });
  return [first, ...rest].map((page) => page.toSection());
}
