import { Copy, RotateCw } from "lucide-react";
import { useState } from "react";
import type { AppState } from "#shared/contract/views";
import { failureText } from "#shared/text/failure-text";
import { takeAppState } from "../api/app-state";
import { call } from "../api/bridge";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import "./startup.css";

type Failed = Extract<AppState, { readonly phase: "failed" }>;

const WHAT_TO_DO = ["failure.do_disk", "failure.do_other", "failure.do_backup"] as const;

/** The data did not open: where it is, why, that nothing was touched, and what to do (UX 2). */
export default function StartupFailure({ failed }: { readonly failed?: Failed }) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const retry = async () => {
    const result = await call("store.reopen", {});
    if (result.ok) takeAppState(result.value);
  };
  const copy = async () => {
    const result = await call("app.diagnostics", {});
    if (!result.ok) return;
    await navigator.clipboard.writeText(result.value.text);
    setCopied(true);
  };
  return (
    <main className="startup startup-failure">
      <section className="startup-sheet">
        <h1>{text.t("failure.title")}</h1>
        <p>{failureText({ code: failed?.code ?? "internal" }, text).sentence}</p>
        <p className="failure-safe">{text.t("failure.safe")}</p>
        <dl className="failure-facts">
          <dt>{text.t("failure.folder")}</dt>
          <dd>{failed?.data_folder ?? text.t("failure.unknown_folder")}</dd>
          <dt>{text.t("failure.reason")}</dt>
          <dd>{failed?.reason ?? text.t("failure.unknown_folder")}</dd>
        </dl>
        <h2>{text.t("failure.what_to_do")}</h2>
        <ol className="failure-steps">
          {WHAT_TO_DO.map((key) => (
            <li key={key}>{text.t(key)}</li>
          ))}
        </ol>
        <footer>
          <Button look="primary" icon={RotateCw} onClick={() => void retry()}>
            {text.t("failure.retry")}
          </Button>
          <Button icon={Copy} onClick={() => void copy()}>
            {text.t("failure.copy")}
          </Button>
          <span role="status">{copied && text.t("failure.copied")}</span>
        </footer>
      </section>
    </main>
  );
}
