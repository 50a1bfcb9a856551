import { Printer, Trash2 } from "lucide-react";
import { useState } from "react";
import type { SurveyFormVersion } from "#shared/contract/survey-views";
import { fieldErrorsOf } from "#shared/domain/card/field-types";
import { SURVEY_DIMENSIONS, type SurveyDimension } from "#shared/domain/card/vocabulary";
import { MOST_CHOICES, type SurveyFormContent, surveyFormSchema } from "#shared/domain/survey/survey-form";
import { failureText, fieldCodeText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { deskQuery, queryClient, useDeskQuery } from "../api/queries";
import { openPrint } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { useStaffNames } from "../ledger/use-staff-names";
import { useRight } from "../settings/rights";
import { MayNot } from "../settings/SettingsForm";
import { Button, IconButton } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { say } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";
import "../settings/settings.css";
import "./survey-form-part.css";

interface PartProps {
  readonly form: SurveyFormContent;
  readonly onChange: (form: SurveyFormContent) => void;
  readonly wrong: (path: string) => string | undefined;
}

function withQuestions(
  form: SurveyFormContent,
  part: Partial<SurveyFormContent["questions"]>,
): SurveyFormContent {
  return { ...form, questions: { ...form.questions, ...part } };
}

function Dimension({ name, form, onChange, wrong }: PartProps & { readonly name: SurveyDimension }) {
  const text = useText();
  const { weights, questions } = form;
  const dimension = text.word("survey_dimension", name);
  const own = questions.dimensions[name];
  const label = (what: "label" | "hint" | "weight") =>
    text.t("survey.form.of", { dimension, what: text.t(`survey.form.${what}`) });
  const change = (part: Partial<typeof own>) =>
    onChange(withQuestions(form, { dimensions: { ...questions.dimensions, [name]: { ...own, ...part } } }));
  const error =
    wrong(`questions.dimensions.${name}.label`) ??
    wrong(`questions.dimensions.${name}.hint`) ??
    wrong(`weights.${name}`);
  return (
    <div className="survey-form-row">
      <span>{dimension}</span>
      <TextInput
        aria-label={label("label")}
        value={own.label}
        onChange={(event) => change({ label: event.target.value })}
      />
      <TextInput
        aria-label={label("hint")}
        value={own.hint}
        onChange={(event) => change({ hint: event.target.value })}
      />
      <TextInput
        type="number"
        min={0}
        max={100}
        aria-label={label("weight")}
        value={weights[name]}
        onChange={(event) =>
          onChange({ ...form, weights: { ...weights, [name]: event.target.valueAsNumber || 0 } })
        }
      />
      {error !== undefined && <p className="field-error">{error}</p>}
    </div>
  );
}

function Weights(props: PartProps) {
  const text = useText();
  const sum = SURVEY_DIMENSIONS.reduce((total, name) => total + props.form.weights[name], 0);
  return (
    <section>
      <h3>{text.t("survey.form.weights")}</h3>
      <div className="survey-form-row survey-form-head" aria-hidden="true">
        <span />
        <span>{text.t("survey.form.label")}</span>
        <span>{text.t("survey.form.hint")}</span>
        <span>{text.t("survey.form.weight")}</span>
      </div>
      {SURVEY_DIMENSIONS.map((name) => (
        <Dimension key={name} {...props} name={name} />
      ))}
      <p className={sum === 100 ? "field-hint" : "field-error"} role={sum === 100 ? undefined : "alert"}>
        {text.t("settings.survey_sum", { n: sum })}
      </p>
    </section>
  );
}

/** Choices have no name but their place while they are typed. */
const PLACES = Array.from({ length: MOST_CHOICES }, (_unused, index) => index);

function Choices({ form, onChange, wrong }: PartProps) {
  const text = useText();
  const { choices } = form.questions;
  const change = (next: readonly string[]) => onChange(withQuestions(form, { choices: [...next] }));
  return (
    <section>
      <h3>{text.t("survey.form.choices")}</h3>
      <div className="survey-form-choices">
        {PLACES.slice(0, choices.length).map((place) => (
          <span key={place}>
            <TextInput
              aria-label={text.t("survey.form.choice", { n: place + 1 })}
              value={choices[place] ?? ""}
              aria-invalid={wrong(`questions.choices.${place}`) === undefined ? undefined : true}
              title={wrong(`questions.choices.${place}`)}
              onChange={(event) => change(choices.with(place, event.target.value))}
            />
            <IconButton
              icon={Trash2}
              label={text.t("survey.form.choice_remove", { choice: choices[place] ?? "" })}
              disabled={choices.length === 1}
              onClick={() => change(choices.filter((_choice, index) => index !== place))}
            />
          </span>
        ))}
      </div>
      {wrong("questions.choices") !== undefined && (
        <p className="field-error">{wrong("questions.choices")}</p>
      )}
      <Button small disabled={choices.length >= MOST_CHOICES} onClick={() => change([...choices, ""])}>
        {text.t("survey.form.choice_add")}
      </Button>
    </section>
  );
}

const LINES = ["overall", "choices_question", "comment_question"] as const;

function Lines({ form, onChange, wrong }: PartProps) {
  const text = useText();
  return (
    <div className="settings-grid">
      {LINES.map((name) => (
        <Field key={name} label={text.t(`survey.form.${name}`)} error={wrong(`questions.${name}`)}>
          {(ids) => (
            <TextInput
              {...ids}
              value={form.questions[name]}
              onChange={(event) => onChange(withQuestions(form, { [name]: event.target.value }))}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function History({ versions }: { readonly versions: readonly SurveyFormVersion[] }) {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  return (
    <section>
      <h3>{text.t("survey.form.history")}</h3>
      <ul className="survey-form-history">
        {versions.map((version, index) => (
          <li key={version.version}>
            <b>{text.t("survey.form.version", { n: version.version })}</b>
            <span>
              {SURVEY_DIMENSIONS.map(
                (name) => `${text.word("survey_dimension", name)} ${version.weights[name]}`,
              ).join(" · ")}
            </span>
            <span className="field-hint">
              {version.changed_by === null
                ? text.t("survey.form.shipped")
                : text.t("survey.form.version_by", {
                    name: nameOf(version.changed_by),
                    at: time.dayTime(version.changed_at),
                  })}
              {index === 0 && ` · ${text.t("survey.form.current")}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function contentOf({ weights, questions }: SurveyFormVersion): SurveyFormContent {
  return { weights, questions };
}

function Form({
  current,
  versions,
}: {
  readonly current: SurveyFormVersion;
  readonly versions: readonly SurveyFormVersion[];
}) {
  const text = useText();
  const { may } = useRight("settings");
  const saved = contentOf(current);
  const [form, setForm] = useState(saved);
  const [sentence, setSentence] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const checked = surveyFormSchema.safeParse(form);
  const errors = checked.success ? [] : fieldErrorsOf(checked.error, form);
  const wrong = (path: string) => {
    const found = tried ? errors.find(({ field }) => field === path) : undefined;
    return found && fieldCodeText(found.code, text);
  };
  const dirty = JSON.stringify(form) !== JSON.stringify(saved);
  const save = async () => {
    setTried(true);
    if (!dirty || !may || busy || !checked.success) return;
    setBusy(true);
    const result = await call("survey.save_form", { base_version: current.version, form: checked.data });
    setBusy(false);
    if (!result.ok) {
      setSentence(failureText(result, currentText()).sentence);
      return;
    }
    setSentence(null);
    queryClient.setQueryData(deskQuery("survey.form", {}).queryKey, result.value);
    say(
      text.t("settings.saved", { what: text.t("survey.form.version", { n: result.value.current.version }) }),
    );
  };
  useCommandHandler("save", () => void save());
  const part = { form, onChange: setForm, wrong };
  return (
    <form
      className="settings-form survey-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{text.t("survey.form.title")}</h2>
      <MayNot right="settings" />
      <fieldset disabled={!may} className="settings-fields">
        <Weights {...part} />
        <Lines {...part} />
        <Choices {...part} />
      </fieldset>
      <History versions={versions} />
      {sentence !== null && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
      <footer className="settings-foot">
        {dirty && (
          <p className="settings-note">
            {text.t("survey.form.effect", { n: current.version + 1, kept: text.t("survey.form.kept") })}
          </p>
        )}
        <Button type="submit" look="primary" shortcut="Ctrl+S" disabled={!dirty || !may || busy}>
          {text.t("settings.save")}
        </Button>
        {dirty ? (
          <Button look="quiet" onClick={() => setForm(saved)}>
            {text.t("settings.revert")}
          </Button>
        ) : (
          <span className="field-hint">{text.t("settings.unchanged")}</span>
        )}
        <Button
          icon={Printer}
          disabled={dirty}
          onClick={() => openPrint({ document: "survey", cards: [], blank: 1 })}
        >
          {text.t("survey.form.print")}
        </Button>
      </footer>
    </form>
  );
}

/** 满意度问卷: questions, weights and choices; each change is a version of its own (DOMAIN 5.7). */
export default function SurveyFormPart() {
  const { data, error, refetch } = useDeskQuery("survey.form", {});
  if (error !== null) return <ErrorLine error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={8} />;
  return <Form key={data.current.version} current={data.current} versions={data.versions} />;
}
