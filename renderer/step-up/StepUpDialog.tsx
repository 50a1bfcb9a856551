import { Printer } from "lucide-react";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import type { StepUpApprover, StepUpView } from "#shared/contract/people-views";
import type { CardDetail } from "#shared/contract/views";
import { failureText } from "#shared/text/failure-text";
import { usePerson } from "../api/app-state";
import { call, type DeskFailure, type DeskResult } from "../api/bridge";
import { openPrint } from "../app/navigation";
import { SecretField } from "../lock/PinField";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { Field } from "../ui/Field";
import { focusOnMount } from "../ui/focus-on-mount";
import { useTime } from "../ui/use-time";
import { stepUpSentence } from "./step-up-sentence";
import { settleStepUp, useStepUp, type WantedAct } from "./step-up-state";
import "./step-up.css";

const WIDTH_PX = 440;
const SECOND_MS = 1000;
const SECONDS_PER_MINUTE = 60;
const RING_RADIUS = 15;
const RING_LENGTH = 2 * Math.PI * RING_RADIUS;

/** Counts down on the page's own running time; main counts for itself. */
function useLeftMs(validMs: number): number {
  const begun = useRef(performance.now());
  const [left, setLeft] = useState(validMs);
  useEffect(() => {
    const timer = setInterval(
      () => setLeft(Math.max(0, validMs - (performance.now() - begun.current))),
      SECOND_MS,
    );
    return () => clearInterval(timer);
  }, [validMs]);
  return left;
}

function Ring({ leftMs, validMs }: { readonly leftMs: number; readonly validMs: number }) {
  const text = useText();
  const seconds = Math.ceil(leftMs / SECOND_MS);
  const time = `${Math.floor(seconds / SECONDS_PER_MINUTE)}:${String(seconds % SECONDS_PER_MINUTE).padStart(2, "0")}`;
  return (
    <span className="step-up-ring" role="timer" aria-label={text.t("step_up.left", { time })}>
      <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r={RING_RADIUS} className="ring-track" />
        <circle
          cx="18"
          cy="18"
          r={RING_RADIUS}
          className="ring-left"
          strokeDasharray={`${(RING_LENGTH * leftMs) / validMs} ${RING_LENGTH}`}
        />
      </svg>
      <b aria-hidden="true">{time}</b>
    </span>
  );
}

function Approvers({
  approvers,
  chosen,
  onChoose,
}: {
  readonly approvers: readonly StepUpApprover[];
  readonly chosen: string | null;
  readonly onChoose: (code: string) => void;
}) {
  const text = useText();
  return (
    <fieldset className="step-up-people">
      <legend>{text.t("step_up.who")}</legend>
      {approvers.map(({ code, name, barred }) => (
        <label key={code} className={classes("step-up-person", barred !== null && "step-up-barred")}>
          <input
            type="radio"
            name="approver"
            checked={chosen === code}
            disabled={barred !== null}
            onChange={() => onChoose(code)}
          />
          {name}
          {barred !== null && <small>{text.t(`step_up.barred.${barred}`)}</small>}
        </label>
      ))}
    </fieldset>
  );
}

interface PinPartProps {
  readonly name: string;
  readonly takesPin: boolean;
  readonly submitLabel: string;
  readonly onSubmit: (pin: string | undefined) => Promise<DeskFailure | null>;
}

function PinPart({ name, takesPin, submitLabel, onSubmit }: PinPartProps) {
  const text = useText();
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || (takesPin && pin === "")) return;
    setBusy(true);
    const refused = await onSubmit(takesPin ? pin : undefined);
    setBusy(false);
    setPin("");
    setFailure(refused);
  };
  const wrong = failure === null ? undefined : failureText(failure, text).sentence;
  return (
    <form className="step-up-pin" onSubmit={(event) => void submit(event)}>
      {takesPin ? (
        <Field label={text.t("step_up.pin_of", { name })} error={wrong}>
          {(ids) => <SecretField {...ids} ref={focusOnMount} kind="pin" value={pin} onChange={setPin} />}
        </Field>
      ) : (
        <p className="muted">{text.t("step_up.no_pin_here")}</p>
      )}
      {!takesPin && wrong !== undefined && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <Button
        type="submit"
        look="primary"
        shortcut="Enter"
        disabled={busy}
        {...(takesPin ? {} : { ref: focusOnMount })}
      >
        {busy ? text.t("step_up.working") : submitLabel}
      </Button>
    </form>
  );
}

