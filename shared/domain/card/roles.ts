import type { Role } from "./vocabulary";

/** DOMAIN 2.3: supervisor includes clerk, director includes supervisor. */
const INCLUDED: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  supervisor: ["clerk"],
  director: ["supervisor", "clerk"],
};

/** Who takes calls and registers (DOMAIN 2.2 `register`). */
export const REGISTERING_ROLES: readonly Role[] = ["clerk", "tech_support"];

/** Every role that the given ones stand for. */
export function effectiveRoles(roles: readonly Role[]): ReadonlySet<Role> {
  return new Set(roles.flatMap((role) => [role, ...(INCLUDED[role] ?? [])]));
}

/** True when one of the wanted roles is held, directly or by inclusion. */
export function holdsAny(roles: readonly Role[], wanted: readonly Role[]): boolean {
  const held = effectiveRoles(roles);
  return wanted.some((role) => held.has(role));
}
