import { breakLines } from "./line-breaking";
import type { PageDrawing } from "./page-drawing";
import type { Typesetter } from "./typesetter";
import type { Mm, Pt } from "./units";

/** One paragraph of long text. A `time` stands in a column of its own, a `lead` in bold before the text. */
export interface Paragraph {
  readonly time?: string;
  readonly lead?: string;
  /** Sanitised, without line breaks. */
  readonly text: string;
}

/** One line as it will print. */
export interface SetLine {
  readonly time?: string;
  readonly lead?: string;
  readonly text: string;
  readonly indent: Mm;
  /** Distance of the text behind the bold lead. */
  readonly leadWidth: Mm;
  /** Which paragraph, and which of its lines: for widows and orphans. */
  readonly paragraph: number;
  readonly index: number;
  readonly count: number;
}

export interface LongTextMeasure {
  readonly width: Mm;
  /** Width of the column of times; lines of paragraphs that have none use the whole width. */
  readonly timeColumn: Mm;
}

/** Breaks paragraphs into lines at one size. */
export function setParagraphs(
  paragraphs: readonly Paragraph[],
  measure: LongTextMeasure,
  size: Pt,
  type: Typesetter,
): readonly SetLine[] {
  return paragraphs.flatMap((paragraph, number) => {
    const indent = paragraph.time === undefined ? 0 : measure.timeColumn;
    const leadWidth = paragraph.lead === undefined ? 0 : type.width(paragraph.lead, { size, bold: true });
    const lines = breakLines(paragraph.text, measure.width - indent, { size }, type, leadWidth);
    return lines.map((line, index): SetLine => {
      const base = { text: line.text, indent, paragraph: number, index, count: lines.length };
      if (index > 0) return { ...base, leadWidth: 0 };
      return {
        ...base,
        leadWidth,
        ...(paragraph.time === undefined ? {} : { time: paragraph.time }),
        ...(paragraph.lead === undefined ? {} : { lead: paragraph.lead }),
      };
    });
  });
}

/** Room for long text on a form: the first baseline and the lowest one allowed. */
export interface TextArea {
  readonly x: Mm;
  readonly firstBaseline: Mm;
  readonly lastBaseline: Mm;
  /** Baseline distance at the first size; smaller sizes take it in proportion. */
  readonly pitch: Mm;
  readonly measure: LongTextMeasure;
}

export interface FittedText {
  readonly size: Pt;
  readonly pitch: Mm;
  readonly lines: readonly SetLine[];
  /** Lines for the continuation page; empty where all of it fits. */
  readonly rest: readonly SetLine[];
}

function capacityOf(area: TextArea, pitch: Mm): number {
  return Math.max(1, Math.floor((area.lastBaseline - area.firstBaseline) / pitch + 0.001) + 1);
}

/** Would a cut before `lines[cut]` leave fewer than two lines of a paragraph on either side? */
function tearsParagraph(lines: readonly SetLine[], cut: number): boolean {
  const next = lines[cut];
  if (!next || next.index === 0) return false;
  return next.index < 2 || next.count - next.index < 2;
}

/** How many of `lines` stay on a page that can hold `room` of them (the notice line not counted). */
export function cutLines(lines: readonly SetLine[], room: number): number {
  let cut = Math.min(room, lines.length);
  while (cut > 1 && tearsParagraph(lines, cut)) cut -= 1;
  return cut === 1 && tearsParagraph(lines, cut) ? Math.min(room, lines.length) : cut;
}

/**
 * Long text in its area: tried at each size in turn, else cut at the first size with one line left free for
 * the notice （转第 2 页，续 k 行） (PRINT 4).
 */
export function fitLongText(
  paragraphs: readonly Paragraph[],
  area: TextArea,
  sizes: readonly Pt[],
  type: Typesetter,
): FittedText {
  const largest = sizes[0] ?? 10;
  for (const size of sizes) {
    const pitch = (area.pitch * size) / largest;
    const lines = setParagraphs(paragraphs, area.measure, size, type);
    if (lines.length <= capacityOf(area, pitch)) return { size, pitch, lines, rest: [] };
  }
  const lines = setParagraphs(paragraphs, area.measure, largest, type);
  const kept = cutLines(lines, capacityOf(area, area.pitch) - 1);
  return { size: largest, pitch: area.pitch, lines: lines.slice(0, kept), rest: lines.slice(kept) };
}

/** `……（转第 2 页，续 30 行）` */
export function continuedNotice(nextPage: number, restLines: number): string {
  return `……（转第 ${nextPage} 页，续 ${restLines} 行）`;
}

export interface LinePlace {
  readonly x: Mm;
  readonly firstBaseline: Mm;
  readonly pitch: Mm;
  readonly size: Pt;
}

/** Draws set lines one below the other; returns the baseline behind the last. */
export function drawLines(page: PageDrawing, lines: readonly SetLine[], place: LinePlace): Mm {
  let baseline = place.firstBaseline;
  for (const line of lines) {
    if (line.time !== undefined)
      page.text(line.time, place.x, baseline, { size: Math.min(place.size, page.scale.time) });
    const x = place.x + line.indent;
    if (line.lead !== undefined) page.text(line.lead, x, baseline, { size: place.size, bold: true });
    page.text(line.text, x + line.leadWidth, baseline, { size: place.size });
    baseline += place.pitch;
  }
  return baseline;
}
