import { KeyRound, ShieldAlert } from "lucide-react";
import { useState } from "react";
import type { KeyState } from "#shared/contract/privacy-channels";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { useRight } from "../settings/rights";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { useTime } from "../ui/use-time";
import { CodeDialog } from "./CodeDialog";

/** Whether anything protects the keys, and what follows where nothing does (SAFETY 2). */
function Protected({ keychain, plain }: Pick<KeyState, "keychain" | "plain">) {
  const text = useText();
  if (keychain && plain === 0) return <p>{text.t("privacy.key.protected")}</p>;
  return (
    <div className="protection-warning">
      <ShieldAlert size={16} aria-hidden />
      <div>
        <p>
          <b>{text.t(keychain ? "privacy.key.plain_left" : "privacy.key.plain", { n: plain })}</b>
        </p>
        <p>{text.t("privacy.key.plain_follows")}</p>
        <p>{text.t(keychain ? "privacy.key.plain_left_do" : "privacy.key.plain_do")}</p>
      </div>
    </div>
  );
}

/** The key of the event chain: whether it is here, its recovery code, and bringing it back with one. */
export function KeyBlock() {
  const text = useText();
  const time = useTime();
  const { may } = useRight("privacy");
  const state = useDeskQuery("keys.state", {});
  const [code, setCode] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [sentence, setSentence] = useState<string | null>(null);
  const make = async () => {
    const made = await call("keys.recovery_code", {});
    setSentence(made.ok ? null : failureText(made, text).sentence);
    if (made.ok) setCode(made.value.code);
    refreshChannels("keys.state");
  };
  const recover = async () => {
    const recovered = await call("keys.recover", { code: typed });
    setSentence(recovered.ok ? text.t("privacy.key.recovered") : failureText(recovered, text).sentence);
    if (recovered.ok) setTyped("");
    refreshChannels("keys.state", "card.show");
  };
  if (state.data === undefined) return null;
  const { missing, recovery_made_at, keychain, plain } = state.data;
  return (
    <section className="protection-block" aria-labelledby="protection-key">
      <h3 id="protection-key">{text.t("privacy.key.title")}</h3>
      <p className="field-hint">{text.t("privacy.key.hint")}</p>
      <Protected keychain={keychain} plain={plain} />
      <p className={missing > 0 ? "sla-breached" : undefined}>
        {missing > 0
          ? text.t("privacy.key.missing", { n: missing })
          : recovery_made_at === null
            ? text.t("privacy.key.no_code")
            : text.t("privacy.key.has_code", { at: time.short(recovery_made_at) })}
      </p>
      <div className="protection-buttons">
        <Button icon={KeyRound} disabled={!may || !state.data.open} onClick={() => void make()}>
          {text.t("privacy.key.make")}
        </Button>
      </div>
      {missing > 0 && (
        <form
          className="protection-buttons"
          onSubmit={(event) => {
            event.preventDefault();
            void recover();
          }}
        >
          <Field label={text.t("privacy.key.enter")}>
            {(ids) => <TextInput {...ids} value={typed} onChange={(event) => setTyped(event.target.value)} />}
          </Field>
          <Button type="submit" disabled={!may || typed === ""}>
            {text.t("privacy.key.recover")}
          </Button>
        </form>
      )}
      {sentence !== null && <p role="alert">{sentence}</p>}
      {code !== null && <CodeDialog code={code} onClose={() => setCode(null)} />}
    </section>
  );
}
