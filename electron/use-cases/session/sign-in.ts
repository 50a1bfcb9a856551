import { insertAudit } from "#electron/repositories/audit-repository";
import { type Credential, findCredential, findStaff } from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { StaffCode } from "#shared/domain/card/case-state";
import type { SecretKind } from "#shared/domain/credential/secret-rules";
import type { Desk } from "../desk";
import { signInNeeds, unlocksWith } from "./acting-person";
import { checkSecret } from "./check-secret";
import { readPepper, type SecretKeeping } from "./secret-keeping";
import { prepareSecret, storeSecret } from "./set-secret";

export interface SignInRequest {
  readonly code: StaffCode;
  /** The PIN or password that the person has. */
  readonly secret?: string | undefined;
  /** What the person sets where one is missing or must be changed. */
  readonly new_pin?: string | undefined;
  readonly new_password?: string | undefined;
}

type NewSecrets = Pick<SignInRequest, "new_pin" | "new_password">;

function givenFor(request: NewSecrets, kind: SecretKind): string | undefined {
  return kind === "pin" ? request.new_pin : request.new_password;
}

async function prepareAll(
  desk: Desk,
  keeping: SecretKeeping,
  request: SignInRequest,
  kinds: readonly SecretKind[],
): Promise<Result<readonly Credential[]>> {
  const prepared: Credential[] = [];
  for (const kind of kinds) {
    const secret = givenFor(request, kind);
    if (secret === undefined) return fail("forbidden", { reason: "set_secret", set: kinds });
    const credential = await prepareSecret(desk, keeping, {
      staff: request.code,
      kind,
      secret,
      must_change: false,
    });
    if (!credential.ok) return credential;
    prepared.push(credential.value);
  }
  return ok(prepared);
}

/** True where the PIN was made with a pepper that this PC has no more: restored to another PC, or its file gone. */
async function hasLostPin(desk: Desk, keeping: SecretKeeping, code: StaffCode): Promise<boolean> {
  const pin = findCredential(desk.store, code, "pin");
  if (pin?.pepper == null) return false;
  const kept = await readPepper(desk, keeping, pin.pepper);
  return !kept.ok;
}

/**
 * Signs a person in: proves the PIN or password, and sets what is missing or must be changed. Failures: `not_found`,
 * those of `checkSecret`, `forbidden` with reason `secret_needed` (`kind`) or `set_secret` (`set`: which kinds), and
 * `invalid_input` for a new secret that the rules refuse.
 */
export async function signIn(
  desk: Desk,
  keeping: SecretKeeping,
  request: SignInRequest,
): Promise<Result<StaffCode>> {
  const person = findStaff(desk.store, request.code);
  if (!person?.active) return fail("not_found", { what: "staff", ref: request.code });
  const { prove, set } = signInNeeds(desk, person);
  let kinds = set;
  if (prove !== null) {
    if (request.secret === undefined) return fail("forbidden", { reason: "secret_needed", kind: prove });
    const checked = await checkSecret(desk, keeping, {
      staff: person.code,
      kind: prove,
      secret: request.secret,
    });
    if (!checked.ok) return checked;
    const lost = prove === "password" && (await hasLostPin(desk, keeping, person.code));
    kinds = [
      ...new Set([...(checked.value.must_change ? [prove] : []), ...(lost ? ["pin" as const] : []), ...set]),
    ];
  }
  if (desk.readOnly) return ok(person.code);
  const prepared = await prepareAll(desk, keeping, request, kinds);
  if (!prepared.ok) return prepared;
  if (prove === null && prepared.value.length === 0) return ok(person.code);
  return desk.write((tx): Result<StaffCode> => {
    const now = findStaff(tx, person.code);
    if (!now?.active) return fail("not_found", { what: "staff", ref: request.code });
    // Somebody else was quicker to set this person's first PIN.
    if (prove === null && signInNeeds(desk, now, tx).prove !== null)
      return fail("conflict", { version: now.version });
    for (const credential of prepared.value) storeSecret(desk, tx, credential, person.code);
    insertAudit(tx, {
      what: "sign_in",
      by: person.code,
      at: desk.nowMs(),
      subject: null,
      details: { by: prove ?? "first_secret" },
    });
    return ok(person.code);
  });
}

/** Opens the lock for the person who sits there. */
export async function unlock(
  desk: Desk,
  keeping: SecretKeeping,
  code: StaffCode,
  secret: string | undefined,
): Promise<Result<null>> {
  const kind = unlocksWith(desk, code);
  if (kind === null) return ok(null);
  if (secret === undefined) return fail("forbidden", { reason: "secret_needed", kind });
  const checked = await checkSecret(desk, keeping, { staff: code, kind, secret });
  return checked.ok ? ok(null) : checked;
}

/**
 * Proves a person's own PIN for one act. Whoever need not have a PIN and has none passes (sandbox, the only person).
 */
export async function provePin(
  desk: Desk,
  keeping: SecretKeeping,
  code: StaffCode,
  pin: string | undefined,
): Promise<Result<null>> {
  const person = findStaff(desk.store, code);
  if (!person?.active) return fail("not_found", { what: "staff", ref: code });
  const needs = signInNeeds(desk, person);
  if (needs.prove === null && needs.set.length === 0) return ok(null);
  if (needs.set.includes("pin") || unlocksWith(desk, code) !== "pin") {
    return fail("forbidden", { reason: "secret_missing", kind: "pin" });
  }
  if (pin === undefined) return fail("forbidden", { reason: "secret_needed", kind: "pin" });
  const checked = await checkSecret(desk, keeping, { staff: code, kind: "pin", secret: pin });
  if (!checked.ok) return checked;
  return checked.value.must_change ? fail("forbidden", { reason: "must_change", kind: "pin" }) : ok(null);
}

/** True where this person's acts take a PIN. */
export function takesPin(desk: Desk, code: StaffCode): boolean {
  const person = findStaff(desk.store, code);
  if (person === null) return true;
  const needs = signInNeeds(desk, person);
  return needs.prove !== null || needs.set.length > 0;
}
