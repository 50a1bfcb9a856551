import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { surveySchema } from "#shared/domain/card/payloads";
import { SHIPPED_SURVEY_FORM } from "#shared/domain/survey/survey-form";
import {
  type Answers,
  NO_ANSWERS,
  PLACES,
  type Place,
  sentAnswers,
  typeKey,
} from "../../../../renderer/surveys/answers";

const { choices } = SHIPPED_SURVEY_FORM.questions;

interface Typing {
  readonly answers: Answers;
  readonly place: Place;
}

function typing(
  keys: readonly string[],
  from: Typing = { answers: NO_ANSWERS, place: "timeliness" },
): Typing {
  return keys.reduce<Typing>((at, key) => typeKey(at.answers, at.place, key, choices) ?? at, from);
}

describe("a survey typed off its sheet", () => {
  test("one digit a question, then choices, then the comment", () => {
    const { answers, place } = typing([..."545434", "3", "1", "Enter"]);
    expect(answers).toEqual({
      scores: { timeliness: 5, efficiency: 4, expertise: 5, attitude: 4, aftercare: 3 },
      overall: 4,
      choices: ["联系及时", "一次修好"],
      comment: "",
    });
    expect(place).toBe("comment");
  });

  test("0 leaves a question empty, Backspace goes back and empties it", () => {
    expect(typing([..."505"]).answers.scores).toEqual({ timeliness: 5, expertise: 5 });
    const back = typing([..."543", "Backspace", "Backspace"]);
    expect(back).toEqual({ answers: { ...NO_ANSWERS, scores: { timeliness: 5 } }, place: "efficiency" });
    expect(typing(["1"], back).answers.scores).toEqual({ timeliness: 5, efficiency: 1 });
  });

  test("a digit takes a choice's tick away again; there is no ninth one", () => {
    const at = { answers: NO_ANSWERS, place: "choices" } as const;
    expect(typing(["8", "2", "8"], at).answers.choices).toEqual(["上门准时"]);
    expect(typeKey(NO_ANSWERS, "choices", "9", choices)).toBeNull();
  });

  test("what is no key of the questionnaire is left to others", () => {
    for (const key of ["6", "9", "a", "Tab", "Escape", "F1"]) {
      expect(typeKey(NO_ANSWERS, "overall", key, choices), key).toBeNull();
    }
    for (const key of ["1", "Enter", "Backspace"]) {
      expect(typeKey(NO_ANSWERS, "comment", key, choices), key).toBeNull();
    }
  });

  test("the arrows go from question to question and change nothing", () => {
    const started = typing([..."54"]);
    const moved = typing(["ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"], started);
    expect(moved).toEqual({ answers: started.answers, place: "efficiency" });
  });

  test("whatever is typed, it is sent in a shape that main takes", () => {
    const key = fc.constantFrom(..."0123456789", "Enter", "Backspace", "ArrowUp", "ArrowDown", "x", "Tab");
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), fc.string(), (keys, comment) => {
        const { answers, place } = typing(keys);
        expect(PLACES).toContain(place);
        const payload = { ...sentAnswers({ ...answers, comment }), collected_by: "customer" };
        expect(surveySchema.safeParse(payload).error?.issues ?? []).toEqual([]);
      }),
    );
  });
});
