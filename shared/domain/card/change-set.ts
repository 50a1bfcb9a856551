import type { ChangeSet } from "./card-event";
import type { CardCollections, CardFields, CaseState, CollectionName } from "./case-state";
import { COLLECTION_NAMES } from "./case-state";

/** Bookkeeping of the row itself; not part of what an event changes. */
const UNRECORDED_FIELDS: ReadonlySet<string> = new Set(["version"]);

/** Structural equality of plain JSON values. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const leftKeys = Object.keys(left);
  if (leftKeys.length !== Object.keys(right).length) return false;
  return leftKeys.every((key) => key in right && sameValue(Reflect.get(left, key), Reflect.get(right, key)));
}

/** Before and after of everything that differs between two states of one card, lists item by item. */
export function diffStates(before: CaseState, after: CaseState): { before: ChangeSet; after: ChangeSet } {
  const was: Record<string, unknown> = {};
  const is: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(after.fields)) {
    const old: unknown = Reflect.get(before.fields, name);
    if (UNRECORDED_FIELDS.has(name) || sameValue(old, value)) continue;
    was[name] = old;
    is[name] = value;
  }
  for (const list of COLLECTION_NAMES) {
    const numbers = new Set([...before.lists[list], ...after.lists[list]].map((item) => item.n));
    for (const n of numbers) {
      const old = before.lists[list].find((item) => item.n === n) ?? null;
      const now = after.lists[list].find((item) => item.n === n) ?? null;
      if (sameValue(old, now)) continue;
      was[`${list}.${n}`] = old;
      is[`${list}.${n}`] = now;
    }
  }
  return { before: was, after: is };
}

interface ListKey {
  readonly list: CollectionName;
  readonly n: number;
}

function listKeyOf(name: string): ListKey | null {
  const [head, tail] = name.split(".");
  const list = COLLECTION_NAMES.find((candidate) => candidate === head);
  return list && tail !== undefined ? { list, n: Number(tail) } : null;
}

/** The value that a change set's name stands for in a state (a missing list item is null). */
export function valueByName(state: CaseState, name: string): unknown {
  const key = listKeyOf(name);
  if (!key) return Reflect.get(state.fields, name);
  return state.lists[key.list].find((item) => item.n === key.n) ?? null;
}

/** Puts the values of a change set into a state; a null list item is removed. */
export function applyChanges(state: CaseState, changes: ChangeSet): CaseState {
  const fields: Record<string, unknown> = { ...state.fields };
  const lists: Record<CollectionName, readonly { readonly n: number }[]> = { ...state.lists };
  for (const [name, value] of Object.entries(changes)) {
    const key = listKeyOf(name);
    if (!key) {
      fields[name] = value;
      continue;
    }
    const others = lists[key.list].filter((item) => item.n !== key.n);
    lists[key.list] = (value === null ? others : [...others, value as { n: number }]).toSorted(
      (left, right) => left.n - right.n,
    );
  }
  // The names come from diffStates, so the values have the types of the fields they came from.
  return { fields: fields as unknown as CardFields, lists: lists as unknown as CardCollections };
}

/** The state that a log tells: every change put on the blank card in order, undone ones by their undo. */
export function stateOfLog(blank: CaseState, events: readonly { readonly after: ChangeSet }[]): CaseState {
  return events.reduce((state, event) => applyChanges(state, event.after), blank);
}
