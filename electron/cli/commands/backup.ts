import fs from "node:fs";
import path from "node:path";
import { type ListedBackup, listBackups } from "#electron/db/backup/backup-list";
import { readBackupState } from "#electron/db/backup/backup-state";
import { runInPlace } from "#electron/db/backup/job-runner";
import { foldersOfSecondPlace, type JobOutcome, type Progress } from "#electron/db/backup/jobs";
import { dataFolderAt } from "#electron/db/data-folder";
import { authorise } from "#electron/use-cases/authorisation";
import { withBackupDesk } from "#electron/use-cases/backup/backup-staff";
import { startBackup } from "#electron/use-cases/backup/make-backup";
import { type Desk, openDesk } from "#electron/use-cases/desk";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { isoInstant } from "#shared/contract/iso-json";
import type { Actor } from "#shared/domain/card/decision";
import { UsageError } from "../arguments";
import type { CliCommand, CommandInput } from "../command";
import { personAtCommandLine } from "../person";
import { refuseUnreadableClock } from "../sandbox-time";

/** `backup create|list|verify FILE|restore FILE` (CLI.md, SAFETY 4). */
export const backupCommands: readonly CliCommand[] = [
  {
    kind: "read",
    words: ["backup", "create"],
    usage: "backup create",
    arguments: { min: 0, max: 0 },
    run: create,
  },
  {
    kind: "folder",
    words: ["backup", "list"],
    usage: "backup list",
    arguments: { min: 0, max: 0 },
    run: (input) => signedIn(input, () => list(input)),
  },
  {
    kind: "folder",
    words: ["backup", "verify"],
    usage: "backup verify FILE",
    arguments: { min: 1, max: 1 },
    run: (input, [file = ""]) => signedIn(input, () => verify(input, file)),
  },
  {
    kind: "folder",
    words: ["backup", "restore"],
    usage: "backup restore FILE",
    arguments: { min: 1, max: 1 },
    run: (input, [file = ""]) => restore(input, file),
  },
];

function progressTo(input: CommandInput): Progress {
  let told = "";
  return ({ step, done, total }) => {
    const line = `${step} ${total === 0 ? 100 : Math.floor((100 * done) / total)} %`;
    if (line !== told) input.note(line);
    told = line;
  };
}

async function create(desk: Desk, input: CommandInput): Promise<Result<unknown>> {
  const made = await startBackup(desk, {
    reason: "manual",
    run: runInPlace,
    onProgress: progressTo(input),
  }).outcome;
  if (!made.ok) return made;
  const { file, manifest } = made.value;
  const second = readBackupState(dataFolderAt(desk.dataFolder).backups).second_place;
  if (second?.failure != null) input.note(`second place ${second.folder}: ${second.failure.code}`);
  return ok({ file, sha256: manifest.sha256, cards: manifest.cards });
}

/**
 * Backups can be listed and looked at by anybody signed in; where no store opens (none there, damaged) there is nobody
 * to sign in, and then these are what helps.
 */
async function signedIn(
  input: CommandInput,
  work: () => Promise<Result<unknown>> | Result<unknown>,
): Promise<Result<unknown>> {
  const opened = await openDesk(input.dataFolder, { env: input.env });
  if (opened.ok) {
    try {
      if (opened.value.sandbox) refuseUnreadableClock(input.env);
      const person = await personAtCommandLine(opened.value, input);
      if (!person.ok) return person;
      if (person.value === null && !opened.value.sandbox) throw new UsageError("--as STAFF");
    } finally {
      opened.value.close();
    }
  }
  return work();
}

/** Of a backup that says nothing of its store. */
const UNKNOWN_ZONE = "UTC";

function row(backup: ListedBackup, place: string, checked: Readonly<Record<string, { ok: boolean }>>) {
  const { file, manifest, state, madeAtMs, bytes } = backup;
  const isWrong = checked[path.basename(file)]?.ok === false;
  return {
    file,
    made_at: isoInstant(madeAtMs, manifest?.store.zone ?? UNKNOWN_ZONE),
    reason: manifest?.reason ?? null,
    cards: manifest?.cards ?? null,
    bytes,
    sha256: manifest?.sha256 ?? null,
    state: isWrong ? "damaged" : state,
    place,
  };
}

