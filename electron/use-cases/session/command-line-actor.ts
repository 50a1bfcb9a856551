import { findStaff, listStaff } from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";

/**
 * Who acts on the command line (CLI.md `--as`): the person of that code; without it the only person of the
 * store, else null. Failure: `not_found` for a code that nobody who works here has.
 */
export function actorForCommandLine(desk: Desk, code: string | null): Result<Actor | null> {
  if (code !== null) {
    const person = findStaff(desk.store, code);
    if (!person?.active) return fail("not_found", { what: "staff", ref: code });
    return ok({ code: person.code, roles: person.roles });
  }
  const [only, second] = listStaff(desk.store).filter((person) => person.active);
  return ok(only && !second ? { code: only.code, roles: only.roles } : null);
}
