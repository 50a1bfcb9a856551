import type { PageSection } from "../layout/definition";
import { drawContinuousHead, pageLine } from "../layout/fixed-blocks";
import { drawForm } from "../layout/form-drawing";
import type { TickGroup } from "../layout/form-table";
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
import { drawFitted, type FittedValue, fitValue, SEE_BASICS, SEE_CONTINUATION } from "../layout/short-value";
import { drawTick } from "../layout/ticks";
import type { Typesetter } from "../layout/typesetter";
import { baselineCentredAt, type Mm } from "../layout/units";
import type { ConfirmationView } from "../view-models/confirmation-view";
import { CONFIRMATION_TITLE } from "./confirmation-a4";
import type { ContinuousForm, ContinuousValue } from "./confirmation-continuous-form";
import { CONFIRMATION_DOC } from "./confirmation-form";
import {
  type ContinuationPage,
  type ContinuedText,
  drawContinuationPage,
  pageOfText,
  shareOut,
} from "./continuation";

const INSET: Mm = 2;
/** The sum stands out a little, in bold. */
const TOTAL_SIZE = 12;
const WORK_LABEL: readonly string[] = ["服务内容", "与结果"];
const FAULT_LABEL: readonly string[] = ["报修故障"];
const BASICS_LABEL: readonly string[] = ["基本信息"];
const CAPTIONS: Readonly<Record<ContinuousValue, string>> = {
  no: "工单编号：",
  completedAt: "完成时间：",
  customer: "客户名称：",
  phone: "联系方式：",
  address: "服务地址：",
  model: "产品型号：",
  serialNo: "序列号：",
  total: "费用合计：",
  shortRepairWarranty: "维修质保：",
};

interface PlacedValue {
  readonly name: ContinuousValue;
  readonly fitted: FittedValue;
  readonly x: Mm;
  readonly centre: Mm;
}

interface ContinuousLayout {
  readonly values: readonly PlacedValue[];
  readonly fault: FittedText | null;
  readonly work: FittedText;
  readonly continuation: readonly ContinuationPage[];
}

function textOf(view: ConfirmationView, name: ContinuousValue): string {
  if (name === "total") return view.charges.total;
  if (name === "customer") {
    const name = view.plainCustomerName;
    return view.contact === "" ? name : `${name}\u3000联系人 ${view.contact}`;
  }
  return view[name];
}

function continued(
  page: PageDrawing,
  label: readonly string[],
  lines: FittedText["rest"],
): readonly ContinuedText[] {
  const size = page.scale.longText[0] ?? page.scale.value;
  return lines.length === 0 ? [] : [{ label, lines, size, pitch: page.scale.pitch }];
}

function layOut(page: PageDrawing, view: ConfirmationView, form: ContinuousForm): ContinuousLayout {
  const { scale, type } = page;
  const values: PlacedValue[] = [];
  const tooLong: Paragraph[] = [];
  for (const name of Object.keys(form.cells) as readonly ContinuousValue[]) {
    const cell = form.cells[name];
    if (!cell || name === "no") continue;
    const text = textOf(view, name);
    const value = name === "total" ? TOTAL_SIZE : scale.value;
    const lines = cell.h >= 8 ? 2 : 1;
    const sizes = { value, small: lines === 2 ? scale.valueSmall - 1 : scale.valueSmall };
    const fitted = fitValue(page, text, { width: cell.w - 2 * INSET, lines, sizes });
    values.push({ name, fitted, x: cell.x + INSET, centre: cell.y + cell.h / 2 });
    if (fitted.continued) tooLong.push({ lead: CAPTIONS[name], text });
  }
  const { faultCell, workArea } = form;
  const faultSizes = [scale.value, ...scale.longText];
  const faultLine = faultCell && {
    ...workArea,
    firstBaseline: baselineCentredAt(faultCell.y + faultCell.h / 2, scale.longText[0] ?? scale.value),
  };
  const fault = faultLine
    ? fitLongText(view.fault, { ...faultLine, lastBaseline: faultLine.firstBaseline }, faultSizes, type)
    : null;
  const work = fitWork(view, form, page);
  const basics = setParagraphs(tooLong, workArea.measure, scale.longText[0] ?? scale.value, type);
  const all = [
    ...continued(page, BASICS_LABEL, basics),
    ...continued(page, FAULT_LABEL, fault ? wholeIfCut(page, form, view.fault, fault) : []),
    ...continued(page, WORK_LABEL, work.rest),
  ];
  return { values, fault, work, continuation: shareOut(all, form.continuationBody) };
}

/** The low form has no row for the fault: it opens the text of the work if both find room there. */
function fitWork(view: ConfirmationView, form: ContinuousForm, page: PageDrawing): FittedText {
  const fit = (paragraphs: readonly Paragraph[]): FittedText =>
    fitLongText(paragraphs, form.workArea, form.workSizes, page.type);
  if (form.faultCell !== null) return fit(view.shortWork);
  const both = fit([...view.fault, ...view.shortWork]);
  return both.rest.length === 0 ? both : fit(view.shortWork);
}

