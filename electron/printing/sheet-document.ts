import type { FontShelf, ShelvedFont } from "./font-shelf";
import {
  type DocumentFont,
  type DocumentFontClass,
  type GlyphRun,
  type PdfDocument,
  type PdfDocumentClass,
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

    constructor(document: PdfDocument, shelved: ShelvedFont, id: string) {
      super(document, shelved.parsed, id);
      this.#shelved = shelved;
    }

    override layoutRun(text: string, features?: readonly string[]): GlyphRun {
      return features ? super.layoutRun(text, features) : this.#shelved.layout(text);
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

const STRAIGHT = /^[MLHVZ\d .-]*$/;
const COMMAND = /([MLHVZ])([\d .-]*)/g;

/** PDF operators of a path with absolute straight commands only; null for any other path. */
export function straightPath(d: string): string | null {
  if (!STRAIGHT.test(d)) return null;
  const operators: string[] = [];
  let x = "0";
  let y = "0";
  for (const [, command, body = ""] of d.matchAll(COMMAND)) {
    if (command === "Z") {
      operators.push("h");
      continue;
    }
    const [first = "0", second = "0"] = body.trim().split(" ");
    if (command === "H") x = first;
    else if (command === "V") y = first;
    else [x, y] = [first, second];
    operators.push(`${x} ${y} ${command === "M" ? "m" : "l"}`);
  }
  return operators.join("\n");
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
