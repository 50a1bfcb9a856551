import { createRequire } from "node:module";

/**
 * The inner parts of pdfmake 0.3 (pinned) that the sheets are rendered with. pdfmake's own entry lays out and
 * draws a document in one go and parses its fonts anew each time; taking its parts lets us draw card by card
 * (progress, little memory) and keep parsed fonts (PRINT 8). Only what is used here is typed.
 */

/** A font as fontkit opens it. */
export interface ParsedFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly characterSet: readonly number[];
  readonly postscriptName: string;
  /** fontkit's own cache of glyph objects; see `FontShelf.layout`. */
  _glyphs: Record<number, unknown>;
  layout(text: string, features?: readonly string[]): GlyphRun;
}

export interface GlyphPosition {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
  advanceWidth: number;
}

export interface PlacedGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

export interface GlyphRun {
  readonly glyphs: readonly PlacedGlyph[];
  readonly positions: readonly GlyphPosition[];
  readonly advanceWidth: number;
}

/** pdfkit's font inside one document. */
export interface DocumentFont {
  readonly font: ParsedFont;
  /** 1/1000 em per font unit. */
  readonly scale: number;
  /** The glyphs that the document embeds, in order; a glyph's place is its code in the page's text. */
  readonly subset: { readonly glyphs: number[] };
  /** By place in the subset: widths, and the characters that a reader gets back. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  encode(text: string, features?: readonly string[]): [codes: string[], positions: readonly GlyphPosition[]];
  layout(text: string, features?: readonly string[], onlyWidth?: boolean): GlyphRun;
  widthOfString(text: string, size: number, features?: readonly string[]): number;
}

export type DocumentFontClass = new (document: PdfDocument, font: ParsedFont, id: string) => DocumentFont;

export interface PdfDocument extends NodeJS.ReadableStream {
  readonly fonts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fontCache: Record<string, Record<string, DocumentFont>>;
  readonly _fontFamilies: Record<string, DocumentFont>;
  _fontCount: number;
  getFontType(bold: boolean, italics: boolean): string;
  provideFont(family: string, bold: boolean, italics: boolean): DocumentFont;
  validateLocalFile(path: string): void;
  path(d: string): this;
  addContent(operators: string): this;
  end(): void;
}

export type FontDescriptors = Readonly<
  Record<
    string,
    { readonly normal: string; readonly bold: string; readonly italics: string; readonly bolditalics: string }
  >
>;

export type PdfDocumentClass = new (
  fonts: FontDescriptors,
  images: Readonly<Record<string, string>>,
  patterns: Readonly<Record<string, never>>,
  attachments: Readonly<Record<string, never>>,
  options: object,
  virtualFs: null,
  localAccessPolicy: (path: string) => boolean,
) => PdfDocument;

export interface LaidOutPage {
  readonly items: readonly unknown[];
}

interface LayoutBuilder {
  registerTableLayouts(layouts: object): void;
  layoutDocument(
    content: unknown,
    document: PdfDocument,
    styles: object,
    defaultStyle: object,
    background: unknown,
    header: unknown,
    footer: unknown,
    watermark: unknown,
    pageBreakBefore: unknown,
  ): LaidOutPage[];
}

interface Margins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Renderer {
  renderPages(pages: readonly LaidOutPage[]): void;
}

export interface PdfmakeParts {
  readonly PdfDocument: PdfDocumentClass;
  readonly LayoutBuilder: new (pageSize: object, margins: Margins, svgMeasure: object) => LayoutBuilder;
  readonly Renderer: new (document: PdfDocument) => Renderer;
  readonly SvgMeasure: new () => object;
  readonly tableLayouts: object;
  readonly normalizePageSize: (size: unknown, orientation?: string) => object;
  readonly normalizePageMargin: (margin: unknown) => Margins;
  readonly openFont: (bytes: Buffer) => ParsedFont;
}

interface PageSizeModule {
  readonly normalizePageSize: PdfmakeParts["normalizePageSize"];
  readonly normalizePageMargin: PdfmakeParts["normalizePageMargin"];
}

let parts: PdfmakeParts | undefined;

/** Loads pdfmake once. createRequire, because its inner modules are CommonJS without types. */
export function pdfmakeParts(): PdfmakeParts {
  if (parts) return parts;
  const require = createRequire(import.meta.url);
  const part = <Part>(name: string): Part => (require(`pdfmake/js/${name}.js`) as { default: Part }).default;
  const pageSize = require("pdfmake/js/PageSize.js") as PageSizeModule;
  const layouts = require("pdfmake/js/tableLayouts.js") as { tableLayouts: object };
  // fontkit is pdfkit's dependency, and pdfkit pdfmake's: asked for from where they live.
  const fromPdfmake = createRequire(require.resolve("pdfmake/js/PDFDocument.js"));
  const fromPdfkit = createRequire(fromPdfmake.resolve("pdfkit"));
  const fontkit = fromPdfkit("fontkit") as { create(bytes: Buffer): ParsedFont };
  parts = {
    PdfDocument: part("PDFDocument"),
    LayoutBuilder: part("LayoutBuilder"),
    Renderer: part("Renderer"),
    SvgMeasure: part("SVGMeasure"),
    tableLayouts: layouts.tableLayouts,
    normalizePageSize: pageSize.normalizePageSize,
    normalizePageMargin: pageSize.normalizePageMargin,
    openFont: (bytes) => fontkit.create(bytes),
  };
  return parts;
}
