import { useState } from "react";
import type { PeriodicRow } from "#shared/contract/survey-views";
import { satisfactionIndex } from "#shared/domain/survey/survey-index";
import { failureText } from "#shared/text/failure-text";
import { useSettings } from "../api/app-state";
import { call } from "../api/bridge";
import { deskQuery, queryClient, useDeskQuery } from "../api/queries";
import { useCommandHandler } from "../commands/command-handlers";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { currentText, useText } from "../ui/display";
import { ErrorLine } from "../ui/ListStates";
import { say } from "../ui/undo-strip";
import { type Answers, sentAnswers } from "./answers";
import { Questionnaire } from "./Questionnaire";
import { closeSurveyDialog, type SurveyDialog } from "./survey-state";
import "./surveys.css";

type Outcome = Parameters<typeof call<"survey.interview">>[1]["outcome"];

/** Sends what a call came to; the list shows what main answered. A refusal comes back as its sentence. */
export async function sendInterview(
  period: string,
  row: PeriodicRow,
  outcome: Outcome,
): Promise<string | null> {
  const { customer_id, version } = row;
  const result = await call("survey.interview", { period, customer_id, version, outcome });
  if (!result.ok) return failureText(result, currentText()).sentence;
  queryClient.setQueryData(deskQuery("survey.sample", { period }).queryKey, result.value);
  return null;
}

function Keys({ save }: { readonly save: () => void }) {
  useCommandHandler("save", save);
  useCommandHandler("main_action", save);
  return null;
}

function answersOf({ scores, overall, choices, comment }: PeriodicRow): Answers {
  return { scores, overall, choices, comment: comment ?? "" };
}

/** The questionnaire asked on the phone of a drawn customer (DOMAIN 5.7). */
export default function InterviewDialog({
  dialog,
}: {
  readonly dialog: Extract<SurveyDialog, { kind: "interview" }>;
}) {
  const { period, row } = dialog;
  const text = useText();
  const { survey_weights } = useSettings();
  const form = useDeskQuery("survey.form", {});
  const [answers, setAnswers] = useState(() => answersOf(row));
  const [sentence, setSentence] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const index = satisfactionIndex(answers.scores, survey_weights);
  const close = () => closeSurveyDialog(dialog);
  const save = () => {
    if (busy) return;
    setBusy(true);
    void sendInterview(period, row, { kind: "interviewed", answers: sentAnswers(answers) }).then(
      (refused) => {
        setBusy(false);
        setSentence(refused);
        if (refused !== null) return;
        say(text.t("survey.sample.saved", { name: row.customer_name }));
        close();
      },
    );
  };
  return (
    <Dialog
      title={text.t(row.interviewed_at === null ? "survey.sample.interview" : "survey.sample.correct")}
      aside={<span className="muted">{[period, row.customer_name].join(" · ")}</span>}
      widthPx={720}
      className="survey-dialog"
      onClose={close}
      footer={
        <>
          <Button look="primary" shortcut="Ctrl+S" disabled={busy} onClick={save}>
            {text.t("dialog.save")}
          </Button>
          <Button look="quiet" shortcut="Esc" onClick={close}>
            {text.t("dialog.cancel")}
          </Button>
          <span className="foot-end survey-verdict" role="status">
            {index === null ? text.t("survey.index_none") : <b>{text.t("survey.index", { n: index })}</b>}
          </span>
        </>
      }
    >
      <Keys save={save} />
      <p className="field-hint survey-keys">{text.t("survey.entry.keys")}</p>
      {form.error !== null && <ErrorLine error={form.error} onRetry={() => void form.refetch()} />}
      {form.data !== undefined && (
        <Questionnaire
          questions={form.data.current.questions}
          answers={answers}
          onChange={setAnswers}
          onDone={save}
        />
      )}
      {sentence !== null && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
    </Dialog>
  );
}
