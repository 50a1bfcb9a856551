import { Check, CloudOff, GraduationCap, LockKeyhole, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { useReadyState } from "../api/app-state";
import { COMMANDS } from "../commands/command-table";
import { useHintStack } from "../commands/key-hints";
import { useText } from "../ui/display";
import { KeyCap } from "../ui/KeyCap";
import { hideUndo, UNDO_SHOWN_MS, undoNewest, useUndo } from "../ui/undo-strip";
import { useSeconds } from "../ui/use-seconds";
import { BackupChip } from "./BackupChip";
import "./status-bar.css";

function States() {
  const text = useText();
  const { read_only, sandbox } = useReadyState();
  return (
    <div className="status-states">
      {read_only ? (
        <span className="status-warning">
          <LockKeyhole size={14} aria-hidden />
          {text.t("status.read_only")}
        </span>
      ) : (
        <span className="status-good">
          <Check size={14} aria-hidden />
          {text.t("status.saved")}
        </span>
      )}
      <BackupChip />
      <span>
        <CloudOff size={14} aria-hidden />
        {text.t("status.offline")}
      </span>
      {sandbox && (
        <span className="status-warning">
          <GraduationCap size={14} aria-hidden />
          {text.t("status.sandbox")}
        </span>
      )}
    </div>
  );
}

function Hints() {
  const text = useText();
  const hints = useHintStack(({ stack }) => stack.at(-1) ?? []);
  return (
    <div className="status-hints">
      {hints.map((id) => (
        <span key={id}>
          <KeyCap chord={COMMANDS[id].shortcuts[0] ?? ""} />
          {text.t(COMMANDS[id].label)}
        </span>
      ))}
    </div>
  );
}

function UndoStrip({
  n,
  sentence,
  undoable,
  failed,
}: {
  n: number;
  sentence: string;
  undoable: boolean;
  failed: boolean;
}) {
  const text = useText();
  const left = useSeconds(n, UNDO_SHOWN_MS / 1000);
  useEffect(() => {
    if (left <= 0) hideUndo(n);
  }, [left, n]);
  return (
    <div className={failed ? "undo-strip undo-failed" : "undo-strip"}>
      {failed ? <TriangleAlert size={14} aria-hidden /> : <Check size={14} aria-hidden />}
      <span className="undo-sentence">{sentence}</span>
      {undoable && (
        <button type="button" className="undo-button" onClick={undoNewest}>
          {text.t("undo.undo")} <KeyCap chord="Ctrl+Z" quiet />
        </button>
      )}
      <span className="undo-seconds">{text.t("undo.seconds", { n: Math.max(0, left) })}</span>
    </div>
  );
}

/** Saved · offline | key hints, or for ten seconds after an act what was done and how to undo it. */
export function StatusBar() {
  const shown = useUndo((state) => state.shown);
  return (
    <footer className="status-bar">
      <States />
      {shown === null ? (
        <Hints />
      ) : (
        <UndoStrip
          key={shown.n}
          n={shown.n}
          sentence={shown.sentence}
          undoable={shown.undo !== undefined}
          failed={shown.failed === true}
        />
      )}
      {/* The seconds change too often to be read out: only the sentence is. */}
      <div className="spoken-only" role="status">
        {shown?.sentence}
      </div>
    </footer>
  );
}
