import type { LucideIcon } from "lucide-react";
import { useState } from "react";
import type { BackupOverview } from "#shared/contract/backup-views";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { ApproverFields, type ChosenApprover } from "../startup/ApproverFields";
import { takeRestored } from "../startup/use-restore";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { useTime } from "../ui/use-time";

type Restored = NonNullable<BackupOverview["restored"]>;

function restoredSentence(
  restored: Restored,
  text: ReturnType<typeof useText>,
  full: (at: number) => string,
) {
  const times = { time: full(restored.at), made: full(restored.made_at) };
  return restored.lost_cards === null
    ? text.t("backup.restored_unknown", times)
    : text.t("backup.restored", { ...times, n: restored.lost_cards });
}

/** The last restore, and its undo: one step, with the second person's yes. */
export function BackupUndo({ restored, icon }: { readonly restored: Restored; readonly icon: LucideIcon }) {
  const text = useText();
  const time = useTime();
  const [asking, setAsking] = useState(false);
  const sentence = restoredSentence(restored, text, time.full);
  return (
    <section>
      <h3>{text.t("backup.restored_title")}</h3>
      <p className="backup-buttons">
        <span>{sentence}</span>
        <Button icon={icon} onClick={() => setAsking(true)}>
          {text.t("backup.undo")}
        </Button>
      </p>
      {asking && <UndoDialog sentence={sentence} onClose={() => setAsking(false)} />}
    </section>
  );
}

function UndoDialog({ sentence, onClose }: { readonly sentence: string; readonly onClose: () => void }) {
  const text = useText();
  const approvers = useDeskQuery("backup.approvers", {}).data ?? [];
  const [approver, setApprover] = useState<ChosenApprover>({ code: null, pin: "" });
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const code = approver.code ?? (approvers.length === 1 ? (approvers[0]?.code ?? null) : null);
  const undo = async () => {
    setBusy(true);
    const pin = approver.pin === "" ? null : approver.pin;
    const refused = takeRestored(await call("backup.undo_restore", { approver: code, pin }));
    setBusy(false);
    setFailed(refused);
    if (refused === null) onClose();
  };
  return (
    <Dialog
      title={text.t("backup.undo")}
      onClose={() => !busy && onClose()}
      footer={
        <>
          <Button look="primary" disabled={code === null || busy} onClick={() => void undo()}>
            {text.t("backup.undo")}
          </Button>
          <Button disabled={busy} onClick={onClose}>
            {text.t("dialog.cancel")}
          </Button>
          <span role="status">{busy && text.t("restore.doing")}</span>
        </>
      }
    >
      <div className="restore-body">
        <p>{sentence}</p>
        <p>{text.t("backup.undo_confirm")}</p>
        <ApproverFields approvers={approvers} value={{ ...approver, code }} onChange={setApprover} />
        {failed !== null && (
          <p className="field-error" role="alert">
            {failed}
          </p>
        )}
      </div>
    </Dialog>
  );
}
