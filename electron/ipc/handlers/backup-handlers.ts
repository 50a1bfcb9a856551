import path from "node:path";
import { listed } from "#electron/db/backup/backup-list";
import type { JobOutcome } from "#electron/db/backup/jobs";
import { dataFolderAt } from "#electron/db/data-folder";
import { secretsFolderOf } from "#electron/db/secret-files";
import { type BackupMoment, backupOverview, backupStatus } from "#electron/use-cases/backup/backup-overview";
import { withBackupDesk } from "#electron/use-cases/backup/backup-staff";
import { restorePreviewView } from "#electron/use-cases/backup/restore-preview";
import {
  approveRestore,
  type RestoreApproval,
  restoreApprovers,
} from "#electron/use-cases/backup/second-person";
import { chooseSecondPlace } from "#electron/use-cases/backup/second-place";
import type { Desk } from "#electron/use-cases/desk";
import type { SecretKeeping } from "#electron/use-cases/session/secret-keeping";
import type { backupChannels } from "#shared/contract/backup-channels";
import type { BackupOverview, RestoreApprover } from "#shared/contract/backup-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { AppState } from "#shared/contract/views";
import type { StaffCode } from "#shared/domain/card/case-state";
import type { DeskLife } from "../desk-life";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Dialogs of the system, and starting again. */
export interface BackupPlatform {
  /** A folder; null = the person chose none. */
  chooseFolder(pageId: number): Promise<string | null>;
  /** A backup's database; null = the person chose none. */
  chooseBackup(pageId: number): Promise<string | null>;
  /** Ends the program and starts it with another data folder. */
  startWith(dataFolder: string): void;
}

/** Where no store is open nobody can sign in; then these help, as they do on a new PC. */
type Asking = { readonly desk: Desk; readonly code: StaffCode } | null;

