import { Check, MessageSquareQuote, PhoneIncoming, Printer } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { CardDetail } from "#shared/contract/views";
import { CHANNELS, type Channel } from "#shared/domain/card/vocabulary";
import { fillScript, scriptsFor } from "#shared/domain/script/script-lines";
import { failureText } from "#shared/text/failure-text";
import { SCRIPTS } from "#shared/text/scripts";
import { usePerson, useSettings } from "../api/app-state";
import { call } from "../api/bridge";
import { closeIntake } from "../app/navigation";
import { focusField, focusFirstField, focusNextField, isNextKey } from "../card/forms/field-focus";
import { ScriptWords } from "../card/panel/ScriptTab";
import { useCommandHandler } from "../commands/command-handlers";
import { useRegion } from "../commands/regions";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { KeyCap } from "../ui/KeyCap";
import { useTime } from "../ui/use-time";
import { CallerFields } from "./CallerFields";
import { changeFields, keepSaving, openDraft, saveNow, useIntake } from "./intake-state";
import { KindFields } from "./KindFields";
import { LivePanel } from "./LivePanel";
import { ProductField } from "./ProductField";
import { RequestFields } from "./RequestFields";
import { ResolveNow } from "./ResolveNow";
import { type After, keepDraft, registerAnd } from "./register-flow";
import "../card/common.css";
import "./intake.css";

/** DOMAIN 2 step 1: within 10 minutes of the request. */
const LIMIT_SECONDS = 600;
const WIDTH_PX = 1196;

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Seconds since the request, by a clock that nobody can set back. */
function useElapsedSeconds(): number {
  const openedAtMs = useIntake((intake) => intake.openedAtMs);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - openedAtMs) / 1000));
}

function Title({ continued }: { readonly continued: boolean }) {
  const text = useText();
  const channel = useIntake((intake) => intake.fields.channel);
  const seconds = useElapsedSeconds();
  const over = seconds > LIMIT_SECONDS;
  return (
    <span className="intake-title">
      <PhoneIncoming size={16} aria-hidden />
      {text.t(continued ? "intake.continue" : "intake.title")}
      <span className="intake-elapsed">
        {text.t("intake.since", { channel: text.wordOf("channel", channel) })}{" "}
        <b className={over ? "sla-breached" : undefined}>{clock(seconds)}</b>
      </span>
      <span className={classes("intake-limit-bar", over && "intake-limit-over")} aria-hidden="true">
        <i style={{ width: `${Math.min(100, (seconds / LIMIT_SECONDS) * 100)}%` }} />
      </span>
      <span className={over ? "sla-breached intake-limit" : "intake-limit"}>
        {text.t(over ? "intake.over" : "intake.limit")}
      </span>
    </span>
  );
}

function DraftState() {
  const text = useText();
  const time = useTime();
  const { saved, savedAtMs } = useIntake();
  if (saved === "failed") return <span className="sla-breached">{text.t("intake.draft_failed")}</span>;
  if (saved === "saving") return <span className="muted">{text.t("intake.draft_saving")}</span>;
  if (savedAtMs === null) return null;
  return (
    <span className="muted intake-saved">
      <Check size={13} aria-hidden /> {text.t("intake.draft_saved", { time: time.clock(savedAtMs) })}
    </span>
  );
}

/** What to say now; F4 goes on. */
function OpeningScript() {
  const text = useText();
  const me = usePerson();
  const settings = useSettings();
  const { fields } = useIntake();
  const lines = scriptsFor(null);
  const [at, setAt] = useState(0);
  useCommandHandler("next_script", () => setAt((place) => (place + 1) % lines.length));
  const line = lines[at % lines.length];
  if (line === undefined) return null;
  const parts = fillScript(SCRIPTS[text.lang].line[line.id], {
    store: settings.name,
    me: me.name,
    customer: fields.customer_name,
    product: fields.model,
    fault: fields.description.split(/[，。；\n]/)[0] ?? null,
  });
  const next = lines[(at + 1) % lines.length];
  return (
    <p className="intake-script">
      <MessageSquareQuote size={15} aria-hidden />
      <span>
        “<ScriptWords parts={parts} />”
      </span>
      <span className="muted">
        {next && SCRIPTS[text.lang].purpose[next.purpose]} <KeyCap chord="F4" />
      </span>
    </p>
  );
}

function ChannelRow() {
  const text = useText();
  const channel = useIntake((intake) => intake.fields.channel);
  return (
    <fieldset className="channels" aria-label={text.t("intake.channel")}>
      {CHANNELS.map((code: Channel) => (
        <label key={code} className={classes("channel", code === channel && "channel-chosen")}>
          <input
            type="radio"
            className="spoken-only"
            name="intake-channel"
            tabIndex={-1}
            checked={code === channel}
            onChange={() => changeFields({ channel: code })}
          />
          {text.word("channel", code)}
        </label>
      ))}
    </fieldset>
  );
}

