import type { StoreReader, StoreTransaction } from "#electron/db/connection";
import { insertAudit } from "#electron/repositories/audit-repository";
import {
  type Credential,
  findCredential,
  listCredentials,
  listStaff,
  saveCredential,
} from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { StaffCode } from "#shared/domain/card/case-state";
import {
  type AttemptCount,
  beginAttempt,
  LOCK_MINUTES,
  NO_ATTEMPTS,
  triesLeft,
  waitLeft,
} from "#shared/domain/credential/lockout";
import { foldedPin, needsPassword, type SecretKind } from "#shared/domain/credential/secret-rules";
import type { Desk } from "../desk";
import { readPepper, type SecretKeeping } from "./secret-keeping";
import { isSameHash, newSalt, stretch } from "./stretch";

export interface SecretTry {
  readonly staff: StaffCode;
  readonly kind: SecretKind;
  readonly secret: string;
}

export interface Checked {
  /** Somebody else chose it: the person chooses another before anything else. */
  readonly must_change: boolean;
}

const MINUTE_MS = 60_000;

/** What was typed, as it is stretched: a PIN by its digits, however the input method left them. */
export function typedSecret(kind: SecretKind, secret: string): string {
  return kind === "pin" ? foldedPin(secret) : secret;
}

/** The pepper that a hash was made with; null = none. */
async function pepperOf(
  desk: Desk,
  keeping: SecretKeeping,
  credential: Credential,
): Promise<Result<Buffer | null>> {
  if (credential.pepper === null) return ok(null);
  const pepper = await readPepper(desk, keeping, credential.pepper);
  return pepper.ok ? ok(pepper.value.key) : pepper;
}

function refusedTry(why: "locked" | "reset_needed", kind: SecretKind, waitMs: number): Result<never> {
  return fail("forbidden", why === "locked" ? { reason: why, kind, wait_ms: waitMs } : { reason: why, kind });
}

/** Where nobody else could take the lock off, the person waits an hour each time instead. */
function withSomebodyToHelp(
  reader: StoreReader,
  staff: StaffCode,
  count: AttemptCount,
  runningMs: number,
): AttemptCount {
  if (!count.reset_needed) return count;
  const stuck = new Set(
    listCredentials(reader)
      .filter((credential) => credential.reset_needed)
      .map((credential) => credential.staff),
  );
  const helps = listStaff(reader).some(
    (person) =>
      person.active && person.code !== staff && needsPassword(person.roles) && !stuck.has(person.code),
  );
  if (helps) return count;
  const longest = Math.max(...LOCK_MINUTES) * MINUTE_MS;
  return { ...count, reset_needed: false, lock_left_ms: longest, lock_mark_ms: runningMs };
}

const attemptKey = ({ staff, kind }: Pick<SecretTry, "staff" | "kind">) => `${kind} ${staff}`;

/** Counts the try where the data is read-only: in this process alone. */
function countInMemory(keeping: SecretKeeping, wanted: SecretTry, known: Credential): Result<AttemptCount> {
  const key = attemptKey(wanted);
  const attempt = beginAttempt(keeping.readOnlyAttempts.get(key) ?? known, keeping.runningMs());
  if (!attempt.may)
    return refusedTry(attempt.why, wanted.kind, attempt.why === "locked" ? attempt.wait_ms : 0);
  keeping.readOnlyAttempts.set(key, attempt.stored);
  return ok(attempt.stored);
}

/** Stores the try before it is checked (SAFETY 5): it counts as a wrong one until the check has passed. */
function countAttempt(
  desk: Desk,
  keeping: SecretKeeping,
  wanted: SecretTry,
  known: Credential,
): Result<AttemptCount> {
  if (desk.readOnly) return countInMemory(keeping, wanted, known);
  return desk.write((tx): Result<AttemptCount> => {
    const current = findCredential(tx, wanted.staff, wanted.kind) ?? known;
    const runningMs = keeping.runningMs();
    const attempt = beginAttempt(current, runningMs);
    if (!attempt.may)
      return refusedTry(attempt.why, wanted.kind, attempt.why === "locked" ? attempt.wait_ms : 0);
    const stored = withSomebodyToHelp(tx, wanted.staff, attempt.stored, runningMs);
    saveCredential(tx, { ...current, ...stored, last_attempt_at: desk.nowMs() });
    return ok(stored);
  });
}

