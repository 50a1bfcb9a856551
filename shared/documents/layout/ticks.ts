import type { TickBox } from "./form-table";
import type { PageDrawing } from "./page-drawing";
import { baselineCentredAt, type Mm, type Point, type Pt, type Rect } from "./units";

/** Distance from a box's left edge to its label on laser sheets; the dot-matrix box is larger. */
const LABEL_DISTANCE: Readonly<Record<"laser" | "dot_matrix", Mm>> = { laser: 5, dot_matrix: 5.4 };
/** The tick as fractions of the box's side. */
const TICK_SHAPE: readonly Point[] = [
  { x: 0.14, y: 0.46 },
  { x: 0.42, y: 0.76 },
  { x: 0.9, y: 0.1 },
];

export interface TickDrawing {
  readonly ticked: boolean;
  readonly size: Pt;
  /** Printed instead of the box's own label, e.g. 其他（寄修）. */
  readonly label?: string;
}

/** Rectangle of a tick box on a page of this kind. */
function tickRect(box: Pick<TickBox<string>, "x" | "y">, page: PageDrawing): Rect {
  return { x: box.x, y: box.y, w: page.scale.tickBoxSide, h: page.scale.tickBoxSide };
}

/**
 * A box with its label. A white ☑ or □ stands in the box on the label's baseline, so that a search in the PDF
 * finds `☑ 现场维修` (PRINT 3).
 */
export function drawTick(page: PageDrawing, box: TickBox<string>, drawing: TickDrawing): void {
  const { scale } = page;
  const side = scale.tickBoxSide;
  const outline = tickRect(box, page);
  const baseline = baselineCentredAt(box.y + side / 2, drawing.size);
  page.frame(outline, scale.tickBoxLine);
  if (drawing.ticked) {
    const points = TICK_SHAPE.map((point) => ({ x: box.x + point.x * side, y: box.y + point.y * side }));
    page.polyline(points, scale.tickLine);
  }
  page.text(drawing.ticked ? "☑" : "□", box.x, baseline, { size: drawing.size, white: true });
  const label = drawing.label ?? box.label;
  if (label === "") return;
  const x = box.x + LABEL_DISTANCE[page.paper.printer];
  page.text(label, x, baseline, { size: drawing.size, bold: drawing.ticked });
}
