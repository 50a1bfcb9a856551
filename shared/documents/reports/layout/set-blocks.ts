import type { PageDrawing } from "../../layout/page-drawing";
import type { Typesetter } from "../../layout/typesetter";
import type { Mm, Point } from "../../layout/units";
import { chartHeight, drawChart } from "../charts/draw-chart";
import type { Block } from "../report-paper";
import type { Piece, PlacedPages } from "./flow";
import { BODY_PITCH, REPORT_TYPE } from "./report-scale";
import { tablePieces } from "./set-table";
import { baselineIn, paragraphPieces } from "./set-text";
import { tilePieces } from "./set-tiles";

/** What blocks are set with. */
export interface Setting {
  readonly width: Mm;
  readonly zone: string;
  readonly type: Typesetter;
  /** Parts of the report in order, for the contents. */
  readonly parts: readonly string[];
}

const PART_HEIGHT: Mm = 10.4;
const HEADING_HEIGHT: Mm = 6.4;
const CONTENTS_LINE: Mm = 4.75;
const LIST_INDENT: Mm = 3.8;
const NOTE_PITCH: Mm = 4.6;
/** Between the two halves of a pair. */
const PAIR_GAP: Mm = 5;

/** The bookmark of a part or of a heading inside it. */
function bookmarkId(level: 1 | 2, text: string, part: string): string {
  return level === 1 ? `part:${text}` : `heading:${part}:${text}`;
}

function headingPiece(
  { level, text, newPage }: Extract<Block, { kind: "heading" }>,
  part: string,
  isFirstOfPart = false,
): Piece {
  const isPart = level === 1;
  const height = isPart ? PART_HEIGHT : HEADING_HEIGHT;
  const size = isPart ? REPORT_TYPE.part : REPORT_TYPE.heading;
  return {
    height,
    gap: isPart ? 5 : isFirstOfPart ? 0.6 : 4.4,
    keepWithNext: true,
    ...(newPage ? { newPage } : {}),
    ...(isPart ? { entry: text } : {}),
    draw: (page, { x, y }) => {
      const bookmark = {
        id: bookmarkId(level, text, part),
        text,
        parent: isPart || part === "" ? null : bookmarkId(1, part, ""),
      };
      page.text(text, x, y + baselineIn(height, size), { size, bold: true, bookmark });
    },
  };
}

function chartPieces(
  { chart, caption }: Extract<Block, { kind: "chart" }>,
  setting: Setting,
): readonly Piece[] {
  const { width, type } = setting;
  const drawn: Piece = {
    height: chartHeight(chart),
    gap: 1.2,
    keepWithNext: caption !== null,
    draw: (page, at) => drawChart(page, chart, at, width),
  };
  if (caption === null) return [drawn];
  const style = { size: REPORT_TYPE.note };
  return [drawn, ...paragraphPieces(caption, { style, pitch: NOTE_PITCH, width, gap: 0.6 }, type)];
}

function contentsPieces({ title }: Extract<Block, { kind: "contents" }>, setting: Setting): readonly Piece[] {
  const size = REPORT_TYPE.contents;
  const lines = setting.parts.map(
    (part): Piece => ({
      height: CONTENTS_LINE,
      gap: 0,
      keepWithNext: part !== setting.parts.at(-1),
      draw: (page, { x, y }, placed) => {
        const target = placed.pageOf(part);
        const baseline = y + baselineIn(CONTENTS_LINE, size);
        page.text(part, x, baseline, { size, toPage: target });
        page.text(String(target), x + setting.width, baseline, { size, align: "right", toPage: target });
      },
    }),
  );
  return [headingPiece({ kind: "heading", level: 2, text: title }, ""), ...lines];
}

function drawStack(pieces: readonly Piece[], page: PageDrawing, { x, y }: Point, placed: PlacedPages): void {
  let top = y;
  pieces.forEach((piece, index) => {
    top += index === 0 ? 0 : piece.gap;
    piece.draw(page, { x, y: top }, placed);
    top += piece.height;
  });
}

function stackHeight(pieces: readonly Piece[]): Mm {
  return pieces.reduce((sum, piece, index) => sum + piece.height + (index === 0 ? 0 : piece.gap), 0);
}

function pairPiece({ left, right }: Extract<Block, { kind: "pair" }>, part: string, setting: Setting): Piece {
  const width = (setting.width - PAIR_GAP) / 2;
  const half = { ...setting, width };
  const [one, other] = [piecesOf(left, half, part), piecesOf(right, half, part)];
  return {
    height: Math.max(stackHeight(one), stackHeight(other)),
    gap: 4.6,
    draw: (page, { x, y }, placed) => {
      drawStack(one, page, { x, y }, placed);
      drawStack(other, page, { x: x + width + PAIR_GAP, y }, placed);
    },
  };
}

function listPieces(
  { items, numbered }: Extract<Block, { kind: "list" }>,
  setting: Setting,
): readonly Piece[] {
  const { width, type } = setting;
  const style = { size: REPORT_TYPE.body };
  return items.flatMap((item, index) => {
    const marker = numbered ? `${index + 1}.` : "•";
    const indent = LIST_INDENT;
    return paragraphPieces(item, { style, pitch: BODY_PITCH, width, indent, marker, gap: 1.2 }, type);
  });
}

function blockPieces(
  block: Block,
  before: Block | undefined,
  setting: Setting,
  part: string,
): readonly Piece[] {
  const { width, type } = setting;
  switch (block.kind) {
    case "heading":
      return [headingPiece(block, part, before?.kind === "heading" && before.level === 1)];
    case "paragraph": {
      const size = block.small ? REPORT_TYPE.note : REPORT_TYPE.body;
      const pitch = block.small ? NOTE_PITCH : BODY_PITCH;
      return paragraphPieces(block.text, { style: { size }, pitch, width, gap: 1.4 }, type);
    }
    case "list":
      return listPieces(block, setting);
    case "tiles":
      return tilePieces(block.tiles, width);
    case "table":
      return tablePieces(block.table, setting);
    case "chart":
      return chartPieces(block, setting);
    case "pair":
      return [pairPiece(block, part, setting)];
    case "contents":
      return contentsPieces(block, setting);
  }
}

/** Blocks as pieces of known height, in order; `part` is the part that the first of them stands in. */
export function piecesOf(blocks: readonly Block[], setting: Setting, part = ""): readonly Piece[] {
  let current = part;
  return blocks.flatMap((block, index) => {
    if (block.kind === "heading" && block.level === 1) current = block.text;
    return blockPieces(block, blocks[index - 1], setting, current);
  });
}
