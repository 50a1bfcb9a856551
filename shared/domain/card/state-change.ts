import type { CardCollections, CardFields, CaseState, CollectionName, EpochMs } from "./case-state";
import type { Status, WaitingFor } from "./vocabulary";

/** A state with some flat fields changed. */
export function withFields(state: CaseState, fields: Partial<CardFields>): CaseState {
  return { ...state, fields: { ...state.fields, ...fields } };
}

/** A state moved to another status; leaving `waiting` clears what it waited for. */
export function moveTo(
  state: CaseState,
  status: Status,
  at: EpochMs,
  fields: Partial<CardFields> = {},
): CaseState {
  return withFields(state, {
    status,
    status_changed_at: at,
    waiting_for: null,
    waiting_from: null,
    ...fields,
  });
}

/** A state that waits; remembers where it goes back to (the first place, when one wait follows another). */
export function waitFor(state: CaseState, waitingFor: WaitingFor, at: EpochMs): CaseState {
  const { status, waiting_from } = state.fields;
  return moveTo(state, "waiting", at, {
    waiting_for: waitingFor,
    waiting_from: status === "waiting" ? waiting_from : status,
  });
}

type ItemOf<L extends CollectionName> = CardCollections[L][number];

/** The number that the next item of a list gets; numbers are never reused within a card's state. */
function nextNumber(items: readonly { readonly n: number }[]): number {
  return items.reduce((highest, item) => Math.max(highest, item.n), 0) + 1;
}

/** A state with one more item in a list. */
export function withItem<L extends CollectionName>(
  state: CaseState,
  list: L,
  item: Omit<ItemOf<L>, "n">,
): CaseState {
  const items = [...state.lists[list], { ...item, n: nextNumber(state.lists[list]) }];
  return { ...state, lists: { ...state.lists, [list]: items } };
}

/** A state with the item number `n` of a list changed. */
export function withChangedItem<L extends CollectionName>(
  state: CaseState,
  list: L,
  n: number,
  change: Partial<ItemOf<L>>,
): CaseState {
  const items = state.lists[list].map((item) => (item.n === n ? { ...item, ...change } : item));
  return { ...state, lists: { ...state.lists, [list]: items } };
}
