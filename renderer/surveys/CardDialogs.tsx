import { useState } from "react";
import type { CardDetail } from "#shared/contract/views";
import {
  type Action,
  FOLLOW_UP_METHODS,
  type FollowUpMethod,
  SURVEY_WAYS,
  type SurveyWay,
} from "#shared/domain/card/vocabulary";
import { failureText } from "#shared/text/failure-text";
import { useDeskQuery } from "../api/queries";
import { openPrint } from "../app/navigation";
import { useAttempts } from "../card/state/use-attempt";
import { useCommandHandler } from "../commands/command-handlers";
import { Button } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { Field, TextArea } from "../ui/Field";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { turnToCustomer } from "./counter";
import { closeSurveyDialog, openSurveyDialog, type SurveyDialog } from "./survey-state";
import "./surveys.css";

/** The three small steps of a card that the lists do themselves: hand out, refuse, follow up. */
export type CardDialogKind = "hand_out" | "refuse" | "follow_up";
type CardDialogState = Extract<SurveyDialog, { kind: CardDialogKind }>;

function Keys({ save }: { readonly save: () => void }) {
  useCommandHandler("save", save);
  useCommandHandler("main_action", save);
  return null;
}

interface StepProps {
  readonly dialog: CardDialogState;
  readonly card: CardDetail;
}

/** Sends one action of the card, and closes; nothing typed is lost where it is refused. */
function useStep({ dialog, card }: StepProps, action: Action) {
  const text = useText();
  const attempts = useAttempts(card);
  const send = (payload: Readonly<Record<string, unknown>>, done?: () => void) => {
    if (attempts.sending) return;
    if (attempts.conflict !== null) attempts.begin();
    void attempts.send({ action, payload }).then((sent) => {
      if (!sent) return;
      closeSurveyDialog(dialog);
      done?.();
    });
  };
  const sentence =
    attempts.failure !== null
      ? failureText(attempts.failure, text).sentence
      : attempts.conflict !== null
        ? text.t("survey.entry.changed")
        : null;
  return { send, sentence, sending: attempts.sending };
}

function StepDialog({
  dialog,
  card,
  title,
  word,
  sending,
  sentence,
  onSave,
  children,
}: StepProps & {
  readonly title: string;
  readonly word: string;
  readonly sending: boolean;
  readonly sentence: string | null;
  readonly onSave: () => void;
  readonly children: React.ReactNode;
}) {
  const text = useText();
  const { no, customer_name, model } = card.fields;
  return (
    <Dialog
      title={title}
      aside={<span className="muted">{[no, customer_name, model].filter(Boolean).join(" · ")}</span>}
      onClose={() => closeSurveyDialog(dialog)}
      widthPx={600}
      footer={
        <>
          <Button look="primary" shortcut="Ctrl+S" disabled={sending} onClick={onSave}>
            {word}
          </Button>
          <Button look="quiet" shortcut="Esc" onClick={() => closeSurveyDialog(dialog)}>
            {text.t("dialog.cancel")}
          </Button>
        </>
      }
    >
      <Keys save={onSave} />
      <form
        className="survey-step"
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
        {sentence !== null && (
          <p className="field-error" role="alert">
            {sentence}
          </p>
        )}
        {/* Enter saves; the visible button stands in the dialog's foot. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** Enter in a text of several lines saves, as in a line; Shift+Enter begins a new one. */
function saveOnEnter(event: React.KeyboardEvent, save: () => void): void {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229)
    return;
  event.preventDefault();
  save();
}

/** Paper is printed, a call is asked at once, the counter's screen is turned to the customer. */
function HandOut(props: StepProps) {
  const text = useText();
  const { card } = props;
  const { id } = card.fields;
  const { dialog } = props;
  const [way, setWay] = useState<SurveyWay>((dialog.kind === "hand_out" && dialog.way) || "paper");
  const step = useStep(props, "hand_out_survey");
  const next = {
    paper: () => openPrint({ document: "survey", cards: [id] }),
    phone: () => openSurveyDialog({ kind: "entry", cardId: id, by: "phone" }),
    screen: () => void turnToCustomer(id),
  };
  return (
    <StepDialog
      {...props}
      {...step}
      title={text.t("survey.hand_out.title")}
      word={text.t("survey.hand_out.do")}
      onSave={() => step.send({ way }, next[way])}
    >
      <div className="survey-ways">
        <Choices
          label={text.t("survey.hand_out.ways")}
          numbered
          value={way}
          choices={SURVEY_WAYS.map((value) => ({ value, label: text.t(`survey.hand_out.${value}`) }))}
          onChoose={setWay}
        />
      </div>
    </StepDialog>
  );
}

function Refuse(props: StepProps) {
  const text = useText();
  const [reason, setReason] = useState("");
  const step = useStep(props, "refuse_survey");
  const save = () => step.send(reason.trim() === "" ? {} : { reason });
  return (
    <StepDialog
      {...props}
      {...step}
      title={text.t("survey.refuse.title")}
      word={text.t("survey.refuse.do")}
      onSave={save}
    >
      <Field label={text.t("survey.refuse.reason")}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={1}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => saveOnEnter(event, save)}
          />
        )}
      </Field>
    </StepDialog>
  );
}

