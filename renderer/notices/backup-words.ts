import type { BackupStatus } from "#shared/contract/backup-views";
import { messagesZh } from "#shared/text/messages";
import type { Text } from "#shared/text/text";
import type { TimeWords } from "../ui/use-time";

function why(code: string, text: Text): string {
  const key = `backup.why.${code}`;
  return text.t((Object.hasOwn(messagesZh, key) ? key : "backup.why.other") as "backup.why.other");
}

/** The banner's sentence (UX 10, sentence 10); null where the backups stand well. */
export function backupSentence(
  status: BackupStatus,
  text: Text,
  time: Pick<TimeWords, "short">,
): string | null {
  const last = status.last_at === null ? text.t("backup.never") : time.short(status.last_at);
  const second = status.second_place?.failure ?? null;
  switch (status.notice) {
    case "good":
    case "none":
      return null;
    case "overdue":
      return text.t("backup.banner_overdue", { last });
    case "second_overdue":
      return text.t("backup.banner_second_overdue", { last });
    case "failed":
      return status.failure === null
        ? null
        : text.t("backup.banner_failed", {
            time: time.short(status.failure.at),
            why: why(status.failure.code, text),
            last,
          });
    case "second_failed": {
      if (second === null) return null;
      const at = time.short(second.at);
      return second.code === "not_connected"
        ? text.t("backup.banner_not_connected", { time: at, last })
        : text.t("backup.banner_second_failed", { time: at, why: why(second.code, text), last });
    }
    default:
      return status.notice satisfies never;
  }
}

/** How far a backup is, 0 … 100. */
export function backupPercent({ running }: Pick<BackupStatus, "running">): number {
  if (running === null) return 0;
  return running.total === 0 ? 100 : Math.floor((100 * running.done) / running.total);
}
