import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState, LocalDate } from "#shared/domain/card/case-state";

/** Codes of what a person should look at; `shared/text` has the words. */
export type CardWarning =
  | "clock_set_back"
  | "late_entry"
  | "appointment_within_2h"
  | "countersign_missing"
  | "repeat_repair"
  | "quote_expired"
  | "appointment_clash"
  | "provisional_calendar";

/** What other cards and the calendar say of this one. */
export interface WarningFacts {
  readonly today: LocalDate;
  /** Another visit of the same person less than two hours away. */
  readonly doubleBooked: boolean;
  /** A deadline still to be met lies in a year whose notice is not yet known (DOMAIN 4.4). */
  readonly provisional: boolean;
}

const APPOINTMENT_NOTICE_MS = 2 * 3_600_000;

/** An appointment that was moved less than two hours ahead (DOMAIN 2.2 `reschedule` [S2]). */
function movedAtShortNotice(state: CaseState, events: readonly CardEvent[]): boolean {
  const moved = events.findLast((event) => event.action === "reschedule" && event.undone_by === null);
  const { appointment_at } = state.fields;
  return moved !== undefined && appointment_at !== null && appointment_at - moved.at < APPOINTMENT_NOTICE_MS;
}

const CHECKS: Readonly<
  Record<CardWarning, (state: CaseState, events: readonly CardEvent[], facts: WarningFacts) => boolean>
> = {
  clock_set_back: (_state, events) => events.some((event) => event.clock_flag),
  late_entry: (_state, events) => events.some((event) => event.late && event.undone_by === null),
  appointment_within_2h: movedAtShortNotice,
  countersign_missing: (_state, events) =>
    events.some((event) => event.self_marked && event.countersigned_by === null && event.undone_by === null),
  repeat_repair: (state) => state.fields.repeat_of !== null,
  quote_expired: (state, _events, { today }) =>
    state.lists.quotes.some(
      (quote) => quote.status === "open" && quote.valid_until !== null && quote.valid_until < today,
    ),
  appointment_clash: (_state, _events, { doubleBooked }) => doubleBooked,
  provisional_calendar: (_state, _events, { provisional }) => provisional,
};

/** The warnings of a card, in a fixed order (CLI "card show" `warnings`). */
export function warningsOf(
  state: CaseState,
  events: readonly CardEvent[],
  facts: WarningFacts,
): readonly CardWarning[] {
  return (Object.keys(CHECKS) as CardWarning[]).filter((warning) => CHECKS[warning](state, events, facts));
}
