import { readFileSync } from "node:fs";
import type { FontCoverage, FontKey } from "#shared/documents/layout/font-runs";
import type { TextMeasure } from "#shared/documents/layout/typesetter";
import type { FontFiles, FontSelection } from "./font-files";
import { type FontDescriptors, type GlyphRun, type ParsedFont, pdfmakeParts } from "./pdfmake-parts";

const HIGHEST_CODE_POINT = 0x10ffff;

/** One font file, parsed once for the life of the process, with what was laid out with it. */
export class ShelvedFont {
  readonly parsed: ParsedFont;
  readonly #runs = new Map<string, GlyphRun>();
  #covered: Uint8Array | undefined;

  constructor(file: string) {
    this.parsed = pdfmakeParts().openFont(readFileSync(file));
  }

  has(codePoint: number): boolean {
    if (!this.#covered) {
      this.#covered = new Uint8Array(HIGHEST_CODE_POINT + 1);
      for (const covered of this.parsed.characterSet) this.#covered[covered] = 1;
    }
    return this.#covered[codePoint] === 1;
  }

  /**
   * Glyphs and widths (1/1000 em) of a short text, cached. The cache is what makes many cards fast: the same
   * words come again and again.
   */
  layout(text: string): GlyphRun {
    const known = this.#runs.get(text);
    if (known) return known;
    if (this.#runs.size >= LARGEST_CACHE) this.#runs.clear();
    const run = this.#layOut(text);
    this.#runs.set(text, run);
    return run;
  }

  #layOut(text: string): GlyphRun {
    // fontkit keeps one glyph object with the code points it was first used for. Two characters that share
    // a glyph would then be read back as the one that some earlier document used: forget them.
    this.parsed._glyphs = {};
    const run = this.parsed.layout(text);
    const scale = 1000 / this.parsed.unitsPerEm;
    return {
      glyphs: run.glyphs.map((glyph) => ({
        id: glyph.id,
        advanceWidth: glyph.advanceWidth,
        codePoints: [...glyph.codePoints],
      })),
      positions: run.positions.map((position, index) => ({
        xAdvance: position.xAdvance * scale,
        yAdvance: position.yAdvance * scale,
        xOffset: position.xOffset * scale,
        yOffset: position.yOffset * scale,
        advanceWidth: (run.glyphs[index]?.advanceWidth ?? 0) * scale,
      })),
      advanceWidth: run.positions.reduce((sum, position) => sum + position.xAdvance, 0) * scale,
    };
  }
}

/** Entries per font before the cache starts anew: bounds the memory of a long-lived worker. */
const LARGEST_CACHE = 60_000;

/** All fonts of the process, opened when first needed. Answers coverage and widths to the layout. */
export class FontShelf implements FontCoverage, TextMeasure {
  readonly systemFonts: readonly FontKey[];
  readonly #selection: FontSelection;
  readonly #byFile = new Map<string, ShelvedFont>();

  constructor(selection: FontSelection) {
    this.#selection = selection;
    this.systemFonts = selection.systemFonts;
  }

  #files(font: FontKey): FontFiles {
    const files = this.#selection.table[font];
    if (!files) throw new Error(`unknown font ${font}`);
    return files;
  }

  /** The parsed font of a file of the table. */
  byFile(file: string): ShelvedFont {
    const known = this.#byFile.get(file);
    if (known) return known;
    const font = new ShelvedFont(file);
    this.#byFile.set(file, font);
    return font;
  }

  /** Both weights cover the same characters, so the regular one answers. */
  has(font: FontKey, codePoint: number): boolean {
    return this.byFile(this.#files(font).regular).has(codePoint);
  }

  advanceEm(font: FontKey, bold: boolean, text: string): number {
    const files = this.#files(font);
    return this.byFile(bold ? files.bold : files.regular).layout(text).advanceWidth / 1000;
  }

  ascentEm(font: FontKey): number {
    const { parsed } = this.byFile(this.#files(font).regular);
    return parsed.ascent / parsed.unitsPerEm;
  }

  /** pdfmake's font table: all four styles must be there (PRINT 8). */
  descriptors(): FontDescriptors {
    return Object.fromEntries(
      Object.entries(this.#selection.table).map(([key, files]) => [
        key,
        { normal: files.regular, bold: files.bold, italics: files.regular, bolditalics: files.bold },
      ]),
    );
  }

  /** The only files that a document may read (PRINT 8). */
  allowedFiles(): ReadonlySet<string> {
    return new Set(Object.values(this.#selection.table).flatMap((files) => [files.regular, files.bold]));
  }
}
