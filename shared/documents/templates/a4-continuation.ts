import { drawA4Foot, drawA4Head, pageLine, type SheetFoot, type SheetHead } from "../layout/fixed-blocks";
import { drawForm } from "../layout/form-drawing";
import type { FormTable } from "../layout/form-table";
import { pageCodeText } from "../layout/page-code";
import type { PageDrawing } from "../layout/page-drawing";
import { drawFitted, fitValue, SEE_BASICS } from "../layout/short-value";
import { drawCode128 } from "../layout/symbols";
import { baselineCentredAt, type Mm, rect } from "../layout/units";
import type { ContinuationBody } from "./continuation";

/** 续页 of an A4 form (PRINT 3, 4; board 03 page 2). */
export const A4_CONTINUATION_BODY: ContinuationBody = {
  body: rect(20, 61, 176, 198),
  labelWidth: 22,
  textX: 44,
  above: 5.6,
  below: 1.8,
  closingNoteGap: 6.8,
};

const SIGNATURE_Y: Mm = 259;

/** Head rows and signature row; the sections between them are drawn by their content. */
export function a4ContinuationForm(doc: string, layoutVersion: number): FormTable {
  return {
    doc,
    layoutVersion,
    frames: [rect(20, 40, 176, 233)],
    labels: [
      { rect: rect(20, 40, 22, 12), lines: ["工单编号"] },
      { rect: rect(20, 52, 22, 9), lines: ["客户名称"] },
      { rect: rect(94, 52, 22, 9), lines: ["产品型号"] },
      { rect: rect(20, SIGNATURE_Y, 22, 14), lines: ["客户确认", "本页"] },
      { rect: rect(108, SIGNATURE_Y, 22, 14), lines: ["责任人"] },
    ],
    values: {
      no: rect(42, 40, 154, 12),
      customer: rect(42, 52, 52, 9),
      model: rect(116, 52, 80, 9),
      customer_signature: rect(42, SIGNATURE_Y, 66, 14),
      assignee_signature: rect(130, SIGNATURE_Y, 66, 14),
    },
    blockRules: [{ x1: 20, x2: 196, y: SIGNATURE_Y }],
    penBoxes: [
      { name: "customer", rect: rect(42, SIGNATURE_Y, 66, 14), dateLine: 0, printedStrip: 0 },
      { name: "assignee", rect: rect(130, SIGNATURE_Y, 66, 14), dateLine: 0, printedStrip: 0 },
    ],
    ticks: [],
  };
}

/** What every A4 续页 repeats (PRINT 4). */
export interface A4ContinuationHead {
  readonly head: Omit<SheetHead, "qrText">;
  readonly foot: Omit<SheetFoot, "pageLine" | "notice">;
  readonly metaLine: string;
  readonly no: string;
  readonly serial: number | null;
  readonly customer: string;
  readonly model: string;
  readonly form: FormTable;
}

/** Letterhead, bars, number, customer, model, signatures and foot. */
export function drawA4Around(
  page: PageDrawing,
  head: A4ContinuationHead,
  pageNo: number,
  pages: number,
): void {
  const { no, serial, form } = head;
  const { scale } = page;
  const qrText = pageCodeText({ no, doc: form.doc, serial, page: pageNo, pages });
  drawA4Head(page, { ...head.head, title: `${head.head.title}（续页）`, qrText });
  drawForm(page, form);
  page.text(head.metaLine, 20, 38, { size: scale.meta });
  page.text(no, 44, baselineCentredAt(46, scale.cardNo), { size: scale.cardNo, bold: true });
  drawCode128(page, no, rect(116, 42, 76, 8));
  drawFitted(page, fitValue(page, head.customer, { width: 48, lines: 2, elsewhere: SEE_BASICS }), 44, 56.5);
  drawFitted(page, fitValue(page, head.model, { width: 76, lines: 2, elsewhere: SEE_BASICS }), 118, 56.5);
  drawA4Foot(page, { ...head.foot, pageLine: pageLine(pageNo, pages), notice: "" }, 276.9);
}
