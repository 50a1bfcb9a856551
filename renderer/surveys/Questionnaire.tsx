import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import type { SurveyQuestions } from "#shared/domain/survey/survey-form";
import { isNewLineKey, typeNewLine } from "../card/forms/field-focus";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { TextArea } from "../ui/Field";
import {
  type Answers,
  PLACES,
  type Place,
  SCORE_PLACES,
  type ScorePlace,
  scoreAt,
  typeKey,
  withScore,
  withToggled,
} from "./answers";
import "./questionnaire.css";

const SCORES = [1, 2, 3, 4, 5];

function placeOf(target: EventTarget): Place | null {
  const found = target instanceof Element ? target.closest("[data-place]")?.getAttribute("data-place") : null;
  return PLACES.find((place) => place === found) ?? null;
}

/** The keyboard goes to a question: its ticked box, else its first, or the comment. */
export function focusPlace(root: HTMLElement | null, place: Place): void {
  const row = root?.querySelector(`[data-place="${place}"]`);
  const control =
    row?.querySelector<HTMLElement>("input:checked") ?? row?.querySelector<HTMLElement>("input, textarea");
  control?.focus();
}

function ScoreRow({
  place,
  name,
  hint,
  score,
  onScore,
}: {
  readonly place: ScorePlace;
  readonly name: string;
  readonly hint: string;
  readonly score: number | null;
  readonly onScore: (score: number) => void;
}) {
  const text = useText();
  const group = useId();
  const label =
    score === null
      ? text.t("survey.entry.unscored", { name })
      : text.t("survey.entry.score", { name, n: score });
  return (
    <fieldset
      className={classes("question-row", place === "overall" && "question-overall")}
      data-place={place}
      aria-label={label}
    >
      <span className="question-name">
        <b>{name}</b>
        {hint !== "" && <small>{hint}</small>}
      </span>
      <span className="question-scores">
        {SCORES.map((value) => (
          <label key={value} className={classes("question-score", value === score && "question-chosen")}>
            <input
              type="radio"
              className="spoken-only"
              name={group}
              checked={value === score}
              onChange={() => onScore(value)}
            />
            {value}
          </label>
        ))}
      </span>
    </fieldset>
  );
}

export interface QuestionnaireProps {
  readonly questions: SurveyQuestions;
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
  /** Enter in the comment. */
  readonly onDone: () => void;
}

/**
 * The questionnaire as fast as a sheet is read: one digit a question, and on (`typeKey`). The mouse reaches everything
 * as well; nothing happens while an input method composes.
 */
export function Questionnaire({ questions, answers, onChange, onDone }: QuestionnaireProps) {
  const text = useText();
  const root = useRef<HTMLElement>(null);
  useEffect(() => focusPlace(root.current, "timeliness"), []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (event.keyCode === 229) return;
    const place = placeOf(event.target);
    if (place === null) return;
    if (place === "comment") {
      if (event.key !== "Enter" || event.shiftKey) return;
      event.preventDefault();
      onDone();
      return;
    }
    const typed = typeKey(answers, place, event.key, questions.choices);
    if (typed === null) return;
    event.preventDefault();
    if (typed.answers !== answers) onChange(typed.answers);
    if (typed.place !== place) focusPlace(root.current, typed.place);
  };

  return (
    <section ref={root} className="questionnaire" aria-label={text.t("survey.details")} onKeyDown={onKeyDown}>
      <p className="question-scale">{text.t("survey.scale")}</p>
      {SCORE_PLACES.map((place, index) => {
        const { label, hint } =
          place === "overall" ? { label: questions.overall, hint: "" } : questions.dimensions[place];
        return (
          <ScoreRow
            key={place}
            place={place}
            name={place === "overall" ? label : `${index + 1}. ${label}`}
            hint={hint}
            score={scoreAt(answers, place)}
            onScore={(score) => onChange(withScore(answers, place, score))}
          />
        );
      })}
      <fieldset className="question-choices" data-place="choices" aria-label={questions.choices_question}>
        <b>{questions.choices_question}</b>
        <span>
          {questions.choices.map((choice, index) => {
            const ticked = answers.choices.includes(choice);
            return (
              <label key={choice} className={classes("choice", ticked && "choice-chosen")}>
                <input
                  type="checkbox"
                  className="spoken-only"
                  checked={ticked}
                  onChange={() => onChange(withToggled(answers, choice, questions.choices))}
                />
                <span className="choice-digit">{index + 1}</span>
                {choice}
              </label>
            );
          })}
        </span>
      </fieldset>
      <div className="question-comment" data-place="comment">
        <TextArea
          rows={1}
          aria-label={questions.comment_question}
          placeholder={questions.comment_question}
          value={answers.comment}
          onChange={(event) => onChange({ ...answers, comment: event.target.value })}
          onKeyDown={(event) => {
            if (!isNewLineKey(event)) return;
            event.preventDefault();
            typeNewLine(event.currentTarget);
          }}
        />
      </div>
    </section>
  );
}
