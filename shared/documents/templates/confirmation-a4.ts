import type { PageSection } from "../layout/definition";
import { drawA4Foot, drawA4Head, pageLine } from "../layout/fixed-blocks";
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
import { drawFitted, type FittedValue, fitValue } from "../layout/short-value";
import { drawCode128 } from "../layout/symbols";
import { drawTick } from "../layout/ticks";
import { PEN_RULE } from "../layout/type-scale";
import type { Typesetter } from "../layout/typesetter";
import { baselineCentredAt, type Mm, type Pt, type Rect, rect } from "../layout/units";
import type { ConfirmationView } from "../view-models/confirmation-view";
import {
  A4_CONTINUATION_BODY,
  type A4ContinuationHead,
  a4ContinuationForm,
  drawA4Around,
} from "./a4-continuation";
import {
  CHECK_TICKS,
  CONFIRMATION_AREAS,
  CONFIRMATION_CELLS,
  CONFIRMATION_DOC,
  CONFIRMATION_FORM,
  CONFIRMATION_LAYOUT_VERSION,
  CONFIRMATION_MODE_TICKS,
  GRADE_TICKS,
  OPINION_RULE_Y,
  SOLVED_TICKS,
} from "./confirmation-form";
import { continuedParts, drawParts, layOutParts, type PartsLayout } from "./confirmation-parts";
import {
  type ContinuationPage,
  type ContinuedText,
  drawContinuationPage,
  pageOfText,
  shareOut,
} from "./continuation";
import { DATE_LINE_ABOVE_EDGE } from "./flow-card";

export const CONFIRMATION_TITLE = "服务确认单";
const NOTICE =
  "签字表示已收到上述服务并确认结果与费用；未解决或不满意请如实勾选，门店 4 小时内安排二次处理。一式两份，客户与门店各执一份。";
const DATE_LINE = "日期：　　　　年　　月　　日　　时";
const INSET: Mm = 2;
const CONTINUATION_FORM = a4ContinuationForm(CONFIRMATION_DOC, CONFIRMATION_LAYOUT_VERSION);

type TextName = keyof typeof CONFIRMATION_AREAS;
const TEXT_LABELS: Readonly<Record<TextName, readonly string[]>> = {
  fault: ["报修故障"],
  work: ["服务内容", "与结果"],
  opinion: ["客户意见", "与建议"],
};
const TEXT_NAMES = Object.keys(CONFIRMATION_AREAS) as readonly TextName[];

/** Values beside their labels: cell, and the caption they take along to a 续页. */
const SHORT_VALUES = [
  ["customerName", "客户名称："],
  ["contact", "联系人："],
  ["phone", "联系方式："],
  ["address", "服务地址："],
  ["model", "产品型号："],
  ["serialNo", "序列号："],
  ["purchaseDate", "购买日期："],
  ["warranty", "保修："],
  ["assignee", "服务人员："],
  ["arrivedAt", "到达时间："],
  ["completedAt", "完成时间："],
  ["repairWarranty", "维修质保："],
] as const satisfies readonly (readonly [keyof typeof CONFIRMATION_CELLS & keyof ConfirmationView, string])[];

type ShortName = (typeof SHORT_VALUES)[number][0];

interface ConfirmationLayout {
  readonly values: ReadonlyMap<ShortName, FittedValue>;
  readonly texts: Readonly<Record<TextName, FittedText>>;
  readonly parts: PartsLayout;
  readonly continuation: readonly ContinuationPage[];
}

/** The sentence on the repair's warranty is set a little smaller than a value. */
function sizesOf(page: PageDrawing, name: ShortName): { value: Pt; small: Pt } {
  const { scale } = page;
  const value = name === "repairWarranty" ? (scale.longText[0] ?? scale.value) : scale.value;
  return { value, small: scale.valueSmall };
}

