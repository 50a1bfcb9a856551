import { useState } from "react";
import type { ChannelInput } from "#shared/contract/channels";
import type { StaffView } from "#shared/contract/views";
import { holdsAny } from "#shared/domain/card/roles";
import { needsPassword, type SecretKind } from "#shared/domain/credential/secret-rules";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useReadyState } from "../api/app-state";
import { call } from "../api/bridge";
import { refreshChannels } from "../api/queries";
import { SecretField } from "../lock/PinField";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { Field } from "../ui/Field";
import { say } from "../ui/undo-strip";
import "./secure-staff.css";

type Securing = ChannelInput<"staff.secure">;

/** How a person's sign-in stands, in a few words. */
export function signInWords(person: StaffView, text: ReturnType<typeof useText>): string {
  if (person.locked !== null) return text.t(person.locked === "waits" ? "staff.waits" : "staff.reset_needed");
  if (person.must_change) return text.t("staff.must_change");
  return text.t(person.has_pin ? "staff.pin_set" : "staff.pin_none");
}

/** A colleague's PIN: take the lock off, give a temporary one, ask for a change. Never one's own. */
export function SecureStaff({ person }: { readonly person: StaffView }) {
  const text = useText();
  const me = usePerson();
  const { read_only } = useReadyState();
  const [setting, setSetting] = useState<SecretKind | null>(null);
  const [typed, setTyped] = useState("");
  const [failed, setFailed] = useState<string | null>(null);
  if (person.code === me.code || read_only || !holdsAny(me.roles, ["supervisor", "admin"])) return null;
  const mayRenew = holdsAny(me.roles, ["admin"]) || !needsPassword(person.roles);
  const { name } = person;
  const run = async (request: Securing, done: string) => {
    const result = await call("staff.secure", request);
    setFailed(result.ok ? null : failureText(result, text).sentence);
    if (!result.ok) return;
    setSetting(null);
    setTyped("");
    refreshChannels("staff.list");
    say(done);
  };
  return (
    <section className="secure-staff" aria-label={text.t("staff.secure_title", { name })}>
      <h3>
        {text.t("staff.security")} <small className="muted">{signInWords(person, text)}</small>
      </h3>
      <div className="secure-buttons">
        {person.locked !== null && (
          <Button
            small
            onClick={() => void run({ act: "unlock", code: person.code }, text.t("staff.unlocked", { name }))}
          >
            {text.t("staff.unlock")}
          </Button>
        )}
        {mayRenew && (
          <Button small onClick={() => setSetting("pin")}>
            {text.t("staff.set_temporary")}
          </Button>
        )}
        {mayRenew && needsPassword(person.roles) && (
          <Button small onClick={() => setSetting("password")}>
            {text.t("staff.set_temporary_password")}
          </Button>
        )}
        {mayRenew && (person.has_pin || person.has_password) && (
          <Button
            small
            onClick={() =>
              void run({ act: "force_change", code: person.code }, text.t("staff.forced", { name }))
            }
          >
            {text.t("staff.force_change")}
          </Button>
        )}
      </div>
      {setting !== null && (
        <Field label={text.t(`secret.new_${setting}`)} hint={text.t("staff.temporary", { name })}>
          {(ids) => (
            <div className="secure-set">
              <SecretField {...ids} kind={setting} value={typed} onChange={setTyped} />
              <Button
                onClick={() =>
                  void run(
                    { act: "set", code: person.code, kind: setting, new_secret: typed },
                    text.t("staff.temporary_done", { name }),
                  )
                }
                disabled={typed === ""}
              >
                {text.t("secret.save")}
              </Button>
            </div>
          )}
        </Field>
      )}
      {failed !== null && (
        <p className="field-error" role="alert">
          {failed}
        </p>
      )}
    </section>
  );
}
