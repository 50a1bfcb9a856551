import { pendingApprovals as everyPending, lastApprovalAt } from "#electron/repositories/approval-queue";
import { gridCardOf } from "#electron/repositories/grid/grid-cards";
import { findStaff } from "#electron/repositories/staff-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ApprovalItem, ApprovalList } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";
import { gridRowView } from "./grid-row-view";

/**
 * What waits for the person's decision, breached and soonest due first (UX 6). One's own requests are left out
 * and counted, unless the store allows self-approval (DOMAIN 2.3).
 */
export function pendingApprovals(desk: Desk, actor: Actor): ApprovalList {
  return snapshot(desk.store, () => {
    const reader = desk.store;
    const nowMs = desk.nowMs();
    const { self_approval } = desk.settings();
    const nameOf = (code: string) => findStaff(reader, code)?.name ?? code;
    const pending = everyPending(reader);
    const decidable = pending.filter(({ request }) => self_approval || request.requested_by !== actor.code);
    const items = decidable.flatMap(({ request, card }): ApprovalItem[] => {
      const row = gridCardOf(reader, card.id);
      if (!row) return [];
      return [
        {
          request,
          card: gridRowView(reader, row, nowMs),
          impact: card.impact,
          requested_by_name: nameOf(request.requested_by),
          proposed_name: request.proposal ? nameOf(request.proposal.assignee) : null,
        },
      ];
    });
    return { items, own: pending.length - decidable.length, last_decided_at: lastApprovalAt(reader) };
  });
}
