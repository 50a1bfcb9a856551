import type { Grade } from "./vocabulary";

const GRADE_BY_SCORE: readonly Grade[] = [
  "dissatisfied",
  "dissatisfied",
  "neutral",
  "satisfied",
  "satisfied",
];

/** Grade from a card score 1…5: 4–5 satisfied, 3 neutral, 1–2 dissatisfied (DOMAIN 3.2). */
export function gradeFromScore(score: number): Grade {
  const grade = GRADE_BY_SCORE[score - 1];
  if (!grade) throw new RangeError("a card score is 1 to 5");
  return grade;
}
