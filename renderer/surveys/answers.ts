import { SURVEY_DIMENSIONS, type SurveyDimension } from "#shared/domain/card/vocabulary";

/** What is being typed off a sheet or said on the phone. */
export interface Answers {
  readonly scores: Readonly<Partial<Record<SurveyDimension, number>>>;
  readonly overall: number | null;
  readonly choices: readonly string[];
  readonly comment: string;
}

export const NO_ANSWERS: Answers = { scores: {}, overall: null, choices: [], comment: "" };

/** Where the keyboard is, in the order of the paper. */
export const SCORE_PLACES = [...SURVEY_DIMENSIONS, "overall"] as const;
export type ScorePlace = (typeof SCORE_PLACES)[number];
export const PLACES = [...SCORE_PLACES, "choices", "comment"] as const;
export type Place = (typeof PLACES)[number];

export function isScorePlace(place: Place): place is ScorePlace {
  return place !== "choices" && place !== "comment";
}

export function scoreAt(answers: Answers, place: ScorePlace): number | null {
  return place === "overall" ? answers.overall : (answers.scores[place] ?? null);
}

/** Sets or clears one score. */
export function withScore(answers: Answers, place: ScorePlace, score: number | null): Answers {
  if (place === "overall") return { ...answers, overall: score };
  const { [place]: _before, ...others } = answers.scores;
  return { ...answers, scores: score === null ? others : { ...others, [place]: score } };
}

/** Ticks a choice, or takes the tick away; ticks stay in the order of the questionnaire. */
export function withToggled(answers: Answers, choice: string, order: readonly string[]): Answers {
  const ticked = answers.choices.includes(choice)
    ? answers.choices.filter((other) => other !== choice)
    : [...answers.choices, choice];
  return { ...answers, choices: order.filter((known) => ticked.includes(known)) };
}

function step(place: Place, by: 1 | -1): Place {
  const at = PLACES.indexOf(place) + by;
  return PLACES[Math.min(PLACES.length - 1, Math.max(0, at))] ?? place;
}

/** What one key did: new answers, and where the keyboard goes. */
export interface Typed {
  readonly answers: Answers;
  readonly place: Place;
}

const SCORE_KEY = /^[1-5]$/;
const DIGIT = /^[1-9]$/;

/**
 * One key outside of the comment: a digit scores and goes on, 0 leaves a score empty and goes on, Backspace goes back
 * and empties what stands there, digits tick choices, Enter and the arrows go from place to place. Null = not ours.
 */
export function typeKey(
  answers: Answers,
  place: Place,
  key: string,
  choices: readonly string[],
): Typed | null {
  if (place === "comment") return null;
  if (key === "Enter" || key === "ArrowDown") return { answers, place: step(place, 1) };
  if (key === "ArrowUp") return { answers, place: step(place, -1) };
  if (key === "Backspace") {
    const back = step(place, -1);
    return { answers: isScorePlace(back) ? withScore(answers, back, null) : answers, place: back };
  }
  if (!isScorePlace(place)) {
    const choice = DIGIT.test(key) ? choices[Number(key) - 1] : undefined;
    return choice === undefined ? null : { answers: withToggled(answers, choice, choices), place };
  }
  if (SCORE_KEY.test(key)) return { answers: withScore(answers, place, Number(key)), place: step(place, 1) };
  return key === "0" ? { answers: withScore(answers, place, null), place: step(place, 1) } : null;
}

/** As `collect_survey` and the interview take them. */
export function sentAnswers(answers: Answers) {
  const { scores, overall, choices, comment } = answers;
  return {
    scores: { ...scores },
    ...(overall === null ? {} : { overall }),
    ...(choices.length === 0 ? {} : { choices: [...choices] }),
    ...(comment.trim() === "" ? {} : { comment }),
  };
}
