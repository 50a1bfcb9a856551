import { Copy, FolderOpen, History, RotateCw } from "lucide-react";
import { useState } from "react";
import type { AppState } from "#shared/contract/views";
import { failureText } from "#shared/text/failure-text";
import { takeAppState } from "../api/app-state";
import { call } from "../api/bridge";
import { Button } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { BackupChoice } from "./BackupChoice";
import "./startup.css";

type Failed = Extract<AppState, { readonly phase: "failed" }>;

/** What the page says of a failure: title, what is safe, what to do, and which button comes first. */
const KINDS = {
  corrupt: "restore",
  newer_database: "retry",
  busy: "retry",
  read_only: "retry",
  no_folder: "folder",
  store_missing: "restore",
  disk_full: "retry",
  unsupported: "folder",
  other: "retry",
} as const satisfies Readonly<Record<string, "restore" | "retry" | "folder">>;
type Kind = keyof typeof KINDS;

function isKind(code: string): code is Kind {
  return Object.hasOwn(KINDS, code);
}

function kindOf(failed: Failed | undefined): Kind {
  if (failed === undefined) return "other";
  if (failed.reason === "store_missing") return "store_missing";
  return isKind(failed.code) ? failed.code : "other";
}

/** The data did not open: where it is, why, that everything is kept, and what to do (UX 2, SAFETY 4). */
export default function StartupFailure({ failed }: { readonly failed?: Failed }) {
  const text = useText();
  const [said, setSaid] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const kind = kindOf(failed);
  const first = KINDS[kind];
  const look = (name: typeof first) => (name === first ? "primary" : "default");

  const retry = async () => {
    setBusy(true);
    const result = await call("store.reopen", {});
    setBusy(false);
    if (result.ok) takeAppState(result.value);
  };
  const chooseFolder = async () => {
    const result = await call("store.choose_folder", {});
    if (!result.ok) setSaid(failureText(result, currentText()).sentence);
  };
  const copy = async () => {
    const result = await call("app.diagnostics", {});
    if (!result.ok) return;
    await navigator.clipboard.writeText(result.value.text);
    setSaid(text.t("failure.copied"));
  };
  return (
    <main className="startup startup-failure">
      <section className="startup-sheet">
        <h1>{text.t(`failure.what.${kind}`)}</h1>
        <p className="failure-safe">{text.t(`failure.kept.${kind}`)}</p>
        <p>{text.t(`failure.do.${kind}`)}</p>
        <dl className="failure-facts">
          <dt>{text.t("failure.folder")}</dt>
          <dd>{failed?.data_folder ?? text.t("failure.unknown_folder")}</dd>
          <dt>{text.t("failure.details")}</dt>
          <dd>
            {failed === undefined
              ? text.t("failure.unknown_folder")
              : [failed.code, failed.reason].filter((word) => word !== "").join(" · ")}
          </dd>
        </dl>
        {choosing && <BackupChoice onClose={() => setChoosing(false)} />}
        <footer className="failure-actions">
          <Button look={look("restore")} icon={History} onClick={() => setChoosing(true)}>
            {text.t("failure.restore")}
          </Button>
          <Button look={look("folder")} icon={FolderOpen} onClick={() => void chooseFolder()}>
            {text.t("failure.other_folder")}
          </Button>
          <Button look={look("retry")} icon={RotateCw} disabled={busy} onClick={() => void retry()}>
            {text.t("failure.retry")}
          </Button>
          <Button icon={Copy} onClick={() => void copy()}>
            {text.t("failure.copy")}
          </Button>
        </footer>
        <p className="startup-hint" role="status">
          {said}
        </p>
      </section>
    </main>
  );
}
