import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { openSettingsPart } from "../settings/settings-place";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { useTime } from "../ui/use-time";
import { backupSentence } from "./backup-words";
import "./clock-banner.css";
import { backUpNow, useBackupStatus } from "./use-backup-status";

/** Says that a backup is overdue or did not come about (UX 2, UX 10); work goes on meanwhile. */
export function BackupBanner() {
  const text = useText();
  const time = useTime();
  const status = useBackupStatus();
  const [hidden, setHidden] = useState<string | null>(null);
  if (status === null) return null;
  const sentence = backupSentence(status, text, time);
  if (sentence === null || hidden === sentence) return null;
  return (
    <div className="clock-banner" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <span>{sentence}</span>
      <Button small disabled={status.running !== null} onClick={() => void backUpNow()}>
        {text.t("backup.now")}
      </Button>
      <Button small look="quiet" onClick={() => openSettingsPart("backup")}>
        {text.t("backup.open_settings")}
      </Button>
      <Button small look="quiet" onClick={() => setHidden(sentence)}>
        {text.t("clock.hide")}
      </Button>
    </div>
  );
}