function layOut(page: PageDrawing, view: ConfirmationView): ConfirmationLayout {
  const { scale, type } = page;
  const values = new Map<ShortName, FittedValue>();
  const tooLong: Paragraph[] = [];
  for (const [name, caption] of SHORT_VALUES) {
    const width = CONFIRMATION_CELLS[name].w - 2 * INSET;
    const fitted = fitValue(page, view[name], { width, lines: 2, sizes: sizesOf(page, name) });
    values.set(name, fitted);
    if (fitted.continued) tooLong.push({ lead: caption, text: view[name] });
  }
  const fit = (name: TextName): FittedText =>
    fitLongText(view[name], CONFIRMATION_AREAS[name], scale.longText, type);
  const texts = { fault: fit("fault"), work: fit("work"), opinion: fit("opinion") };
  const parts = layOutParts(page, view.parts);
  const size = scale.longText[0] ?? scale.value;
  const measure = CONFIRMATION_AREAS.work.measure;
  const lines = setParagraphs(tooLong, measure, size, type);
  const basics: ContinuedText[] =
    lines.length === 0 ? [] : [{ label: ["基本信息"], lines, size, pitch: scale.pitch }];
  const long = TEXT_NAMES.filter((name) => texts[name].rest.length > 0).map((name) => ({
    label: TEXT_LABELS[name],
    lines: texts[name].rest,
    size: texts[name].size,
    pitch: scale.pitch,
  }));
  const all = [...basics, ...long, ...continuedParts(page, parts)];
  return { values, texts, parts, continuation: shareOut(all, A4_CONTINUATION_BODY) };
}

/** Lines that fit are centred in their cell by their ink; cut text starts at its top. */
function drawText(page: PageDrawing, layout: ConfirmationLayout, name: TextName, cell: Rect): void {
  const fitted = layout.texts[name];
  const area = CONFIRMATION_AREAS[name];
  const rows = fitted.lines.length;
  const centred = baselineCentredAt(cell.y + cell.h / 2 - (fitted.pitch * (rows - 1)) / 2, fitted.size);
  const firstBaseline = fitted.rest.length > 0 ? area.firstBaseline : centred;
  const baseline = drawLines(page, fitted.lines, {
    x: area.x,
    firstBaseline,
    pitch: fitted.pitch,
    size: fitted.size,
  });
  if (fitted.rest.length === 0) return;
  const notice = continuedNotice(pageOfText(layout.continuation, TEXT_LABELS[name]), fitted.rest.length);
  page.text(notice, area.x, baseline, { size: fitted.size, bold: true });
}

/** Items left, total right; on two lines where one cannot hold both. */
function drawCharges(page: PageDrawing, view: ConfirmationView): void {
  const cell = CONFIRMATION_CELLS.charges;
  const left = cell.x + INSET;
  const right = cell.x + cell.w - INSET - 1;
  const middle = cell.y + cell.h / 2;
  const items = view.charges.items.join("\u3000\u3000");
  const total = `合计 ${view.charges.total}`;
  const room = right - left - 4;
  const widths = (itemSize: Pt, totalSize: Pt): Mm =>
    page.type.width(items, { size: itemSize }) + page.type.width(total, { size: totalSize, bold: true });
  const oneLine = widths(10, 11) <= room;
  const itemSize = oneLine ? 10 : 9;
  const totalSize = oneLine ? 11 : 9.5;
  const apart: Mm = oneLine || widths(itemSize, totalSize) <= room ? 0 : 1.95;
  page.text(items, left, baselineCentredAt(middle - apart, itemSize), { size: itemSize });
  const style = { size: totalSize, bold: true, align: "right" } as const;
  page.text(total, right, baselineCentredAt(middle + apart, totalSize), style);
}

function drawGroup(page: PageDrawing, group: TickGroup, size: Pt, isTicked: (code: string) => boolean): void {
  for (const box of group.boxes) drawTick(page, box, { ticked: isTicked(box.code), size });
}

