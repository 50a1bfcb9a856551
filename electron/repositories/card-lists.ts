import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { named, type SqlValue, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import * as tables from "#electron/db/schema/card-lists";
import type { CardCollections, CollectionName, QuoteLine } from "#shared/domain/card/case-state";
import { COLLECTION_NAMES } from "#shared/domain/card/case-state";
import { sameValue } from "#shared/domain/card/change-set";
import { accessTo, type TableAccess, updateQueries } from "./table-access";

type Item = CardCollections[CollectionName][number];

interface ListAccess {
  readonly table: TableAccess<Record<string, unknown>>;
  readonly ofCard: ReturnType<typeof named>;
  readonly update: ReturnType<typeof updateQueries>;
  readonly remove: ReturnType<typeof named>;
}

function listAccess<T extends SQLiteTable>(table: T): ListAccess {
  const access = accessTo(table) as unknown as TableAccess<Record<string, unknown>>;
  return {
    table: access,
    ofCard: named(`${access.name}.ofCard`, `SELECT * FROM "${access.name}" WHERE "card_id" = ? ORDER BY "n"`),
    update: updateQueries(access.name, `"card_id" = ? AND "n" = ?`),
    remove: named(`${access.name}.remove`, `DELETE FROM "${access.name}" WHERE "card_id" = ? AND "n" = ?`),
  };
}

const lists: Readonly<Record<CollectionName, ListAccess>> = {
  requests: listAccess(tables.approvalRequest),
  quotes: listAccess(tables.quote),
  payments: listAccess(tables.payment),
  refunds: listAccess(tables.refund),
  goods: listAccess(tables.goodsMovement),
  detections: listAccess(tables.detection),
  part_uses: listAccess(tables.partUse),
  checks: listAccess(tables.qualityCheck),
  escalations: listAccess(tables.escalation),
  surveys: listAccess(tables.survey),
  follow_ups: listAccess(tables.followUp),
  checklists: listAccess(tables.filledChecklist),
};

const quoteLines = accessTo(tables.quoteLine);
const linesOfCard = named(
  "quote_line.ofCard",
  `SELECT * FROM "quote_line" WHERE "card_id" = ? ORDER BY "n", "line"`,
);
const removeLines = named("quote_line.remove", `DELETE FROM "quote_line" WHERE "card_id" = ? AND "n" = ?`);

/** Every list of a card, items in the order of their numbers. */
export function listsOfCard(reader: StoreReader, cardId: string): CardCollections {
  const found: Partial<Record<CollectionName, readonly unknown[]>> = {};
  for (const name of COLLECTION_NAMES) {
    const { table, ofCard } = lists[name];
    found[name] = reader.all<Record<string, unknown>>(ofCard, cardId).map((row) => {
      const { card_id, ...item } = table.decode(row);
      return item;
    });
  }
  if (found.quotes !== undefined && found.quotes.length > 0)
    found.quotes = withLines(reader, cardId, found.quotes);
  // The tables have the lists' own columns: test/database compares them at compile time.
  return found as unknown as CardCollections;
}

function withLines(reader: StoreReader, cardId: string, quotes: readonly unknown[]): readonly unknown[] {
  const byQuote = new Map<number, QuoteLine[]>();
  for (const row of reader.all<Record<string, unknown>>(linesOfCard, cardId)) {
    const { card_id, n, line, ...rest } = quoteLines.decode(row);
    const sofar = byQuote.get(n);
    if (sofar === undefined) byQuote.set(n, [rest]);
    else sofar.push(rest);
  }
  return (quotes as { n: number }[]).map((quote) => ({ ...quote, lines: byQuote.get(quote.n) ?? [] }));
}

/** Writes what differs between two states of a card's lists. */
export function saveLists(
  tx: StoreTransaction,
  cardId: string,
  before: CardCollections | null,
  after: CardCollections,
): void {
  for (const name of COLLECTION_NAMES) {
    const old: readonly Item[] = before?.[name] ?? [];
    const now: readonly Item[] = after[name];
    if (old !== now) saveList(tx, name, cardId, old, now);
  }
}

function saveList(
  tx: StoreTransaction,
  name: CollectionName,
  cardId: string,
  old: readonly Item[],
  now: readonly Item[],
): void {
  const oldByNumber = new Map(old.map((item) => [item.n, item]));
  for (const item of now) {
    const was = oldByNumber.get(item.n);
    oldByNumber.delete(item.n);
    if (was === undefined) insertItem(tx, name, cardId, item);
    else if (was !== item) updateItem(tx, name, cardId, was, item);
  }
  for (const item of oldByNumber.values()) {
    if (name === "quotes") tx.run(removeLines, cardId, item.n);
    tx.run(lists[name].remove, cardId, item.n);
  }
}

function insertItem(tx: StoreTransaction, name: CollectionName, cardId: string, item: Item): void {
  lists[name].table.insert(tx, { ...item, card_id: cardId });
  if ("lines" in item) insertLines(tx, cardId, item.n, item.lines);
}

function updateItem(tx: StoreTransaction, name: CollectionName, cardId: string, was: Item, item: Item): void {
  const { table, update } = lists[name];
  const changed = table.columns.filter(
    (column) => column !== "card_id" && !sameValue(Reflect.get(was, column), Reflect.get(item, column)),
  );
  if (changed.length > 0) {
    const values: SqlValue[] = changed.map((column) => table.encode(column, Reflect.get(item, column)));
    const rows = tx.run(update(changed), ...values, cardId, item.n);
    if (rows !== 1) throw new Error(`${table.name} ${item.n} of the card is not there`);
  }
  if ("lines" in item && "lines" in was && !sameValue(was.lines, item.lines)) {
    tx.run(removeLines, cardId, item.n);
    insertLines(tx, cardId, item.n, item.lines);
  }
}

function insertLines(tx: StoreTransaction, cardId: string, n: number, lines: readonly QuoteLine[]): void {
  lines.forEach((line, index) => {
    quoteLines.insert(tx, { ...line, card_id: cardId, n, line: index + 1 });
  });
}
