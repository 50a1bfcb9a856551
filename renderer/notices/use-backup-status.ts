import { useEffect } from "react";
import type { BackupOverview, BackupStatus } from "#shared/contract/backup-views";
import { failureText } from "#shared/text/failure-text";
import { call, onDeskEvent } from "../api/bridge";
import { deskQuery, queryClient, refreshChannels, useDeskQuery } from "../api/queries";
import { currentText } from "../ui/display";
import { say } from "../ui/undo-strip";

const STATUS_KEY = deskQuery("backup.status", {}).queryKey;

/** Takes over what an action of the backups answered. */
export function takeOverview(overview: BackupOverview): void {
  queryClient.setQueryData(deskQuery("backup.overview", {}).queryKey, overview);
  queryClient.setQueryData(STATUS_KEY, overview.status);
}

/** How the backups stand, and while one is made, how far it is. Read again with each minute. */
export function useBackupStatus(): BackupStatus | null {
  const { data } = useDeskQuery("backup.status", {});
  useEffect(() => {
    const stops = [
      onDeskEvent("clock.tick", () => refreshChannels("backup.status")),
      onDeskEvent("backup.progress", ({ progress }) => {
        if (progress === null) refreshChannels("backup.status", "backup.overview");
        else
          queryClient.setQueryData(STATUS_KEY, (status: BackupStatus | undefined) =>
            status === undefined ? undefined : { ...status, running: progress },
          );
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return data ?? null;
}

/** 立即备份, from the banner and from the settings. */
export async function backUpNow(): Promise<void> {
  const result = await call("backup.create", {});
  const text = currentText();
  if (!result.ok) {
    say(failureText(result, text).sentence);
    return;
  }
  takeOverview(result.value);
  say(text.t("backup.made", { n: result.value.backups[0]?.cards ?? 0 }));
}
