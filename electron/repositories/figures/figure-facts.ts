import { named, type SqlValue, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { cardFigure, cardRework, cardWait, figureClock } from "#electron/db/schema/figure";
import type { CaseState } from "#shared/domain/card/case-state";
import {
  type CardFacts,
  type ClockFact,
  cardFactsOf,
  type LogFacts,
} from "#shared/domain/figures/card-facts";
import { accessTo, updateQueries } from "../table-access";

const figures = accessTo(cardFigure);

type FactName = keyof CardFacts;
const FROM_LOG = ["first_response_at", "history"];
const factNames = figures.columns.filter(
  (column) => column !== "row_id" && !FROM_LOG.includes(column),
) as readonly FactName[];

const insertion = named(
  "figure.insert",
  `INSERT INTO "card_figure" (${factNames.map((name) => `"${name}"`).join(", ")}, "history")
   VALUES (${factNames.map(() => "?").join(", ")}, 0)`,
);
const updates = updateQueries("card_figure", `"card_id" = ?`);
const saveLog = named(
  "figure.log",
  `UPDATE "card_figure" SET "first_response_at" = ?1, "history" = ?2
   WHERE "card_id" = ?3 AND ("first_response_at" IS NOT ?1 OR "history" IS NOT ?2)`,
);

function encoded(facts: CardFacts, name: FactName): SqlValue {
  return figures.encode(name, facts[name]);
}

/** Adds what the figures ask of a new card. */
export function insertCardFacts(tx: StoreTransaction, state: CaseState): void {
  const facts = cardFactsOf(state);
  tx.run(insertion, ...factNames.map((name) => encoded(facts, name)));
}

/** Brings a card's facts to its new state; writes nothing where they are the same. */
export function updateCardFacts(tx: StoreTransaction, before: CaseState, after: CaseState): void {
  const [was, is] = [cardFactsOf(before), cardFactsOf(after)];
  // Facts are plain values: what is the same need not be encoded to be seen.
  const changed = factNames.filter((name) => was[name] !== is[name]);
  if (changed.length === 0) return;
  tx.run(updates(changed), ...changed.map((name) => encoded(is, name)), is.card_id);
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** The rows of one card in a table of its own, keyed by the card and one more column. */
interface Listed {
  /** Rows as SQLite would have them, in the order in which `read` answers. */
  readonly asStored: (cardId: string, rows: Rows) => Rows;
  readonly read: (reader: StoreReader, cardId: string) => readonly Readonly<Record<string, unknown>>[];
  readonly replace: (
    tx: StoreTransaction,
    cardId: string,
    rows: readonly Readonly<Record<string, unknown>>[],
  ) => void;
}

function listedBy(
  table: typeof figureClock | typeof cardWait | typeof cardRework,
  name: string,
  key: string,
): Listed {
  const access = accessTo<typeof table>(table);
  const columns = access.columns;
  const ofCard = named(`${name}.ofCard`, `SELECT * FROM "${name}" WHERE "card_id" = ? ORDER BY "${key}"`);
  const save = named(
    `${name}.save`,
    `INSERT OR REPLACE INTO "${name}" (${access.columnList}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  const remove = named(`${name}.remove`, `DELETE FROM "${name}" WHERE "card_id" = ? AND "${key}" = ?`);
  const encode = (cardId: string, row: Readonly<Record<string, unknown>>, column: string) =>
    column === "card_id" ? cardId : access.encode(column, row[column]);
  return {
    asStored: (cardId, rows) =>
      rows
        .map(
          (row): Record<string, SqlValue> =>
            Object.fromEntries(columns.map((column) => [column, encode(cardId, row, column)])),
        )
        .toSorted((left, right) => ((left[key] ?? "") < (right[key] ?? "") ? -1 : 1)),
    read: (reader, cardId) => reader.all<Record<string, unknown>>(ofCard, cardId),
    replace: (tx, cardId, rows) => {
      const gone = new Map(
        tx.all<Record<string, SqlValue>>(ofCard, cardId).map((row) => [row[key], row] as const),
      );
      for (const row of rows) {
        const values = columns.map((column) => encode(cardId, row, column));
        const stored = gone.get(access.encode(key, row[key]));
        gone.delete(access.encode(key, row[key]));
        if (stored === undefined || columns.some((column, index) => stored[column] !== values[index]))
          tx.run(save, ...values);
      }
      for (const old of gone.keys()) tx.run(remove, cardId, old ?? null);
    },
  };
}

const clocks = listedBy(figureClock, "figure_clock", "code");
const waits = listedBy(cardWait, "card_wait", "n");
const reworks = listedBy(cardRework, "card_rework", "round");

const asRows = (rows: readonly object[]) => rows as Rows;

/** Stores what a card's log and clocks tell the figures; rows that did not change are not written. */
export function saveLogFacts(
  tx: StoreTransaction,
  cardId: string,
  facts: LogFacts,
  clockFacts: readonly ClockFact[],
): void {
  tx.run(saveLog, facts.first_response_at, facts.history ? 1 : 0, cardId);
  clocks.replace(tx, cardId, asRows(clockFacts));
  if (facts.plain) return;
  waits.replace(tx, cardId, asRows(facts.waits));
  reworks.replace(tx, cardId, asRows(facts.reworks));
}

const cardIds = named("figure.cards", `SELECT "id" FROM "card" ORDER BY rowid`);
const rowOfCard = named("figure.ofCard", `SELECT * FROM "card_figure" WHERE "card_id" = ?`);

/** Everything that the figures keep of a card, as SQLite has it. */
export interface StoredFacts {
  readonly card: Readonly<Record<string, unknown>>;
  readonly clocks: Rows;
  readonly waits: Rows;
  readonly reworks: Rows;
}

/** What is stored of a card: for the check that works it out again. */
export function storedFactsOf(reader: StoreReader, cardId: string): StoredFacts {
  const { row_id, ...card } = reader.get<Record<string, unknown>>(rowOfCard, cardId) ?? {};
  return {
    card,
    clocks: clocks.read(reader, cardId),
    waits: waits.read(reader, cardId),
    reworks: reworks.read(reader, cardId),
  };
}

/** The same as it would be stored. */
export function factsToStore(state: CaseState, log: LogFacts, clockFacts: readonly ClockFact[]): StoredFacts {
  const facts = cardFactsOf(state);
  const { id } = state.fields;
  const own = factNames.map((name) => [name, encoded(facts, name)] as const);
  return {
    card: {
      ...Object.fromEntries(own),
      first_response_at: log.first_response_at,
      history: log.history ? 1 : 0,
    },
    clocks: clocks.asStored(id, asRows(clockFacts)),
    waits: waits.asStored(id, asRows(log.waits)),
    reworks: reworks.asStored(id, asRows(log.reworks)),
  };
}

const removals = ["card_figure", "figure_clock", "card_wait", "card_rework"].map((table) =>
  named(`${table}.forget`, `DELETE FROM "${table}" WHERE "card_id" = ?`),
);

/** Removes what is kept of a card, to be kept anew. */
export function forgetFacts(tx: StoreTransaction, cardId: string): void {
  for (const query of removals) tx.run(query, cardId);
}

/** Every card, in the order of their making. */
export function cardsWithFacts(reader: StoreReader): readonly string[] {
  return reader.pluck<string>(cardIds);
}

const clear = ["card_figure", "figure_clock", "card_wait", "card_rework"].map((table) =>
  named(`${table}.clear`, `DELETE FROM "${table}"`),
);

/** Empties what the figures keep; answers the cards to be read again, in the order of their making. */
export function clearFacts(tx: StoreTransaction): readonly string[] {
  for (const query of clear) tx.run(query);
  return tx.pluck<string>(cardIds);
}
