import { useEffect, useRef, useState } from "react";
import type { CounterSurvey as Shown } from "#shared/contract/survey-views";
import type { SignedInPerson } from "#shared/contract/views";
import type { SecretKind } from "#shared/domain/credential/secret-rules";
import type { SurveyQuestions } from "#shared/domain/survey/survey-form";
import { useSettings } from "../api/app-state";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { unlockPage } from "../lock/change-person";
import { useCover } from "../lock/use-cover";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { TextArea } from "../ui/Field";
import { focusOnMount } from "../ui/focus-on-mount";
import { ErrorLine } from "../ui/ListStates";
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
import { StaffBack } from "./StaffBack";
import "./counter.css";

const SCORES = [1, 2, 3, 4, 5];

/** Where the customer is; `staff` lies over it while the PIN is asked for, so that nothing filled in is lost. */
type Step = "scores" | "words" | "failed" | "thanks";

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

/** Sends what was filled in; the same answers sent again keep their `op_id`, so that they are kept once. */
function useSending(answers: Answers, onSent: (kept: boolean) => void) {
  const [sending, setSending] = useState(false);
  const last = useRef<{ readonly answers: Answers; readonly op_id: string } | null>(null);
  const send = async () => {
    if (sending) return;
    if (last.current?.answers !== answers) last.current = { answers, op_id: crypto.randomUUID() };
    setSending(true);
    const sent = await call("survey.counter_send", {
      op_id: last.current.op_id,
      answers: sentAnswers(answers),
    });
    setSending(false);
    onSent(sent.ok);
  };
  return { sending, send: () => void send() };
}

/** Handed in, or not kept. */
function Ending({
  step,
  onSend,
  onStaff,
}: {
  readonly step: "failed" | "thanks";
  readonly onSend: () => void;
  readonly onStaff: () => void;
}) {
  const text = useText();
  if (step === "thanks") {
    return (
      <section className="counter-ending" role="status">
        <h1>{text.t("survey.counter.thanks")}</h1>
        <p>{text.t("survey.counter.got")}</p>
        <Button ref={focusOnMount} onClick={onStaff}>
          {text.t("survey.counter.to_desk")}
        </Button>
      </section>
    );
  }
  return (
    <section className="counter-ending" role="alert">
      <p>{text.t("survey.counter.not_saved")}</p>
      <span className="counter-buttons">
        <Button ref={focusOnMount} look="primary" onClick={onSend}>
          {text.t("survey.counter.retry")}
        </Button>
        <Button onClick={onStaff}>{text.t("survey.counter.end")}</Button>
      </span>
    </section>
  );
}

interface QuestionsProps extends PartProps {
  readonly step: "scores" | "words";
  readonly sending: boolean;
  readonly onStep: (step: Step) => void;
  readonly onSend: () => void;
}

function Questions({ step, sending, onStep, onSend, ...part }: QuestionsProps) {
  const text = useText();
  const left = SCORE_PLACES.filter((place) => scoreAt(part.answers, place) === null).length;
  return (
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
          <Button onClick={() => onStep("scores")}>{text.t("survey.counter.back")}</Button>
        )}
        {step === "scores" ? (
          <Button look="primary" onClick={() => onStep("words")}>
            {text.t("survey.counter.next")}
          </Button>
        ) : (
          <Button look="primary" disabled={sending} onClick={onSend}>
            {text.t("survey.counter.send")}
          </Button>
        )}
      </footer>
    </>
  );
}

/** Esc goes a page back, and asks for staff from the first one. */
function useEsc(onEsc: () => void): void {
  const latest = useRef(onEsc);
  latest.current = onEsc;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing && !event.repeat) latest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

export interface CounterSurveyProps {
  /** Who turned the screen, and gets it back. */
  readonly person: SignedInPerson;
  readonly unlocksWith: SecretKind | null;
}

function Counter({ shown, person, unlocksWith }: CounterSurveyProps & { readonly shown: Shown }) {
  const text = useText();
  const { name } = useSettings();
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [step, setStep] = useState<Step>(shown.collected ? "thanks" : "scores");
  const [staffAsked, setStaffAsked] = useState(false);
  const { sending, send } = useSending(answers, (kept) => setStep(kept ? "thanks" : "failed"));
  const askStaff = () => {
    // Handed in, and nobody here has a PIN: nothing is left to ask.
    if (step === "thanks" && unlocksWith === null)
      void unlockPage().then((refused) => setStaffAsked(refused !== null));
    else setStaffAsked(true);
  };
  useEsc(() => {
    if (staffAsked) setStaffAsked(false);
    else if (step === "words") setStep("scores");
    else askStaff();
  });
  const asks = step === "scores" || step === "words";
  return (
    <>
      <header className="counter-head">
        <b>{name}</b>
        {shown.model !== null && <span>{text.t("survey.counter.product", { model: shown.model })}</span>}
        {asks && !staffAsked && (
          <Button look="quiet" onClick={askStaff}>
            {text.t("survey.counter.end")}
          </Button>
        )}
      </header>
      {staffAsked && (
        <StaffBack
          person={person}
          unlocksWith={unlocksWith}
          unsent={step !== "thanks"}
          onGoOn={() => setStaffAsked(false)}
        />
      )}
      {!staffAsked && asks && (
        <Questions
          step={step}
          sending={sending}
          questions={shown.questions}
          answers={answers}
          onChange={setAnswers}
          onStep={setStep}
          onSend={send}
        />
      )}
      {!staffAsked && !asks && <Ending step={step} onSend={send} onStaff={askStaff} />}
    </>
  );
}

/**
 * The questionnaire on the counter's screen (DOMAIN 5.7): it covers the whole window and shows nothing of anybody but
 * the product that was served. The way back to where the clerk was goes through a PIN, in main too (SAFETY 5).
 */
export default function CounterSurvey(props: CounterSurveyProps) {
  const text = useText();
  const cover = useCover();
  const { data, error, refetch } = useDeskQuery("survey.counter_show", {});
  return (
    <Layer>
      <dialog ref={cover} className="counter" aria-label={text.t("survey.counter.region")}>
        {data !== undefined && <Counter {...props} shown={data} />}
        {error !== null && (
          <>
            <ErrorLine error={error} onRetry={() => void refetch()} />
            <StaffBack {...props} unsent={false} />
          </>
        )}
      </dialog>
    </Layer>
  );
}
