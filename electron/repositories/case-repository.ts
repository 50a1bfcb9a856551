import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { card } from "#electron/db/schema/card";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CardFields, CaseState } from "#shared/domain/card/case-state";
import { sameValue } from "#shared/domain/card/change-set";
import { listsOfCard, saveLists } from "./card-lists";
import { eventsOfCard } from "./event-repository";
import { insertCardFacts, updateCardFacts } from "./figures/figure-facts";
import { gridRowId, insertGridRow, touchGridRow, updateGridRow } from "./grid-row";
import { refreshPaperState } from "./paper-state";
import { indexCard } from "./search-index";
import { accessTo, updateQueries } from "./table-access";

/** How a card is named: by its id, or by a number (the card's own, of a blank form, of an imported card). */
export type CaseRef = { readonly id: string } | { readonly no: string };

export interface LoadedCase {
  readonly state: CaseState;
  /** In the order of their sequence. */
  readonly events: readonly CardEvent[];
}

export type SaveResult =
  | { readonly ok: true; readonly version: number }
  /** Somebody else saved first (CLI `conflict`); `version` is the current one. */
  | { readonly ok: false; readonly code: "conflict"; readonly version: number };

const cards = accessTo(card);
const byId = named("card.byId", `SELECT * FROM "card" WHERE "id" = ?`);
const byNo = named("card.byNo", `SELECT * FROM "card" WHERE "no" = ?`);
const byBlankNo = named("card.byBlankNo", `SELECT * FROM "card" WHERE "blank_no" = ?`);
const byExternalNo = named("card.byExternalNo", `SELECT * FROM "card" WHERE "external_no" = ? LIMIT 2`);
const versionOf = named("card.version", `SELECT "version" FROM "card" WHERE "id" = ?`);
const updates = updateQueries("card", `"id" = ? AND "version" = ?`);

/** The flat fields of a card, or null. An `external_no` that two cards share names none of them. */
export function findFields(reader: StoreReader, ref: CaseRef): CardFields | null {
  if ("id" in ref) return decoded(reader.get(byId, ref.id));
  const named = reader.get<Record<string, unknown>>(byNo, ref.no) ?? reader.get(byBlankNo, ref.no);
  if (named !== undefined) return decoded(named);
  const external = reader.all<Record<string, unknown>>(byExternalNo, ref.no);
  return external.length === 1 ? decoded(external[0]) : null;
}

function decoded(row: Record<string, unknown> | undefined): CardFields | null {
  return row === undefined ? null : cards.decode(row);
}

/** The card with its lists, without the log; null where there is none. */
export function loadState(reader: StoreReader, ref: CaseRef): CaseState | null {
  const fields = findFields(reader, ref);
  return fields === null ? null : { fields, lists: listsOfCard(reader, fields.id) };
}

/** The whole case: card, lists and log; null where there is none. */
export function loadCase(reader: StoreReader, ref: CaseRef): LoadedCase | null {
  const state = loadState(reader, ref);
  return state === null ? null : { state, events: eventsOfCard(reader, state.fields.id) };
}

/** Writes a new card with its lists, its grid row, its place in the search index and what the figures ask of it. */
export function insertCase(tx: StoreTransaction, state: CaseState): void {
  cards.insert(tx, state.fields);
  saveLists(tx, state.fields.id, null, state.lists);
  const rowId = insertGridRow(tx, state.fields);
  indexCard(tx, rowId, null, state.fields);
  insertCardFacts(tx, state);
}

/**
 * Writes what differs between two states of a card: fields, lists, grid row, search index. `after.fields.version`
 * must be `expectedVersion` + 1; another version in the database answers `conflict` and nothing is written.
 */
export function saveCase(
  tx: StoreTransaction,
  before: CaseState,
  after: CaseState,
  expectedVersion: number,
): SaveResult {
  const { fields } = after;
  if (fields.version !== expectedVersion + 1 || fields.id !== before.fields.id) {
    throw new RangeError("the new state must be the same card's next version");
  }
  const changed = changedFields(before.fields, fields);
  const values = changed.map((column) => cards.encode(column, fields[column]));
  const rows = tx.run(updates(changed), ...values, fields.id, expectedVersion);
  if (rows !== 1) return conflict(tx, fields.id);
  saveLists(tx, fields.id, before.lists, after.lists);
  const isShownOtherwise = updateGridRow(tx, before.fields, fields);
  const isFoundOtherwise = indexCard(tx, gridRowId(tx, fields.id), before.fields, fields);
  if (isFoundOtherwise && !isShownOtherwise) touchGridRow(tx, fields.id);
  updateCardFacts(tx, before, after);
  if (fields.confirm_method !== before.fields.confirm_method) refreshPaperState(tx, fields.id);
  return { ok: true, version: fields.version };
}

/** `version` is always among them: it is written even where the database happens to hold the same values. */
function changedFields(before: CardFields, after: CardFields): (keyof CardFields)[] {
  const names = Object.keys(after) as (keyof CardFields)[];
  return names.filter((name) => name === "version" || !sameValue(before[name], after[name]));
}

function conflict(reader: StoreReader, cardId: string): SaveResult {
  const version = reader.get<{ version: number }>(versionOf, cardId)?.version;
  if (version === undefined) throw new Error("the card is not in the database");
  return { ok: false, code: "conflict", version };
}
