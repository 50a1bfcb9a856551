import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { CardDetail } from "#shared/contract/views";
import type { FieldError } from "#shared/domain/card/field-types";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useSettings } from "../api/app-state";
import { call, type DeskFailure } from "../api/bridge";
import { closeIntake } from "../app/navigation";
import { ACTION_FORMS } from "../card/forms/action-forms";
import { FormControl } from "../card/forms/FormControl";
import { focusField, focusNextField, isNextKey } from "../card/forms/field-focus";
import { type FormContext, type FormValues, initialValues, shownFields } from "../card/forms/form-field";
import { errorsAt, payloadErrors, payloadOf } from "../card/forms/payload-of";
import { takeCard } from "../card/state/act";
import { useCommandHandler } from "../commands/command-handlers";
import { Button } from "../ui/Button";
import { useNowMs, useText } from "../ui/display";
import { say } from "../ui/undo-strip";

const FORM = ACTION_FORMS.resolve_now;

function fieldErrorsIn(failure: DeskFailure | null): readonly FieldError[] {
  const fields: unknown =
    typeof failure?.details === "object" && failure.details !== null
      ? Reflect.get(failure.details, "fields")
      : undefined;
  return Array.isArray(fields) ? (fields as readonly FieldError[]) : [];
}

/** 电话里已解决: the draft goes through to completed, or confirmed, in one act (DOMAIN 2.2 `resolve_now`). */
export function ResolveNow({ card, onBack }: { readonly card: CardDetail; readonly onBack: () => void }) {
  const text = useText();
  const actor = usePerson();
  const settings = useSettings();
  const nowMs = useNowMs();
  const root = useRef<HTMLElement>(null);
  const context = useMemo<FormContext>(
    () => ({
      action: "resolve_now",
      card,
      actor,
      nowMs,
      zone: settings.zone,
      self_approval: settings.self_approval,
      self_check: settings.self_check,
      signature_missing: false,
    }),
    [card, actor, nowMs, settings],
  );
  const [values, setValues] = useState<FormValues>(() => {
    const kind = card.fields.kind ?? "B";
    const started = initialValues(FORM, context);
    return {
      ...started,
      kind,
      service_mode: card.fields.service_mode ?? (kind === "B" ? "consult" : "remote"),
      outcome: kind === "B" ? "answered" : (started["outcome"] ?? "done"),
    };
  });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const opId = useRef<{ readonly payload: string; readonly op_id: string } | null>(null);
  const fields = shownFields(FORM, values, context);

  useEffect(() => {
    if (root.current !== null) focusField(root.current, "result");
  }, []);

  const submit = async () => {
    if (busy) return;
    const wrong = payloadErrors("resolve_now", FORM, values, context);
    setErrors(wrong);
    const [first] = wrong;
    if (first !== undefined) {
      if (root.current !== null) focusField(root.current, first.field);
      return;
    }
    const payload = payloadOf(FORM, values, context);
    const key = JSON.stringify(payload);
    if (opId.current?.payload !== key) opId.current = { payload: key, op_id: crypto.randomUUID() };
    setBusy(true);
    const result = await call("card.act", {
      id: card.fields.id,
      action: "resolve_now",
      payload,
      op_id: opId.current.op_id,
    });
    setBusy(false);
    if (!result.ok) {
      setFailure(result);
      setErrors(fieldErrorsIn(result));
      return;
    }
    takeCard(result.value);
    closeIntake();
    say(text.t("intake.registered_resolved", { no: result.value.fields.no ?? "" }));
  };
  useCommandHandler("main_action", () => void submit());
  useCommandHandler("save", () => void submit());

  const onKeyDown = (event: KeyboardEvent) => {
    const choseByDigit =
      event.defaultPrevented &&
      /^[1-9]$/.test(event.key) &&
      event.target instanceof Element &&
      event.target.closest(".choices") !== null;
    if (!choseByDigit && !isNextKey(event)) return;
    event.preventDefault();
    const from = event.target;
    // After React has drawn what the choice shows next, and before the next key.
    queueMicrotask(() => {
      if (root.current !== null) focusNextField(root.current, from);
    });
  };
  return (
    <section
      ref={root}
      className="resolve-now"
      aria-label={text.t("intake.resolved")}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <h3>{text.t("intake.resolve_title", { no: card.fields.customer_name ?? "" })}</h3>
      <p className="muted">{text.t("intake.resolve_hint")}</p>
      <div className="form-grid">
        {fields.map((field) => (
          <FormControl
            key={field.name}
            field={field}
            values={values}
            errors={errorsAt(errors, field.name)}
            context={context}
            onChange={(name, value) => {
              setValues((before) => ({ ...before, [name]: value }));
              setErrors((before) => before.filter((error) => errorsAt([error], name).length === 0));
              setFailure(null);
            }}
          />
        ))}
      </div>
      {failure !== null && (
        <p className="action-form-failure" role="alert">
          {failureText(failure, text).sentence}
        </p>
      )}
      <footer className="resolve-foot">
        <Button look="primary" shortcut="Ctrl+Enter" disabled={busy} onClick={() => void submit()}>
          {text.word("action", "resolve_now")}
        </Button>
        <Button onClick={onBack}>{text.t("card.form.close")}</Button>
      </footer>
    </section>
  );
}
