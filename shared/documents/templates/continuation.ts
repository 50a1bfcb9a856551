import { drawLabel } from "../layout/form-drawing";
import type { LabelCell } from "../layout/form-table";
import { continuedNotice, cutLines, drawLines, type SetLine } from "../layout/long-text";
import { PageDrawing } from "../layout/page-drawing";
import type { PrintSetup } from "../layout/papers";
import type { Typesetter } from "../layout/typesetter";
import { type Mm, type Pt, type Rect, rect } from "../layout/units";

/** What did not fit in one cell of page 1. */
export interface ContinuedText {
  /** Label lines of the cell; the page adds （续）. */
  readonly label: readonly string[];
  readonly lines: readonly SetLine[];
  readonly size: Pt;
  readonly pitch: Mm;
}

/** A part of a continued text that stands on one page. */
export interface PageShare extends ContinuedText {
  /** （接上页） stands in the empty column of times, else on a line of its own. */
  readonly noteInColumn: boolean;
  /** Lines that follow on the next page; nought ends the text. */
  readonly left: number;
}

export type ContinuationPage = readonly PageShare[];

/** Where the continued text stands on a 续页 of one paper. */
export interface ContinuationBody {
  readonly body: Rect;
  readonly labelWidth: Mm;
  readonly textX: Mm;
  /** From a section's upper edge to its first baseline, and from the last baseline to its lower edge. */
  readonly above: Mm;
  readonly below: Mm;
  readonly closingNoteGap: Mm;
}

/** Does the first line leave the column of times free for （接上页）? */
function leavesColumn(line: SetLine | undefined): boolean {
  return line !== undefined && line.indent > 0 && (line.time ?? "") === "";
}

function shareHeight(place: ContinuationBody, rows: number, pitch: Mm): Mm {
  return place.above + (rows - 1) * pitch + place.below;
}

function rowsOf(share: PageShare): number {
  return share.lines.length + (share.noteInColumn ? 0 : 1) + (share.left > 0 ? 1 : 0);
}

/** Distributes continued texts over as many pages as they need; every line stands on exactly one. */
export function shareOut(
  texts: readonly ContinuedText[],
  place: ContinuationBody,
): readonly ContinuationPage[] {
  const pages: PageShare[][] = [[]];
  let room = place.body.h;
  for (const text of texts) {
    let rest = text.lines;
    while (rest.length > 0) {
      const page = pages.at(-1) ?? [];
      const noteInColumn = leavesColumn(rest[0]);
      const whole: PageShare = { ...text, lines: rest, noteInColumn, left: 0 };
      const height = shareHeight(place, rowsOf(whole), text.pitch);
      if (height <= room) {
        page.push(whole);
        room -= height;
        break;
      }
      const rows = Math.floor((room - place.above - place.below) / text.pitch) + 1;
      const space = rows - (noteInColumn ? 1 : 2);
      // A page that holds other text already takes a share only if that is worth it.
      if (space >= 3 || page.length === 0) {
        const kept = cutLines(rest, Math.max(1, space));
        page.push({ ...text, lines: rest.slice(0, kept), noteInColumn, left: rest.length - kept });
        rest = rest.slice(kept);
      }
      pages.push([]);
      room = place.body.h;
    }
  }
  return pages.filter((page) => page.length > 0);
}

/** The 续页 on which the text under a label goes on; page 1 is the form itself. */
export function pageOfText(pages: readonly ContinuationPage[], label: readonly string[]): number {
  return pages.findIndex((page) => page.some((share) => share.label === label)) + 2;
}

function drawShare(
  page: PageDrawing,
  place: ContinuationBody,
  share: PageShare,
  cell: Rect,
  nextPage: number,
): Mm {
  const { textX, above } = place;
  const label: LabelCell = { rect: cell, lines: [...share.label, "（续）"] };
  page.shade(cell, page.scale.labelFill);
  drawLabel(page, label);
  const right = cell.x + cell.w;
  page.line({ x1: right, y1: cell.y, x2: right, y2: cell.y + cell.h }, page.scale.cell);
  let baseline = cell.y + above;
  page.text("（接上页）", textX, baseline, { size: Math.min(share.size, page.scale.time) });
  if (!share.noteInColumn) baseline += share.pitch;
  const lines = { x: textX, firstBaseline: baseline, pitch: share.pitch, size: share.size };
  baseline = drawLines(page, share.lines, lines);
  if (share.left === 0) return baseline;
  page.text(continuedNotice(nextPage, share.left), textX, baseline, { size: share.size, bold: true });
  return baseline + share.pitch;
}

/** （以下空白） and a slash through what is left of the last page, so that nothing can be added. */
function drawClosing(page: PageDrawing, place: ContinuationBody, lastBaseline: Mm): void {
  const { body, labelWidth, closingNoteGap } = place;
  const left = body.x + labelWidth;
  const right = body.x + body.w;
  const bottom = body.y + body.h;
  const note = lastBaseline + closingNoteGap;
  if (note > bottom - 2) return;
  page.text("（以下空白）", (left + right) / 2, note, { size: page.scale.caption, align: "centre" });
  const slashTop = note + 3.7;
  const slashBottom = bottom - 4;
  if (slashBottom - slashTop < 6) return;
  page.line({ x1: left + 4, y1: slashBottom, x2: right - 4, y2: slashTop }, page.scale.cell);
}

/** One 续页 to be drawn. */
export interface ContinuationJob {
  readonly place: ContinuationBody;
  readonly shares: ContinuationPage;
  readonly pageNo: number;
  readonly pages: number;
  /** Letterhead, number, customer, model, signatures and foot of this page. */
  readonly drawAround: (page: PageDrawing) => void;
}

/** Draws a 续页 (PRINT 4): the sections one below the other, the last one down to the signatures. */
export function drawContinuationPage(job: ContinuationJob, setup: PrintSetup, type: Typesetter): PageDrawing {
  const { place, shares, pageNo, pages } = job;
  const { body, labelWidth } = place;
  const page = new PageDrawing(setup, type);
  job.drawAround(page);
  let top = body.y;
  shares.forEach((share, index) => {
    const last = index === shares.length - 1;
    const bottom = last ? body.y + body.h : top + shareHeight(place, rowsOf(share), share.pitch);
    const cell = rect(body.x, top, labelWidth, bottom - top);
    const baseline = drawShare(page, place, share, cell, pageNo + 1);
    if (last && pageNo === pages) drawClosing(page, place, baseline - share.pitch);
    if (!last) page.line({ x1: body.x, y1: bottom, x2: body.x + body.w, y2: bottom }, page.scale.cell);
    top = bottom;
  });
  return page;
}