/** The row of 报修故障 holds one line: a longer one stands on the 续页 as a whole. */
function wholeIfCut(
  page: PageDrawing,
  form: ContinuousForm,
  paragraphs: readonly Paragraph[],
  fitted: FittedText,
): FittedText["rest"] {
  if (fitted.rest.length === 0) return [];
  return setParagraphs(
    paragraphs,
    form.workArea.measure,
    page.scale.longText[0] ?? page.scale.value,
    page.type,
  );
}

function drawWork(page: PageDrawing, form: ContinuousForm, layout: ContinuousLayout): void {
  const { work } = layout;
  const { workArea, workCell } = form;
  const middle = workCell.y + workCell.h / 2 - (work.pitch * (work.lines.length - 1)) / 2;
  const firstBaseline = work.rest.length > 0 ? workArea.firstBaseline : baselineCentredAt(middle, work.size);
  const place = { x: workArea.x, firstBaseline, pitch: work.pitch, size: work.size };
  const baseline = drawLines(page, work.lines, place);
  if (work.rest.length === 0) return;
  const notice = continuedNotice(pageOfText(layout.continuation, WORK_LABEL), work.rest.length);
  page.text(notice, workArea.x, baseline, { size: work.size, bold: true });
}

function drawFault(page: PageDrawing, form: ContinuousForm, layout: ContinuousLayout): void {
  const { faultCell } = form;
  if (!faultCell || !layout.fault) return;
  const { lines, rest, size } = layout.fault;
  const text = rest.length > 0 ? SEE_CONTINUATION : (lines[0]?.text ?? "");
  page.text(text, faultCell.x + INSET, baselineCentredAt(faultCell.y + faultCell.h / 2, size), { size });
}

function drawTicks(page: PageDrawing, group: TickGroup, ticked: string | null): void {
  for (const box of group.boxes) drawTick(page, box, { ticked: box.code === ticked, size: page.scale.value });
}

/** Foot: which part is whose, print data, page. */
function drawFoot(page: PageDrawing, view: ConfirmationView, form: ContinuousForm, pageText: string): void {
  const { foot } = page.scale;
  page.text(form.copiesLine, 24, form.footBaseline, { size: foot });
  const right = `${view.shortPrintLine}\u3000${pageText}`;
  page.text(right, 217, form.footBaseline, { size: foot, align: "right" });
}

function drawHead(
  page: PageDrawing,
  view: ConfirmationView,
  form: ContinuousForm,
  pageNo: number,
  pages: number,
): void {
  const { no, serial, letterhead, label } = view;
  const qrText = pageCodeText({ no, doc: CONFIRMATION_DOC, serial, page: pageNo, pages });
  const continuation = pageNo > 1;
  const title = continuation ? `${CONFIRMATION_TITLE}（续页）` : CONFIRMATION_TITLE;
  drawContinuousHead(page, { letterhead, title, label, qrText }, `单据号 ${view.documentNo}`, continuation);
  drawForm(page, pageNo === 1 ? form.table : form.continuationTable);
  const noCell = (pageNo === 1 ? form.table : form.continuationTable).values["no"];
  if (noCell) {
    const size = page.scale.cardNo;
    page.text(no, noCell.x + INSET, baselineCentredAt(noCell.y + noCell.h / 2, size), { size, bold: true });
  }
  drawFoot(page, view, form, pageLine(pageNo, pages));
}

function drawFirstPage(
  page: PageDrawing,
  view: ConfirmationView,
  form: ContinuousForm,
  layout: ContinuousLayout,
  pages: number,
): void {
  drawHead(page, view, form, 1, pages);
  for (const { name, fitted, x, centre } of layout.values) {
    drawFitted(page, fitted, x, centre, name === "total" ? { bold: true } : {});
  }
  drawFault(page, form, layout);
  drawWork(page, form, layout);
  drawTicks(page, form.solvedTicks, view.solved);
  drawTicks(page, form.gradeTicks, view.grade);
  form.dateLines.forEach((line, index) => {
    const note = index === 0 ? view.confirmationNote : null;
    page.text(note ?? line.text, line.x, line.baseline, { size: page.scale.meta });
  });
}

/** The confirmation sheet on a continuous form with its 续页. */
export function confirmationContinuousPages(
  view: ConfirmationView,
  form: ContinuousForm,
  setup: PrintSetup,
  type: Typesetter,
): readonly PageSection[] {
  const first = new PageDrawing(setup, type);
  const layout = layOut(first, view, form);
  const pages = 1 + layout.continuation.length;
  drawFirstPage(first, view, form, layout, pages);
  const customerCell = form.continuationTable.values["customer"];
  const rest = layout.continuation.map((shares, index) => {
    const pageNo = index + 2;
    const drawAround = (page: PageDrawing) => {
      drawHead(page, view, form, pageNo, pages);
      if (!customerCell) return;
      const room = { width: customerCell.w - 2 * INSET, lines: 2, elsewhere: SEE_BASICS } as const;
      const fitted = fitValue(page, view.plainCustomerName, room);
      drawFitted(page, fitted, customerCell.x + INSET, customerCell.y + customerCell.h / 2);
    };
    return drawContinuationPage(
      { place: form.continuationBody, shares, pageNo, pages, drawAround },
      setup,
      type,
    );
  });
  return [first, ...rest].map((page) => page.toSection());
}
