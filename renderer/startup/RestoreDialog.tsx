import { useEffect, useState } from "react";
import type { RestorePreviewView } from "#shared/contract/backup-views";
import { failureText } from "#shared/text/failure-text";
import type { Text } from "#shared/text/text";
import { call } from "../api/bridge";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { currentText, useText } from "../ui/display";
import { say } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";
import { ApproverFields, type ChosenApprover } from "./ApproverFields";
import "./restore.css";
import { isReadyToRestore, takeRestored } from "./use-restore";

function loseSentence({ contents, current }: RestorePreviewView, text: Text): string {
  if (contents === null) return "";
  if (current === null) return text.t("restore.lose_unknown");
  return current.lost_cards === 0
    ? text.t("restore.lose_none")
    : text.t("restore.lose", { n: current.lost_cards });
}

function Facts({ preview }: { readonly preview: RestorePreviewView }) {
  const text = useText();
  const time = useTime();
  const { contents, current } = preview;
  if (contents === null) return null;
  const card = (last: { readonly no: string; readonly registered_at: number | null } | null) =>
    last === null ? text.t("restore.no_card") : `${last.no} · ${time.full(last.registered_at)}`;
  return (
    <>
      <table className="restore-facts">
        <thead>
          <tr>
            <td />
            <th scope="col">{text.t("backup.title")}</th>
            <th scope="col">{text.t("restore.now")}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{text.t("restore.made_at")}</th>
            <td>{time.full(preview.made_at)}</td>
            <td>{current === null && preview.needs_approver ? text.t("restore.now_unreadable") : "—"}</td>
          </tr>
          <tr>
            <th scope="row">{text.t("restore.store")}</th>
            <td>
              {contents.store_name} · {contents.store}
            </td>
            <td />
          </tr>
          <tr>
            <th scope="row">{text.t("restore.cards")}</th>
            <td>{contents.cards}</td>
            <td>{current?.cards ?? "—"}</td>
          </tr>
          <tr>
            <th scope="row">{text.t("restore.customers")}</th>
            <td>{contents.customers}</td>
            <td />
          </tr>
          <tr>
            <th scope="row">{text.t("restore.last_card")}</th>
            <td>{card(contents.last_card)}</td>
            <td>{current === null ? "—" : card(current.last_card)}</td>
          </tr>
        </tbody>
      </table>
      {preview.needs_approver && (
        <p className={current?.lost_cards === 0 ? "restore-lose restore-lose-none" : "restore-lose"}>
          {loseSentence(preview, text)}
          {current !== null && current.changed_cards > 0 && (
            <span>{text.t("restore.changed", { n: current.changed_cards })}</span>
          )}
        </p>
      )}
      {contents.erased_again > 0 && (
        <p className="settings-note">{text.t("restore.erased_again", { n: contents.erased_again })}</p>
      )}
      {contents.missing_files > 0 && (
        <p className="settings-note">{text.t("restore.missing_files", { n: contents.missing_files })}</p>
      )}
      {!contents.sealed && <p className="settings-note">{text.t("restore.not_sealed")}</p>}
    </>
  );
}

type Reading = { readonly preview: RestorePreviewView } | { readonly sentence: string } | null;

function usePreview(ref: string): Reading {
  const [reading, setReading] = useState<Reading>(null);
  useEffect(() => {
    let wanted = true;
    void call("backup.preview", { ref }).then((result) => {
      if (!wanted) return;
      setReading(
        result.ok ? { preview: result.value } : { sentence: failureText(result, currentText()).sentence },
      );
    });
    return () => {
      wanted = false;
    };
  }, [ref]);
  return reading;
}

/** What a restore brings and takes, who agrees, and the restore itself (SAFETY 4). */
export function RestoreDialog({ file, onClose }: { readonly file: string; readonly onClose: () => void }) {
  const text = useText();
  const time = useTime();
  const reading = usePreview(file);
  const [approver, setApprover] = useState<ChosenApprover>({ code: null, pin: "" });
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = reading !== null && "preview" in reading ? reading.preview : null;
  // One who may agree is chosen beforehand only where there is no choice.
  const only = preview?.approvers.length === 1 ? (preview.approvers[0]?.code ?? null) : null;
  const code = approver.code ?? only;
  const ready = preview !== null && isReadyToRestore(preview, code) && !busy;
  const restore = async () => {
    if (!ready || preview === null) return;
    setBusy(true);
    setFailed(null);
    const pin = approver.pin === "" ? null : approver.pin;
    const sentence = takeRestored(await call("backup.restore", { ref: file, approver: code, pin }));
    setBusy(false);
    setFailed(sentence);
    if (sentence !== null) return;
    say(text.t("restore.done", { time: time.full(preview.made_at) }));
    onClose();
  };
  return (
    <Dialog
      title={text.t("restore.title")}
      onClose={() => !busy && onClose()}
      widthPx={720}
      footer={
        <>
          {preview !== null && preview.problem === null && (
            <Button look="primary" disabled={!ready} onClick={() => void restore()}>
              {text.t("restore.do", { time: time.full(preview.made_at) })}
            </Button>
          )}
          <Button disabled={busy} onClick={onClose}>
            {text.t("dialog.cancel")}
          </Button>
          <span role="status">{busy && text.t("restore.doing")}</span>
        </>
      }
    >
      <div className="restore-body">
        {reading === null && <p role="status">{text.t("restore.reading")}</p>}
        {reading !== null && "sentence" in reading && <p className="field-error">{reading.sentence}</p>}
        {preview?.problem != null && (
          <p className="field-error" role="alert">
            {text.t(`restore.problem.${preview.problem}`)}
          </p>
        )}
        {preview !== null && preview.problem === null && (
          <>
            <Facts preview={preview} />
            {preview.needs_approver && (
              <>
                <p className="startup-hint">{text.t("restore.safe")}</p>
                <ApproverFields
                  approvers={preview.approvers}
                  value={{ ...approver, code }}
                  onChange={setApprover}
                />
              </>
            )}
          </>
        )}
        {failed !== null && (
          <p className="field-error" role="alert">
            {failed}
          </p>
        )}
      </div>
    </Dialog>
  );
}