function Footer({ onResolve }: { readonly onResolve: () => void }) {
  const text = useText();
  const { busy, failure, errors, fields, notKept } = useIntake();
  const elsewhere = errors.filter(({ code }) => code !== "required");
  const asksApproval = fields.vip || fields.impact === "safety";
  const press = (after: After) => () => void registerAnd(after);
  return (
    <div className="intake-foot">
      {(failure !== null || elsewhere.length > 0) && (
        <p className="intake-failure" role="alert">
          {failure !== null ? failureText(failure, text).sentence : text.t("card.form.kept")}
        </p>
      )}
      <div className="intake-buttons">
        <Button look="primary" icon={Printer} shortcut="Ctrl+P" disabled={busy} onClick={press("print")}>
          {busy ? text.t("intake.working") : text.t("intake.register_print")}
        </Button>
        <Button shortcut="Ctrl+Enter" disabled={busy} onClick={press("stay")}>
          {text.t("intake.register")}
        </Button>
        <Button shortcut="F9" disabled={busy} onClick={press("dispatch")}>
          {text.t(asksApproval ? "intake.register_request" : "intake.register_dispatch")}
        </Button>
        <Button shortcut="Ctrl+D" disabled={busy} onClick={onResolve}>
          {text.t("intake.resolved")}
        </Button>
        <span className="foot-end">
          {notKept !== null && (
            <Button look="quiet" onClick={closeIntake}>
              {text.t("intake.close_unkept")}
            </Button>
          )}
          <Button look="quiet" shortcut="Esc" onClick={() => void keepDraft()}>
            {text.t("intake.save_draft")}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** Keys of the footer, in force while the form (not the resolve form) is shown. */
function FormKeys({ onResolve }: { readonly onResolve: () => void }) {
  useCommandHandler("print", () => void registerAnd("print"));
  useCommandHandler("main_action", () => void registerAnd("stay"));
  useCommandHandler("dispatch_now", () => void registerAnd("dispatch"));
  useCommandHandler("resolve_now", onResolve);
  useCommandHandler("save", () => void saveNow());
  return null;
}

/** New registration on the phone (UX 4, board 03). */
export default function IntakeDialog({ draftId }: { readonly draftId?: string }) {
  const text = useText();
  const region = useRegion();
  const form = useRef<HTMLElement>(null);
  const errors = useIntake((intake) => intake.errors);
  const [resolving, setResolving] = useState<CardDetail | null>(null);

  useEffect(() => {
    void openDraft(draftId);
    return keepSaving();
  }, [draftId]);
  useEffect(() => {
    if (resolving === null && form.current !== null) focusFirstField(form.current);
  }, [resolving]);
  useEffect(() => {
    const [first] = errors;
    if (first === undefined || form.current === null) return;
    openDetails(form.current, first.field);
    focusField(form.current.closest("dialog") ?? form.current, first.field);
  }, [errors]);

  const formRef = useCallback(
    (element: HTMLElement | null) => {
      form.current = element;
      return region(element);
    },
    [region],
  );
  const goOn = useCallback((after: string) => {
    // What was just chosen may show another field next: after React has drawn it, and before the next key,
    // which a fast hand or a scanner presses within the same frame.
    queueMicrotask(() => {
      const wrapper = form.current?.querySelector(`[data-field="${after}"]`) ?? null;
      if (form.current === null) return;
      if (wrapper !== null) focusNextField(form.current, wrapper.querySelector("input, button, textarea"));
      else focusField(form.current, NEXT_OF[after] ?? "description");
    });
  }, []);
  const ask = (name: string) => {
    if (form.current === null) return;
    openDetails(form.current, name);
    focusField(form.current, name);
  };
  const resolve = async () => {
    await saveNow();
    const { draftId: id } = useIntake.getState();
    if (id === null) return registerAnd("stay");
    const card = await call("card.show", { ref: id });
    if (card.ok) setResolving(card.value);
    else useIntake.setState({ failure: card });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const choseByDigit =
      event.defaultPrevented &&
      /^[1-9]$/.test(event.key) &&
      event.target instanceof Element &&
      event.target.closest(".choices") !== null;
    if (!choseByDigit && !isNextKey(event)) return;
    event.preventDefault();
    const name =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>("[data-field]")?.dataset["field"]
        : null;
    if (name) goOn(name);
  };

  return (
    <Dialog
      title={<Title continued={draftId !== undefined} />}
      aside={<DraftState />}
      widthPx={WIDTH_PX}
      className="intake"
      onClose={() => void keepDraft()}
      footer={resolving === null ? <Footer onResolve={() => void resolve()} /> : undefined}
    >
      <OpeningScript />
      {resolving === null ? (
        <div className="intake-body">
          <FormKeys onResolve={() => void resolve()} />
          <section
            ref={formRef}
            className="intake-form"
            aria-label={text.t("intake.region.form")}
            onKeyDown={onKeyDown}
          >
            <ChannelRow />
            <CallerFields onNext={goOn} />
            <ProductField onNext={goOn} />
            <RequestFields onNext={goOn} />
            <KindFields onNext={goOn} />
          </section>
          <LivePanel onAsk={ask} />
        </div>
      ) : (
        <ResolveNow card={resolving} onBack={() => setResolving(null)} />
      )}
    </Dialog>
  );
}

/** The field after one that is not shown now. */
const NEXT_OF: Readonly<Record<string, string>> = { purchase_date: "description", product: "model" };

/** A field inside the folded part is unfolded before it gets the keyboard. */
function openDetails(root: ParentNode, name: string): void {
  const details = root.querySelector(`[data-field="${name}"]`)?.closest("details");
  if (details) details.open = true;
}
