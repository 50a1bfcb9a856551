import type { PageSection } from "../../layout/definition";
import { PageDrawing } from "../../layout/page-drawing";
import type { PrintSetup } from "../../layout/papers";
import type { Typesetter } from "../../layout/typesetter";
import type { ReportPaper } from "../report-paper";
import { type PlacedPages, type PlacedPiece, placePieces } from "./flow";
import { drawClosing, drawFoot, drawRunningHead, drawTitle } from "./page-frame";
import { REPORT_PLACES } from "./report-scale";
import { piecesOf } from "./set-blocks";

function entryPages(pages: readonly (readonly PlacedPiece[])[]): PlacedPages {
  const found = new Map<string, number>();
  pages.forEach((pieces, index) => {
    for (const { piece } of pieces) {
      if (piece.entry !== undefined && !found.has(piece.entry)) found.set(piece.entry, index + 1);
    }
  });
  return { pages: pages.length, pageOf: (entry) => found.get(entry) ?? 1 };
}

/**
 * A report as pages. Heights are known before anything is drawn, because every line is broken here: so contents and
 * codes know their pages, tables break between rows, and no text can be lost at a page's end (PRINT 8).
 */
export function reportPages(paper: ReportPaper, setup: PrintSetup, type: Typesetter): readonly PageSection[] {
  const places = REPORT_PLACES[paper.orientation];
  const { flow, firstTop, closingTop } = places;
  const parts = paper.blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 1 ? [block.text] : [],
  );
  const pieces = piecesOf(paper.blocks, { width: flow.w, zone: paper.zone, type, parts });
  const bottom = flow.y + flow.h;
  const pages = placePieces(pieces, { firstTop, top: flow.y, bottom, closingTop });
  const placed = entryPages(pages);
  return pages.map((content, index) => {
    const page = new PageDrawing(setup, type, places.paper);
    const at = { page: index + 1, pages: pages.length };
    if (at.page === 1) drawTitle(page, paper.head, places, at);
    else drawRunningHead(page, paper.head, places);
    for (const { piece, y } of content) piece.draw(page, { x: flow.x, y }, placed);
    if (at.page === at.pages) drawClosing(page, paper, places, at);
    drawFoot(page, paper.head, places, at);
    return page.toSection();
  });
}
