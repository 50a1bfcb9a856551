import { graphemesOf } from "./graphemes";
import type { TextStyle, Typesetter } from "./typesetter";
import { type Mm, mmFromPt } from "./units";

/**
 * Chinese line breaking (PRINT 4): no closing punctuation at a line's start, no opening one at its end,
 * number and unit stay together, Latin words stay whole unless they are wider than the line. Lines are
 * filled greedily and never justified. No character but the spaces at a break is lost.
 */

/** May not start a line. */
const CLOSING =
  /^[，。、；：！？）〕］｝〉》」』】〗”’…‥—－～·・々ー％‰℃℉°′″,.;:!?)\]}%ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
/** May not end a line. */
const OPENING = /[（〔［｛〈《「『【〖“‘([{￥¥$£€№#＃]$/u;

const LATIN_UNIT = "[A-Za-zΩμµ°℃℉%‰]{1,4}(?:/[A-Za-z]{1,4})?(?![A-Za-z0-9-])";
const CHINESE_UNIT =
  "(?:平方米|立方米|个工作日|个月|分钟|小时|公里|千米|厘米|毫米|千克|公斤|毫升|千瓦|秒|天|周|年|月|日|时|分|元|角|米|克|升|吨|瓦|度|次|台|套|件|只|个|张|条|根|位|人|户|间|层|楼|室|号|匹|转|页|行|项|块|片|组|倍|折)";
/** No break inside a match of these: number and unit, sign and number. */
const KEPT_TOGETHER: readonly RegExp[] = [
  new RegExp(`\\d ?${LATIN_UNIT}`, "gu"),
  new RegExp(`\\d ?${CHINESE_UNIT}`, "gu"),
  /[≤≥＜＞<>±≈≠×+−-] ?\d/gu,
  /—{2}|…{2}/gu,
];

/** What is never cut while it fits on a line: a word, a run of spaces, or one character with its marks. */
const UNITS =
  /[\x20\u3000]+|[\x21-\x7E\u00A1-\u024F\u0370-\u052F\u1E00-\u1FFF\u2010-\u2013]+|[\s\S][\p{M}\p{Emoji_Modifier}]*/gu;

interface Cluster {
  text: string;
  width: Mm;
  /** Spaces behind it: they vanish when the line breaks there. */
  space: string;
  spaceWidth: Mm;
}

export interface BrokenLine {
  readonly text: string;
  readonly width: Mm;
}

/** Offsets of a paragraph where a line may not break although the characters would allow it. */
function keptOffsets(paragraph: string): ReadonlySet<number> {
  const kept = new Set<number>();
  for (const pattern of KEPT_TOGETHER) {
    for (const match of paragraph.matchAll(pattern)) {
      for (let inside = 1; inside < match[0].length; inside += 1) kept.add(match.index + inside);
    }
  }
  return kept;
}

function clustersOf(paragraph: string, style: TextStyle, type: Typesetter): Cluster[] {
  const kept = keptOffsets(paragraph);
  const em = mmFromPt(style.size);
  const widthOf = (text: string): Mm => type.advanceEm(text, style.bold ?? false) * em;
  const clusters: Cluster[] = [];
  for (const match of paragraph.matchAll(UNITS)) {
    const [unit] = match;
    const last = clusters.at(-1);
    const isSpace = unit.startsWith(" ") || unit.startsWith("\u3000");
    const joins = last !== undefined && (kept.has(match.index) || mayNotBreak(last, unit));
    if (isSpace && last) {
      last.space += unit;
      last.spaceWidth += widthOf(unit);
    } else if (joins && last) {
      last.text += last.space + unit;
      last.width += last.spaceWidth + widthOf(unit);
      last.space = "";
      last.spaceWidth = 0;
    } else {
      clusters.push({ text: unit, width: widthOf(unit), space: "", spaceWidth: 0 });
    }
  }
  return clusters;
}

function mayNotBreak(before: Cluster, after: string): boolean {
  return CLOSING.test(after) || (before.space === "" && OPENING.test(before.text));
}

/** A cluster wider than a line falls into its graphemes: nothing may run over the edge. */
function cutToFit(cluster: Cluster, limit: Mm, style: TextStyle, type: Typesetter): readonly Cluster[] {
  if (cluster.width <= limit) return [cluster];
  const em = mmFromPt(style.size);
  const pieces: Cluster[] = graphemesOf(cluster.text).map((segment) => ({
    text: segment,
    width: type.advanceEm(segment, style.bold ?? false) * em,
    space: "",
    spaceWidth: 0,
  }));
  const last = pieces.at(-1);
  if (last) {
    last.space = cluster.space;
    last.spaceWidth = cluster.spaceWidth;
  }
  return pieces;
}

/** Room for rounding: a line that was measured to fit exactly still fits. */
const TOLERANCE: Mm = 0.01;

/**
 * Breaks one paragraph (sanitised, no `\n`) into lines of at most `width` mm; the first line may be
 * narrower by `firstIndent`. An empty paragraph is one empty line.
 */
export function breakLines(
  paragraph: string,
  width: Mm,
  style: TextStyle,
  type: Typesetter,
  firstIndent: Mm = 0,
): readonly BrokenLine[] {
  const lines: BrokenLine[] = [];
  let text = "";
  let used: Mm = 0;
  let pendingSpace = "";
  let pendingWidth: Mm = 0;
  let limit = width - firstIndent;
  const finish = () => {
    lines.push({ text, width: used });
    text = "";
    used = 0;
    pendingSpace = "";
    pendingWidth = 0;
    limit = width;
  };
  for (const whole of clustersOf(paragraph, style, type)) {
    for (const cluster of cutToFit(whole, width, style, type)) {
      const started = text !== "";
      if (
        used + pendingWidth + cluster.width > limit + TOLERANCE &&
        (started || (lines.length === 0 && firstIndent > 0))
      ) {
        finish();
      }
      text += pendingSpace + cluster.text;
      used += pendingWidth + cluster.width;
      pendingSpace = cluster.space;
      pendingWidth = cluster.spaceWidth;
    }
  }
  if (text !== "" || lines.length === 0) finish();
  return lines;
}
