import type { PageDrawing } from "../../layout/page-drawing";
import type { Mm, Point } from "../../layout/units";
import type { Tile } from "../report-paper";
import type { Piece } from "./flow";
import { REPORT_TYPE } from "./report-scale";

/** Figures on the first page: four in a row, two rows (PRINT 6). */
const PER_ROW = 4;
const TILE_HEIGHT: Mm = 28.2;
const PADDING: Mm = 2.9;

/** A line shrunk to its room; tiles are narrow and some languages long. */
function fitted(page: PageDrawing, text: string, size: number, room: Mm, bold = false): number {
  const width = page.type.width(text, { size, bold });
  return width <= room ? size : Math.max(size * 0.6, (size * room) / width);
}

function drawTile(page: PageDrawing, tile: Tile, { x, y }: Point, width: Mm): void {
  const left = x + PADDING;
  const room = width - 2 * PADDING;
  page.frame({ x, y, w: width, h: TILE_HEIGHT }, 0.9);
  const labelSize = fitted(page, tile.label, REPORT_TYPE.tileLabel, room);
  page.text(tile.label, left, y + 6, { size: labelSize });
  const unitWidth = page.type.width(tile.unit, { size: REPORT_TYPE.tileUnit });
  const value = {
    size: fitted(page, tile.value, REPORT_TYPE.tileValue, room - unitWidth - 1, true),
    bold: true,
  };
  page.text(tile.value, left, y + 15.6, value);
  const after = left + page.type.width(tile.value, value) + 1;
  page.text(tile.unit, after, y + 15.6, { size: REPORT_TYPE.tileUnit });
  const [first, second] = tile.lines;
  const { verdict } = tile;
  const word = { size: REPORT_TYPE.tileLine, bold: true };
  const verdictWidth = verdict === null ? 0 : page.type.width(verdict.word, word) + 1;
  const small = REPORT_TYPE.tileLine;
  page.text(first, left, y + 20.6, { size: fitted(page, first, small, room - verdictWidth) });
  page.text(second, left, y + 25.2, { size: fitted(page, second, small, room) });
  if (verdict === null) return;
  const right = left + room;
  page.text(verdict.word, right, y + 20.6, { ...word, align: "right" });
  // A missed goal is underlined: bold alone is not seen on a fax.
  if (verdict.isMissed) {
    const w = page.type.width(verdict.word, word);
    page.line({ x1: right - w, y1: y + 21.3, x2: right, y2: y + 21.3 }, 0.9);
  }
}

export function tilePieces(tiles: readonly Tile[], width: Mm): readonly Piece[] {
  const rows = Math.ceil(tiles.length / PER_ROW);
  const tileWidth = width / PER_ROW;
  return [
    {
      height: rows * TILE_HEIGHT,
      gap: 2,
      draw: (page, { x, y }) => {
        tiles.forEach((tile, index) => {
          const column = index % PER_ROW;
          const row = Math.floor(index / PER_ROW);
          drawTile(page, tile, { x: x + column * tileWidth, y: y + row * TILE_HEIGHT }, tileWidth);
        });
      },
    },
  ];
}
