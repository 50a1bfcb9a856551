import { SURVEY_DIMENSIONS, type SurveyDimension } from "#shared/domain/card/vocabulary";
import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import { FIGURE_CODES, type FigureCode } from "#shared/domain/figures/vocabulary";
import type { Text } from "#shared/text/text";
import { printedNumber, printedShare } from "../cell-text";
import { decimalsOf, figureWords, printedValueOf } from "../papers/figure-cells";
import { currentWords, lastYearWords, previousWords } from "../papers/head";
import type { ReportSnapshot } from "../papers/report-snapshot";
import { changesOf, type Gap, goalsOf } from "./gaps";

/** 结论 and 需要处理 have at most so many sentences each (PRINT 6). */
export const MOST_SENTENCES = 4;
const MOST_GAPS = 2;

/** 0.9 个百分点, 3.2 分钟: how far two values lie apart as they are printed, so that a reader can check it. */
export function distanceWords(code: FigureCode, one: number, other: number, text: Text): string {
  const { unit } = FIGURE_DEFINITIONS[code];
  const decimals = decimalsOf(code);
  const shown = (value: number) => Number(printedValueOf(code, value).toFixed(decimals));
  const digits = printedNumber(Math.abs(shown(one) - shown(other)), decimals);
  if (unit === "share") return text.t("paper.points", { points: digits });
  return unit === "times" ? digits : `${digits} ${text.t(`figure.unit.${unit}`)}`;
}

function gapWords(gap: Gap, text: Text): string {
  const words = {
    name: text.t(`figure.name.${gap.code}`),
    value: figureWords(gap.code, gap.value, text),
    distance: distanceWords(gap.code, gap.value, gap.goal, text),
  };
  return gap.cards === null
    ? text.t("paper.say.gap", words)
    : text.t("paper.say.gap_cards", { ...words, cards: gap.cards });
}

/** How many goals are reached, and which are missed by how much. */
function goalSentence({ figures }: ReportSnapshot, text: Text, codes: readonly FigureCode[]): string | null {
  const { judged, met, gaps } = goalsOf(figures.current.figures, codes);
  if (judged === 0) return text.t("paper.say.no_goals");
  if (gaps.length === 0) return text.t("paper.say.goals_met", { judged });
  const named = gaps.slice(0, MOST_GAPS).map((gap) => gapWords(gap, text));
  const rest = gaps.length - named.length;
  const list = named.join(text.t("paper.say.between"));
  const words = { judged, met, missed: gaps.length, list };
  return rest === 0
    ? text.t("paper.say.goals_missed", words)
    : text.t("paper.say.goals_missed_more", { ...words, rest });
}

function comparison(now: number, before: number, name: string, text: Text): string {
  const by = now - before;
  if (by === 0) return text.t("paper.say.same_as", { name });
  const words = { name, by: printedNumber(Math.abs(by), 0) };
  if (before === 0) return text.t(by > 0 ? "paper.say.more_than" : "paper.say.less_than", words);
  const percent = printedNumber((Math.abs(by) / before) * 100, 1);
  return text.t(by > 0 ? "paper.say.more_by" : "paper.say.less_by", { ...words, percent });
}

/** A column's head inside a sentence: English writes it small. */
function inSentence(words: string, { lang }: Text): string {
  return lang === "en" ? words.toLowerCase() : words;
}

/** How much came in and was completed, beside the period before and last year. */
function volumeSentence({ figures }: ReportSnapshot, text: Text): string | null {
  const { current, previous, last_year, period } = figures;
  const registered = current.figures.volume_registered.value ?? 0;
  const completed = current.figures.volume_completed.value ?? 0;
  if (registered === 0 && completed === 0) {
    return text.t("paper.say.nothing_happened", { period: currentWords(period, text) });
  }
  const before = previous.figures.volume_registered.value ?? 0;
  const lastYear = last_year.figures.volume_registered.value ?? 0;
  const parts = [
    ...(before > 0
      ? [comparison(registered, before, inSentence(previousWords(period, text), text), text)]
      : []),
    ...(lastYear > 0
      ? [comparison(registered, lastYear, inSentence(lastYearWords(period, text), text), text)]
      : []),
  ];
  const words = { registered: printedNumber(registered, 0), completed: printedNumber(completed, 0) };
  if (parts.length === 0) return text.t("paper.say.volume", words);
  return text.t("paper.say.volume_compared", { ...words, list: parts.join(text.t("paper.say.comma")) });
}

