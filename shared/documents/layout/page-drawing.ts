import type { Segment } from "./cell-rules";
import type { ImageNode, PageSection, PathVector, SheetNode, TextNode } from "./definition";
import { MAIN_FONT } from "./font-runs";
import { PAPERS, type Paper, type PrintSetup } from "./papers";
import { TYPE_SCALES, type TypeScale } from "./type-scale";
import type { TextStyle, Typesetter } from "./typesetter";
import { type Mm, type Point, type Pt, ptFromMm, type Rect } from "./units";

export type Align = "left" | "centre" | "right";

const BLACK = "#000000";
const WHITE = "#FFFFFF";

/** A bookmark: its text, and the id of the one that it stands under. */
export interface Bookmark {
  readonly id: string;
  readonly text: string;
  readonly parent: string | null;
}

/** How a mark of a chart is drawn: filled, outlined, or both. */
export interface MarkStyle {
  readonly fill?: string;
  readonly stroke?: string;
  readonly weight?: Pt;
  readonly dash?: { readonly length: Pt; readonly space: Pt };
}

/** A quarter circle as a Bézier curve: distance of the control points in radii. */
const ARC = 0.5523;

/** pt with two decimals (0.004 mm): short and equal on every machine. */
function coordinate(value: Pt): string {
  return String(Math.round(value * 100) / 100);
}

function bookmarkOf({ id, text, parent }: Bookmark): Partial<TextNode> {
  return {
    outline: true,
    outlineText: text,
    outlineExpanded: true,
    id,
    ...(parent === null ? {} : { outlineParentId: parent }),
  };
}

/**
 * One page under construction: places in mm, hands out a pdfmake section. The printer's offset moves
 * everything, marks too (PRINT 1).
 */
export class PageDrawing {
  readonly paper: Paper;
  readonly scale: TypeScale;
  readonly type: Typesetter;
  readonly setup: PrintSetup;
  readonly #underlay: PathVector[] = [];
  readonly #fills = new Map<string, string[]>();
  readonly #strokes = new Map<string, { vector: Omit<PathVector, "d">; pieces: string[] }>();
  readonly #marks: PathVector[] = [];
  readonly #texts: TextNode[] = [];
  readonly #images: ImageNode[] = [];

  /** `paper` where the page lies otherwise than the setup's paper, as a landscape report does. */
  constructor(setup: PrintSetup, type: Typesetter, paper: Paper = PAPERS[setup.paper]) {
    this.setup = setup;
    this.paper = paper;
    this.scale = TYPE_SCALES[this.paper.printer];
    this.type = type;
  }

