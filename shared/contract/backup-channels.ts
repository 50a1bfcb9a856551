import * as z from "zod";
import type {
  BackupOverview,
  BackupProgressView,
  BackupStatus,
  RestoreApprover,
  RestorePreviewView,
} from "./backup-views";
import { channel } from "./channel";
import type { AppState } from "./views";

const nothing = z.strictObject({});
const ref = z.string().min(1).max(2000);
const approval = { approver: z.string().min(1).max(64).nullable(), pin: z.string().max(64).nullable() };

/**
 * Channels of the backups (SAFETY 4). Files are named by `ref` only: those that `backup.overview` listed, or that
 * somebody chose in a dialog of the system. Where no store is open, listing, preview and restore go without a session.
 */
export const backupChannels = {
  "backup.overview": channel<BackupOverview>()(nothing),
  "backup.status": channel<BackupStatus>()(nothing),
  /** Who may agree to a restore that the reader asks for. */
  "backup.approvers": channel<readonly RestoreApprover[]>()(nothing),
  /** Makes one now; `backup.progress` events follow. Answers when it is verified. */
  "backup.create": channel<BackupOverview>()(nothing),
  /** Gives up the one that is under way. */
  "backup.cancel": channel<null>()(nothing),
  /** Reads every byte. */
  "backup.verify": channel<{ readonly sound: boolean; readonly files: number; readonly missing: number }>()(
    z.strictObject({ ref }),
  ),
  /** Asks for a folder, e.g. on a USB stick; null = the person chose none. */
  "backup.choose_second_place": channel<BackupOverview | null>()(nothing),
  "backup.forget_second_place": channel<BackupOverview>()(nothing),
  /** Asks for a backup's file; null = the person chose none. */
  "backup.choose_file": channel<{ readonly ref: string } | null>()(nothing),
  "backup.preview": channel<RestorePreviewView>()(z.strictObject({ ref })),
  /** Restores; everybody signs in again afterwards. */
  "backup.restore": channel<AppState>()(z.strictObject({ ref, ...approval })),
  "backup.undo_restore": channel<AppState>()(z.strictObject(approval)),
  /** Asks for another data folder and starts the program again with it; null = the person chose none. */
  "store.choose_folder": channel<null>()(nothing),
} as const;

/** Events of the backups. */
export interface BackupEvents {
  /** Null once nothing is under way any more. */
  readonly "backup.progress": { readonly progress: BackupProgressView | null };
}
