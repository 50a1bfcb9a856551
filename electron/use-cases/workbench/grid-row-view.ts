import type { StoreReader } from "#electron/db/connection";
import type { GridCard } from "#electron/repositories/grid/grid-query";
import { type StoredMilestone, unfinishedClocks } from "#electron/repositories/milestone-repository";
import type { GridRow, RunningClock, UrgencyLevel } from "#shared/contract/views";
import type { EpochMs } from "#shared/domain/card/case-state";
import { isOpenStatus } from "#shared/domain/card/vocabulary";
import { type Urgency, urgencyAt } from "#shared/domain/clock/urgency";

const TAIL_DIGITS = 4;

/** The last four digits of a phone; null for an e-mail address. */
function phoneTail(phone: string | null): string | null {
  const digits = (phone ?? "").normalize("NFKC").replace(/\D/g, "");
  return digits.length < TAIL_DIGITS || phone?.includes("@") ? null : digits.slice(-TAIL_DIGITS);
}

function levelOf({ state, due_at, warn_at, warn_half_at }: StoredMilestone, nowMs: EpochMs): UrgencyLevel {
  if (state === "paused" || due_at === null) return "paused";
  if (state === "breached" || due_at < nowMs) return "breached";
  if (warn_at !== null && warn_at <= nowMs) return "warn80";
  return warn_half_at !== null && warn_half_at <= nowMs ? "warn50" : "running";
}

/** The clocks beside the one that the row shows. Once a card is closed, what was missed is the figures' matter. */
function otherClocks(
  card: GridCard,
  shown: Urgency,
  clocks: readonly StoredMilestone[],
  nowMs: EpochMs,
): readonly RunningClock[] {
  const own = clocks.findIndex(
    ({ milestone, round }) => milestone === shown.milestone && round === shown.round,
  );
  return clocks
    .filter((_clock, index) => index !== own)
    .map((clock): RunningClock => {
      const level = levelOf(clock, nowMs);
      return {
        milestone: clock.milestone,
        milestone_round: clock.round,
        due_at: level === "paused" ? null : clock.due_at,
        warn50_at: clock.warn_half_at,
        warn80_at: clock.warn_at,
        level,
      };
    })
    .filter(({ level }) => isOpenStatus(card.status) || (level !== "breached" && level !== "paused"));
}

function rowView(card: GridCard, clocks: readonly StoredMilestone[], nowMs: EpochMs): GridRow {
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
    also: otherClocks(card, urgency, clocks, nowMs),
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

/** Stored grid rows as they stand now: what the time makes of each card's deadlines (UX 3), in the given order. */
export function gridRowViews(
  reader: StoreReader,
  cards: readonly GridCard[],
  nowMs: EpochMs,
): readonly GridRow[] {
  const clocks = unfinishedClocks(
    reader,
    cards.map(({ id }) => id),
  );
  return cards.map((card) => rowView(card, clocks.get(card.id) ?? [], nowMs));
}

/** One stored grid row as it stands now. */
export function gridRowView(reader: StoreReader, card: GridCard, nowMs: EpochMs): GridRow {
  return rowView(card, unfinishedClocks(reader, [card.id]).get(card.id) ?? [], nowMs);
}
