import fs from "node:fs";
import path from "node:path";
import { type ListedBackup, listBackups } from "#electron/db/backup/backup-list";
import { type BackupState, readBackupState } from "#electron/db/backup/backup-state";
import { foldersOfSecondPlace } from "#electron/db/backup/jobs";
import { isConnected } from "#electron/db/backup/second-place";
import { restoredNoteIn, undoSourceOf } from "#electron/db/backup/undo-restore";
import { type DataFolder, dataFolderAt } from "#electron/db/data-folder";
import type {
  BackupOverview,
  BackupProgressView,
  BackupStatus,
  BackupView,
  SecondPlaceView,
} from "#shared/contract/backup-views";
import { backupNotice } from "#shared/domain/backup/backup-notice";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Desk } from "../desk";

/** What of the running program belongs to it. */
export interface BackupMoment {
  readonly dataFolder: string;
  readonly nowMs: EpochMs;
  readonly changed: boolean;
  readonly running: BackupProgressView | null;
  /** Null while no store is open. */
  readonly desk: Desk | null;
}

/** All backups that can be found, and how they stand; needs no open store (a start that failed asks too). */
export function backupOverview(moment: BackupMoment): BackupOverview {
  const folder = dataFolderAt(moment.dataFolder);
  const state = readBackupState(folder.backups);
  const here = listBackups(folder.backups).map((backup) => backupView(backup, "here", state));
  const second = foldersOfSecondPlace(folder)
    .flatMap((place) => listBackups(place))
    .map((backup) => backupView(backup, "second", state));
  return {
    folder: folder.backups,
    backups: [...here, ...second],
    status: statusOf(folder, state, here, moment),
    integrity:
      state.integrity === null ? null : { at: state.integrity.at, sound: state.integrity.finding === null },
    restored: restoredOf(folder, moment.desk),
  };
}

export function backupStatus(moment: BackupMoment): BackupStatus {
  const folder = dataFolderAt(moment.dataFolder);
  const state = readBackupState(folder.backups);
  const here = listBackups(folder.backups).map((backup) => backupView(backup, "here", state));
  return statusOf(folder, state, here, moment);
}

function statusOf(
  folder: DataFolder,
  state: BackupState,
  here: readonly BackupView[],
  moment: BackupMoment,
): BackupStatus {
  const last_at = here.find(({ state: looked }) => looked === "verified")?.made_at ?? null;
  const place = state.second_place;
  return {
    notice: backupNotice({
      nowMs: moment.nowMs,
      lastMs: last_at,
      changed: moment.changed,
      failure: state.failure,
      secondPlace:
        place === null ? null : { chosenMs: place.chosen_at, lastMs: place.ok_at, failure: place.failure },
    }),
    last_at,
    failure: state.failure,
    second_place: place === null ? null : secondPlaceView(folder, place),
    running: moment.running,
  };
}

function secondPlaceView(
  folder: DataFolder,
  place: NonNullable<BackupState["second_place"]>,
): SecondPlaceView {
  const connected = isConnected(place.folder);
  return {
    folder: place.folder,
    connected,
    ok_at: place.ok_at,
    failure: place.failure,
    same_disk: connected && fs.statSync(place.folder).dev === fs.statSync(folder.root).dev,
  };
}

/** One backup as a list shows it. */
export function backupView(
  backup: ListedBackup,
  place: BackupView["place"],
  { checked }: Pick<BackupState, "checked">,
): BackupView {
  const name = path.basename(backup.file);
  // The second place's copy was read back when it was written.
  const looked = checked[name];
  const isSound = backup.state === "sound";
  return {
    ref: backup.file,
    name,
    made_at: backup.madeAtMs,
    reason: backup.manifest?.reason ?? null,
    cards: backup.manifest?.cards ?? null,
    bytes: backup.bytes,
    state:
      backup.state === "damaged" || (place === "here" && looked?.ok === false)
        ? "damaged"
        : isSound && looked?.ok === true
          ? "verified"
          : "unchecked",
    checked_at: place === "here" ? (looked?.at ?? null) : null,
    place,
  };
}

function restoredOf(folder: DataFolder, desk: Desk | null): BackupOverview["restored"] {
  if (desk === null || !desk.store.sqlite.open) return null;
  const note = restoredNoteIn(desk.store.sqlite);
  if (note === null) return null;
  return {
    at: note.at,
    made_at: note.made_at,
    by: note.by,
    lost_cards: note.lost_cards,
    can_undo: undoSourceOf(folder, note) !== null,
  };
}
