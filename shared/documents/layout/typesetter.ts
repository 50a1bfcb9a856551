import { type FontCoverage, type FontKey, type FontRun, fontRuns, MAIN_FONT } from "./font-runs";
import { type Mm, mmFromPt, type Pt } from "./units";

/** Widths of the fonts at hand; Node measures with the font files, cached. */
export interface TextMeasure {
  /** Advance width of one run in em. The text is short: a character, a word or a few words. */
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

/** A word with its spaces, or one other character: what is measured, so that the caches stay small. */
const MEASURED_UNITS = /[\x21-\x7E\u00A1-\u024F\u0370-\u052F\u1E00-\u1FFF]+ ?|[^]/gu;

/** Knows fonts and widths: everything that sets type asks it. */
export class Typesetter {
  readonly #coverage: FontCoverage;
  readonly #measure: TextMeasure;

  constructor(coverage: FontCoverage, measure: TextMeasure) {
    this.#coverage = coverage;
    this.#measure = measure;
  }

  runs(text: string): readonly FontRun[] {
    return fontRuns(text, this.#coverage);
  }

  ascentEm(font: FontKey): number {
    return this.#measure.ascentEm(font);
  }

  #runAdvanceEm(run: FontRun, bold: boolean): number {
    if (run.font !== MAIN_FONT) return this.#measure.advanceEm(run.font, bold, run.text);
    let advance = 0;
    for (const [unit] of run.text.matchAll(MEASURED_UNITS)) {
      advance += this.#measure.advanceEm(run.font, bold, unit);
    }
    return advance;
  }

  /** Advance width of sanitised text in em, without extra spacing. */
  advanceEm(text: string, bold = false): number {
    let advance = 0;
    for (const run of this.runs(text)) advance += this.#runAdvanceEm(run, bold);
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
      offset += this.#runAdvanceEm(run, style.bold ?? false) * mmFromPt(style.size) + gaps;
      return placed;
    });
  }
}
