import { useState } from "react";
import type { CardDetail } from "#shared/contract/views";
import { SURVEY_COLLECTED_BY, type SurveyCollectedBy } from "#shared/domain/card/vocabulary";
import { failureText } from "#shared/text/failure-text";
import { useSettings } from "../api/app-state";
import { useDeskQuery } from "../api/queries";
import { useAttempts } from "../card/state/use-attempt";
import { useCommandHandler } from "../commands/command-handlers";
import { useParked } from "../lock/parked";
import { Button } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { Dialog } from "../ui/Dialog";
import { useDisplay, useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { SlaShape } from "../ui/SlaShape";
import { isoTime, readTypedTime } from "../ui/typed-time";
import { useTime } from "../ui/use-time";
import { type Answers, NO_ANSWERS, sentAnswers } from "./answers";
import { Questionnaire } from "./Questionnaire";
import { closeSurveyDialog, type SurveyDialog } from "./survey-state";
import { type Verdict, verdictOf } from "./verdict";
import "./surveys.css";

type EntryDialog = Extract<SurveyDialog, { kind: "entry" }>;

/** A time as typed: nothing = null, what can't be read = undefined. */
function useTypedTime(typed: string): number | null | undefined {
  const { nowMs, zone } = useDisplay();
  if (typed.trim() === "") return null;
  return readTypedTime(typed, nowMs, zone) ?? undefined;
}

function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const text = useText();
  const { index, reason } = verdict;
  return (
    <p className="survey-verdict" role="status" aria-label={text.t("survey.entry.verdict")}>
      <span>
        {index === null ? text.t("survey.index_none") : <b>{text.t("survey.index", { n: index })}</b>}
      </span>
      {reason === null ? (
        <span className="sla-met">
          <SlaShape shape="met" /> {text.t("survey.counts")}
        </span>
      ) : (
        <span className="survey-not-counted" title={text.t(`survey.why.${reason}`)}>
          {text.t("survey.counts_not", { reason: text.word("survey_invalid", reason) })}
        </span>
      )}
    </p>
  );
}

function EntryKeys({ save }: { readonly save: () => void }) {
  useCommandHandler("save", save);
  useCommandHandler("main_action", save);
  return null;
}

/** Who fills it in, where the way it went out says so. */
function usualBy(card: CardDetail, asked: SurveyCollectedBy | undefined): SurveyCollectedBy {
  if (asked !== undefined) return asked;
  const out = card.lists.surveys.findLast((survey) => survey.round === card.fields.round && !survey.refused);
  return out?.way === "phone" ? "phone" : "customer";
}

function Entry({ dialog, card }: { readonly dialog: EntryDialog; readonly card: CardDetail }) {
  const text = useText();
  const time = useTime();
  const { survey_weights } = useSettings();
  const form = useDeskQuery("survey.form", {});
  const [answers, setAnswers] = useParked<Answers>(`survey.entry ${card.fields.id}`, () => NO_ANSWERS);
  const [by, setBy] = useState(() => usualBy(card, dialog.by));
  const [collectedTyped, setCollected] = useState("");
  const [handedOutTyped, setHandedOut] = useState("");
  const collectedAt = useTypedTime(collectedTyped);
  const handedOutAt = useTypedTime(handedOutTyped);
  const attempts = useAttempts(card);
  const { fields, lists } = card;
  const out = lists.surveys.findLast(
    (survey) => survey.round === fields.round && survey.collected_at === null && !survey.refused,
  );
  const close = () => closeSurveyDialog(dialog);
  const verdict = verdictOf({
    answers,
    weights: survey_weights,
    collected_by: by,
    collected_at: collectedAt ?? time.nowMs,
    handed_out_at: handedOutAt ?? out?.handed_out_at ?? null,
    completed_at: fields.completed_at,
    round: fields.round,
    surveys: lists.surveys,
  });
  const ready = collectedAt !== undefined && handedOutAt !== undefined && !attempts.sending;
  const save = () => {
    if (!ready) return;
    const payload = {
      ...sentAnswers(answers),
      collected_by: by,
      ...(collectedAt === null ? {} : { collected_at: isoTime(collectedAt) }),
      ...(handedOutAt === null ? {} : { handed_out_at: isoTime(handedOutAt) }),
    };
    // Somebody changed the card: what is stored now has been read, and what was typed goes on top of it.
    if (attempts.conflict !== null) attempts.begin();
    void attempts.send({ action: "collect_survey", payload }).then((done) => done && close());
  };
  const wrong = (value: number | null | undefined) =>
    value === undefined ? text.t("survey.entry.bad_time") : undefined;
  return (
    <Dialog
      title={text.t("survey.entry.title")}
      aside={
        <span className="muted">
          {[fields.no, fields.model, time.dayTime(fields.completed_at)].filter(Boolean).join(" · ")}
        </span>
      }
      widthPx={720}
      className="survey-dialog"
      onClose={close}
      footer={
        <>
          <Button look="primary" shortcut="Ctrl+S" disabled={!ready} onClick={save}>
            {text.t("survey.entry.save")}
          </Button>
          <Button shortcut="Esc" look="quiet" onClick={close}>
            {text.t("dialog.cancel")}
          </Button>
          <span className="foot-end">
            <VerdictLine verdict={verdict} />
          </span>
        </>
      }
    >
      <EntryKeys save={save} />
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
      <div className="survey-when">
        <Field label={text.t("survey.entry.by")}>
          {() => (
            <Choices
              label={text.t("survey.entry.by")}
              numbered
              value={by}
              choices={SURVEY_COLLECTED_BY.map((value) => ({
                value,
                label: text.word("survey_collected_by", value),
              }))}
              onChoose={setBy}
            />
          )}
        </Field>
        <Field label={text.t("survey.entry.collected_at")} error={wrong(collectedAt)}>
          {(ids) => (
            <TextInput
              {...ids}
              placeholder={text.t("survey.entry.now")}
              title={text.t("survey.entry.time_hint")}
              value={collectedTyped}
              onChange={(event) => setCollected(event.target.value)}
            />
          )}
        </Field>
        <Field label={text.t("survey.entry.handed_out_at")} error={wrong(handedOutAt)}>
          {(ids) => (
            <TextInput
              {...ids}
              placeholder={out === undefined ? text.t("survey.way.none") : time.dayTime(out.handed_out_at)}
              title={text.t("survey.entry.time_hint")}
              value={handedOutTyped}
              onChange={(event) => setHandedOut(event.target.value)}
            />
          )}
        </Field>
      </div>
      {attempts.failure !== null && (
        <p className="field-error" role="alert">
          {failureText(attempts.failure, text).sentence}
        </p>
      )}
      {attempts.conflict !== null && (
        <p className="field-error" role="alert">
          {text.t("survey.entry.changed")}
        </p>
      )}
    </Dialog>
  );
}

/** A survey typed off the sheet, or asked on the phone: five digits, one more, choices, comment, Enter. */
export default function SurveyEntry({ dialog }: { readonly dialog: EntryDialog }) {
  const text = useText();
  const { data, error, refetch } = useDeskQuery("card.show", { ref: dialog.cardId });
  if (data !== undefined) return <Entry dialog={dialog} card={data} />;
  return (
    <Dialog title={text.t("survey.entry.title")} onClose={() => closeSurveyDialog(dialog)}>
      {error === null ? (
        <SkeletonRows rows={8} />
      ) : (
        <ErrorLine error={error} onRetry={() => void refetch()} />
      )}
    </Dialog>
  );
}
