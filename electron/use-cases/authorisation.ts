import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { holdsAny } from "#shared/domain/card/roles";
import type { Role } from "#shared/domain/card/vocabulary";
import { FIGURES_REPAIR_ROLES } from "#shared/domain/figures/repair-roles";
import { UNMASKING_ROLES } from "#shared/domain/masking/needs";
import { CLOSING_LIST_ROLES } from "#shared/domain/paper/closing-list-roles";
import { VIEW_SHARING_ROLES } from "#shared/domain/workbench/view-sharing-roles";

/**
 * Who may change what besides cards (CLI "Who may"; DOMAIN 2.3): one table that every use-case asks. Cards have
 * their own table, `shared/domain/card/action-table`.
 */
const RIGHTS = {
  "staff.change": ["admin"],
  "settings.change": ["admin", "supervisor"],
  "calendar.change": ["admin"],
  "policy.change": ["supervisor"],
  "duty.change": ["supervisor", "admin"],
  "model.change": ["supervisor"],
  "part.change": ["supervisor", "warehouse"],
  "customer.change": ["clerk", "tech_support", "supervisor"],
  "unit.change": ["admin", "supervisor"],
  "view.share": VIEW_SHARING_ROLES,
  "fault_category.change": ["supervisor", "admin"],
  "assessment.item.change": ["supervisor"],
  "ledger.export": ["supervisor"],
  "survey.read": ["clerk", "tech_support"],
  "survey.call": ["clerk", "tech_support"],
  "survey.draw": ["supervisor"],
  "figures.read": ["supervisor"],
  "figures.repair": FIGURES_REPAIR_ROLES,
  "report.issue": ["supervisor"],
  "closing_list.print": CLOSING_LIST_ROLES,
  "backup.restore": ["admin"],
  "approval.sign": ["supervisor"],
  "secret.reset": ["supervisor", "admin"],
  "deputy.change": ["supervisor"],
  "audit.read": ["admin"],
  "data.move": ["supervisor"],
  "personal.unmask": UNMASKING_ROLES,
  "events.export": ["supervisor"],
  "keys.recover": ["admin"],
  "person.export": ["admin", "supervisor"],
  "person.erase": ["admin"],
  "retention.run": ["admin"],
  "consent.withdraw": ["clerk", "tech_support", "supervisor"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Right = keyof typeof RIGHTS;

/** The roles that a right asks for. */
export function rolesWith(right: Right): readonly Role[] {
  return RIGHTS[right];
}

/** Passes or refuses with `forbidden` and the roles that may. */
export function authorise(actor: Actor, right: Right): Result<null> {
  const needs: readonly Role[] = RIGHTS[right];
  return holdsAny(actor.roles, needs) ? ok(null) : fail("forbidden", { needs });
}