function drawAllTicks(page: PageDrawing, view: ConfirmationView): void {
  const { value } = page.scale;
  for (const box of CONFIRMATION_MODE_TICKS.boxes) {
    const label = box.code === "other" ? view.otherModeLabel : box.label;
    drawTick(page, box, { ticked: box.code === view.serviceMode, size: value, label });
  }
  for (const box of CHECK_TICKS.boxes)
    drawTick(page, box, { ticked: view.checks[box.code] === true, size: 10 });
  drawGroup(page, SOLVED_TICKS, value, (code) => code === view.solved);
  drawGroup(page, GRADE_TICKS, value, (code) => code === view.grade);
}

function drawFirstPage(
  page: PageDrawing,
  view: ConfirmationView,
  layout: ConfirmationLayout,
  pages: number,
): void {
  const { scale } = page;
  const { no, serial, letterhead, label } = view;
  const qrText = pageCodeText({ no, doc: CONFIRMATION_DOC, serial, page: 1, pages });
  drawA4Head(page, { letterhead, title: CONFIRMATION_TITLE, label, qrText });
  drawForm(page, CONFIRMATION_FORM);
  page.text(`单据号：${view.documentNo}`, 20, 38, { size: scale.meta });
  if (view.serviceDate !== "")
    page.text(`服务日期：${view.serviceDate}`, 196, 38, { size: scale.meta, align: "right" });
  page.text(no, 44, baselineCentredAt(46, scale.cardNo), { size: scale.cardNo, bold: true });
  drawCode128(page, no, rect(116, 42, 76, 8));
  for (const [name, fitted] of layout.values) {
    const cell = CONFIRMATION_CELLS[name];
    drawFitted(page, fitted, cell.x + INSET, cell.y + cell.h / 2);
  }
  drawAllTicks(page, view);
  drawText(page, layout, "fault", CONFIRMATION_CELLS.fault);
  drawText(page, layout, "work", CONFIRMATION_CELLS.work);
  drawParts(page, layout.parts);
  drawCharges(page, view);
  if (view.opinion.length === 0) page.penRule(44, 194, OPINION_RULE_Y, PEN_RULE);
  else drawText(page, layout, "opinion", CONFIRMATION_CELLS.opinion);
  const { customerSignature, staffSignature } = CONFIRMATION_CELLS;
  const bottom = customerSignature.y + customerSignature.h - DATE_LINE_ABOVE_EDGE;
  page.text(view.confirmationNote ?? DATE_LINE, customerSignature.x + 1.5, bottom, { size: scale.meta });
  page.text(DATE_LINE, staffSignature.x + 1.5, bottom, { size: scale.meta });
  drawA4Foot(page, { ...footOf(view), pageLine: pageLine(1, pages), notice: NOTICE }, 275.1);
}

function footOf(view: ConfirmationView) {
  return {
    printLine: view.printLine,
    formLine: `单据 ${CONFIRMATION_DOC} · 版式 ${CONFIRMATION_LAYOUT_VERSION}`,
  };
}

/** The confirmation sheet on A4 with its 续页. */
export function confirmationA4Pages(
  view: ConfirmationView,
  setup: PrintSetup,
  type: Typesetter,
): readonly PageSection[] {
  const first = new PageDrawing(setup, type);
  const layout = layOut(first, view);
  const pages = 1 + layout.continuation.length;
  drawFirstPage(first, view, layout, pages);
  const head: A4ContinuationHead = {
    head: { letterhead: view.letterhead, title: CONFIRMATION_TITLE, label: view.label },
    foot: footOf(view),
    metaLine: `单据号：${view.documentNo}`,
    no: view.no,
    serial: view.serial,
    customer: view.customerName,
    model: view.model,
    form: CONTINUATION_FORM,
  };
  const rest = layout.continuation.map((shares, index) => {
    const pageNo = index + 2;
    const drawAround = (page: PageDrawing) => drawA4Around(page, head, pageNo, pages);
    return drawContinuationPage(
      { place: A4_CONTINUATION_BODY, shares, pageNo, pages, drawAround },
      setup,
      type,
    );
  });
  return [first, ...rest].map((page) => page.toSection());
}
