import { holdsAny } from "#shared/domain/card/roles";
import type { Role } from "#shared/domain/card/vocabulary";
import { usePerson, useReadyState } from "../api/app-state";

/** Who may change what; main refuses by the same rule, this only says so beforehand. */
const RIGHTS = {
  settings: ["admin", "supervisor"],
  staff: ["admin"],
  calendar: ["admin"],
  policies: ["supervisor"],
  duty: ["supervisor", "admin"],
  units: ["admin", "supervisor"],
  categories: ["supervisor", "admin"],
  models: ["supervisor", "clerk"],
  privacy: ["admin"],
  photos: ["clerk", "tech_support", "supervisor"],
  customers: ["clerk", "tech_support", "supervisor"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Right = keyof typeof RIGHTS;

export interface Allowed {
  readonly may: boolean;
  readonly needs: readonly Role[];
}

/** Whether the signed-in person may change it, and who else could. */
export function useRight(right: Right): Allowed {
  const person = usePerson();
  const { read_only } = useReadyState();
  return { may: !read_only && holdsAny(person.roles, RIGHTS[right]), needs: RIGHTS[right] };
}
