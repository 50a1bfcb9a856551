import type { PageDrawing } from "../../layout/page-drawing";
import type { Mm, Point } from "../../layout/units";

/** What is known once everything has its page. */
export interface PlacedPages {
  readonly pages: number;
  /** The page of an entry of the contents, from 1. */
  pageOf(entry: string): number;
}

/** A slice of a report that is never broken: a line, a row, a chart. Its height is known before it is placed. */
export interface Piece {
  readonly height: Mm;
  /** Kept free above it, but not at the top of a page. */
  readonly gap: Mm;
  draw(page: PageDrawing, at: Point, placed: PlacedPages): void;
  /** On one page with the piece that follows. */
  readonly keepWithNext?: boolean;
  readonly newPage?: boolean;
  /** Drawn above it where it opens a page in the middle of its table. */
  readonly head?: Piece;
  /** Noted with its page for the contents. */
  readonly entry?: string;
}

export interface PlacedPiece {
  readonly piece: Piece;
  readonly y: Mm;
}

/** How high the pieces are that have to stay on one page from this one on, the first without its gap. */
function groupHeight(pieces: readonly Piece[], from: number): Mm {
  let height = 0;
  for (let index = from; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (!piece) break;
    height += piece.height + (index === from ? 0 : piece.gap);
    if (!piece.keepWithNext) break;
  }
  return height;
}

/**
 * Puts pieces onto pages one below the other. Nothing is ever dropped: what is higher than a page stands on a page of
 * its own. `tops` are the places where the first page and the others begin; `closing` is kept free on the last page.
 */
export function placePieces(
  pieces: readonly Piece[],
  { firstTop, top, bottom, closingTop }: { firstTop: Mm; top: Mm; bottom: Mm; closingTop: Mm },
): readonly (readonly PlacedPiece[])[] {
  const pages: PlacedPiece[][] = [[]];
  let y = firstTop;
  let isStart = true;
  const turn = (): void => {
    pages.push([]);
    y = top;
    isStart = true;
  };
  const put = (piece: Piece): void => {
    const at = y + (isStart ? 0 : piece.gap);
    pages.at(-1)?.push({ piece, y: at });
    y = at + piece.height;
    isStart = false;
  };
  pieces.forEach((piece, index) => {
    const needed = (isStart ? 0 : piece.gap) + groupHeight(pieces, index);
    const fits = y + needed <= bottom + TOLERANCE;
    // A group that is higher than a page is broken wherever it comes to.
    const room = fits || y + (isStart ? 0 : piece.gap) + piece.height <= bottom + TOLERANCE;
    const isTooHigh = groupHeight(pieces, index) > bottom - top;
    if (!isStart && (piece.newPage || (isTooHigh ? !room : !fits))) {
      turn();
      if (piece.head) put(piece.head);
    }
    put(piece);
  });
  if (y > closingTop) turn();
  return pages;
}

const TOLERANCE: Mm = 0.01;
