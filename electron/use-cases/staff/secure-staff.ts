import { insertAudit } from "#electron/repositories/audit-repository";
import {
  findCredential,
  findStaff,
  type StaffMember,
  saveCredential,
} from "#electron/repositories/staff-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { holdsAny } from "#shared/domain/card/roles";
import { NO_ATTEMPTS } from "#shared/domain/credential/lockout";
import { needsPassword, SECRET_KINDS, type SecretKind } from "#shared/domain/credential/secret-rules";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import type { SecretKeeping } from "../session/secret-keeping";
import { prepareSecret, storeSecret } from "../session/set-secret";

export type SecureRequest = ChannelParsed<"staff.secure">;

/**
 * A supervisor takes a lock off and gives a temporary PIN; what would let the one become an administrator is the
 * administrator's: the password and PIN of managers. Never one's own.
 */
function mayFor(actor: Actor, person: StaffMember, act: SecureRequest["act"]): Result<null> {
  if (person.code === actor.code) return fail("self_approval", { action: "staff.secure" });
  const allowed = authorise(actor, "secret.reset");
  if (!allowed.ok) return allowed;
  const takesAdmin = act !== "unlock" && needsPassword(person.roles);
  return takesAdmin && !holdsAny(actor.roles, ["admin"]) ? fail("forbidden", { needs: ["admin"] }) : ok(null);
}

/** Changes every PIN and password that the person has; `not_found` where there is none. */
function changeAll(
  desk: Desk,
  actor: Actor,
  code: string,
  what: string,
  change: Partial<typeof NO_ATTEMPTS & { readonly must_change: boolean }>,
): Result<null> {
  return desk.write((tx): Result<null> => {
    const known = SECRET_KINDS.flatMap((kind) => findCredential(tx, code, kind) ?? []);
    if (known.length === 0) return fail("not_found", { what: "staff", ref: code });
    for (const credential of known) saveCredential(tx, { ...credential, ...change });
    insertAudit(tx, {
      what,
      by: actor.code,
      at: desk.nowMs(),
      subject: code,
      details: { kinds: known.map((credential) => credential.kind) },
    });
    return ok(null);
  });
}

async function setTemporary(
  desk: Desk,
  keeping: SecretKeeping,
  actor: Actor,
  wanted: { readonly code: string; readonly kind: SecretKind; readonly secret: string },
): Promise<Result<null>> {
  const prepared = await prepareSecret(desk, keeping, {
    staff: wanted.code,
    kind: wanted.kind,
    secret: wanted.secret,
    must_change: true,
  });
  if (!prepared.ok) return prepared;
  return desk.write((tx) => {
    storeSecret(desk, tx, prepared.value, actor.code);
    return ok(null);
  });
}

/**
 * Takes a colleague's lock off, gives a temporary PIN or password, or asks for a change at the next sign-in.
 * Failures: `not_found`, `forbidden`, `self_approval` for oneself, `invalid_input` for a secret that the rules refuse.
 */
export async function secureStaff(
  desk: Desk,
  keeping: SecretKeeping,
  actor: Actor,
  request: SecureRequest,
): Promise<Result<null>> {
  const person = findStaff(desk.store, request.code);
  if (!person) return fail("not_found", { what: "staff", ref: request.code });
  const allowed = mayFor(actor, person, request.act);
  if (!allowed.ok) return allowed;
  const { code } = request;
  const done =
    request.act === "unlock"
      ? changeAll(desk, actor, code, "secret.unlock", NO_ATTEMPTS)
      : request.act === "force_change"
        ? changeAll(desk, actor, code, "secret.force_change", { must_change: true })
        : await setTemporary(desk, keeping, actor, { code, kind: request.kind, secret: request.new_secret });
  if (done.ok) desk.announce({ what: "staff", ids: [code] });
  return done;
}
