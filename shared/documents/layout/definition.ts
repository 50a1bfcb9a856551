import type { FontKey } from "./font-runs";
import type { Pt } from "./units";

/**
 * The part of pdfmake's document definition that the sheets use, as plain data. pdfmake changes the nodes it
 * is given, so a definition is built anew for every rendering (PRINT 8).
 */

export interface TextNode {
  text: string;
  font?: FontKey;
  fontSize: Pt;
  bold?: boolean;
  color?: string;
  characterSpacing?: Pt;
  noWrap: true;
  absolutePosition: { x: Pt; y: Pt };
  /** A bookmark of the document: `outlineText` under the one whose node has the id `outlineParentId`. */
  outline?: true;
  outlineText?: string;
  outlineParentId?: string;
  outlineExpanded?: boolean;
  id?: string;
  /** A click goes to this page, from 1. */
  linkToPage?: number;
}

/** A path in page points; pdfmake does not move it with the node (PRINT 8). */
export interface PathVector {
  type: "path";
  d: string;
  /** Filled with this colour; without it the path is stroked in `lineColor`. */
  color?: string;
  lineColor?: string;
  lineWidth: Pt;
  lineCap?: "butt" | "round" | "square";
  lineJoin?: "miter" | "round" | "bevel";
  dash?: { length: Pt; space: Pt };
}

export interface CanvasNode {
  canvas: PathVector[];
}

export interface ImageNode {
  image: string;
  fit: [Pt, Pt];
  absolutePosition: { x: Pt; y: Pt };
}

export type SheetNode = TextNode | CanvasNode | ImageNode;

/** One page. Margins are nought: absolute text in a bottom margin would open a page (PRINT 8). */
export interface PageSection {
  section: { stack: SheetNode[] };
  pageSize: { width: Pt; height: Pt };
  pageMargins: [0, 0, 0, 0];
}

/** Document information; it never holds customer data (PRINT 8). */
export interface SheetInfo {
  readonly title: string;
  /** The store. */
  readonly author: string;
  /** The document number(s). */
  readonly subject: string;
  /** Instant of the snapshot, so that equal snapshots give equal bytes. */
  readonly createdAtMs: number;
}
