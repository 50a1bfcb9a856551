import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { CardDetail } from "#shared/contract/views";
import type { SurveyQuestions } from "#shared/domain/survey/survey-form";
import { useSettings } from "../api/app-state";
import { useDeskQuery } from "../api/queries";
import { useAttempts } from "../card/state/use-attempt";
import { useCommandHandler } from "../commands/command-handlers";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { TextArea } from "../ui/Field";
import { focusOnMount } from "../ui/focus-on-mount";
import { Layer } from "../ui/layers";
import {
  type Answers,
  NO_ANSWERS,
  SCORE_PLACES,
  scoreAt,
  sentAnswers,
  withScore,
  withToggled,
} from "./answers";
import { closeSurveyDialog, type SurveyDialog } from "./survey-state";
import "./counter.css";

type Step = "scores" | "words" | "sure" | "failed" | "thanks";
const SCORES = [1, 2, 3, 4, 5];

/** Nothing of the desk answers to a key while a customer sits at it. */
function CustomersKeys({ onBack }: { readonly onBack: () => void }) {
  useCommandHandler("keys", () => true);
  useCommandHandler("next_region", () => true);
  useCommandHandler("back", onBack);
  return null;
}

interface PartProps {
  readonly questions: SurveyQuestions;
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
}

function Scores({ questions, answers, onChange }: PartProps) {
  const text = useText();
  return (
    <div className="counter-scores">
      <div className="counter-scale" aria-hidden="true">
        <span>{text.t("survey.counter.low")}</span>
        <span>{text.t("survey.counter.high")}</span>
      </div>
      {SCORE_PLACES.map((place, index) => {
        const { label, hint } =
          place === "overall" ? { label: questions.overall, hint: "" } : questions.dimensions[place];
        const score = scoreAt(answers, place);
        return (
          <fieldset key={place} className="counter-row" aria-label={label}>
            <span className="counter-question">
              <b>{place === "overall" ? label : `${index + 1}. ${label}`}</b>
              {hint !== "" && <small>{hint}</small>}
            </span>
            {SCORES.map((value) => (
              <label key={value} className={classes("counter-score", value === score && "counter-chosen")}>
                <input
                  type="radio"
                  className="spoken-only"
                  name={place}
                  checked={value === score}
                  onChange={() => onChange(withScore(answers, place, value))}
                />
                {value}
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

function Words({ questions, answers, onChange }: PartProps) {
  const text = useText();
  return (
    <div className="counter-words">
      <h2>{questions.choices_question}</h2>
      <fieldset className="counter-choices" aria-label={questions.choices_question}>
        {questions.choices.map((choice) => {
          const ticked = answers.choices.includes(choice);
          return (
            <label key={choice} className={classes("counter-choice", ticked && "counter-chosen")}>
              <input
                type="checkbox"
                className="spoken-only"
                checked={ticked}
                onChange={() => onChange(withToggled(answers, choice, questions.choices))}
              />
              {choice}
            </label>
          );
        })}
      </fieldset>
      <h2>{questions.comment_question}</h2>
      <TextArea
        rows={4}
        aria-label={questions.comment_question}
        placeholder={text.t("survey.counter.words")}
        value={answers.comment}
        onChange={(event) => onChange({ ...answers, comment: event.target.value })}
      />
    </div>
  );
}

function unscored(answers: Answers): number {
  return SCORE_PLACES.filter((place) => scoreAt(answers, place) === null).length;
}

/** The pages after the questions: sent, not sent, or left before the end. */
function Ending({
  step,
  onStep,
  onSend,
  onEnd,
}: {
  readonly step: Exclude<Step, "scores" | "words">;
  readonly onStep: (step: Step) => void;
  readonly onSend: () => void;
  readonly onEnd: () => void;
}) {
  const text = useText();
  if (step === "thanks") {
    return (
      <section className="counter-ending" role="status">
        <h1>{text.t("survey.counter.thanks")}</h1>
        <p>{text.t("survey.counter.got")}</p>
        <Button ref={focusOnMount} onClick={onEnd}>
          {text.t("survey.counter.to_desk")}
        </Button>
      </section>
    );
  }
  const isSure = step === "sure";
  return (
    <section className="counter-ending" role="alert">
      <p>{text.t(isSure ? "survey.counter.end_sure" : "survey.counter.not_saved")}</p>
      <span className="counter-buttons">
        {isSure ? (
          <Button ref={focusOnMount} look="primary" onClick={() => onStep("scores")}>
            {text.t("survey.counter.go_on")}
          </Button>
        ) : (
          <Button ref={focusOnMount} look="primary" onClick={onSend}>
            {text.t("survey.counter.retry")}
          </Button>
        )}
        <Button onClick={onEnd}>{text.t("survey.counter.end_now")}</Button>
      </span>
    </section>
  );
}

function Counter({
  card,
  questions,
  onEnd,
}: {
  readonly card: CardDetail;
  readonly questions: SurveyQuestions;
  readonly onEnd: () => void;
}) {
  const text = useText();
  const { name } = useSettings();
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [step, setStep] = useState<Step>("scores");
  const attempts = useAttempts(card);
  const part = { questions, answers, onChange: setAnswers };
  const send = () => {
    if (attempts.sending) return;
    if (attempts.conflict !== null) attempts.begin();
    const payload = { ...sentAnswers(answers), collected_by: "customer" };
    void attempts
      .send({ action: "collect_survey", payload })
      .then((done) => setStep(done ? "thanks" : "failed"));
  };
  const left = unscored(answers);
  const asks = step === "scores" || step === "words";
  return (
    <>
      <CustomersKeys
        onBack={() => {
          if (step === "thanks") onEnd();
          else setStep(step === "words" ? "scores" : "sure");
        }}
      />
      <header className="counter-head">
        <b>{name}</b>
        {card.fields.model !== null && (
          <span>{text.t("survey.counter.product", { model: card.fields.model })}</span>
        )}
        {asks && (
          <Button look="quiet" onClick={() => setStep("sure")}>
            {text.t("survey.counter.end")}
          </Button>
        )}
      </header>
      {asks ? (
        <>
          <main className="counter-body">
            <h1 key={step} ref={focusOnMount} tabIndex={-1}>
              {text.t("survey.counter.hello")}
            </h1>
            <p>{text.t("survey.counter.intro")}</p>
            {step === "scores" ? <Scores {...part} /> : <Words {...part} />}
          </main>
          <footer className="counter-foot">
            {step === "words" && left > 0 && <p>{text.t("survey.counter.left", { n: left })}</p>}
            {step === "words" && (
              <Button onClick={() => setStep("scores")}>{text.t("survey.counter.back")}</Button>
            )}
            {step === "scores" ? (
              <Button look="primary" onClick={() => setStep("words")}>
                {text.t("survey.counter.next")}
              </Button>
            ) : (
              <Button look="primary" disabled={attempts.sending} onClick={send}>
                {text.t("survey.counter.send")}
              </Button>
            )}
          </footer>
        </>
      ) : (
        <Ending step={step} onStep={setStep} onSend={send} onEnd={onEnd} />
      )}
    </>
  );
}

/**
 * The questionnaire on the counter's screen: it covers the whole window, shows nothing of anybody but the product that
 * was served, and goes back to where the clerk was.
 */
export default function CounterSurvey({
  dialog,
}: {
  readonly dialog: Extract<SurveyDialog, { kind: "counter" }>;
}) {
  const text = useText();
  const element = useRef<HTMLDialogElement>(null);
  const card = useDeskQuery("card.show", { ref: dialog.cardId });
  const form = useDeskQuery("survey.form", {});
  useLayoutEffect(() => {
    const shown = element.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const failed = card.error !== null || form.error !== null;
  useEffect(() => {
    if (failed) closeSurveyDialog(dialog);
  }, [failed, dialog]);
  return (
    <Layer>
      <dialog
        ref={element}
        className="counter"
        aria-label={text.t("survey.counter.region")}
        // Esc is answered by the command, page by page.
        onCancel={(event) => event.preventDefault()}
      >
        {card.data !== undefined && form.data !== undefined && (
          <Counter
            card={card.data}
            questions={form.data.current.questions}
            onEnd={() => closeSurveyDialog(dialog)}
          />
        )}
      </dialog>
    </Layer>
  );
}
