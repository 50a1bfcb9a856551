import {
  type NameReadings,
  named,
  type SqlValue,
  type Store,
  type StoreReader,
  type StoreTransaction,
} from "#electron/db/connection";
import { card } from "#electron/db/schema/card";
import type { StoreFailure } from "#electron/db/store-failure";
import type { CardFields } from "#shared/domain/card/case-state";
import { isOpenStatus } from "#shared/domain/card/vocabulary";
import {
  addressText,
  foldCode,
  modelText,
  partText,
  phoneCodes,
  SEARCH_TEXT_VERSION,
  wordText,
} from "./search-text";
import { accessTo } from "./table-access";
import { immediate } from "./transaction";

type Document = Readonly<Record<string, string>>;

/** What is searched of a card (CLI "Search covers"), by the columns of `card_search`. */
const cardColumns: Readonly<Record<string, (fields: CardFields, readings: NameReadings) => string>> = {
  customer_name: (fields) => wordText(fields.customer_name),
  contact: (fields) => wordText(fields.contact),
  phone: (fields) => addressText(fields.phone),
  model: (fields) => modelText(fields.model),
  description: (fields) => wordText(fields.description),
  customer_words: (fields) => wordText(fields.customer_words),
  fault_cause: (fields) => wordText(fields.fault_cause),
  result: (fields) => wordText(fields.result),
  pinyin: (fields, readings) => readingsOf([fields.customer_name, fields.contact], readings),
  state: (fields) => (isOpenStatus(fields.status) ? "open" : "closed"),
  no_parts: (fields) => codeParts([fields.no]),
  serial_parts: (fields) => codeParts([fields.serial_no]),
  other_parts: (fields) => codeParts([fields.blank_no, fields.external_no]),
  model_parts: (fields) => codeParts([fields.model]),
  phone_parts: (fields) => partText(phoneCodes(fields.phone)),
};

/** The card fields whose change makes the index row another. */
const cardSources: readonly (keyof CardFields)[] = [
  "customer_name",
  "contact",
  "phone",
  "model",
  "description",
  "customer_words",
  "fault_cause",
  "result",
  "status",
  "no",
  "serial_no",
  "blank_no",
  "external_no",
];

/** What is searched of a customer of the archive. */
export interface SearchedCustomer {
  readonly name: string;
  readonly contact: string | null;
  readonly phone: string;
}

const customerColumns: Readonly<
  Record<string, (customer: SearchedCustomer, readings: NameReadings) => string>
> = {
  name: (customer) => wordText(customer.name),
  contact: (customer) => wordText(customer.contact),
  phone: (customer) => addressText(customer.phone),
  pinyin: (customer, readings) => readingsOf([customer.name, customer.contact], readings),
  phone_parts: (customer) => partText(phoneCodes(customer.phone)),
};

function readingsOf(names: readonly (string | null)[], readings: NameReadings): string {
  return names
    .map((name) => (name === null ? "" : readings.of(name)))
    .join(" ")
    .trim();
}

function codeParts(codes: readonly (string | null)[]): string {
  return partText(codes.filter((code) => code !== null).map(foldCode));
}

function indexQueries(table: string, columns: readonly string[]) {
  const list = columns.join(", ");
  const places = columns.map(() => "?").join(", ");
  return {
    insert: named(`${table}.insert`, `INSERT INTO "${table}" (rowid, ${list}) VALUES (?, ${places})`),
    remove: named(
      `${table}.remove`,
      `INSERT INTO "${table}" ("${table}", rowid, ${list}) VALUES ('delete', ?, ${places})`,
    ),
    clear: named(`${table}.clear`, `INSERT INTO "${table}" ("${table}") VALUES ('delete-all')`),
  };
}

const cardIndex = indexQueries("card_search", Object.keys(cardColumns));
const customerIndex = indexQueries("customer_search", Object.keys(customerColumns));

function documentOf<Source>(
  columns: Readonly<Record<string, (source: Source, readings: NameReadings) => string>>,
  source: Source,
  readings: NameReadings,
): Document {
  return Object.fromEntries(
    Object.entries(columns).map(([name, textOf]) => [name, textOf(source, readings)]),
  );
}

function write(
  tx: StoreTransaction,
  queries: ReturnType<typeof indexQueries>,
  rowId: number,
  change: Change,
): boolean {
  const { before, after } = change;
  const same =
    before !== null &&
    after !== null &&
    Object.keys(after).every((column) => before[column] === after[column]);
  if (same) return false;
  if (before !== null) tx.run(queries.remove, rowId, ...Object.values<SqlValue>(before));
  if (after !== null) tx.run(queries.insert, rowId, ...Object.values<SqlValue>(after));
  return true;
}

interface Change {
  readonly before: Document | null;
  readonly after: Document | null;
}

/**
 * Brings the index to a card's new fields, in the transaction that writes them; answers whether that changed it.
 * `before` null = a new card.
 */
