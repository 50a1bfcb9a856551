import { findCredential, findStaff } from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";
import { actorOf, signInNeeds, workingPeople } from "./acting-person";
import { checkSecret } from "./check-secret";
import type { SecretKeeping } from "./secret-keeping";
import { prepareSecret, storeSecret } from "./set-secret";

export interface CommandLineSignIn {
  /** `--as`; null = not given. */
  readonly code: string | null;
  /** `DESK_PIN` and `DESK_PASSWORD`. */
  readonly pin: string | undefined;
  readonly password: string | undefined;
  /** What goes out of the store needs the password of who has one (CLI.md, "Exports"). */
  readonly isExport: boolean;
}

/** The first `DESK_PIN` of a person sets it, as the first sign-in in the window does. */
async function setFirstPin(
  desk: Desk,
  keeping: SecretKeeping,
  staff: string,
  secret: string,
): Promise<Result<null>> {
  const prepared = await prepareSecret(desk, keeping, { staff, kind: "pin", secret, must_change: false });
  if (!prepared.ok) return prepared;
  return desk.write((tx): Result<null> => {
    if (findCredential(tx, staff, "pin") !== null) return fail("conflict", { reason: "secret_set" });
    storeSecret(desk, tx, prepared.value, staff);
    return ok(null);
  });
}

async function provedPin(
  desk: Desk,
  keeping: SecretKeeping,
  staff: string,
  pin: string | undefined,
): Promise<Result<null>> {
  const person = findStaff(desk.store, staff);
  if (!person) return fail("not_found", { what: "staff", ref: staff });
  const needs = signInNeeds(desk, person);
  const hasPin = findCredential(desk.store, staff, "pin") !== null;
  if (needs.prove === null && needs.set.length === 0) return ok(null);
  // Nothing can be set in data that can only be read, and whoever reads the file reads it all.
  if (desk.readOnly && needs.prove === null) return ok(null);
  if (pin === undefined || pin === "")
    return fail("forbidden", { reason: "pin_in_environment", kind: "pin" });
  if (!hasPin && needs.prove === null) return setFirstPin(desk, keeping, staff, pin);
  const checked = await checkSecret(desk, keeping, { staff, kind: "pin", secret: pin });
  if (!checked.ok) return checked;
  return checked.value.must_change ? fail("forbidden", { reason: "must_change", kind: "pin" }) : ok(null);
}

function hasPassword(desk: Desk, staff: string): boolean {
  return findCredential(desk.store, staff, "password") !== null;
}

async function provedPassword(
  desk: Desk,
  keeping: SecretKeeping,
  staff: string,
  password: string | undefined,
): Promise<Result<null>> {
  if (!hasPassword(desk, staff)) return ok(null);
  if (password === undefined || password === "") {
    return fail("forbidden", { reason: "password_in_environment", kind: "password" });
  }
  const checked = await checkSecret(desk, keeping, { staff, kind: "password", secret: password });
  return checked.ok ? ok(null) : checked;
}

/**
 * Who acts on the command line (CLI.md `--as`): the person of that code, with the PIN of `DESK_PIN`; without it the
 * only person of the store, else null. Failures: `not_found` for a code that nobody who works here has; `forbidden`
 * for a missing or wrong PIN, or while there is a lock.
 */
export async function actorForCommandLine(
  desk: Desk,
  keeping: SecretKeeping,
  wanted: CommandLineSignIn,
): Promise<Result<Actor | null>> {
  const [only, second] = workingPeople(desk.store);
  const person = wanted.code === null ? (second ? null : only) : findStaff(desk.store, wanted.code);
  if (wanted.code === null && !person) return ok(null);
  if (!person?.active) return fail("not_found", { what: "staff", ref: wanted.code });
  const pin = await provedPin(desk, keeping, person.code, wanted.pin);
  // The pepper is not on this PC (its disk is gone, a backup is brought back): the password needs none.
  const stepsIn = !pin.ok && pin.code === "unsupported" && hasPassword(desk, person.code);
  if (!pin.ok && !stepsIn) return pin;
  if (wanted.isExport || stepsIn) {
    const password = await provedPassword(desk, keeping, person.code, wanted.password);
    if (!password.ok) return password;
  }
  return ok(actorOf(desk, person));
}
