import { findCredential, findStaff } from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { SecretKind } from "#shared/domain/credential/secret-rules";
import type { Desk } from "../desk";
import { unlocksWith } from "./acting-person";
import { checkSecret } from "./check-secret";
import type { SecretKeeping } from "./secret-keeping";
import { prepareSecret, storeSecret } from "./set-secret";

export interface SecretChange {
  readonly kind: SecretKind;
  /** The one that is to be replaced; where there is none, whichever the person has. */
  readonly secret?: string | undefined;
  readonly new_secret: string;
}

/** A person changes the own PIN or password. Failures: those of `checkSecret` and of `prepareSecret`. */
export async function changeOwnSecret(
  desk: Desk,
  keeping: SecretKeeping,
  actor: Actor,
  change: SecretChange,
): Promise<Result<null>> {
  if (!findStaff(desk.store, actor.code)?.active)
    return fail("not_found", { what: "staff", ref: actor.code });
  const hasIt = findCredential(desk.store, actor.code, change.kind) !== null;
  const proves = hasIt ? change.kind : unlocksWith(desk, actor.code);
  if (proves !== null) {
    if (change.secret === undefined) return fail("forbidden", { reason: "secret_needed", kind: proves });
    const checked = await checkSecret(desk, keeping, {
      staff: actor.code,
      kind: proves,
      secret: change.secret,
    });
    if (!checked.ok) return checked;
  }
  const prepared = await prepareSecret(desk, keeping, {
    staff: actor.code,
    kind: change.kind,
    secret: change.new_secret,
    must_change: false,
  });
  if (!prepared.ok) return prepared;
  const stored = desk.write((tx) => {
    storeSecret(desk, tx, prepared.value, actor.code);
    return ok(null);
  });
  if (stored.ok) desk.announce({ what: "staff", ids: [actor.code] });
  return stored;
}
