let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character each. The segmenter is made with the first use: it reads its tables for 15 ms. */
export function graphemesOf(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
