import { type SyntheticEvent, useState } from "react";
import { type SecretKind, secretFault } from "#shared/domain/credential/secret-rules";
import { failureText, fieldCodeText } from "#shared/text/failure-text";
import type { DeskFailure } from "../api/bridge";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { Field } from "../ui/Field";
import { focusOnMount } from "../ui/focus-on-mount";
import { SecretField } from "./PinField";

export interface SecretFormProps {
  readonly name: string;
  readonly kind: SecretKind;
  readonly submitLabel: string;
  /** Answers the refusal; null = done. */
  readonly onSubmit: (secret: string) => Promise<DeskFailure | null>;
  readonly onSomeoneElse?: () => void;
}

/** Asks one person for the PIN or password. What was wrong is said under the field, which is empty again. */
export function SecretForm({ name, kind, submitLabel, onSubmit, onSomeoneElse }: SecretFormProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (typed === "" || busy) return;
    setBusy(true);
    const refused = await onSubmit(typed);
    setBusy(false);
    setTyped("");
    setFailure(refused);
  };
  return (
    <form className="pin-form" onSubmit={(event) => void submit(event)}>
      <Field
        label={text.t(kind === "pin" ? "sign_in.pin" : "sign_in.password", { name })}
        error={failure === null ? undefined : failureText(failure, text).sentence}
      >
        {(ids) => (
          <SecretField
            {...ids}
            ref={focusOnMount}
            kind={kind}
            value={typed}
            onChange={(value) => {
              if (!busy) setTyped(value);
            }}
          />
        )}
      </Field>
      <Button type="submit" look="primary" shortcut="Enter" disabled={busy}>
        {busy ? text.t("sign_in.working") : submitLabel}
      </Button>
      {onSomeoneElse !== undefined && (
        <Button look="quiet" onClick={onSomeoneElse}>
          {text.t("sign_in.someone_else")}
        </Button>
      )}
    </form>
  );
}

export type NewSecrets = Readonly<Partial<Record<SecretKind, string>>>;

export interface NewSecretFormProps {
  readonly kinds: readonly SecretKind[];
  /** Answers the refusal; null = done. */
  readonly onSubmit: (secrets: NewSecrets) => Promise<DeskFailure | null>;
  readonly onSomeoneElse: () => void;
}

/** The first sign-in, and after somebody else has set a PIN: each new secret twice. */
export function NewSecretForm({ kinds, onSubmit, onSomeoneElse }: NewSecretFormProps) {
  const text = useText();
  const [first, setFirst] = useState<NewSecrets>({});
  const [again, setAgain] = useState<NewSecrets>({});
  const [judged, setJudged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const faultOf = (kind: SecretKind): string | undefined => {
    const fault = secretFault(kind, first[kind] ?? "");
    return judged && fault !== null ? fieldCodeText(fault, text) : undefined;
  };
  const differs = (kind: SecretKind) => (first[kind] ?? "") !== (again[kind] ?? "");
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setJudged(true);
    if (busy || kinds.some((kind) => secretFault(kind, first[kind] ?? "") !== null || differs(kind))) return;
    setBusy(true);
    const refused = await onSubmit(first);
    setBusy(false);
    setFailure(refused);
  };
  return (
    <form className="pin-form" onSubmit={(event) => void submit(event)}>
      {kinds.includes("pin") && <p className="startup-hint">{text.t("sign_in.set_hint")}</p>}
      {kinds.map((kind, index) => (
        <div key={kind} className="startup-pair">
          <Field label={text.t(`secret.new_${kind}`)} error={faultOf(kind)}>
            {(ids) => (
              <SecretField
                {...ids}
                {...(index === 0 ? { ref: focusOnMount } : {})}
                kind={kind}
                value={first[kind] ?? ""}
                onChange={(value) => setFirst((before) => ({ ...before, [kind]: value }))}
              />
            )}
          </Field>
          <Field
            label={text.t("secret.again")}
            error={judged && differs(kind) ? text.t("secret.differs") : undefined}
          >
            {(ids) => (
              <SecretField
                {...ids}
                kind={kind}
                value={again[kind] ?? ""}
                onChange={(value) => setAgain((before) => ({ ...before, [kind]: value }))}
              />
            )}
          </Field>
        </div>
      ))}
      {kinds.includes("password") && <p className="startup-hint">{text.t("sign_in.set_password_hint")}</p>}
      {failure !== null && (
        <p className="field-error" role="alert">
          {failureText(failure, text).sentence}
        </p>
      )}
      <Button type="submit" look="primary" shortcut="Enter" disabled={busy}>
        {busy ? text.t("sign_in.working") : text.t("sign_in.enter")}
      </Button>
      <Button look="quiet" onClick={onSomeoneElse}>
        {text.t("sign_in.someone_else")}
      </Button>
    </form>
  );
}
