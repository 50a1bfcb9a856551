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
import { type PrintSetup, plainSetup } from "../layout/papers";
import { drawFitted, type FittedValue, fitValue } from "../layout/short-value";
import { drawCode128 } from "../layout/symbols";
import { drawTick } from "../layout/ticks";
import type { Typesetter } from "../layout/typesetter";
import { baselineCentredAt, type Mm, type Pt, type Rect, rect } from "../layout/units";
import type { FlowCardView } from "../view-models/flow-card-view";
import {
  A4_CONTINUATION_BODY,
  type A4ContinuationHead,
  a4ContinuationForm,
  drawA4Around,
} from "./a4-continuation";
import {
  type ContinuationPage,
  type ContinuedText,
  drawContinuationPage,
  pageOfText,
  shareOut,
} from "./continuation";
import {
  type CaptionedSlot,
  CELL_CAPTIONS,
  CUSTOMER_SLOTS,
  FLOW_CARD_DOC,
  FLOW_CARD_FORM,
  FLOW_CARD_LAYOUT_VERSION,
  PRIORITY_TICKS,
  PRODUCT_SLOTS,
  SATISFACTION_TICKS,
  SERVICE_MODE_TICKS,
  TEXT_AREAS,
  VALUE_INSET,
  WARRANTY_SLOT,
} from "./flow-card-form";

export const FLOW_CARD_TITLE = "产品售后服务流程卡";
const CODE_128: Rect = rect(116, 42, 76, 8);
const NOTICE_ONE_PAGE = "客户签字即确认以上服务内容与结果。本卡由门店留存，客户可索取复印件。";
const NOTICE_BASELINE: Mm = 276.9;
/** Distance of a value behind its caption. */
const CAPTION_GAP: Mm = 1;

const CONTINUATION_FORM = a4ContinuationForm(FLOW_CARD_DOC, FLOW_CARD_LAYOUT_VERSION);

type TextName = keyof typeof TEXT_AREAS;
const TEXT_NAMES = Object.keys(TEXT_AREAS) as readonly TextName[];
const TEXT_LABELS: Readonly<Record<TextName, readonly string[]>> = {
  description: ["需求详情"],
  process: ["服务过程", "记录"],
  opinion: ["客户意见", "与建议"],
  remark: ["备注"],
};

/** A short value in the place that its form gives it. */
interface PlacedValue {
  readonly caption: string;
  readonly value: string;
  readonly fitted: FittedValue;
  readonly x: Mm;
  readonly centre: Mm;
}

/** Where an A4 card's text goes, before anything is drawn: the number of pages depends on it. */
interface FlowCardLayout {
  readonly texts: Readonly<Record<TextName, FittedText>>;
  readonly values: readonly PlacedValue[];
  readonly continuation: readonly ContinuationPage[];
}

function slotX(page: PageDrawing, slot: CaptionedSlot): Mm {
  return slot.x + page.type.width(slot.caption, { size: page.scale.caption }) + CAPTION_GAP;
}

function placeSlot(page: PageDrawing, slot: CaptionedSlot, value: string): PlacedValue {
  const x = slotX(page, slot);
  const fitted = fitValue(page, value, { width: slot.right - x, lines: 2 });
  return { caption: slot.caption, value, fitted, x, centre: slot.centre };
}

function placeInCell(page: PageDrawing, cell: Rect, caption: string, value: string): PlacedValue {
  const fitted = fitValue(page, value, { width: cell.w - 2 * VALUE_INSET, lines: 2 });
  return { caption, value, fitted, x: cell.x + VALUE_INSET, centre: cell.y + cell.h / 2 };
}

function formCell(name: string): Rect {
  return FLOW_CARD_FORM.values[name] ?? rect(0, 0, 0, 0);
}

