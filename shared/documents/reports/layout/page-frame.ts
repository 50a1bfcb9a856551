import { pageCodeText } from "../../layout/page-code";
import type { PageDrawing } from "../../layout/page-drawing";
import { drawQr } from "../../layout/symbols";
import { baselineCentredAt, type Mm, rect } from "../../layout/units";
import type { ReportHead, ReportPaper } from "../report-paper";
import { REPORT_TYPE, type ReportPlaces } from "./report-scale";

/** What stands on the pages of a report beside its blocks: title, running head and foot, boxes to sign. */

const GAP_BETWEEN_FACTS: Mm = 6;
const LABEL = { y: 12, h: 6.2, padding: 2.5, gap: 5 } as const;

export interface PageOfReport {
  readonly page: number;
  readonly pages: number;
}

function fitted(page: PageDrawing, text: string, size: number, room: Mm, bold = false): number {
  const width = page.type.width(text, { size, bold });
  return width <= room ? size : Math.max(size * 0.6, (size * room) / width);
}

/** 草稿 in a frame. */
function drawMark(page: PageDrawing, mark: string, right: Mm): void {
  const style = { size: 10, bold: true };
  const w = page.type.width(mark, style) + 2 * LABEL.padding;
  page.frame({ x: right - w, y: LABEL.y, w, h: LABEL.h }, 1);
  page.text(mark, right - w + LABEL.padding, baselineCentredAt(LABEL.y + LABEL.h / 2, style.size), style);
}

function drawLetterhead(page: PageDrawing, head: ReportHead, left: Mm, room: Mm): void {
  const { letterhead } = head;
  const top = 17;
  if (letterhead.logo !== null) page.image(letterhead.logo, rect(left, top, 14, 14));
  const x = letterhead.logo === null ? left : left + 17;
  const width = room - (x - left);
  const name = fitted(page, letterhead.name, REPORT_TYPE.store, width, true);
  page.text(letterhead.name, x, top + 5.5, { size: name, bold: true });
  const contact = [letterhead.address, letterhead.phone].filter((part) => part !== "").join("\u3000");
  page.text(contact, x, top + 10.5, { size: fitted(page, contact, 9, width) });
}

/** Title page: letterhead, code, title, period and what the figures stand on. */
export function drawTitle(
  page: PageDrawing,
  head: ReportHead,
  places: ReportPlaces,
  { pages }: PageOfReport,
): void {
  const { flow, paper } = places;
  const centre = flow.x + flow.w / 2;
  const right = flow.x + flow.w;
  drawLetterhead(page, head, flow.x, flow.w - 50);
  if (head.code) {
    const { no, doc, serial } = head.code;
    drawQr(page, pageCodeText({ no, doc, serial, page: 1, pages }), paper.qr);
  }
  if (head.mark !== null) drawMark(page, head.mark, head.code ? paper.qr.x - LABEL.gap : right);
  const title = fitted(page, head.title, REPORT_TYPE.title, flow.w, true);
  page.text(head.title, centre, 46.2, { size: title, bold: true, spacing: 0, align: "centre" });
  page.text(head.subtitle, centre, 55.8, { size: REPORT_TYPE.subtitle, align: "centre" });
  const all = head.facts.reduce((sum, fact) => sum + page.type.width(fact, { size: REPORT_TYPE.facts }), 0);
  const gaps = GAP_BETWEEN_FACTS * (head.facts.length - 1);
  const size = REPORT_TYPE.facts * Math.min(1, flow.w / (all + gaps));
  let x = centre - Math.min(flow.w, all + gaps) / 2;
  for (const fact of head.facts) {
    page.text(fact, x, 62.6, { size });
    x += page.type.width(fact, { size }) + (GAP_BETWEEN_FACTS * size) / REPORT_TYPE.facts;
  }
}

/** Running head of every page but the first. */
export function drawRunningHead(page: PageDrawing, head: ReportHead, places: ReportPlaces): void {
  const { flow, headBaseline, headRule } = places;
  const right = flow.x + flow.w;
  const number = [head.number, head.mark].filter((part) => part !== null).join("\u3000");
  const numberWidth = page.type.width(number, { size: REPORT_TYPE.head });
  const line = [head.letterhead.name, head.title, head.subtitle].join("\u3000");
  const size = fitted(page, line, REPORT_TYPE.head, flow.w - numberWidth - 8);
  page.text(line, flow.x, headBaseline, { size });
  page.text(number, right, headBaseline, { size: REPORT_TYPE.head, align: "right" });
  page.line({ x1: flow.x, y1: headRule, x2: right, y2: headRule }, 1.2);
}

export function drawFoot(page: PageDrawing, head: ReportHead, places: ReportPlaces, at: PageOfReport): void {
  const { flow, footRule, footBaseline } = places;
  const right = flow.x + flow.w;
  const pageText = head.pageLine.replace("{page}", String(at.page)).replace("{pages}", String(at.pages));
  const room = (flow.w - page.type.width(pageText, { size: REPORT_TYPE.page, bold: true })) / 2 - 4;
  page.line({ x1: flow.x, y1: footRule, x2: right, y2: footRule }, 0.5);
  page.text(head.footLeft, flow.x, footBaseline, {
    size: fitted(page, head.footLeft, REPORT_TYPE.foot, room),
  });
  page.text(pageText, flow.x + flow.w / 2, footBaseline + 0.2, {
    size: REPORT_TYPE.page,
    bold: true,
    align: "centre",
  });
  const size = fitted(page, head.footRight, REPORT_TYPE.foot, room);
  page.text(head.footRight, right, footBaseline, { size, align: "right" });
}

const LABEL_WIDTH: Mm = 14;
const LAST_PAGE_BOX: Mm = 34;

/** Boxes for pen, corner marks and code of the last page: what a scanner meets stays at the same mm (PRINT 3). */
export function drawClosing(
  page: PageDrawing,
  paper: ReportPaper,
  places: ReportPlaces,
  { pages }: PageOfReport,
): void {
  const { head, signatures, signatureNote } = paper;
  const { flow } = places;
  const { y, h } = places.signatures;
  let x = flow.x;
  signatures.forEach((box) => {
    page.shade({ x, y, w: LABEL_WIDTH, h }, page.scale.labelFill);
    page.frame({ x, y, w: LABEL_WIDTH, h }, 0.9);
    const label = { size: fitted(page, box.label, 10, LABEL_WIDTH - 1.5, true), bold: true };
    const middle = y + h / 2;
    page.text(box.label, x + LABEL_WIDTH / 2, baselineCentredAt(middle, label.size), {
      ...label,
      align: "centre",
    });
    x += LABEL_WIDTH;
    page.frame({ x, y, w: LAST_PAGE_BOX, h }, 0.9);
    box.printed.forEach((line, index) => {
      const centre = middle + (index - (box.printed.length - 1) / 2) * 5;
      const size = fitted(page, line, 10, LAST_PAGE_BOX - 3);
      page.text(line, x + LAST_PAGE_BOX / 2, baselineCentredAt(centre, size), { size, align: "centre" });
    });
    x += LAST_PAGE_BOX;
  });
  page.text(signatureNote, flow.x, y + h + 4.2, { size: 8.5 });
  if (head.code === null) return;
  for (const mark of places.paper.cornerMarks) page.fill(mark);
  const { no, doc, serial } = head.code;
  drawQr(page, pageCodeText({ no, doc, serial, page: pages, pages }), places.closingQr);
}
