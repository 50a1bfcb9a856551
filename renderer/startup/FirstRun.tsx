import { type SyntheticEvent, useState } from "react";
import { type FieldSentence, failureText } from "#shared/text/failure-text";
import { takeAppState } from "../api/app-state";
import { call } from "../api/bridge";
import { useFirstCode } from "../protection/first-code";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { currentText, useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { focusOnMount } from "../ui/focus-on-mount";
import { LogoPicker } from "../ui/LogoPicker";
import { BackupChoice } from "./BackupChoice";
import {
  type Answers,
  emptyAnswers,
  FIELDS_OF_STEP,
  isStepReady,
  STEPS,
  type Step,
  stepOfField,
} from "./first-run-steps";
import "./startup.css";

interface PartProps {
  readonly answers: Answers;
  readonly onAnswer: (change: Partial<Answers>) => void;
  readonly wrong: readonly FieldSentence[];
}

function TextField({
  name,
  label,
  hint,
  answers,
  onAnswer,
  wrong,
  upper = false,
  ...rest
}: PartProps & {
  readonly name: Exclude<keyof Answers, "logo">;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly upper?: boolean;
}) {
  const { autoFocus, ...input } = rest;
  return (
    <Field label={label} hint={hint} error={wrong.find((field) => field.field === name)?.sentence}>
      {(ids) => (
        <TextInput
          {...ids}
          {...input}
          {...(autoFocus ? { ref: focusOnMount } : {})}
          value={answers[name]}
          onChange={(event) =>
            onAnswer({ [name]: upper ? event.target.value.toUpperCase() : event.target.value })
          }
        />
      )}
    </Field>
  );
}

function StorePart(props: PartProps) {
  const text = useText();
  const { prefix, store } = props.answers;
  return (
    <>
      <p className="startup-hint">{text.t("first_run.store_hint")}</p>
      <TextField
        {...props}
        name="name"
        label={text.t("first_run.store_name")}
        placeholder={text.t("first_run.store_name_example")}
        autoFocus
      />
      <div className="startup-pair">
        <TextField {...props} name="prefix" label={text.field("prefix")} maxLength={8} upper />
        <TextField {...props} name="store" label={text.field("store")} maxLength={8} upper />
      </div>
      <p className="startup-hint">
        {text.t("first_run.number_example", { no: `${prefix || "—"}-${store || "—"}-20261121-0001` })}
      </p>
    </>
  );
}

function LetterheadPart(props: PartProps) {
  const text = useText();
  return (
    <>
      <p className="startup-hint">{text.t("first_run.letterhead_hint")}</p>
      <TextField
        {...props}
        name="address"
        label={text.field("address")}
        hint={text.t("form.optional")}
        autoFocus
      />
      <div className="startup-pair">
        <TextField {...props} name="phone" label={text.t("first_run.phone")} hint={text.t("form.optional")} />
        <TextField {...props} name="hours" label={text.field("hours")} hint={text.t("form.optional")} />
      </div>
      <Field label={text.field("logo")} hint={text.t("form.optional")}>
        {() => <LogoPicker logo={props.answers.logo} onChange={(logo) => props.onAnswer({ logo })} />}
      </Field>
    </>
  );
}

function PersonPart(props: PartProps) {
  const text = useText();
  return (
    <>
      <p className="startup-hint">{text.t("first_run.person_hint")}</p>
      <div className="startup-pair">
        <TextField {...props} name="person_name" label={text.t("first_run.person_name")} autoFocus />
        <TextField {...props} name="person_code" label={text.field("person_code")} maxLength={20} />
      </div>
    </>
  );
}

const PARTS: Readonly<Record<Step, (props: PartProps) => React.ReactNode>> = {
  store: StorePart,
  letterhead: LetterheadPart,
  person: PersonPart,
};

/** The letterhead as it will stand on paper: black on white in every theme. */
function Preview({ answers }: { readonly answers: Answers }) {
  const text = useText();
  const line = [answers.address, answers.phone, answers.hours].filter((word) => word.trim() !== "");
  return (
    <aside className="letterhead" aria-label={text.t("first_run.preview")}>
      {answers.logo !== null && <img src={answers.logo} alt="" />}
      <div>
        <b>{answers.name.trim() || text.t("first_run.store_name_example")}</b>
        <p>{line.join(" · ")}</p>
      </div>
    </aside>
  );
}

/** A new PC for a store that has data already: from a backup, or in another folder. */
function HasData() {
  const text = useText();
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <BackupChoice onClose={() => setChoosing(false)} />;
  return (
    <footer className="first-run-other">
      <span>{text.t("first_run.have_data")}</span>
      <Button onClick={() => setChoosing(true)}>{text.t("failure.restore")}</Button>
      <Button onClick={() => void call("store.choose_folder", {})}>{text.t("failure.other_folder")}</Button>
    </footer>
  );
}

/** First run: store, letterhead, first person; nothing is written before the last step. */
export default function FirstRun({ dataFolder }: { readonly dataFolder: string }) {
  const text = useText();
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>(emptyAnswers);
  const [wrong, setWrong] = useState<readonly FieldSentence[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const step = STEPS[at] ?? "store";
  const isLast = at === STEPS.length - 1;
  const Part = PARTS[step];

  const onAnswer = (change: Partial<Answers>) => {
    setAnswers((before) => ({ ...before, ...change }));
    setWrong((before) => before.filter(({ field }) => !(field in change)));
  };
  const begin = async () => {
    setBusy(true);
    const result = await call("store.initialise", answers);
    setBusy(false);
    if (result.ok) {
      useFirstCode.setState({ due: true });
      takeAppState(result.value);
      return;
    }
    const { sentence, fields } = failureText(result, currentText());
    setFailed(sentence);
    setWrong(fields);
    const first = fields[0] === undefined ? undefined : stepOfField(fields[0].field);
    if (first !== undefined) setAt(STEPS.indexOf(first));
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isStepReady(step, answers) || busy) return;
    setFailed(null);
    if (isLast) void begin();
    else setAt(at + 1);
  };
  return (
    <main className="startup first-run">
      <form className="startup-sheet" onSubmit={onSubmit}>
        <header>
          <h1>{text.t("first_run.title")}</h1>
          <p className="startup-hint">{text.t("first_run.folder", { folder: dataFolder })}</p>
        </header>
        <ol className="startup-steps">
          {STEPS.map((name, index) => (
            <li
              key={name}
              aria-current={index === at ? "step" : undefined}
              className={classes(index < at && "startup-done")}
            >
              {index + 1} {text.t(`first_run.${name}`)}
            </li>
          ))}
        </ol>
        <p className="spoken-only" role="status">
          {text.t("first_run.step", { n: at + 1 })}
        </p>
        <div className="startup-fields">
          <Part
            key={step}
            answers={answers}
            onAnswer={onAnswer}
            wrong={wrong.filter(({ field }) => FIELDS_OF_STEP[step].some((name) => name === field))}
          />
        </div>
        <Preview answers={answers} />
        {failed !== null && (
          <p className="field-error" role="alert">
            {failed}
          </p>
        )}
        <footer>
          {at > 0 && <Button onClick={() => setAt(at - 1)}>{text.t("first_run.back")}</Button>}
          <Button
            type="submit"
            look="primary"
            shortcut="Enter"
            disabled={!isStepReady(step, answers) || busy}
          >
            {text.t(isLast ? "first_run.begin" : "first_run.next")}
          </Button>
        </footer>
        {at === 0 && <HasData />}
      </form>
    </main>
  );
}
