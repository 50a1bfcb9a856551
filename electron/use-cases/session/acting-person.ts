import type { StoreReader } from "#electron/db/connection";
import {
  deputiesInForce,
  findCredential,
  findStaff,
  hasCredential,
  listStaff,
  type StaffMember,
} from "#electron/repositories/staff-repository";
import type { Actor } from "#shared/domain/card/decision";
import { rolesInForce } from "#shared/domain/credential/roles-in-force";
import { needsPassword, type SecretKind } from "#shared/domain/credential/secret-rules";
import type { Desk } from "../desk";

/** A person as somebody who acts now: with the roles of those whom the person stands in for (DOMAIN 2.3). */
export function actorOf(desk: Desk, person: StaffMember, reader: StoreReader = desk.store): Actor {
  const supervisors = deputiesInForce(reader, desk.nowMs())
    .filter(({ deputy }) => deputy === person.code)
    .flatMap(({ supervisor }) => {
      const member = findStaff(reader, supervisor);
      return member?.active ? [member.roles] : [];
    });
  return { code: person.code, roles: rolesInForce(person.roles, supervisors) };
}

/** Everybody who works here. */
export function workingPeople(reader: StoreReader): readonly StaffMember[] {
  return listStaff(reader).filter((person) => person.active);
}

/** The only person of the store, who needs no PIN until there is one; null where there are several. */
export function solePerson(reader: StoreReader): StaffMember | null {
  const [only, second] = workingPeople(reader);
  return only && !second && !hasCredential(reader, only.code) ? only : null;
}

/** Where nobody has to have a PIN: a sandbox, and a store with only its first-run administrator (CLI.md). */
function isExempt(desk: Desk, reader: StoreReader): boolean {
  return desk.sandbox || solePerson(reader) !== null;
}

/** What a sign-in asks of a person: what to prove, and what to set because it is missing. */
export interface SignInNeeds {
  readonly prove: SecretKind | null;
  readonly set: readonly SecretKind[];
}

/** A PIN every day, a password for managers; whoever has none yet sets it at the first sign-in (SAFETY 5). */
export function signInNeeds(desk: Desk, person: StaffMember, reader: StoreReader = desk.store): SignInNeeds {
  const has = (kind: SecretKind) => findCredential(reader, person.code, kind) !== null;
  const isManager = needsPassword(person.roles);
  const order: readonly SecretKind[] = isManager ? ["password", "pin"] : ["pin", "password"];
  const wanted: readonly SecretKind[] = isManager ? ["pin", "password"] : ["pin"];
  return {
    prove: order.find(has) ?? null,
    set: isExempt(desk, reader) ? [] : wanted.filter((kind) => !has(kind)),
  };
}

/** What opens the lock again: the PIN, or the password where there is none. */
export function unlocksWith(desk: Desk, code: string, reader: StoreReader = desk.store): SecretKind | null {
  if (findCredential(reader, code, "pin") !== null) return "pin";
  return findCredential(reader, code, "password") === null ? null : "password";
}
