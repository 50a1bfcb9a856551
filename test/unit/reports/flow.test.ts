import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Piece, placePieces } from "#shared/documents/reports/layout/flow";

const PAGE = { firstTop: 60, top: 20, bottom: 280, closingTop: 246 };
const draw = () => {};

const piece = fc.record({
  height: fc.integer({ min: 1, max: 120 }),
  gap: fc.integer({ min: 0, max: 8 }),
  keepWithNext: fc.boolean(),
  newPage: fc.boolean(),
});

describe("pieces on pages", () => {
  test("every piece is placed once, in order, inside its page, and none lies on another", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (made) => {
        const pieces: readonly Piece[] = made.map((one) => ({ ...one, draw }));
        const pages = placePieces(pieces, PAGE);
        expect(pages.flatMap((page) => page.map((placed) => placed.piece))).toEqual(pieces);
        pages.forEach((page, index) => {
          let below = index === 0 ? PAGE.firstTop : PAGE.top;
          for (const { piece: placed, y } of page) {
            expect(y).toBeGreaterThanOrEqual(below);
            below = y + placed.height;
            expect(below).toBeLessThanOrEqual(PAGE.bottom + 0.01);
          }
        });
        const last = pages.at(-1)?.at(-1);
        if (last) expect(last.y + last.piece.height).toBeLessThanOrEqual(PAGE.closingTop);
      }),
    );
  });

  test("a heading stays with what follows it", () => {
    const heading: Piece = { height: 10, gap: 5, keepWithNext: true, draw };
    const row: Piece = { height: 6, gap: 0, draw };
    const filler: Piece = { height: 200, gap: 0, draw };
    const pages = placePieces([filler, { ...row }, heading, row, row], { ...PAGE, firstTop: 62 });
    expect(pages.map((page) => page.length)).toEqual([2, 3]);
  });

  test("a table that goes on begins with its head again", () => {
    const head: Piece = { height: 8, gap: 1, keepWithNext: true, draw };
    const rows = Array.from({ length: 60 }, (): Piece => ({ height: 10, gap: 0, head, draw }));
    const pages = placePieces([head, ...rows], PAGE);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.filter((placed) => placed.length > 0)) expect(page[0]?.piece).toBe(head);
    expect(pages.flat().filter(({ piece: placed }) => placed !== head)).toHaveLength(60);
  });

  test("room for signatures is kept on the last page, on a page of its own where there is none", () => {
    const full: Piece = { height: 200, gap: 0, draw };
    expect(placePieces([full], PAGE)).toHaveLength(2);
    expect(placePieces([{ ...full, height: 100 }], PAGE)).toHaveLength(1);
    expect(placePieces([], PAGE)).toEqual([[]]);
  });
});
