import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { actorMay, actorMayOnBehalf } from "#shared/domain/card/action-table";
import type { FieldError } from "#shared/domain/card/field-types";
import { dispatchNeedsApproval } from "#shared/domain/card/perform/dispatching";
import type { Action } from "#shared/domain/card/vocabulary";
import { failureText } from "#shared/text/failure-text";
import type { DeskFailure } from "../../api/bridge";
import { useCommandHandler } from "../../commands/command-handlers";
import { useParked } from "../../lock/parked";
import { Button } from "../../ui/Button";
import { useNowMs, useText } from "../../ui/display";
import { ACTION_FORMS } from "../forms/action-forms";
import { FormControl } from "../forms/FormControl";
import { focusField, focusFirstField, focusNextField, isNextKey } from "../forms/field-focus";
import {
  type FormContext,
  type FormValue,
  type FormValues,
  initialValues,
  shownFields,
} from "../forms/form-field";
import { errorsAt, errorsElsewhere, payloadErrors, payloadOf } from "../forms/payload-of";
import { caseOf, useCard } from "../state/card-state";
import { useAttempts } from "../state/use-attempt";
import { actionLabel } from "./action-label";
import { ConflictPanel } from "./ConflictPanel";
import { type RecordedAs, RecordOptions, sentWith } from "./RecordOptions";
import "./action-form.css";

/** What a refusal says about single fields. */
function fieldErrorsIn(failure: DeskFailure | null): readonly FieldError[] {
  const fields: unknown =
    typeof failure?.details === "object" && failure.details !== null
      ? Reflect.get(failure.details, "fields")
      : undefined;
  if (!Array.isArray(fields)) return [];
  return fields.filter(
    (item: unknown): item is FieldError =>
      typeof item === "object" && item !== null && "field" in item && "code" in item,
  );
}

export interface ActionFormProps {
  readonly action: Action;
  readonly prefill: FormValues;
  readonly onClose: () => void;
}

/** The small form of one action under the bar (UX 5): no wizard; Enter = next field, Ctrl+Enter = do it. */
export function ActionForm({ action, prefill, onClose }: ActionFormProps) {
  const work = useCard();
  const { card, actor, settings, facts } = work;
  const text = useText();
  const nowMs = useNowMs();
  const root = useRef<HTMLElement>(null);
  const context = useMemo<FormContext>(
    () => ({
      action,
      card,
      actor,
      nowMs,
      zone: settings.zone,
      self_approval: settings.self_approval,
      self_check: settings.self_check,
      signature_missing: facts.archive_missing.includes("signed_sheet"),
    }),
    [action, card, actor, nowMs, settings, facts],
  );
  const form = ACTION_FORMS[action];
  const [values, setValues] = useParked<FormValues>(`card.form.${action} ${card.fields.id}`, () => ({
    ...initialValues(form, context),
    ...prefill,
  }));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const mayOwn = actorMay(action, caseOf(card), actor);
  const assignee = card.fields.assignee;
  const mayFor =
    assignee !== null && assignee !== actor.code && actorMayOnBehalf(action, actor) ? assignee : null;
  const [recorded, setRecorded] = useState<RecordedAs>({
    on_behalf: mayOwn ? null : mayFor,
    occurred_at: null,
  });
  const attempts = useAttempts(card);
  const fields = shownFields(form, values, context);

  useEffect(() => {
    if (root.current !== null && !focusFirstField(root.current)) root.current.focus();
  }, []);
  const refused = useMemo(() => fieldErrorsIn(attempts.failure), [attempts.failure]);
  useEffect(() => {
    const [first] = refused;
    if (first !== undefined && root.current !== null) focusField(root.current, first.field);
  }, [refused]);

  const change = (name: string, value: FormValue) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors((before) => before.filter((error) => errorsAt([error], name).length === 0));
    attempts.forget();
  };
  const submit = () => {
    const wrong = payloadErrors(action, form, values, context);
    setErrors(wrong);
    const [first] = wrong;
    if (first !== undefined) {
      if (root.current !== null) focusField(root.current, first.field);
      return;
    }
    const wish = { action, payload: payloadOf(form, values, context), ...sentWith(recorded, settings.zone) };
    void attempts.send(wish).then((done) => done && onClose());
  };
  useCommandHandler("main_action", submit);
  useCommandHandler("save", submit);
  useCommandHandler("back", onClose);

  const onKeyDown = (event: KeyboardEvent) => {
    // A digit that chose an option goes on to the next field, as the paper's next box would.
    const choseByDigit =
      event.defaultPrevented &&
      /^[1-9]$/.test(event.key) &&
      event.target instanceof Element &&
      event.target.closest(".choices") !== null &&
      event.target.closest(".item-line") === null;
    if (!choseByDigit && !isNextKey(event)) return;
    event.preventDefault();
    if (root.current === null) return;
    const from = event.target;
    // The chosen option may show another field next: after React has drawn it, and before the next key.
    queueMicrotask(() => {
      const went = root.current !== null && focusNextField(root.current, from);
      if (!went) root.current?.querySelector<HTMLElement>("[data-submit]")?.focus();
    });
  };

  const shownErrors = [...errors, ...refused];
  const elsewhere = errorsElsewhere(shownErrors, fields);
  const label = actionLabel(action, card, text);
  const asks = action === "dispatch" && dispatchNeedsApproval(card.fields);
  return (
    <section ref={root} className="action-form" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      <h2>{label}</h2>
      {fields.length === 0 && <p className="muted">{text.t("card.form.no_fields")}</p>}
      {asks && (
        <p className="action-form-note">
          {text.t("card.form.approval_ahead", {
            why: text.list([
              ...(card.fields.customer_level === "vip" ? [text.t("card.form.approval_vip")] : []),
              ...(card.fields.impact === "safety" ? [text.t("card.form.approval_safety")] : []),
            ]),
          })}
        </p>
      )}
      <div className="form-grid">
        {fields.map((field) => (
          <FormControl
            key={field.name}
            field={field}
            values={values}
            errors={errorsAt(shownErrors, field.name)}
            context={context}
            onChange={change}
          />
        ))}
      </div>
      {attempts.failure !== null && (
        <p className="action-form-failure" role="alert">
          {
            failureText({ ...attempts.failure, details: withAction(attempts.failure.details, action) }, text)
              .sentence
          }
        </p>
      )}
      {elsewhere.length > 0 && attempts.failure === null && (
        <p className="action-form-failure" role="alert">
          {text.t("card.form.elsewhere", {
            fields: text.list(elsewhere.map(({ field }) => text.field(field))),
          })}
        </p>
      )}
      {attempts.conflict !== null && (
        <ConflictPanel
          conflict={attempts.conflict}
          onKeepMine={() => void attempts.sendAnyway().then((done) => done && onClose())}
          onTakeTheirs={onClose}
        />
      )}
      <footer className="action-form-foot">
        <RecordOptions mayOwn={mayOwn} mayFor={mayFor} value={recorded} onChange={setRecorded} />
        <Button shortcut="Esc" look="quiet" onClick={onClose}>
          {text.t("card.form.close")}
        </Button>
        <Button look="primary" shortcut="Ctrl+Enter" data-submit disabled={attempts.sending} onClick={submit}>
          {attempts.sending ? text.t("card.form.sending") : asks ? text.t("card.form.send_request") : label}
        </Button>
      </footer>
    </section>
  );
}

/** The sentence of a wrong state names the action that was tried. */
function withAction(details: unknown, action: Action): unknown {
  return typeof details === "object" && details !== null && !Array.isArray(details)
    ? { action, ...details }
    : details;
}
