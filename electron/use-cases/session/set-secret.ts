import type { StoreTransaction } from "#electron/db/connection";
import { insertAudit } from "#electron/repositories/audit-repository";
import { type Credential, findCredential, saveCredential } from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { StaffCode } from "#shared/domain/card/case-state";
import { NO_ATTEMPTS } from "#shared/domain/credential/lockout";
import { type SecretKind, secretFault } from "#shared/domain/credential/secret-rules";
import type { Desk } from "../desk";
import { typedSecret } from "./check-secret";
import { keepPepper, type Pepper, type SecretKeeping } from "./secret-keeping";
import { isSameHash, newSalt, stretch } from "./stretch";

export interface NewSecret {
  readonly staff: StaffCode;
  readonly kind: SecretKind;
  readonly secret: string;
  /** Chosen by somebody else: the person chooses another at the next sign-in. */
  readonly must_change: boolean;
}

function wrongField(kind: SecretKind, code: string): Result<never> {
  return fail("invalid_input", { fields: [{ field: `new_${kind}`, code }] });
}

/** True where the new secret is the one that is to be changed. */
async function isTheSame(known: Credential | null, secret: string, pepper: Pepper | null): Promise<boolean> {
  if (known === null || (known.pepper !== null && known.pepper !== pepper?.name)) return false;
  const key = known.pepper === null ? null : (pepper?.key ?? null);
  return isSameHash(await stretch(secret, known.salt, known.parameters, key), known.hash);
}

/**
 * Stretches a new PIN (with the pepper) or password (without: it opens the store also on another PC). Nothing is
 * stored yet. Failures: `invalid_input` by the rules of `secret-rules`, and `…_same` for the one it is to replace.
 */
export async function prepareSecret(
  desk: Desk,
  keeping: SecretKeeping,
  wanted: NewSecret,
): Promise<Result<Credential>> {
  const { staff, kind, must_change } = wanted;
  const secret = typedSecret(kind, wanted.secret);
  const fault = secretFault(kind, secret);
  if (fault !== null) return wrongField(kind, fault);
  const kept = kind === "pin" ? await keepPepper(desk, keeping) : ok(null);
  if (!kept.ok) return kept;
  const pepper = kept.value;
  if (await isTheSame(findCredential(desk.store, staff, kind), secret, pepper)) {
    return wrongField(kind, `${kind}_same`);
  }
  const salt = newSalt();
  return ok({
    staff,
    kind,
    salt,
    hash: await stretch(secret, salt, keeping.strength, pepper?.key ?? null),
    parameters: keeping.strength,
    set_at: desk.nowMs(),
    last_attempt_at: null,
    must_change,
    pepper: pepper?.name ?? null,
    ...NO_ATTEMPTS,
  });
}

/** Stores what was prepared and says so in the audit log; `by` = who chose it. */
export function storeSecret(desk: Desk, tx: StoreTransaction, credential: Credential, by: StaffCode): void {
  saveCredential(tx, credential);
  insertAudit(tx, {
    what: "secret.set",
    by,
    at: desk.nowMs(),
    subject: credential.staff,
    details: { kind: credential.kind, must_change: credential.must_change },
  });
}
