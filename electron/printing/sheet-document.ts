import type { FontShelf, ShelvedFont } from "./font-shelf";
import {
  type DocumentFont,
  type DocumentFontClass,
  type GlyphPosition,
  type GlyphRun,
  type PdfDocument,
  type PdfDocumentClass,
  type PlacedGlyph,
  pdfmakeParts,
} from "./pdfmake-parts";

export type SheetDocumentClass = new (
  shelf: FontShelf,
  images: Readonly<Record<string, string>>,
  options: object,
) => PdfDocument;

let sheetDocumentClass: SheetDocumentClass | undefined;

/** pdfkit does not export its font class: a throw-away document shows it. */
function documentFontClass(base: PdfDocumentClass, shelf: FontShelf): DocumentFontClass {
  const allowed = shelf.allowedFiles();
  const options = { autoFirstPage: false, font: null };
  const probe = new base(shelf.descriptors(), {}, {}, {}, options, null, (path) => allowed.has(path));
  const [family = ""] = Object.keys(shelf.descriptors());
  return probe.provideFont(family, false, false).constructor as DocumentFontClass;
}

/**
 * pdfmake's document with two changes: fonts come parsed from the shelf, and a path made of M, H, V, L, Z is
 * written as one piece (a QR code is 250 rectangles).
 */
function makeClass(shelf: FontShelf): SheetDocumentClass {
  const base = pdfmakeParts().PdfDocument;
  const fontClass = documentFontClass(base, shelf);

  class ShelfFont extends fontClass {
    readonly #shelved: ShelvedFont;
    /** Places in the subset by glyph and characters, and codes by the shelf's glyph objects. */
    readonly #places = new Map<string, number>();
    readonly #codes = new Map<PlacedGlyph, string>();

    constructor(document: PdfDocument, shelved: ShelvedFont, id: string) {
      super(document, shelved.parsed, id);
      this.#shelved = shelved;
    }

    override layout(text: string, features?: readonly string[], onlyWidth?: boolean): GlyphRun {
      return features ? super.layout(text, features, onlyWidth) : this.#shelved.layout(text);
    }

    /**
     * Codes of a line's glyphs. Characters that share a glyph get a place of their own each: otherwise a
     * reader would get all of them back as the one that came first.
     */
    override encode(text: string, features?: readonly string[]): [string[], readonly GlyphPosition[]] {
      const { glyphs, positions } = this.layout(text, features);
      return [glyphs.map((glyph) => this.#codeOf(glyph)), positions];
    }

    #codeOf(glyph: PlacedGlyph): string {
      const known = this.#codes.get(glyph);
      if (known !== undefined) return known;
      const key = `${glyph.id}/${glyph.codePoints.join()}`;
      let place = this.#places.get(key);
      if (place === undefined) {
        place = this.subset.glyphs.push(glyph.id) - 1;
        this.widths[place] = glyph.advanceWidth * this.scale;
        this.unicode[place] = glyph.codePoints;
        this.#places.set(key, place);
      }
      const code = place.toString(16).padStart(4, "0");
      this.#codes.set(glyph, code);
      return code;
    }

    override widthOfString(text: string, size: number, features?: readonly string[]): number {
      if (features) return super.widthOfString(text, size, features);
      return (this.#shelved.advance(text) * size) / 1000;
    }
  }

  return class SheetDocument extends base {
    readonly #shelf: FontShelf;

    constructor(ownShelf: FontShelf, images: Readonly<Record<string, string>>, options: object) {
      const allowed = ownShelf.allowedFiles();
      super(ownShelf.descriptors(), images, {}, {}, options, null, (path) => allowed.has(path));
      this.#shelf = ownShelf;
    }

    override provideFont(family: string, bold: boolean, italics: boolean): DocumentFont {
      const style = this.getFontType(bold, italics);
      const known = this.fontCache[family]?.[style];
      if (known) return known;
      const file = this.fonts[family]?.[style];
      if (file === undefined) throw new Error(`font ${family} ${style} is not in the table`);
      this.validateLocalFile(file);
      const font = this._fontFamilies[file] ?? this.#open(file);
      this.fontCache[family] = { ...this.fontCache[family], [style]: font };
      return font;
    }

    #open(file: string): DocumentFont {
      const shelved = this.#shelf.byFile(file);
      this._fontCount += 1;
      const font = new ShelfFont(this, shelved, `F${this._fontCount}`);
      // Also by file name and PostScript name: SVG text asks pdfkit for the font by these.
      this._fontFamilies[file] = font;
      this._fontFamilies[shelved.parsed.postscriptName] = font;
      return font;
    }

    override path(d: string): this {
      const operators = straightPath(d);
      return operators === null ? super.path(d) : this.addContent(operators);
    }
  };
}

/** Only what the sheets draw: rectangles as `M x y h w v h h −w z`, lines as M and L. */
const STRAIGHT = /^(?:M[\d.-]+ [\d.-]+(?:h[\d.]+v[\d.]+h-[\d.]+z|(?:L[\d.-]+ [\d.-]+)+))+$/;
const PIECE = /([ML])([\d.-]+ [\d.-]+)(?:h([\d.]+)v([\d.]+)h-[\d.]+z)?/g;
/** Forms are the same on every page; their paths are translated once. */
const translated = new Map<string, string>();
const LONGEST_KEPT = 64;

/** PDF operators of a path of rectangles and straight lines; null for any other path. */
export function straightPath(d: string): string | null {
  const known = translated.get(d);
  if (known !== undefined) return known;
  if (!STRAIGHT.test(d)) return null;
  const operators: string[] = [];
  for (const [, command, point, width, height] of d.matchAll(PIECE)) {
    if (width !== undefined && height !== undefined) operators.push(`${point} ${width} ${height} re`);
    else operators.push(`${point} ${command === "M" ? "m" : "l"}`);
  }
  const text = operators.join("\n");
  if (translated.size >= LONGEST_KEPT) translated.clear();
  translated.set(d, text);
  return text;
}

/** A document that draws with the fonts of a shelf. `options` are pdfkit's. */
export function createSheetDocument(
  shelf: FontShelf,
  images: Readonly<Record<string, string>>,
  options: object,
): PdfDocument {
  sheetDocumentClass ??= makeClass(shelf);
  return new sheetDocumentClass(shelf, images, options);
}
