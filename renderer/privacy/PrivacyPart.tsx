import { type SyntheticEvent, useState } from "react";
import { holdsAny } from "#shared/domain/card/roles";
import { needsPassword, type SecretKind } from "#shared/domain/credential/secret-rules";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useReadyState } from "../api/app-state";
import { call, type DeskFailure } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { SecretField } from "../lock/PinField";
import { SettingsForm } from "../settings/SettingsForm";
import { useSettingsDraft } from "../settings/settings-draft";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { say } from "../ui/undo-strip";
import { AuditLog } from "./AuditLog";
import { Deputies } from "./Deputies";
import "./privacy.css";

/** A person changes the own PIN or password. */
function OwnSecret({ kind, has }: { readonly kind: SecretKind; readonly has: boolean }) {
  const text = useText();
  const [now, setNow] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const { unlocks_with } = useReadyState();
  const differs = again !== "" && next !== again;
  const proves = has ? kind : unlocks_with;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || next === "" || next !== again) return;
    setBusy(true);
    const result = await call("session.change_secret", {
      kind,
      new_secret: next,
      ...(now === "" ? {} : { secret: now }),
    });
    setBusy(false);
    setFailure(result.ok ? null : result);
    if (!result.ok) return;
    for (const clear of [setNow, setNext, setAgain]) clear("");
    refreshChannels("app.state", "staff.list");
    say(text.t("secret.changed"));
  };
  return (
    <form className="own-secret" onSubmit={(event) => void submit(event)}>
      <h3>{text.t(kind === "pin" ? "secret.change_pin" : "secret.change_password")}</h3>
      {proves !== null && (
        <Field label={text.t(`secret.now_${proves}`)}>
          {(ids) => <SecretField {...ids} kind={proves} value={now} onChange={setNow} />}
        </Field>
      )}
      <Field label={text.t(`secret.new_${kind}`)}>
        {(ids) => <SecretField {...ids} kind={kind} value={next} onChange={setNext} />}
      </Field>
      <Field label={text.t("secret.again")} error={differs ? text.t("secret.differs") : undefined}>
        {(ids) => <SecretField {...ids} kind={kind} value={again} onChange={setAgain} />}
      </Field>
      {failure !== null && (
        <p className="field-error" role="alert">
          {failureText(failure, text).sentence}
        </p>
      )}
      <Button type="submit" disabled={busy || next === "" || next !== again}>
        {text.t("secret.save")}
      </Button>
    </form>
  );
}

function LockMinutes() {
  const text = useText();
  const draft = useSettingsDraft();
  return (
    <SettingsForm title={text.t("privacy.title")} draft={draft}>
      <Field label={text.t("secret.lock_minutes")} error={draft.wrong("idle_lock_minutes")}>
        {(ids) => (
          <TextInput
            {...ids}
            type="number"
            min={1}
            max={60}
            value={draft.values.idle_lock_minutes}
            onChange={(event) => draft.change({ idle_lock_minutes: event.target.valueAsNumber || 1 })}
          />
        )}
      </Field>
    </SettingsForm>
  );
}

/** 隐私: the lock, one's own PIN and password, deputies, and the audit log for the administrator. */
export default function PrivacyPart() {
  const text = useText();
  const me = usePerson();
  const { read_only } = useReadyState();
  const own = useDeskQuery("staff.list", {}).data?.find(({ code }) => code === me.code);
  return (
    <div className="privacy">
      <LockMinutes />
      {own !== undefined && !read_only && (
        <section className="privacy-secrets">
          <OwnSecret kind="pin" has={own.has_pin} />
          {(needsPassword(own.roles) || own.has_password) && (
            <OwnSecret kind="password" has={own.has_password} />
          )}
        </section>
      )}
      <Deputies />
      {holdsAny(me.roles, ["admin"]) ? <AuditLog /> : <p className="muted">{text.t("privacy.not_admin")}</p>}
    </div>
  );
}
