import type { Actor } from "#shared/domain/card/decision";
import { effectiveRoles } from "#shared/domain/card/roles";
import type { Role } from "#shared/domain/card/vocabulary";

/** Personal values that are masked for roles which don't need them (DOMAIN 8). */
export const PERSONAL_KINDS = ["phone", "address", "serial"] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** What a value is shown in full for (UX 10, string 15): calling back, going there, checking who it is. */
export const UNMASK_PURPOSES = ["call_back", "visit", "verify"] as const;
export type UnmaskPurpose = (typeof UNMASK_PURPOSES)[number];

const ALL: readonly PersonalKind[] = PERSONAL_KINDS;

/**
 * Who needs what for the daily work, whosever card it is: calls and registration need everything; whoever fetches or
 * ships goods needs where to; whoever handles the unit needs its serial. An assignee needs everything of that card.
 */
const NEEDS: Readonly<Record<Role, readonly PersonalKind[]>> = {
  clerk: ALL,
  tech_support: ALL,
  engineer: ["serial"],
  logistics: ALL,
  warehouse: ["serial"],
  finance: [],
  qc: ["serial"],
  supervisor: ALL,
  director: ALL,
  admin: [],
};

/** The card as far as it decides who works on it. */
export interface OwnCard {
  readonly assignee: string | null;
  readonly collaborators?: readonly string[];
}

function isOwn(actor: Actor, card: OwnCard | null): boolean {
  if (card === null) return false;
  return card.assignee === actor.code || (card.collaborators ?? []).includes(actor.code);
}

/** What is masked for a person on a card; `card` null = on no card in particular (archive, search). */
export function maskedKinds(actor: Actor, card: OwnCard | null = null): ReadonlySet<PersonalKind> {
  if (isOwn(actor, card)) return new Set();
  const needed = new Set<PersonalKind>();
  for (const role of effectiveRoles(actor.roles)) for (const kind of NEEDS[role]) needed.add(kind);
  return new Set(PERSONAL_KINDS.filter((kind) => !needed.has(kind)));
}

/** Case work; the administrator's own is the store's settings and people (DOMAIN 2.3). */
const CASE_WORK: readonly Role[] = [
  "clerk",
  "tech_support",
  "engineer",
  "logistics",
  "warehouse",
  "finance",
  "qc",
  "supervisor",
  "director",
];

/** Who may see a masked value for a purpose. */
export const UNMASKING_ROLES: readonly Role[] = CASE_WORK;
