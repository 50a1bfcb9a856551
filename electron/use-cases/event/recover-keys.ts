import { fileProtector, type SecretProtector } from "#electron/db/secret-files";
import { insertAudit } from "#electron/repositories/audit-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { textIn } from "#shared/text/text";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { readRecoveryCode } from "./recovery-code";
import { makeRecoveryCode, recoverKeys } from "./store-keys";

function logged(desk: Desk, actor: Actor, what: string): void {
  desk.write((tx): Result<null> => {
    insertAudit(tx, { what, by: actor.code, at: desk.nowMs(), subject: null, details: {} });
    return ok(null);
  });
}

/**
 * A new recovery code for the key of the chain, shown once; the one before is void. Failures: `forbidden`,
 * `unsupported` with `key_locked`, `read_only`.
 */
export function issueRecoveryCode(desk: Desk, actor: Actor): Result<string> {
  const allowed = authorise(actor, "keys.recover");
  if (!allowed.ok) return allowed;
  const made = makeRecoveryCode(desk.store, desk.nowMs());
  if (made.ok) logged(desk, actor, "keys.recovery_code");
  return made;
}

/**
 * What is kept of a code away from this PC: which store it is for, how it is used, and the code. Failure:
 * `invalid_input` on `code`.
 */
export function recoveryCodeSheet(
  desk: Desk,
  code: string,
): Result<{ readonly file_name: string; readonly text: string }> {
  const read = readRecoveryCode(code);
  if (read === null) return fail("invalid_input", { fields: [{ field: "code", code: "invalid_value" }] });
  const { lang, name, prefix, store } = desk.settings();
  const day = desk.clock().calendar.localDate(desk.nowMs());
  const text = textIn(lang).t("privacy.key.sheet", { name, store: `${prefix}-${store}`, day, code: read });
  // Notepad takes a file without the mark for the system's own code page.
  return ok({ file_name: `recovery-code-${prefix}-${store}-${day}.txt`, text: `\uFEFF${text}\r\n` });
}

/**
 * Opens the keys that a recovery code stands for and keeps them on this PC. Failures: `forbidden`, `invalid_input` on
 * `code`.
 */
export async function recoverWithCode(
  desk: Desk,
  actor: Actor,
  code: string,
  secrets: SecretProtector = fileProtector,
): Promise<Result<{ readonly keys: number }>> {
  const allowed = authorise(actor, "keys.recover");
  if (!allowed.ok) return allowed;
  const recovered = await recoverKeys(desk.store, code, {
    protector: secrets,
    now: () => desk.nowMs(),
    whenLocked: "refuse",
  });
  if (!recovered.ok) return recovered;
  logged(desk, actor, "keys.recovered");
  desk.announce({ what: "cards", ids: null });
  return recovered;
}