/** A supervisor's hand on exactly this act, on the clerk's screen. */
function OtherPin({ act, view }: { readonly act: WantedAct; readonly view: StepUpView }) {
  const text = useText();
  const time = useTime();
  const able = view.approvers.filter(({ barred }) => barred === null);
  const [chosen, setChosen] = useState<string | null>(able[0]?.code ?? null);
  const left = useLeftMs(view.valid_ms);
  const approver = able.find(({ code }) => code === chosen);
  const { facts } = view;
  const authorise = async (pin: string | undefined): Promise<DeskFailure | null> => {
    if (approver === undefined) return null;
    const result = await call("step_up.authorise", {
      id: view.id,
      approver: approver.code,
      ...(pin === undefined ? {} : { pin }),
    });
    if (!result.ok && isAboutPin(result)) return result;
    settleStepUp(result);
    return null;
  };
  return (
    <>
      <div className="step-up-head">
        <p className="step-up-act">{stepUpSentence(facts, text, time)}</p>
        <Ring leftMs={left} validMs={view.valid_ms} />
      </div>
      {facts.reason !== null && <p className="muted">{text.t("step_up.reason", { reason: facts.reason })}</p>}
      {able.length === 0 && <p role="alert">{text.t("step_up.nobody")}</p>}
      <Approvers approvers={view.approvers} chosen={chosen} onChoose={setChosen} />
      {left === 0 ? (
        <p role="alert">{text.t("step_up.over")}</p>
      ) : (
        approver !== undefined && (
          <PinPart
            key={approver.code}
            name={approver.name}
            takesPin={approver.takes_pin}
            submitLabel={text.t("step_up.do")}
            onSubmit={authorise}
          />
        )
      )}
      <p className="step-up-rules">{text.t("step_up.runs_at_once")}</p>
      <Button
        look="link"
        icon={Printer}
        onClick={() => {
          settleStepUp(null);
          openPrint({ document: "approval_slip", cards: [act.id] });
        }}
      >
        {text.t("step_up.slip")}
      </Button>
    </>
  );
}

/** A refusal that another try at the PIN may mend; everything else is the answer of the act itself. */
function isAboutPin({ code, details }: DeskFailure): boolean {
  const reason: unknown =
    typeof details === "object" && details !== null ? Reflect.get(details, "reason") : undefined;
  return code === "forbidden" && reason !== undefined && reason !== "step_up_over";
}

/** One's own PIN under one decision on the card's page: the same signature as in the tray. */
function OwnPin({ act }: { readonly act: WantedAct }) {
  const text = useText();
  const me = usePerson();
  const sign = async (pin: string | undefined): Promise<DeskFailure | null> => {
    const { request, reason } = act.payload;
    const result = await call("approval.sign", {
      items: [
        {
          card: act.id,
          request: typeof request === "number" ? request : 1,
          version: act.version,
          decision: act.action === "reject" ? "reject" : "approve",
          op_id: act.op_id,
          ...(typeof reason === "string" ? { reason } : {}),
        },
      ],
      ...(pin === undefined ? {} : { pin }),
    });
    if (!result.ok) return result;
    const [item] = result.value;
    const answer: DeskResult<CardDetail> = item?.card_detail
      ? { ok: true, value: item.card_detail }
      : { ok: false, code: item?.failure?.code ?? "internal", details: item?.failure?.details };
    settleStepUp(answer);
    return null;
  };
  return <PinPart name={me.name} takesPin submitLabel={text.word("action", act.action)} onSubmit={sign} />;
}

function AskedDialog({ kind, act }: { readonly kind: "own" | "other"; readonly act: WantedAct }) {
  const text = useText();
  const [view, setView] = useState<StepUpView | null>(null);
  useEffect(() => {
    if (kind === "own") return;
    let gone = false;
    const { id, action, payload, version } = act;
    void call("step_up.ask", { id, action, payload: { ...payload }, version }).then((result) => {
      if (gone) return;
      if (result.ok) setView(result.value);
      else settleStepUp(result);
    });
    return () => {
      gone = true;
    };
  }, [kind, act]);
  const close = () => {
    if (view !== null) void call("step_up.cancel", { id: view.id });
    settleStepUp(null);
  };
  return (
    <Dialog
      title={text.t(kind === "own" ? "step_up.own_title" : "step_up.title")}
      onClose={close}
      widthPx={WIDTH_PX}
      className="step-up"
    >
      {kind === "own" && <OwnPin act={act} />}
      {kind === "other" && view !== null && <OtherPin act={act} view={view} />}
    </Dialog>
  );
}

/** The PIN dialog, while one is asked for. */
export default function StepUpDialog() {
  const asked = useStepUp((state) => state.asked);
  return asked === null ? null : <AskedDialog key={asked.act.op_id} kind={asked.kind} act={asked.act} />;
}
