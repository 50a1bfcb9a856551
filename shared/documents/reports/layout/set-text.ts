import { type BrokenLine, breakLines } from "../../layout/line-breaking";
import { sanitiseText } from "../../layout/sanitise-text";
import type { TextStyle, Typesetter } from "../../layout/typesetter";
import { type Mm, mmFromPt } from "../../layout/units";
import type { Piece } from "./flow";

/** Baseline below a line's top, in em: the ink of a line of Chinese is centred in its height. */
const BASELINE_EM = 0.38;

/** Where the baseline lies in a line of this height. */
export function baselineIn(height: Mm, size: number): Mm {
  return height / 2 + BASELINE_EM * mmFromPt(size);
}

/** Sanitised text in lines no wider than `width`; line breaks of the text itself are kept. */
export function linesOf(text: string, width: Mm, style: TextStyle, type: Typesetter): readonly BrokenLine[] {
  return sanitiseText(text)
    .split("\n")
    .flatMap((paragraph) => breakLines(paragraph.trimEnd(), width, style, type));
}

export interface SetText {
  readonly style: TextStyle;
  readonly pitch: Mm;
  readonly width: Mm;
  /** From the left edge of the flow. */
  readonly indent?: Mm;
  /** Before the first line, at the edge: `1.` or `●`. */
  readonly marker?: string;
  readonly gap: Mm;
}

/** A paragraph as pieces of one line each; at least two lines stay together on either side of a page. */
export function paragraphPieces(text: string, set: SetText, type: Typesetter): readonly Piece[] {
  const { style, pitch, width, indent = 0, marker, gap } = set;
  const lines = linesOf(text, width - indent, style, type);
  return lines.map((line, index) => ({
    height: pitch,
    gap: index === 0 ? gap : 0,
    keepWithNext: (index === 0 && lines.length > 1) || index === lines.length - 2,
    draw: (page, { x, y }) => {
      const baseline = y + baselineIn(pitch, style.size);
      if (index === 0 && marker !== undefined) page.text(marker, x, baseline, style);
      page.text(line.text, x + indent, baseline, style);
    },
  }));
}
