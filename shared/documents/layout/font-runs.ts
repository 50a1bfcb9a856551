/**
 * Which font draws which characters (PRINT 5). pdfmake has no fallback of its own, so every string is cut
 * into runs beforehand.
 */

import { graphemesOf } from "./graphemes";

/** Key of a font family in the pdfmake font table. */
export type FontKey = string;

export const MAIN_FONT: FontKey = "SC";
export const LATIN_FONT: FontKey = "NotoSans";
export const SYMBOL_FONT: FontKey = "Symbols2";
export const EMOJI_FONT: FontKey = "Emoji";

/** Order of PRINT 5 before and after the fonts of the operating system. */
const FALLBACKS_BEFORE_SYSTEM: readonly FontKey[] = [MAIN_FONT, LATIN_FONT, SYMBOL_FONT, "KR", "JP", "HK"];
const FALLBACKS_AFTER_SYSTEM: readonly FontKey[] = [EMOJI_FONT];

/** What the fonts at hand can draw; Node reads it from the font files, tests may give their own. */
export interface FontCoverage {
  /** Keys of fonts found on this computer, tried between HK and Emoji. */
  readonly systemFonts: readonly FontKey[];
  has(font: FontKey, codePoint: number): boolean;
}

export interface FontRun {
  readonly text: string;
  readonly font: FontKey;
}

const WORD_LETTER = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const EMOJI = /\p{Emoji_Presentation}/u;

function covers(coverage: FontCoverage, font: FontKey, text: string): boolean {
  for (const character of text) {
    const codePoint = character.codePointAt(0);
    if (codePoint === undefined || !coverage.has(font, codePoint)) return false;
  }
  return true;
}

/** 〔U+2A6A5〕: what prints for a character that no font has. */
function codePointNames(cluster: string): string {
  const names = Array.from(cluster, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  });
  return `〔${names.join(" ")}〕`;
}

/** First font of the order that has the whole cluster, or null. */
function fontOf(coverage: FontCoverage, cluster: string): FontKey | null {
  if (EMOJI.test(cluster) && covers(coverage, EMOJI_FONT, cluster)) return EMOJI_FONT;
  for (const font of FALLBACKS_BEFORE_SYSTEM) if (covers(coverage, font, cluster)) return font;
  for (const font of coverage.systemFonts) if (covers(coverage, font, cluster)) return font;
  for (const font of FALLBACKS_AFTER_SYSTEM) if (covers(coverage, font, cluster)) return font;
  return null;
}

/** Clusters of a string: graphemes, but a Latin, Cyrillic or Greek word as a whole. */
function clustersOf(text: string): string[] {
  const clusters: string[] = [];
  let inWord = false;
  for (const segment of graphemesOf(text)) {
    const letter = WORD_LETTER.test(segment);
    const last = clusters.length - 1;
    if (letter && inWord) clusters[last] = `${clusters[last] ?? ""}${segment}`;
    else clusters.push(segment);
    inWord = letter;
  }
  return clusters;
}

/** A word goes whole to the first font that has all of it, else letter by letter. */
function clusterRuns(coverage: FontCoverage, cluster: string): FontRun[] {
  const font = fontOf(coverage, cluster);
  if (font !== null) return [{ text: cluster, font }];
  const letters = graphemesOf(cluster);
  if (letters.length > 1) return letters.flatMap((letter) => clusterRuns(coverage, letter));
  return [{ text: codePointNames(cluster), font: MAIN_FONT }];
}

/**
 * Cuts sanitised text into runs of one font each, in reading order. Nothing is dropped: a character that no
 * font has prints as 〔U+…〕.
 */
export function fontRuns(text: string, coverage: FontCoverage): readonly FontRun[] {
  if (covers(coverage, MAIN_FONT, text)) return [{ text, font: MAIN_FONT }];
  const runs: { text: string; font: FontKey }[] = [];
  for (const run of clustersOf(text).flatMap((cluster) => clusterRuns(coverage, cluster))) {
    const last = runs.at(-1);
    if (last && last.font === run.font) last.text += run.text;
    else runs.push({ ...run });
  }
  return runs;
}
