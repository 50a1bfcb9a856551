import { ROLES, type Role } from "#shared/domain/card/vocabulary";

/** What a deputy takes over: the supervising, not the store's own administration (DOMAIN 2.3). */
const DEPUTISED: readonly Role[] = ["supervisor", "director"];

/** A person's own roles and those of the supervisors whom the person stands in for now, in DOMAIN 2.3's order. */
export function rolesInForce(
  own: readonly Role[],
  supervisors: readonly (readonly Role[])[],
): readonly Role[] {
  const held = new Set<Role>(own);
  for (const roles of supervisors) {
    for (const role of roles) if (DEPUTISED.includes(role)) held.add(role);
  }
  return ROLES.filter((role) => held.has(role));
}
