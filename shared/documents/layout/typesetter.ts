import { type FontCoverage, type FontKey, type FontRun, fontRuns, MAIN_FONT } from "./font-runs";
import { type Mm, mmFromPt, type Pt } from "./units";

/** Widths of the fonts at hand; Node measures with the font files, cached. */
export interface TextMeasure {
  /** Advance width of one run in em. */
  advanceEm(font: FontKey, bold: boolean, text: string): number;
  /** Height of the line box above the baseline in em: pdfmake places text by the box's top. */
  ascentEm(font: FontKey): number;
}

/** One run placed behind its predecessors. */
export interface PlacedRun extends FontRun {
  readonly offset: Mm;
}

export interface TextStyle {
  readonly size: Pt;
  readonly bold?: boolean;
  /** Extra distance between characters. */
  readonly spacing?: Pt;
}

/** Knows fonts and widths: everything that sets type asks it. */
export class Typesetter {
  readonly #coverage: FontCoverage;
  readonly #measure: TextMeasure;
  /** Whether the main font has a UTF-16 unit: 0 not asked yet, 1 yes, 2 no. Surrogates count as no. */
  readonly #inMainFont = new Uint8Array(0x1_0000);

  constructor(coverage: FontCoverage, measure: TextMeasure) {
    this.#coverage = coverage;
    this.#measure = measure;
  }

  #mainFontHasAll(text: string): boolean {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (this.#inMainFont[unit] === 0) {
        const surrogate = unit >= 0xd800 && unit <= 0xdfff;
        this.#inMainFont[unit] = !surrogate && this.#coverage.has(MAIN_FONT, unit) ? 1 : 2;
      }
      if (this.#inMainFont[unit] === 2) return false;
    }
    return true;
  }

  runs(text: string): readonly FontRun[] {
    return this.#mainFontHasAll(text) ? [{ text, font: MAIN_FONT }] : fontRuns(text, this.#coverage);
  }

  ascentEm(font: FontKey): number {
    return this.#measure.ascentEm(font);
  }

  /** Advance width of sanitised text in em, without extra spacing. */
  advanceEm(text: string, bold = false): number {
    if (this.#mainFontHasAll(text)) return this.#measure.advanceEm(MAIN_FONT, bold, text);
    let advance = 0;
    for (const run of this.runs(text)) advance += this.#measure.advanceEm(run.font, bold, run.text);
    return advance;
  }

  /** Width of sanitised text on one line. */
  width(text: string, style: TextStyle): Mm {
    const gaps = style.spacing ? mmFromPt(style.spacing) * Math.max(0, text.length - 1) : 0;
    return this.advanceEm(text, style.bold ?? false) * mmFromPt(style.size) + gaps;
  }

  /** The runs of one line with the distance of each from the line's start. */
  place(text: string, style: TextStyle): readonly PlacedRun[] {
    const runs = this.runs(text);
    const [only] = runs;
    if (only && runs.length === 1) return [{ ...only, offset: 0 }];
    let offset = 0;
    return runs.map((run) => {
      const placed = { ...run, offset };
      const gaps = style.spacing ? mmFromPt(style.spacing) * run.text.length : 0;
      offset +=
        this.#measure.advanceEm(run.font, style.bold ?? false, run.text) * mmFromPt(style.size) + gaps;
      return placed;
    });
  }
}