export function indexCard(
  tx: StoreTransaction,
  rowId: number,
  before: CardFields | null,
  after: CardFields,
): boolean {
  if (before !== null && cardSources.every((field) => before[field] === after[field])) return false;
  return write(tx, cardIndex, rowId, {
    before: before === null ? null : documentOf(cardColumns, before, tx.nameReadings),
    after: documentOf(cardColumns, after, tx.nameReadings),
  });
}

/** The same for a customer; `after` null takes it out. */
export function indexCustomer(
  tx: StoreTransaction,
  rowId: number,
  before: SearchedCustomer | null,
  after: SearchedCustomer | null,
): void {
  write(tx, customerIndex, rowId, {
    before: before === null ? null : documentOf(customerColumns, before, tx.nameReadings),
    after: after === null ? null : documentOf(customerColumns, after, tx.nameReadings),
  });
}

const stampKey = "search_index";
const readStamp = named("search.stamp", `SELECT "value" FROM "setting" WHERE "key" = '${stampKey}'`);
const writeStamp = named(
  "search.saveStamp",
  `INSERT INTO "setting" ("key", "value", "updated_at") VALUES ('${stampKey}', ?1, ?2)
   ON CONFLICT DO UPDATE SET "value" = ?1, "updated_at" = ?2`,
);

function currentStamp(reader: StoreReader): string {
  return JSON.stringify(`${SEARCH_TEXT_VERSION}:${reader.nameReadings.version}`);
}

/** False where the index was made with other folding or readings and must be rebuilt before anything is written. */
export function isSearchIndexCurrent(reader: StoreReader): boolean {
  return reader.get<{ value: string }>(readStamp)?.value === currentStamp(reader);
}

const BATCH = 1000;
const cards = accessTo(card);
const cardBatch = named(
  "search.cards",
  `SELECT g."row_id" AS "grid_row_id", c.* FROM "card_grid" g JOIN "card" c ON c."id" = g."card_id"
   WHERE g."row_id" > ? ORDER BY g."row_id" LIMIT ${BATCH}`,
);
const customerBatch = named(
  "search.customers",
  `SELECT "row_id", "name", "contact", "phone" FROM "customer"
   WHERE "row_id" > ? AND "erased_at" IS NULL ORDER BY "row_id" LIMIT ${BATCH}`,
);

/** Builds the whole index from the tables; answers how many cards and customers are in it. */
export function rebuildSearchIndex(
  tx: StoreTransaction,
  nowMs: number,
  onProgress?: (rows: number) => void,
): { readonly cards: number; readonly customers: number } {
  tx.run(cardIndex.clear);
  tx.run(customerIndex.clear);
  let cardsDone = 0;
  forEachSearchedCard(tx, (rowId, fields) => {
    indexCard(tx, rowId, null, fields);
    cardsDone += 1;
    if (cardsDone % BATCH === 0) onProgress?.(cardsDone);
  });
  let customersDone = 0;
  forEachSearchedCustomer(tx, (rowId, customer) => {
    indexCustomer(tx, rowId, null, customer);
    customersDone += 1;
  });
  tx.run(writeStamp, currentStamp(tx), nowMs);
  return { cards: cardsDone, customers: customersDone };
}

/**
 * Call it once a store is open for writing, before anything is written: builds the index anew where it was made with
 * other folding or readings (or never), and answers whether it did. Quick for a new store.
 */
export function bringSearchIndexUpToDate(
  store: Store,
  nowMs: number,
  onProgress?: (rows: number) => void,
): { readonly ok: true; readonly rebuilt: boolean } | StoreFailure {
  if (store.readOnly || isSearchIndexCurrent(store)) return { ok: true, rebuilt: false };
  return immediate(store, (tx) => {
    rebuildSearchIndex(tx, nowMs, onProgress);
    return { ok: true, rebuilt: true } as const;
  });
}

/** Every card that belongs in the index, with its stable number, in batches. */
export function forEachSearchedCard(
  reader: StoreReader,
  visit: (rowId: number, fields: CardFields) => void,
): void {
  let last = 0;
  for (;;) {
    const rows = reader.all<Record<string, unknown> & { grid_row_id: number }>(cardBatch, last);
    for (const { grid_row_id, ...row } of rows) {
      visit(grid_row_id, cards.decode(row));
      last = grid_row_id;
    }
    if (rows.length < BATCH) return;
  }
}

/** Every customer that belongs in the index; who was erased does not. */
export function forEachSearchedCustomer(
  reader: StoreReader,
  visit: (rowId: number, customer: SearchedCustomer) => void,
): void {
  let last = 0;
  for (;;) {
    const rows = reader.all<SearchedCustomer & { row_id: number }>(customerBatch, last);
    for (const row of rows) {
      visit(row.row_id, row);
      last = row.row_id;
    }
    if (rows.length < BATCH) return;
  }
}
