import { FolderOpen, History, RotateCcw, Save } from "lucide-react";
import { useState } from "react";
import type { BackupOverview, BackupView } from "#shared/contract/backup-views";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { backupPercent, backupSentence } from "../notices/backup-words";
import { backUpNow, takeOverview, useBackupStatus } from "../notices/use-backup-status";
import { RestoreDialog } from "../startup/RestoreDialog";
import { useRestoreChoice } from "../startup/use-restore";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { currentText, useText } from "../ui/display";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { say } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";
import { BackupUndo } from "./BackupUndo";
import "../ui/record-table.css";
import "./backup-part.css";
import { useRight } from "./rights";

const MEGABYTE = 1_000_000;

function sizeText(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

async function verify(backup: BackupView): Promise<void> {
  const result = await call("backup.verify", { ref: backup.ref });
  const text = currentText();
  if (!result.ok) say(failureText(result, text).sentence);
  else if (!result.value.sound) say(text.t("backup.checked_damaged"));
  else if (result.value.missing > 0) say(text.t("backup.checked_missing", { n: result.value.missing }));
  else say(text.t("backup.checked_sound", { n: result.value.files }));
}

function SecondPlace({ overview }: { readonly overview: BackupOverview }) {
  const text = useText();
  const time = useTime();
  const { may } = useRight("settings");
  const place = overview.status.second_place;
  const [sentence, setSentence] = useState<string | null>(null);
  const choose = async () => {
    const result = await call("backup.choose_second_place", {});
    setSentence(result.ok ? null : failureText(result, currentText()).sentence);
    if (result.ok && result.value !== null) takeOverview(result.value);
  };
  const forget = async () => {
    const result = await call("backup.forget_second_place", {});
    setSentence(result.ok ? null : failureText(result, currentText()).sentence);
    if (result.ok) takeOverview(result.value);
  };
  return (
    <section className="backup-second">
      <h3>{text.t("backup.second_title")}</h3>
      {place === null ? (
        <p className="settings-note">{text.t("backup.second_none")}</p>
      ) : (
        <>
          <p>
            <code className="settings-path">{place.folder}</code> ·{" "}
            {text.t(place.connected ? "backup.second_connected" : "backup.second_away", {
              time: time.dayTime(place.ok_at),
            })}
          </p>
          {place.same_disk && <p className="settings-note">{text.t("backup.second_same_disk")}</p>}
        </>
      )}
      <p className="backup-buttons">
        <Button icon={FolderOpen} disabled={!may} onClick={() => void choose()}>
          {text.t(place === null ? "backup.second_choose" : "backup.second_change")}
        </Button>
        {place !== null && (
          <Button look="quiet" disabled={!may} onClick={() => void forget()}>
            {text.t("backup.second_forget")}
          </Button>
        )}
      </p>
      {sentence !== null && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
    </section>
  );
}

function BackupRow({ backup, onRestore }: { readonly backup: BackupView; readonly onRestore: () => void }) {
  const text = useText();
  const time = useTime();
  const [busy, setBusy] = useState(false);
  const reason = backup.reason ?? "unknown";
  const check = async () => {
    setBusy(true);
    await verify(backup);
    setBusy(false);
  };
  return (
    <tr>
      <td>{time.dayTime(backup.made_at)}</td>
      <td>{text.t(`backup.reason.${reason}`)}</td>
      <td className="record-number">{backup.cards ?? "—"}</td>
      <td className="record-number">{sizeText(backup.bytes)}</td>
      <td className={`backup-${backup.state}`}>{text.t(`backup.state.${backup.state}`)}</td>
      <td>{text.t(`backup.place.${backup.place}`)}</td>
      <td>
        <Button small look="quiet" disabled={busy} onClick={() => void check()}>
          {text.t("backup.check")}
        </Button>
        <Button small look="quiet" disabled={backup.state === "damaged"} onClick={onRestore}>
          {text.t("backup.restore")}
        </Button>
      </td>
    </tr>
  );
}

const COLUMNS = ["time", "reason", "cards", "size", "state", "place", "do"] as const;
const NUMBERS: ReadonlySet<(typeof COLUMNS)[number]> = new Set(["cards", "size"] as const);

/** 备份: how it stands, now, the second place, the list with its marks, restore and its undo (SAFETY 4, UX 8). */
export default function BackupPart() {
  const text = useText();
  const time = useTime();
  const overview = useDeskQuery("backup.overview", {});
  const status = useBackupStatus();
  const choice = useRestoreChoice();
  const { may } = useRight("settings");
  if (overview.error !== null)
    return <ErrorLine error={overview.error} onRetry={() => void overview.refetch()} />;
  if (overview.data === undefined) return <SkeletonRows rows={6} />;
  const { backups, folder, integrity, restored } = overview.data;
  const sentence = status === null ? null : backupSentence(status, text, time);
  return (
    <div className="settings-form backup-part">
      <h2>{text.t("backup.title")}</h2>
      {sentence !== null && <p className="settings-note">{sentence}</p>}
      <p className="field-hint">{text.t("backup.about")}</p>
      <p>
        {text.t("backup.folder")}: <code className="settings-path">{folder}</code>
      </p>
      {integrity !== null && (
        <p className={integrity.sound ? "field-hint" : "settings-note"}>
          {text.t(integrity.sound ? "backup.integrity_good" : "backup.integrity_bad", {
            time: time.dayTime(integrity.at),
          })}
        </p>
      )}
      <p className="backup-buttons">
        <Button
          look="primary"
          icon={Save}
          disabled={status?.running != null}
          onClick={() => void backUpNow()}
        >
          {status?.running == null
            ? text.t("backup.now")
            : text.t("backup.chip_running", { n: backupPercent(status) })}
        </Button>
        <Button icon={History} disabled={!may} onClick={() => void choice.openFile()}>
          {text.t("backup.from_file")}
        </Button>
      </p>
      {choice.sentence !== null && <p className="field-error">{choice.sentence}</p>}
      {restored?.can_undo === true && <BackupUndo restored={restored} icon={RotateCcw} />}
      <SecondPlace overview={overview.data} />
      <h3>{text.t("backup.list_title")}</h3>
      {backups.length === 0 ? (
        <EmptyState>{text.t("backup.list_empty")}</EmptyState>
      ) : (
        <table className="record-table" aria-label={text.t("backup.list_title")}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={classes(NUMBERS.has(column) && "record-number")}>
                  {text.t(`backup.column_${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <BackupRow key={backup.ref} backup={backup} onRestore={() => choice.open(backup.ref)} />
            ))}
          </tbody>
        </table>
      )}
      {choice.ref !== null && <RestoreDialog key={choice.ref} file={choice.ref} onClose={choice.close} />}
    </div>
  );
}