/** The rate that changed most: for the worse if any did, else for the better. */
function changeSentence(
  { figures }: ReportSnapshot,
  text: Text,
  codes: readonly FigureCode[],
): string | null {
  const [first] = changesOf(figures.current.figures, figures.previous.figures, codes);
  if (first === undefined) return null;
  return text.t(first.isWorse ? "paper.say.worst_change" : "paper.say.best_change", {
    name: text.t(`figure.name.${first.code}`),
    previous: inSentence(previousWords(figures.period, text), text),
    direction: text.t(first.by > 0 ? "paper.say.up" : "paper.say.down"),
    distance: distanceWords(first.code, first.now, first.before, text),
    value: figureWords(first.code, first.now, text),
  });
}

function lowestDimension({ figures }: ReportSnapshot): { dimension: SurveyDimension; mean: number } | null {
  const { dimensions } = figures.current.survey;
  const known = SURVEY_DIMENSIONS.flatMap((dimension) => {
    const mean = dimensions[dimension];
    return mean === null ? [] : [{ dimension, mean }];
  });
  return known.toSorted((one, other) => one.mean - other.mean)[0] ?? null;
}

/** What customers say, and what they value least. */
function satisfactionSentence(snapshot: ReportSnapshot, text: Text): string | null {
  const { satisfaction_index } = snapshot.figures.current.figures;
  if (satisfaction_index.value === null) return null;
  const index = figureWords("satisfaction_index", satisfaction_index.value, text);
  const lowest = lowestDimension(snapshot);
  const surveys = satisfaction_index.denominator ?? 0;
  if (satisfaction_index.basis_note === "card_scores" || lowest === null) {
    return text.t("paper.say.satisfaction_by_scores", { index, cards: surveys });
  }
  return text.t("paper.say.satisfaction", {
    index,
    surveys: snapshot.figures.current.survey.valid,
    dimension: text.word("survey_dimension", lowest.dimension),
    mean: printedNumber(lowest.mean, 2),
  });
}

/** Which faults are the most frequent, and how much of all they make up. */
function faultSentence({ figures }: ReportSnapshot, text: Text): string | null {
  const rows = figures.current.breakdowns.fault_category.filter(
    ({ fault_category }) => fault_category !== null,
  );
  const [first] = rows;
  const all = figures.current.breakdowns.fault_category.reduce((sum, { cards }) => sum + cards, 0);
  if (first === undefined || first.fault_category === null) return null;
  const vital = rows.slice(0, FIRST_FAULTS);
  const words = {
    all: printedNumber(all, 0),
    fault: first.fault_category,
    cards: printedNumber(first.cards, 0),
    share: printedShare(first.share),
  };
  if (vital.length < FIRST_FAULTS) return text.t("paper.say.fault", words);
  const together = vital.reduce((sum, { cards }) => sum + cards, 0) / all;
  return text.t("paper.say.faults", { ...words, count: FIRST_FAULTS, together: printedShare(together) });
}

/** Which kinds of problems came in most. */
function kindSentence({ figures }: ReportSnapshot, text: Text): string | null {
  const registered = figures.current.figures.volume_registered.value ?? 0;
  const kinds = figures.current.breakdowns.kind
    .flatMap(({ key, figures: own }) => {
      const cards = own.volume_registered?.value ?? 0;
      return key === null || cards === 0 ? [] : [{ key, cards }];
    })
    .toSorted((one, other) => other.cards - one.cards);
  if (registered === 0 || kinds.length === 0) return null;
  const list = kinds.slice(0, FIRST_KINDS).map(({ key, cards }) =>
    text.t("paper.say.kind", {
      kind: text.wordOf("kind", key),
      cards: printedNumber(cards, 0),
      share: printedShare(cards / registered),
    }),
  );
  return text.t("paper.say.kinds", { list: text.list(list) });
}

const FIRST_FAULTS = 3;
const FIRST_KINDS = 3;

type Topic = "goals" | "volume" | "change" | "satisfaction" | "faults" | "kinds";

const SENTENCES: Readonly<
  Record<Topic, (snapshot: ReportSnapshot, text: Text, codes: readonly FigureCode[]) => string | null>
> = {
  goals: goalSentence,
  volume: volumeSentence,
  change: changeSentence,
  satisfaction: satisfactionSentence,
  faults: faultSentence,
  kinds: kindSentence,
};

/** What a report is about: the figures that it judges, and its sentences in order. */
export interface Subject {
  readonly codes: readonly FigureCode[];
  readonly topics: readonly Topic[];
}

export const WHOLE_SERVICE: Subject = {
  codes: FIGURE_CODES,
  topics: ["goals", "volume", "change", "satisfaction"],
};

/** What the period amounts to, in at most four sentences that are computed from its figures (PRINT 6). */
export function conclusionsOf(
  snapshot: ReportSnapshot,
  text: Text,
  { codes, topics }: Subject = WHOLE_SERVICE,
): readonly string[] {
  const sentences = topics.map((topic) => SENTENCES[topic](snapshot, text, codes));
  return sentences.filter((sentence) => sentence !== null).slice(0, MOST_SENTENCES);
}