/** Channels `backup.*` and `store.choose_folder`. */
export function backupHandlers(
  session: DeskSession,
  life: DeskLife,
  platform: BackupPlatform,
): Handlers<keyof typeof backupChannels> {
  /** Only these may be read or restored, whatever a page asks for. */
  const chosen = new Set<string>();

  function moment(): BackupMoment {
    const phase = session.phase();
    const keeper = life.backups();
    const desk = phase.phase === "ready" ? phase.desk : null;
    return {
      dataFolder: session.dataFolder,
      nowMs: desk?.nowMs() ?? Date.now(),
      changed: keeper?.hasChanged() ?? false,
      running: keeper?.progress() ?? null,
      desk,
    };
  }

  function overview(): BackupOverview {
    const found = backupOverview(moment());
    const known = new Set(found.backups.map(({ ref }) => ref));
    const others = [...chosen].filter((ref) => !known.has(ref));
    return { ...found, backups: [...found.backups, ...others.map(chosenView)] };
  }

  function fileOf(ref: string): Result<string> {
    const isKnown = chosen.has(ref) || backupOverview(moment()).backups.some((backup) => backup.ref === ref);
    return isKnown ? ok(ref) : fail("not_found", { what: "backup", ref: path.basename(ref) });
  }

  /** Somebody signed in where a store is open; nobody where none is. */
  function asking(pageId: number): Result<Asking> {
    const { phase } = session.phase();
    if (phase === "failed" || phase === "first_run") return ok(null);
    const who = session.actor(pageId);
    return who.ok ? ok({ desk: who.value.desk, code: who.value.actor.code }) : who;
  }

  const isNewFolder = (): boolean => session.phase().phase === "first_run";

  /** A backup is asked with the secrets of the folder that it is to be restored into. */
  const secretsFolder = secretsFolderOf(dataFolderAt(session.dataFolder).database);
  const keepingForBackup: SecretKeeping = { ...session.keeping, secretsFolder };

  async function approversFor(file: string, who: Asking): Promise<Result<readonly RestoreApprover[]>> {
    if (who !== null) return ok(restoreApprovers(who.desk, who.code));
    if (isNewFolder()) return ok([]);
    return withBackupDesk(file, process.env, (desk) => ok(restoreApprovers(desk, null)));
  }

  async function approved(
    file: string,
    who: Asking,
    approval: RestoreApproval,
  ): Promise<Result<{ readonly by: StaffCode | null; readonly approvedBy: StaffCode | null }>> {
    if (who !== null) return approveRestore(who.desk, session.keeping, who.code, approval);
    if (isNewFolder()) return ok({ by: null, approvedBy: null });
    return withBackupDesk(file, process.env, (desk) =>
      approveRestore(desk, keepingForBackup, null, approval),
    );
  }

  async function replaced(
    pageId: number,
    work: () => Promise<{ readonly ok: boolean } & JobOutcome<"restore" | "undo">>,
  ): Promise<Result<AppState>> {
    const outcome = await life.whileClosed(work);
    return outcome.ok ? ok(session.state(pageId)) : fail(outcome.code, outcome.details);
  }

  return {
    "backup.overview": (_input, { pageId }) => {
      const who = asking(pageId);
      return who.ok ? ok(overview()) : who;
    },
    "backup.status": () => ok(backupStatus(moment())),
    "backup.approvers": signedIn(session, (desk, actor) => ok(restoreApprovers(desk, actor.code))),
    "backup.create": signedIn(session, async (): Promise<Result<BackupOverview>> => {
      const keeper = life.backups();
      if (keeper === null) return fail("busy", { reason: "starting" });
      const made = await keeper.make("manual");
      return made.ok ? ok(overview()) : made;
    }),
    "backup.cancel": signedIn(session, () => {
      life.backups()?.cancel();
      return ok(null);
    }),
    "backup.verify": async ({ ref }, { pageId }) => {
      const who = asking(pageId);
      if (!who.ok) return who;
      const file = fileOf(ref);
      if (!file.ok) return file;
      const input = { dataFolder: session.dataFolder, file: file.value, nowMs: moment().nowMs };
      const outcome = await life.runJob("verify", input).outcome;
      if (!outcome.ok) return fail(outcome.code, outcome.details);
      if (!outcome.value.ok) return ok({ sound: false, files: 0, missing: 0 });
      const { files, missing } = outcome.value.backup.attachments;
      return ok({ sound: true, files, missing });
    },
    "backup.choose_second_place": signedIn(
      session,
      async (desk, actor, _input, { pageId }): Promise<Result<BackupOverview | null>> => {
        const folder = await platform.chooseFolder(pageId);
        if (folder === null) return ok(null);
        const placed = await chooseSecondPlace(desk, actor, folder);
        if (!placed.ok) return placed;
        await life.backups()?.make("manual");
        return ok(overview());
      },
    ),
    "backup.forget_second_place": signedIn(session, async (desk, actor): Promise<Result<BackupOverview>> => {
      const placed = await chooseSecondPlace(desk, actor, null);
      return placed.ok ? ok(overview()) : placed;
    }),
    "backup.choose_file": async (_input, { pageId }) => {
      const who = asking(pageId);
      if (!who.ok) return who;
      const file = await platform.chooseBackup(pageId);
      if (file === null) return ok(null);
      chosen.add(path.resolve(file));
      return ok({ ref: path.resolve(file) });
    },
    "backup.preview": async ({ ref }, { pageId }) => {
      const who = asking(pageId);
      if (!who.ok) return who;
      const file = fileOf(ref);
      if (!file.ok) return file;
      const job = life.runJob("preview", { dataFolder: session.dataFolder, file: file.value });
      const outcome = await job.outcome;
      if (!outcome.ok) return fail(outcome.code, outcome.details);
      const approvers = await approversFor(file.value, who.value);
      return ok(
        restorePreviewView(file.value, outcome.value, {
          needed: !isNewFolder(),
          approvers: approvers.ok ? approvers.value : [],
        }),
      );
    },
    "backup.restore": async ({ ref, ...approval }, { pageId }) => {
      const who = asking(pageId);
      if (!who.ok) return who;
      const file = fileOf(ref);
      if (!file.ok) return file;
      const people = await approved(file.value, who.value, approval);
      if (!people.ok) return people;
      const input = {
        dataFolder: session.dataFolder,
        file: file.value,
        nowMs: moment().nowMs,
        ...people.value,
      };
      return replaced(pageId, () => life.runJob("restore", input).outcome);
    },
    "backup.undo_restore": signedIn(
      session,
      async (desk, actor, approval: RestoreApproval, { pageId }): Promise<Result<AppState>> => {
        const people = await approveRestore(desk, session.keeping, actor.code, approval);
        if (!people.ok) return people;
        const input = { dataFolder: session.dataFolder, nowMs: desk.nowMs(), ...people.value };
        return replaced(pageId, () => life.runJob("undo", input).outcome);
      },
    ),
    "store.choose_folder": async (_input, { pageId }) => {
      // While a store is open, its folder is the settings' affair, not a page's.
      if (session.phase().phase === "ready") return fail("unsupported", { reason: "exists" });
      const folder = await platform.chooseFolder(pageId);
      if (folder !== null) platform.startWith(folder);
      return ok(null);
    },
  };
}

function chosenView(file: string): BackupOverview["backups"][number] {
  const { madeAtMs, bytes, manifest, state } = listed(file);
  return {
    ref: file,
    name: path.basename(file),
    made_at: madeAtMs,
    reason: manifest?.reason ?? null,
    cards: manifest?.cards ?? null,
    bytes,
    state: state === "damaged" ? "damaged" : "unchecked",
    checked_at: null,
    place: "chosen",
  };
}