function list(input: CommandInput): Result<unknown> {
  const folder = dataFolderAt(input.dataFolder);
  const { checked } = readBackupState(folder.backups);
  const here = listBackups(folder.backups).map((backup) => row(backup, "data_folder", checked));
  const second = foldersOfSecondPlace(folder)
    .flatMap((place) => listBackups(place))
    .map((backup) => row(backup, "second_place", {}));
  return ok([...here, ...second]);
}

/** A name without a folder is looked for among the store's own backups too. */
function backupAt(input: CommandInput, file: string): string {
  const own = path.join(dataFolderAt(input.dataFolder).backups, file);
  return !fs.existsSync(file) && fs.existsSync(own) ? own : path.resolve(file);
}

function resultOf<Value>(outcome: { ok: true; value: Value } | Exclude<JobOutcome<"make">, { ok: true }>) {
  return outcome.ok ? ok(outcome.value) : fail(outcome.code, outcome.details);
}

async function verify(input: CommandInput, named: string): Promise<Result<unknown>> {
  const file = backupAt(input, named);
  const job = runInPlace("verify", { dataFolder: input.dataFolder, file, nowMs: Date.now() });
  const outcome = resultOf(await job.outcome);
  if (!outcome.ok) return outcome;
  const verified = outcome.value;
  if (!verified.ok) {
    if (verified.problem === "missing") return fail("not_found", { what: "backup", ref: named });
    return fail("corrupt", { reason: `backup_${verified.problem}`, file, finding: verified.finding });
  }
  const { backup } = verified;
  return ok({
    file: backup.file,
    sha256: backup.sha256,
    cards: backup.facts.cards,
    made_at: isoInstant(backup.madeAtMs, backup.facts.store.zone),
    sealed_by: backup.sealedBy,
    attachments: backup.attachments,
  });
}

interface Restorer {
  /** Null where nobody could be asked: a new, empty folder. */
  readonly by: string | null;
  readonly nowMs: number;
}

async function restore(input: CommandInput, named: string): Promise<Result<unknown>> {
  const file = backupAt(input, named);
  if (!fs.existsSync(file)) return fail("not_found", { what: "backup", ref: named });
  const who = await restorerFor(input, file);
  if (!who.ok) return who;
  const { by, nowMs } = who.value;
  const job = runInPlace(
    "restore",
    { dataFolder: input.dataFolder, file, nowMs, by, approvedBy: null },
    progressTo(input),
  );
  const outcome = resultOf(await job.outcome);
  if (!outcome.ok) return outcome;
  const restored = outcome.value;
  // The first opening writes the restore into the log, and brings an older schema up to date.
  const opened = await openDesk(input.dataFolder, { env: input.env });
  if (!opened.ok) return opened;
  opened.value.close();
  return ok({
    file: restored.file,
    sha256: restored.sha256,
    cards: restored.facts.cards,
    lost_cards: restored.note.lost_cards,
    safety_backup: restored.safetyBackup,
    set_aside: restored.setAside,
    missing_attachments: restored.missingAttachments,
    erased_again: restored.erasedAgain,
  });
}

/** An admin of the store; where its data can't be asked, of the backup; into a new folder, anybody (CLI.md). */
async function restorerFor(input: CommandInput, file: string): Promise<Result<Restorer>> {
  const opened = await openDesk(input.dataFolder, { env: input.env });
  if (opened.ok) {
    try {
      if (opened.value.sandbox) refuseUnreadableClock(input.env);
      return await adminOf(opened.value, input);
    } finally {
      opened.value.close();
    }
  }
  if (opened.code === "no_folder" && opened.details?.["reason"] === undefined) {
    return ok({ by: input.common.as, nowMs: Date.now() });
  }
  const canBeReplaced = ["corrupt", "no_folder", "newer_database"].includes(opened.code);
  return canBeReplaced ? withBackupDesk(file, input.env, (desk) => adminOf(desk, input)) : opened;
}

async function adminOf(desk: Desk, input: CommandInput): Promise<Result<Restorer>> {
  const person: Result<Actor | null> = await personAtCommandLine(desk, input);
  if (!person.ok) return person;
  if (person.value === null) throw new UsageError("--as STAFF");
  const allowed = authorise(person.value, "backup.restore");
  return allowed.ok ? ok({ by: person.value.code, nowMs: desk.nowMs() }) : allowed;
}