const ANSWERS = ["yes", "no", "unknown"] as const;

function FollowUp(props: StepProps) {
  const text = useText();
  const isVip = props.card.fields.customer_level === "vip";
  const [method, setMethod] = useState<FollowUpMethod>("phone");
  const [result, setResult] = useState("");
  const [satisfied, setSatisfied] = useState<(typeof ANSWERS)[number]>("yes");
  const step = useStep(props, "follow_up");
  const save = () =>
    step.send({ method, result, ...(satisfied === "unknown" ? {} : { satisfied: satisfied === "yes" }) });
  const words = {
    yes: text.t("form.yes"),
    no: text.t("form.no"),
    unknown: text.t("survey.follow_up.unknown"),
  };
  return (
    <StepDialog
      {...props}
      {...step}
      title={text.t("survey.follow_up.title")}
      word={text.t("survey.follow_up.do")}
      onSave={save}
    >
      <Field label={text.t("survey.follow_up.result")}>
        {(ids) => (
          <TextArea
            {...ids}
            value={result}
            onChange={(event) => setResult(event.target.value)}
            onKeyDown={(event) => saveOnEnter(event, save)}
          />
        )}
      </Field>
      <Field label={text.t("survey.follow_up.satisfied")}>
        {() => (
          <Choices
            label={text.t("survey.follow_up.satisfied")}
            numbered
            value={satisfied}
            choices={ANSWERS.map((value) => ({ value, label: words[value] }))}
            onChoose={setSatisfied}
          />
        )}
      </Field>
      {satisfied === "no" && <p className="survey-note">{text.t("survey.follow_up.rework")}</p>}
      <Field
        label={text.t("survey.follow_up.method")}
        hint={isVip ? text.t("survey.follow_up.vip") : undefined}
      >
        {() => (
          <Choices
            label={text.t("survey.follow_up.method")}
            numbered
            value={method}
            choices={FOLLOW_UP_METHODS.map((value) => ({
              value,
              label: text.word("follow_up_method", value),
            }))}
            onChoose={setMethod}
          />
        )}
      </Field>
    </StepDialog>
  );
}

const STEPS: Readonly<Record<CardDialogKind, (props: StepProps) => React.ReactNode>> = {
  hand_out: HandOut,
  refuse: Refuse,
  follow_up: FollowUp,
};

/** One small step of a card, wherever it was begun. */
export default function CardDialogs({ dialog }: { readonly dialog: CardDialogState }) {
  const { data, error, refetch } = useDeskQuery("card.show", { ref: dialog.cardId });
  const Step = STEPS[dialog.kind];
  if (data !== undefined) return <Step dialog={dialog} card={data} />;
  return (
    <Dialog title="" onClose={() => closeSurveyDialog(dialog)}>
      {error === null ? (
        <SkeletonRows rows={4} />
      ) : (
        <ErrorLine error={error} onRetry={() => void refetch()} />
      )}
    </Dialog>
  );
}