function placeValues(page: PageDrawing, view: FlowCardView): readonly PlacedValue[] {
  return [
    placeSlot(page, CUSTOMER_SLOTS.customerName, view.customerName),
    placeSlot(page, CUSTOMER_SLOTS.contact, view.contact),
    placeSlot(page, CUSTOMER_SLOTS.phone, view.phone),
    placeSlot(page, CUSTOMER_SLOTS.address, view.address),
    placeSlot(page, PRODUCT_SLOTS.model, view.model),
    placeSlot(page, PRODUCT_SLOTS.serialNo, view.serialNo),
    placeSlot(page, PRODUCT_SLOTS.purchaseDate, view.purchaseDate),
    placeSlot(page, PRODUCT_SLOTS.purchaseProof, view.purchaseProof),
    placeSlot(page, WARRANTY_SLOT, view.warranty),
    placeInCell(page, formCell("dispatched_at"), "派单时间：", view.dispatchedAt),
    placeInCell(page, formCell("assignee"), "责任人：", view.assignee),
    placeInCell(page, formCell("promised_at"), "预计完成时间：", view.promisedAt),
    placeInCell(page, formCell("completed_at"), "实际完成时间：", view.completedAt),
  ];
}

/** Short values that did not fit, as paragraphs under one label. */
function continuedValues(page: PageDrawing, values: readonly PlacedValue[]): readonly ContinuedText[] {
  const paragraphs = values
    .filter((value) => value.fitted.continued)
    .map((value): Paragraph => ({ lead: value.caption, text: value.value }));
  if (paragraphs.length === 0) return [];
  const size = page.scale.longText[0] ?? page.scale.value;
  const lines = setParagraphs(paragraphs, TEXT_AREAS.process.measure, size, page.type);
  return [{ label: ["基本信息"], lines, size, pitch: page.scale.pitch }];
}

function layOut(page: PageDrawing, view: FlowCardView): FlowCardLayout {
  const sizes = page.scale.longText;
  const fit = (name: TextName): FittedText => fitLongText(view[name], TEXT_AREAS[name], sizes, page.type);
  const texts = {
    description: fit("description"),
    process: fit("process"),
    opinion: fit("opinion"),
    remark: fit("remark"),
  };
  const values = placeValues(page, view);
  const continued = TEXT_NAMES.filter((name) => texts[name].rest.length > 0).map((name): ContinuedText => {
    const { rest, size } = texts[name];
    return { label: TEXT_LABELS[name], lines: rest, size, pitch: page.scale.pitch };
  });
  const all = [...continuedValues(page, values), ...continued];
  return { texts, values, continuation: shareOut(all, A4_CONTINUATION_BODY) };
}

function drawTicks(
  page: PageDrawing,
  group: TickGroup,
  ticked: string | null,
  labels?: Readonly<Record<string, string>>,
) {
  for (const box of group.boxes) {
    const own = labels?.[box.code];
    drawTick(page, box, {
      ticked: box.code === ticked,
      size: page.scale.value,
      ...(own ? { label: own } : {}),
    });
  }
}

/** Captions under the score boxes. */
export function drawScoreCaptions(page: PageDrawing): void {
  const [first, last] = [SATISFACTION_TICKS.boxes[0], SATISFACTION_TICKS.boxes[4]];
  if (!first || !last) return;
  page.text("1 非常不满意", first.x, 155.8, { size: page.scale.foot });
  page.text("5 非常满意", last.x + page.scale.tickBoxSide, 155.8, { size: page.scale.foot, align: "right" });
}

/** Baseline of a date line above its box's lower edge. */
export const DATE_LINE_ABOVE_EDGE: Mm = 1.35;

/** The printed date line of a signature box, or who confirmed how instead of it. */
export function drawDateLine(page: PageDrawing, box: Rect, text: string): void {
  page.text(text, box.x + 1.5, box.y + box.h - DATE_LINE_ABOVE_EDGE, { size: page.scale.meta });
}

function drawLongText(page: PageDrawing, layout: FlowCardLayout, name: TextName): void {
  const fitted = layout.texts[name];
  const area = TEXT_AREAS[name];
  const caption = CELL_CAPTIONS[name];
  if (name !== "opinion" || fitted.lines.length === 0) {
    page.text(caption.text, caption.x, caption.baseline, { size: caption.size });
  }
  const baseline = drawLines(page, fitted.lines, { ...area, pitch: fitted.pitch, size: fitted.size });
  if (fitted.rest.length === 0) return;
  const notice = continuedNotice(pageOfText(layout.continuation, TEXT_LABELS[name]), fitted.rest.length);
  page.text(notice, area.x, baseline, { size: fitted.size, bold: true });
}