  #x(x: Mm): Pt {
    return ptFromMm(x + this.setup.offsetX);
  }

  #y(y: Mm): Pt {
    return ptFromMm(y + this.setup.offsetY);
  }

  #point(x: Mm, y: Mm): string {
    return `${coordinate(this.#x(x))} ${coordinate(this.#y(y))}`;
  }

  #fillPiece(colour: string, piece: string): void {
    const pieces = this.#fills.get(colour);
    if (pieces) pieces.push(piece);
    else this.#fills.set(colour, [piece]);
  }

  #strokePiece(vector: Omit<PathVector, "d">, piece: string): void {
    const key = `${vector.lineWidth}/${vector.dash?.length ?? 0}/${vector.lineCap ?? ""}`;
    const stroke = this.#strokes.get(key);
    if (stroke) stroke.pieces.push(piece);
    else this.#strokes.set(key, { vector, pieces: [piece] });
  }

  /** Grey of label cells and table heads; left out where nothing may be grey (PRINT 2). */
  shade(rect: Rect, colour: string | null): void {
    if (colour !== null && !this.setup.fax) this.fill(rect, colour);
  }

  fill(rect: Rect, colour: string = BLACK): void {
    this.#fillPiece(colour, this.#rectangle(rect));
  }

  /** `M x y h w v h h −w z`: the renderer knows this shape and writes it as one rectangle. */
  #rectangle({ x, y, w, h }: Rect): string {
    const width = coordinate(ptFromMm(w));
    return `M${this.#point(x, y)}h${width}v${coordinate(ptFromMm(h))}h-${width}z`;
  }

  /** A straight line of `weight` pt. */
  line(segment: Segment, weight: Pt): void {
    const piece = `M${this.#point(segment.x1, segment.y1)}L${this.#point(segment.x2, segment.y2)}`;
    this.#strokePiece({ type: "path", lineColor: BLACK, lineWidth: weight }, piece);
  }

  /** A horizontal rule to write on. */
  penRule(x1: Mm, x2: Mm, y: Mm, rule: { weight: Pt; dash: Pt; gap: Pt }): void {
    const dash = { length: rule.dash, space: rule.gap };
    const piece = `M${this.#point(x1, y)}L${this.#point(x2, y)}`;
    this.#strokePiece({ type: "path", lineColor: BLACK, lineWidth: rule.weight, dash }, piece);
  }

  /** The outline of a rectangle, its line centred on the edge. */
  frame(rect: Rect, weight: Pt): void {
    this.#strokePiece({ type: "path", lineColor: BLACK, lineWidth: weight }, this.#rectangle(rect));
  }

  /** An open line through the points, round ends. */
  polyline(points: readonly Point[], weight: Pt): void {
    const piece = points
      .map((point, index) => `${index === 0 ? "M" : "L"}${this.#point(point.x, point.y)}`)
      .join("");
    const vector = {
      type: "path",
      lineColor: BLACK,
      lineWidth: weight,
      lineCap: "round",
      lineJoin: "round",
    } as const;
    this.#strokePiece(vector, piece);
  }

  #mark(d: string, { fill, stroke, weight = 0, dash }: MarkStyle): void {
    this.#marks.push({
      type: "path",
      d,
      lineWidth: weight,
      lineJoin: "round",
      ...(fill === undefined ? {} : { color: fill }),
      ...(stroke === undefined ? {} : { lineColor: stroke }),
      ...(dash === undefined ? {} : { dash: { ...dash } }),
    });
  }

  /** Marks of charts lie over one another in the order in which they were drawn, above everything but text. */
  markRectangle(rect: Rect, style: MarkStyle): void {
    this.#mark(this.#rectangle(rect), style);
  }

  /** A line through the points, or the shape that they enclose. */
  markPoints(points: readonly Point[], style: MarkStyle & { readonly closed?: boolean }): void {
    const corners = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${this.#point(x, y)}`);
    if (points.length > 1) this.#mark(`${corners.join("")}${style.closed ? "Z" : ""}`, style);
  }

  markCircle(centre: Point, radius: Mm, style: MarkStyle): void {
    const { x, y } = centre;
    const [k, r] = [ARC * radius, radius];
    const curve = (...places: readonly (readonly [Mm, Mm])[]) =>
      `C${places.map(([dx, dy]) => this.#point(x + dx, y + dy)).join(" ")}`;
    const quarters = [
      curve([r, k], [k, r], [0, r]),
      curve([-k, r], [-r, k], [-r, 0]),
      curve([-r, -k], [-k, -r], [0, -r]),
      curve([k, -r], [r, -k], [r, 0]),
    ];
    this.#mark(`M${this.#point(x + r, y)}${quarters.join("")}Z`, style);
  }

  /** One line of sanitised text on a baseline; `x` is its left end, centre or right end. */
  text(
    text: string,
    x: Mm,
    baseline: Mm,
    style: TextStyle & { align?: Align; white?: boolean; bookmark?: Bookmark; toPage?: number },
  ): void {
    const { align = "left" } = style;
    let { bookmark } = style;
    const start = align === "left" ? x : x - this.type.width(text, style) * (align === "centre" ? 0.5 : 1);
    for (const run of this.type.place(text, style)) {
      // pdfmake cuts leading spaces off a line: they become distance instead.
      const body = run.text.trimStart();
      if (body === "") continue;
      const spaces = run.text.length - body.length;
      const indent = spaces === 0 ? 0 : this.type.width(run.text.slice(0, spaces), style);
      const node: TextNode = {
        text: body,
        fontSize: style.size,
        noWrap: true,
        absolutePosition: {
          x: this.#x(start + run.offset + indent),
          y: this.#y(baseline) - this.type.ascentEm(run.font) * style.size,
        },
      };
      if (run.font !== MAIN_FONT) node.font = run.font;
      if (style.bold) node.bold = true;
      if (style.spacing) node.characterSpacing = style.spacing;
      if (style.white) node.color = WHITE;
      if (style.toPage !== undefined) node.linkToPage = style.toPage;
      if (bookmark) {
        Object.assign(node, bookmarkOf(bookmark));
        bookmark = undefined;
      }
      this.#texts.push(node);
    }
  }

  /** A picture inside `rect`, proportions kept. `source` is a data URL. */
  image(source: string, rect: Rect): void {
    this.#images.push({
      image: source,
      fit: [ptFromMm(rect.w), ptFromMm(rect.h)],
      absolutePosition: { x: this.#x(rect.x), y: this.#y(rect.y) },
    });
  }

  #fillVectors(black: boolean): PathVector[] {
    return [...this.#fills]
      .filter(([color]) => (color === BLACK) === black)
      .map(([color, pieces]) => ({ type: "path", d: pieces.join(""), color, lineWidth: 0 }));
  }

  #inkVectors(): PathVector[] {
    const strokes = [...this.#strokes.values()].map(({ vector, pieces }) => ({
      ...vector,
      d: pieces.join(""),
    }));
    return [...this.#fillVectors(true), ...strokes];
  }

  /** What was filled and stroked so far: greys first, then black, then lines. */
  vectors(): PathVector[] {
    return [...this.#fillVectors(false), ...this.#inkVectors()];
  }

  /** Puts vectors of another page of the same setup below the black that is drawn here, above the grey. */
  underlay(vectors: readonly PathVector[]): void {
    this.#underlay.push(...vectors);
  }

  /** The page as a pdfmake section: greys, forms, black fills and lines, pictures, text. */
  toSection(): PageSection {
    // pdfmake writes into the vectors it is given: what is shared between pages goes as copies.
    const forms = this.#underlay.map((vector) => ({ ...vector }));
    const marks = this.#marks.map((vector) => ({ ...vector }));
    const vectors = [...this.#fillVectors(false), ...forms, ...this.#inkVectors(), ...marks];
    const stack: SheetNode[] = [{ canvas: vectors }, ...this.#images, ...this.#texts];
    return {
      section: { stack },
      pageSize: { width: this.paper.widthPt, height: this.paper.heightPt },
      pageMargins: [0, 0, 0, 0],
    };
  }
}
