import { readFileSync } from "node:fs";
import type { FontCoverage, FontKey } from "#shared/documents/layout/font-runs";
import type { TextMeasure } from "#shared/documents/layout/typesetter";
import type { FontFiles, FontSelection } from "./font-files";
import {
  type FontDescriptors,
  type GlyphPosition,
  type GlyphRun,
  type ParsedFont,
  type PlacedGlyph,
  pdfmakeParts,
} from "./pdfmake-parts";

const HIGHEST_CODE_POINT = 0x10ffff;

/**
 * A line is laid out and cached in pieces: an ideograph or a full-width sign alone (the fonts kern none of
 * them), anything else by words with the space behind, so that kerning and ligatures hold.
 */
const WORDS = /[^ ]+ ?| /g;
const isAlone = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0x3000 && unit <= 0x3029) ||
  (unit >= 0x3400 && unit <= 0x4dbf) ||
  (unit >= 0xff01 && unit <= 0xff60);

/** One font file, parsed once for the life of the process, with what was laid out with it. */
export class ShelvedFont {
  readonly parsed: ParsedFont;
  readonly ascentEm: number;
  readonly #pieces = new Map<string, GlyphRun>();
  /** Runs of characters that stand alone, by UTF-16 unit. */
  readonly #loneRuns: (GlyphRun | undefined)[] = [];
  #covered: Uint8Array | undefined;

  constructor(file: string) {
    this.parsed = pdfmakeParts().openFont(readFileSync(file));
    this.ascentEm = this.parsed.ascent / this.parsed.unitsPerEm;
  }

  has(codePoint: number): boolean {
    if (!this.#covered) {
      this.#covered = new Uint8Array(HIGHEST_CODE_POINT + 1);
      for (const covered of this.parsed.characterSet) this.#covered[covered] = 1;
    }
    return this.#covered[codePoint] === 1;
  }

  /** Glyphs and widths (1/1000 em) of a line: the runs of its pieces one after the other. */
  layout(text: string): GlyphRun {
    const glyphs: PlacedGlyph[] = [];
    const positions: GlyphPosition[] = [];
    let advanceWidth = 0;
    const append = (run: GlyphRun) => {
      for (const glyph of run.glyphs) glyphs.push(glyph);
      for (const position of run.positions) positions.push(position);
      advanceWidth += run.advanceWidth;
    };
    let wordStart = -1;
    const appendWords = (end: number) => {
      if (wordStart >= 0)
        for (const [word] of text.slice(wordStart, end).matchAll(WORDS)) append(this.#piece(word));
      wordStart = -1;
    };
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (isAlone(unit)) {
        appendWords(index);
        append(this.#lone(unit));
      } else if (wordStart < 0) wordStart = index;
    }
    appendWords(text.length);
    return { glyphs, positions, advanceWidth };
  }

  /** Width of a line in 1/1000 em. */
  advance(text: string): number {
    let advance = 0;
    let wordStart = -1;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (!isAlone(unit)) {
        if (wordStart < 0) wordStart = index;
        continue;
      }
      if (wordStart >= 0) advance += this.#words(text.slice(wordStart, index));
      wordStart = -1;
      advance += this.#lone(unit).advanceWidth;
    }
    return wordStart < 0 ? advance : advance + this.#words(wordStart === 0 ? text : text.slice(wordStart));
  }

  #lone(unit: number): GlyphRun {
    const known = this.#loneRuns[unit];
    if (known) return known;
    const run = this.#layOut(String.fromCharCode(unit));
    this.#loneRuns[unit] = run;
    return run;
  }

  #words(text: string): number {
    let advance = 0;
    for (const [piece] of text.matchAll(WORDS)) advance += this.#piece(piece).advanceWidth;
    return advance;
  }

  /** The cache is what makes many cards fast: the same words come again and again. */
  #piece(text: string): GlyphRun {
    const known = this.#pieces.get(text);
    if (known) return known;
    if (this.#pieces.size >= LARGEST_CACHE) this.#pieces.clear();
    const run = this.#layOut(text);
    this.#pieces.set(text, run);
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

/** Pieces per font before the cache starts anew: bounds the memory of a long-lived worker. */
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
    return this.byFile(bold ? files.bold : files.regular).advance(text) / 1000;
  }

  ascentEm(font: FontKey): number {
    return this.byFile(this.#files(font).regular).ascentEm;
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
