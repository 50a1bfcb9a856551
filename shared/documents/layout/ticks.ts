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
  /** Another side than the scale's, and where the label then stands. */
  readonly side?: Mm;
  readonly labelDistance?: Mm;
  /** Size of the white mark under the box; smaller than the label's, it leaves the drawn tick whole. */
  readonly markSize?: Pt;
}

/**
 * A box with its label. A white ☑ or □ stands in the box on the label's baseline, so that a search in the PDF
 * finds `☑ 现场维修` (PRINT 3).
 */
export function drawTick(page: PageDrawing, box: TickBox<string>, drawing: TickDrawing): void {
  const { scale } = page;
  const side = drawing.side ?? scale.tickBoxSide;
  const outline: Rect = { x: box.x, y: box.y, w: side, h: side };
  const baseline = baselineCentredAt(box.y + side / 2, drawing.size);
  page.frame(outline, scale.tickBoxLine);
  if (drawing.ticked) {
    const points = TICK_SHAPE.map((point) => ({ x: box.x + point.x * side, y: box.y + point.y * side }));
    page.polyline(points, scale.tickLine);
  }
  page.text(drawing.ticked ? "☑" : "□", box.x, baseline, {
    size: drawing.markSize ?? drawing.size,
    white: true,
  });
  const label = drawing.label ?? box.label;
  if (label === "") return;
  const x = box.x + (drawing.labelDistance ?? LABEL_DISTANCE[page.paper.printer]);
  page.text(label, x, baseline, { size: drawing.size, bold: drawing.ticked });
}
