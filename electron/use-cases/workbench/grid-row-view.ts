import type { GridCard } from "#electron/repositories/grid/grid-query";
import type { GridRow } from "#shared/contract/views";
import { urgencyAt } from "#shared/domain/clock/urgency";

const TAIL_DIGITS = 4;

/** The last four digits of a phone; null for an e-mail address. */
function phoneTail(phone: string | null): string | null {
  const digits = (phone ?? "").normalize("NFKC").replace(/\D/g, "");
  return digits.length < TAIL_DIGITS || phone?.includes("@") ? null : digits.slice(-TAIL_DIGITS);
}

/** A stored grid row as it stands now: what the time makes of its deadline (UX 3). */
export function gridRowView(card: GridCard, nowMs: number): GridRow {
  const urgency = urgencyAt(card, nowMs);
  return {
    id: card.id,
    no: card.no,
    version: card.version,
    status: card.status,
    waiting_for: card.waiting_for,
    round: card.round,
    milestone: urgency.milestone,
    milestone_round: urgency.round ?? card.round,
    due_at: urgency.dueAtMs,
    start_at: card.urgency_start_at,
    level: urgency.level,
    warn50_at: card.urgency_warn50_at,
    warn80_at: card.urgency_warn80_at,
    priority: card.priority,
    kind: card.kind,
    customer_name: card.customer_name,
    customer_level: card.customer_level,
    phone_tail: phoneTail(card.phone),
    model: card.model,
    description: card.description,
    service_mode: card.service_mode,
    assignee: card.assignee,
    assignee_name: card.assignee_name,
    promised_at: card.promised_at,
    registered_at: card.registered_at,
    paper: card.paper,
  };
}
