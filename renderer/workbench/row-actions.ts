import type { GridRow, SignedInPerson } from "#shared/contract/views";
import { ACTION_TABLE } from "#shared/domain/card/action-table";
import { holdsAny } from "#shared/domain/card/roles";
import type { Action } from "#shared/domain/card/vocabulary";

/** Why a row can't take an action. What depends on more than a row is asked again by main. */
export type RowRefusal =
  | { readonly reason: "state" }
  | { readonly reason: "role"; readonly needs: readonly string[] };

type ActionRow = Pick<GridRow, "status" | "waiting_for" | "assignee">;

/** State first, then role, as the rules do (DOMAIN 2.2); null = it may be tried. */
export function rowRefusal(action: Action, row: ActionRow, person: SignedInPerson): RowRefusal | null {
  const rule = ACTION_TABLE[action];
  if (!rule.from.includes(row.status)) return { reason: "state" };
  const wrongWait =
    rule.waitingFor !== undefined &&
    row.status === "waiting" &&
    (row.waiting_for === null || !rule.waitingFor.includes(row.waiting_for));
  if (wrongWait) return { reason: "state" };
  const may =
    rule.everybody === true ||
    holdsAny(person.roles, rule.roles) ||
    (rule.assignee === true && row.assignee === person.code);
  if (may) return null;
  return { reason: "role", needs: [...rule.roles, ...(rule.assignee === true ? ["assignee"] : [])] };
}

/** Dispatch for a card that nobody has, reassign for one that somebody has; null where neither is possible. */
export function assigningAction(row: ActionRow): "dispatch" | "reassign" | null {
  for (const action of ["dispatch", "reassign"] as const) {
    if (ACTION_TABLE[action].from.includes(row.status)) return action;
  }
  return null;
}
