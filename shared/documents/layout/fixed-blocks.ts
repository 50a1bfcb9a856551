import type { PageDrawing } from "./page-drawing";
import { drawQr } from "./symbols";
import { baselineCentredAt, type Mm, type Rect, rect } from "./units";

/** The store as it prints on top of every sheet. */
export interface LetterheadView {
  readonly name: string;
  readonly address: string;
  /** 服务电话 … */
  readonly phone: string;
  /** 营业时间 … or empty. */
  readonly hours: string;
  /** Data URL of a PNG or JPEG, or null. */
  readonly logo: string | null;
}

/** What stands on every page of a sheet. */
export interface SheetHead {
  readonly letterhead: LetterheadView;
  readonly title: string;
  /** In a frame top right: 补打第 n 次, 手工填写, 副本; null on a first print. */
  readonly label: string | null;
  readonly qrText: string;
}

export interface SheetFoot {
  /** 打印 time, 打印人, 首次打印 … */
  readonly printLine: string;
  /** 单据 FC · 版式 1 */
  readonly formLine: string;
  /** 第 x 页 / 共 y 页, counted per case. */
  readonly pageLine: string;
  /** A sentence between frame and foot, or empty. */
  readonly notice: string;
}

/** 第 x 页 / 共 y 页 */
export function pageLine(page: number, pages: number): string {
  return `第 ${page} 页 / 共 ${pages} 页`;
}

/** Corner marks of pages that come back (PRINT 1). */
export function drawCornerMarks(page: PageDrawing): void {
  for (const mark of page.paper.cornerMarks) page.fill(mark);
}

/** Places of PRINT 3 on A4. */
const A4_HEAD = {
  logo: rect(20, 11, 12.5, 12.5),
  storeWithLogoX: 35.5,
  storeX: 20,
  storeBaseline: 15.2,
  addressBaseline: 19.4,
  phoneBaseline: 22.9,
  titleBaseline: 32,
  centre: 108,
} as const;
const LABEL_FRAME = { right: 172.5, y: 12, h: 6.2, padding: 2.5, line: 1 } as const;

function drawLabelFrame(page: PageDrawing, text: string): void {
  const style = { size: page.scale.label, bold: true };
  const w = page.type.width(text, style) + 2 * LABEL_FRAME.padding;
  const frame: Rect = { x: LABEL_FRAME.right - w, y: LABEL_FRAME.y, w, h: LABEL_FRAME.h };
  page.frame(frame, LABEL_FRAME.line);
  page.text(text, frame.x + LABEL_FRAME.padding, baselineCentredAt(frame.y + frame.h / 2, style.size), style);
}

/** Shrinks a line of the head to the width it has; never below 60 %. */
export function fitted(page: PageDrawing, text: string, size: number, bold: boolean, width: Mm): number {
  const needed = page.type.width(text, { size, bold });
  return needed <= width ? size : Math.max(size * 0.6, (size * width) / needed);
}

/** Letterhead, title, QR and label of an A4 sheet. */
export function drawA4Head(page: PageDrawing, head: SheetHead): void {
  const { scale } = page;
  const { letterhead } = head;
  drawCornerMarks(page);
  drawQr(page, head.qrText, page.paper.qr);
  if (head.label !== null) drawLabelFrame(page, head.label);
  if (letterhead.logo !== null) page.image(letterhead.logo, A4_HEAD.logo);
  const x = letterhead.logo === null ? A4_HEAD.storeX : A4_HEAD.storeWithLogoX;
  const width = 138 - x;
  const nameSize = fitted(page, letterhead.name, scale.store, true, width - 24);
  page.text(letterhead.name, x, A4_HEAD.storeBaseline, { size: nameSize, bold: true });
  const addressSize = fitted(page, letterhead.address, scale.address, false, width);
  page.text(letterhead.address, x, A4_HEAD.addressBaseline, { size: addressSize });
  const contact = [letterhead.phone, letterhead.hours].filter((part) => part !== "").join("\u3000");
  const contactSize = fitted(page, contact, scale.address, false, width);
  page.text(contact, x, A4_HEAD.phoneBaseline, { size: contactSize });
  page.text(head.title, A4_HEAD.centre, A4_HEAD.titleBaseline, {
    size: scale.title,
    bold: true,
    spacing: scale.titleSpacing,
    align: "centre",
  });
}

/** Foot of an A4 sheet (PRINT 3); the notice stands under the frame. */
export function drawA4Foot(page: PageDrawing, foot: SheetFoot, noticeBaseline: Mm): void {
  const { scale } = page;
  if (foot.notice !== "") page.text(foot.notice, 20, noticeBaseline, { size: scale.address });
  page.text(foot.printLine, 20, 281.2, { size: scale.foot });
  page.text(foot.formLine, 196, 281.2, { size: scale.foot, align: "right" });
  page.text(foot.pageLine, A4_HEAD.centre, 285.4, { size: scale.caption, bold: true, align: "centre" });
}

/** Head of a continuous form: no logo, no bars (PRINT 3); a 续页 has a smaller title, for it is longer. */
export function drawContinuousHead(
  page: PageDrawing,
  head: SheetHead,
  documentLine: string,
  continuation: boolean,
): void {
  const { scale } = page;
  const { letterhead } = head;
  const centre = 120.5;
  const storeWidth = 62;
  drawCornerMarks(page);
  drawQr(page, head.qrText, page.paper.qr);
  const nameSize = fitted(page, letterhead.name, scale.store, true, storeWidth);
  page.text(letterhead.name, 25, 13.4, { size: nameSize, bold: true });
  page.text(letterhead.phone, 25, 19.2, {
    size: fitted(page, letterhead.phone, scale.address, false, storeWidth),
  });
  const addressSize = fitted(page, letterhead.address, scale.address, false, storeWidth);
  page.text(letterhead.address, 25, 24.6, { size: addressSize });
  const title = continuation
    ? { size: 16, spacing: 1.2 }
    : { size: scale.title, spacing: scale.titleSpacing };
  page.text(head.title, centre, 17.2, { ...title, bold: true, align: "centre" });
  page.text(documentLine, centre, 24.6, { size: scale.address, align: "centre" });
  if (head.label !== null) {
    const style = { size: scale.label, bold: true };
    const w = page.type.width(head.label, style) + 4;
    const frame = { x: 188 - w, y: 8, w, h: 6.4 };
    page.frame(frame, 1);
    page.text(head.label, frame.x + 2, baselineCentredAt(frame.y + frame.h / 2, style.size), style);
  }
}
