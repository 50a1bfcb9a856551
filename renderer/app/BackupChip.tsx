import { DatabaseBackup, TriangleAlert, X } from "lucide-react";
import { call } from "../api/bridge";
import { backupPercent } from "../notices/backup-words";
import { useBackupStatus } from "../notices/use-backup-status";
import { openSettingsPart } from "../settings/settings-place";
import { useText } from "../ui/display";
import { useTime } from "../ui/use-time";

/** The backup's place in the status bar: when the last was made, how far one is, or that something is wrong. */
export function BackupChip() {
  const text = useText();
  const time = useTime();
  const status = useBackupStatus();
  if (status === null) return null;
  if (status.running !== null) {
    return (
      <span>
        <DatabaseBackup size={14} aria-hidden />
        {text.t("backup.chip_running", { n: backupPercent(status) })}
        <button
          type="button"
          className="status-button"
          aria-label={text.t("backup.cancel")}
          title={text.t("backup.cancel")}
          onClick={() => void call("backup.cancel", {})}
        >
          <X size={14} aria-hidden />
        </button>
      </span>
    );
  }
  const isWell = status.notice === "good" || status.notice === "none";
  const Icon = isWell ? DatabaseBackup : TriangleAlert;
  return (
    <button
      type="button"
      className={isWell ? "status-button" : "status-button status-warning"}
      title={text.t("backup.open_settings")}
      onClick={() => openSettingsPart("backup")}
    >
      <Icon size={14} aria-hidden />
      {!isWell
        ? text.t("backup.chip_problem")
        : status.last_at === null
          ? text.t("backup.chip_none")
          : text.t("backup.chip_good", { time: time.short(status.last_at) })}
    </button>
  );
}
