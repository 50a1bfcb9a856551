import type { CardCollections, CardFields, CaseState, CollectionName } from "#shared/domain/card/case-state";
import { COLLECTION_NAMES } from "#shared/domain/card/case-state";
import { PERSONAL_FIELD_NAMES, PERSONAL_MEMBERS } from "./personal-values";

/** Members that may not be null: they become empty. */
const NEVER_NULL: Readonly<Partial<Record<CollectionName, readonly string[]>>> = {
  detections: ["appearance", "hardware", "software", "location", "plan"],
  escalations: ["reason"],
  follow_ups: ["result"],
};

type Item = Readonly<Record<string, unknown>>;

function erasedMember(list: CollectionName, name: string, value: unknown): unknown {
  if (value === null) return null;
  // The lines of a quote keep their sums; what was done stands in their names.
  if (Array.isArray(value)) return value.map((line: object) => ({ ...line, name: "" }));
  return NEVER_NULL[list]?.includes(name) ? "" : null;
}

function erasedItem(list: CollectionName, item: Item): Item {
  const blanks = PERSONAL_MEMBERS[list].map((name): [string, unknown] => [
    name,
    erasedMember(list, name, item[name] ?? null),
  ]);
  return { ...item, ...Object.fromEntries(blanks) };
}

/** The card as an anonymous figure: what counts stays, what tells of a person is gone (DOMAIN 8). */
export function erasedCase(state: CaseState): CaseState {
  const blanks = Object.fromEntries(PERSONAL_FIELD_NAMES.map((name) => [name, null]));
  const lists = Object.fromEntries(
    COLLECTION_NAMES.map((list) => {
      const items: readonly unknown[] = state.lists[list];
      return [list, items.map((item) => erasedItem(list, item as Item))];
    }),
  );
  // Names and shapes are those of the state itself, which the tables above can't express.
  return {
    fields: { ...state.fields, ...blanks, version: state.fields.version + 1 } as CardFields,
    lists: lists as unknown as CardCollections,
  };
}