/** What a wrong PIN or password is answered with: how many tries are left, or how long to wait (UX 10, string 5). */
function wrong(desk: Desk, keeping: SecretKeeping, wanted: SecretTry, count: AttemptCount): Result<never> {
  const { staff, kind } = wanted;
  const runningMs = keeping.runningMs();
  const isLocked = count.reset_needed || waitLeft(count, runningMs) > 0;
  if (!isLocked) return fail("forbidden", { reason: "wrong_secret", kind, tries_left: triesLeft(count) });
  if (!desk.readOnly) {
    desk.write((tx) => {
      insertAudit(tx, {
        what: "sign_in.locked",
        by: "system",
        at: desk.nowMs(),
        subject: staff,
        details: { kind, failed_attempts: count.failed_attempts },
      });
      return ok(null);
    });
  }
  return refusedTry(count.reset_needed ? "reset_needed" : "locked", kind, waitLeft(count, runningMs));
}

function isCurrent({ parameters }: Credential, keeping: SecretKeeping): boolean {
  const { N, r, p } = keeping.strength;
  return parameters.N === N && parameters.r === r && parameters.p === p;
}

/** The same secret stretched as this PC does it now, where it was stretched otherwise (SAFETY 5: rehash on login). */
async function renewed(
  keeping: SecretKeeping,
  credential: Credential,
  secret: string,
  pepper: Buffer | null,
): Promise<Credential | null> {
  if (isCurrent(credential, keeping)) return null;
  const salt = newSalt();
  const hash = await stretch(secret, salt, keeping.strength, pepper);
  return { ...credential, salt, hash, parameters: keeping.strength };
}

function takeOffCount(tx: StoreTransaction, checked: Credential, next: Credential): void {
  const current = findCredential(tx, checked.staff, checked.kind);
  // Another PIN was set while this one was being checked: its count is its own.
  if (current === null || !current.hash.equals(checked.hash)) return;
  saveCredential(tx, {
    ...next,
    ...NO_ATTEMPTS,
    must_change: current.must_change,
    last_attempt_at: current.last_attempt_at,
  });
}

/**
 * Checks a PIN or password. Failures: `forbidden` with a `reason` — `secret_missing` (none was set), `wrong_secret`
 * with `tries_left`, `locked` with `wait_ms`, `reset_needed` — and `unsupported` where this PC has not the pepper.
 */
export async function checkSecret(
  desk: Desk,
  keeping: SecretKeeping,
  wanted: SecretTry,
): Promise<Result<Checked>> {
  const known = findCredential(desk.store, wanted.staff, wanted.kind);
  if (known === null) return fail("forbidden", { reason: "secret_missing", kind: wanted.kind });
  const pepper = await pepperOf(desk, keeping, known);
  if (!pepper.ok) return pepper;
  const counted = countAttempt(desk, keeping, wanted, known);
  if (!counted.ok) return counted;
  const secret = typedSecret(wanted.kind, wanted.secret);
  const hash = await stretch(secret, known.salt, known.parameters, pepper.value);
  if (!isSameHash(hash, known.hash)) return wrong(desk, keeping, wanted, counted.value);
  keeping.readOnlyAttempts.delete(attemptKey(wanted));
  if (desk.readOnly) return ok({ must_change: known.must_change });
  const next = (await renewed(keeping, known, secret, pepper.value)) ?? known;
  const written = desk.write((tx) => {
    takeOffCount(tx, known, next);
    return ok({ must_change: known.must_change });
  });
  return written;
}
