import type { BackupNotice } from "#shared/domain/backup/backup-notice";
import type { BackupReason, BackupStep } from "#shared/domain/backup/vocabulary";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";

/** A backup in a list. `verified`: its every byte was read and was right. */
export interface BackupView {
  /** What `backup.preview`, `backup.verify` and `backup.restore` take. */
  readonly ref: string;
  readonly name: string;
  readonly made_at: EpochMs;
  /** Null where it has no manifest. */
  readonly reason: BackupReason | null;
  readonly cards: number | null;
  readonly bytes: number;
  readonly state: "verified" | "unchecked" | "damaged";
  readonly checked_at: EpochMs | null;
  /** Beside the data, at the second place, or a file that somebody chose. */
  readonly place: "here" | "second" | "chosen";
}

export interface SecondPlaceView {
  readonly folder: string;
  readonly connected: boolean;
  /** The last backup that was whole there. */
  readonly ok_at: EpochMs | null;
  readonly failure: { readonly at: EpochMs; readonly code: string } | null;
  /** On the same disk as the data it helps little. */
  readonly same_disk: boolean;
}

/** How the backups stand, for the status bar and the banner. */
export interface BackupStatus {
  readonly notice: BackupNotice;
  /** The last verified backup. */
  readonly last_at: EpochMs | null;
  readonly failure: { readonly at: EpochMs; readonly code: string } | null;
  readonly second_place: SecondPlaceView | null;
  readonly running: BackupProgressView | null;
}

export interface BackupProgressView {
  readonly step: BackupStep;
  readonly done: number;
  readonly total: number;
}

export interface BackupOverview {
  readonly folder: string;
  readonly backups: readonly BackupView[];
  readonly status: BackupStatus;
  /** Every index against its table, weekly. */
  readonly integrity: { readonly at: EpochMs; readonly sound: boolean } | null;
  /** The restore that this store came from, while it can be taken back. */
  readonly restored: {
    readonly at: EpochMs;
    readonly made_at: EpochMs;
    readonly by: StaffCode | null;
    readonly lost_cards: number | null;
    readonly can_undo: boolean;
  } | null;
}

/** Somebody who may say yes to a restore. */
export interface RestoreApprover {
  readonly code: StaffCode;
  readonly name: string;
  readonly has_pin: boolean;
}

/** What keeps a backup from being restored. */
export type RestoreProblem = "missing" | "damaged" | "newer" | "other_store";

/** What a restore would bring and take (SAFETY 4). */
export interface RestorePreviewView {
  readonly ref: string;
  readonly name: string;
  readonly made_at: EpochMs;
  readonly problem: RestoreProblem | null;
  /** The rest is null where the backup can't be read. */
  readonly contents: {
    readonly store: string;
    readonly store_name: string;
    readonly cards: number;
    readonly customers: number;
    readonly last_card: { readonly no: string; readonly registered_at: EpochMs | null } | null;
    readonly missing_files: number;
    /** False where only SQLite's own checks could be made: a copied file under another name. */
    readonly sealed: boolean;
    /** People who were erased since: they are erased in it again. */
    readonly erased_again: number;
  } | null;
  /** What is there now; null where it can't be read or nothing is there. */
  readonly current: {
    readonly cards: number;
    readonly last_card: { readonly no: string; readonly registered_at: EpochMs | null } | null;
    readonly lost_cards: number;
    readonly changed_cards: number;
  } | null;
  /** False for a new folder: nobody is asked. */
  readonly needs_approver: boolean;
  readonly approvers: readonly RestoreApprover[];
}
