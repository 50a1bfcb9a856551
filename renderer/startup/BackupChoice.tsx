import type { BackupView } from "#shared/contract/backup-views";
import { useDeskQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { useTime } from "../ui/use-time";
import "./restore.css";
import { RestoreDialog } from "./RestoreDialog";
import { useRestoreChoice } from "./use-restore";

const SHOWN = 8;

function BackupLine({ backup, onOpen }: { readonly backup: BackupView; readonly onOpen: () => void }) {
  const text = useText();
  const time = useTime();
  const reason = backup.reason ?? "unknown";
  return (
    <li>
      <button type="button" className="backup-line" disabled={backup.state === "damaged"} onClick={onOpen}>
        <b>{time.full(backup.made_at)}</b>
        <span>{text.t(`backup.reason.${reason}`)}</span>
        <span>
          {text.t("restore.cards")} {backup.cards ?? "—"}
        </span>
        <span>{text.t(`backup.place.${backup.place}`)}</span>
        <span className={`backup-${backup.state}`}>{text.t(`backup.state.${backup.state}`)}</span>
      </button>
    </li>
  );
}

/** The newest backups, and a way to another file: for a start that failed and for a new PC. */
export function BackupChoice({ onClose }: { readonly onClose?: () => void }) {
  const text = useText();
  const overview = useDeskQuery("backup.overview", {});
  const choice = useRestoreChoice();
  const backups = overview.data?.backups.slice(0, SHOWN);
  return (
    <section className="backup-choice" aria-label={text.t("failure.pick_title")}>
      <h2>{text.t("failure.pick_title")}</h2>
      {overview.error !== null && (
        <ErrorLine error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {overview.data === undefined && overview.error === null && <SkeletonRows rows={3} />}
      {backups?.length === 0 && <p className="startup-hint">{text.t("failure.pick_none")}</p>}
      {backups !== undefined && backups.length > 0 && (
        <ul className="backup-lines">
          {backups.map((backup) => (
            <BackupLine key={backup.ref} backup={backup} onOpen={() => choice.open(backup.ref)} />
          ))}
        </ul>
      )}
      {choice.sentence !== null && <p className="field-error">{choice.sentence}</p>}
      <div className="backup-choice-foot">
        <Button onClick={() => void choice.openFile()}>{text.t("backup.from_file")}</Button>
        {onClose !== undefined && (
          <Button look="quiet" onClick={onClose}>
            {text.t("dialog.cancel")}
          </Button>
        )}
      </div>
      {choice.ref !== null && <RestoreDialog key={choice.ref} file={choice.ref} onClose={choice.close} />}
    </section>
  );
}