/** Number and bars. */
export function drawIdentity(page: PageDrawing, no: string, numberCentre: Mm, size: Pt): void {
  page.text(no, 44, baselineCentredAt(numberCentre, size), { size, bold: true });
  drawCode128(page, no, CODE_128);
}

/** In the printed strip above the supervisor's signature, never wider than the box. */
function drawApproval(page: PageDrawing, approval: string): void {
  const box = formCell("supervisor_signature");
  const { foot } = page.scale;
  const room = box.w - 2;
  const width = page.type.width(approval, { size: foot });
  page.text(approval, box.x + 1, box.y + 3.2, { size: width <= room ? foot : (foot * room) / width });
}

function drawFirstPage(page: PageDrawing, view: FlowCardView, layout: FlowCardLayout, pages: number): void {
  const { scale } = page;
  drawA4Head(page, {
    letterhead: view.letterhead,
    title: FLOW_CARD_TITLE,
    label: view.label,
    qrText: pageCodeText({ no: view.no, doc: FLOW_CARD_DOC, serial: null, page: 1, pages }),
  });
  drawForm(page, FLOW_CARD_FORM);
  page.text(view.metaLine, 20, 38, { size: scale.meta });
  drawIdentity(page, view.no, 46, scale.cardNo);
  for (const slot of [...Object.values(CUSTOMER_SLOTS), ...Object.values(PRODUCT_SLOTS), WARRANTY_SLOT]) {
    page.text(slot.caption, slot.x, slot.baseline, { size: scale.caption });
  }
  for (const value of layout.values) drawFitted(page, value.fitted, value.x, value.centre);
  drawTicks(page, SERVICE_MODE_TICKS, view.serviceMode, { other: view.otherModeLabel });
  drawTicks(page, PRIORITY_TICKS, view.priority);
  drawTicks(page, SATISFACTION_TICKS, view.satisfaction === null ? null : String(view.satisfaction));
  drawScoreCaptions(page);
  drawDateLine(page, formCell("customer_signature"), view.confirmationNote ?? "日期：　　　　年　　月　　日");
  for (const name of TEXT_NAMES) drawLongText(page, layout, name);
  drawApproval(page, view.approval);
  const notice =
    pages === 1 ? NOTICE_ONE_PAGE : `本卡共 ${pages} 页，续页与本页一并有效；客户签字即确认全部页面。`;
  drawA4Foot(page, { ...footOf(view), pageLine: pageLine(1, pages), notice }, NOTICE_BASELINE);
}

function footOf(view: FlowCardView) {
  return { printLine: view.printLine, formLine: `单据 ${FLOW_CARD_DOC} · 版式 ${FLOW_CARD_LAYOUT_VERSION}` };
}

/** One card: page 1 and as many 续页 as its text needs. The paper is A4 whatever the setup says. */
export function flowCardPages(
  view: FlowCardView,
  setup: PrintSetup,
  type: Typesetter,
): readonly PageSection[] {
  const a4: PrintSetup = { ...setup, paper: plainSetup("a4").paper };
  const first = new PageDrawing(a4, type);
  const layout = layOut(first, view);
  const pages = 1 + layout.continuation.length;
  drawFirstPage(first, view, layout, pages);
  const head: A4ContinuationHead = {
    head: { letterhead: view.letterhead, title: FLOW_CARD_TITLE, label: view.label },
    foot: footOf(view),
    metaLine: view.metaLine,
    no: view.no,
    serial: null,
    customer: view.customerName,
    model: view.model,
    form: CONTINUATION_FORM,
  };
  const rest = layout.continuation.map((shares, index) => {
    const pageNo = index + 2;
    const drawAround = (page: PageDrawing) => drawA4Around(page, head, pageNo, pages);
    return drawContinuationPage({ place: A4_CONTINUATION_BODY, shares, pageNo, pages, drawAround }, a4, type);
  });
  return [first, ...rest].map((page) => page.toSection());
}
