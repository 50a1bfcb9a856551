import type { StoreReader } from "#electron/db/connection";
import {
  CHANNELS,
  CUSTOMER_LEVELS,
  KINDS,
  OPEN_STATUSES,
  PRIORITIES,
  SERVICE_MODES,
  STATUSES,
  WAITING_FOR,
} from "#shared/domain/card/vocabulary";
import { PAPER_STATES } from "#shared/domain/paper/vocabulary";

/** Columns of codes: 0 = no value, else the code's place in its list + 1. */
export const CODE_LISTS = {
  status: STATUSES,
  waiting_for: WAITING_FOR,
  kind: KINDS,
  priority: PRIORITIES,
  service_mode: SERVICE_MODES,
  channel: CHANNELS,
  customer_level: CUSTOMER_LEVELS,
  paper: PAPER_STATES,
} as const;
export type CodeColumn = keyof typeof CODE_LISTS;
const codeColumns = Object.keys(CODE_LISTS) as CodeColumn[];

/** Columns of words that many cards share: 0 = no value, else the word's number in a dictionary. */
export type WordColumn = "assignee" | "registered_by" | "model";

/** Columns of instants; NaN = no value. */
export type TimeColumn = "registered_at" | "promised_at" | "urgency_sort_at";

/** Columns of which only a sum is kept, to notice that a card's place in a text order changed. */
export type TextColumn = "no" | "customer_sort" | "description_sort";

/** Words by number, from 1. */
export class Dictionary {
  readonly #numbers = new Map<string, number>();
  readonly words: string[] = [""];

  numberOf(word: string | null): number {
    if (word === null) return 0;
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.words.push(word);
    this.#numbers.set(word, this.words.length - 1);
    return this.words.length - 1;
  }

  /** 0 for a word that no card has. */
  find(word: string): number {
    return this.#numbers.get(word) ?? 0;
  }
}

/**
 * The grid's columns in memory, one array each, a card's place being its stable number: 35 bytes a card. Arrays have
 * room beyond `size`; place 0 and numbers that no card has are not `present`.
 */
export interface GridColumns {
  size: number;
  capacity: number;
  present: Uint8Array;
  open: Uint8Array;
  readonly codes: Record<CodeColumn, Uint8Array>;
  readonly words: Record<WordColumn, Uint32Array>;
  readonly times: Record<TimeColumn, Float64Array>;
  readonly texts: Record<TextColumn, Int32Array>;
  urgencyClass: Uint8Array;
  /** The open cards by number; null after a change, until somebody asks. */
  openRows: Uint32Array | null;
  readonly staff: Dictionary;
  readonly models: Dictionary;
  /** Cards that others work with on: number → their dictionary numbers. */
  readonly collaborators: Map<number, readonly number[]>;
}

export function emptyColumns(capacity: number): GridColumns {
  return {
    size: 1,
    capacity,
    present: new Uint8Array(capacity),
    open: new Uint8Array(capacity),
    codes: forEach(codeColumns, () => new Uint8Array(capacity)),
    words: forEach(["assignee", "registered_by", "model"], () => new Uint32Array(capacity)),
    times: forEach(["registered_at", "promised_at", "urgency_sort_at"], () =>
      new Float64Array(capacity).fill(Number.NaN),
    ),
    texts: forEach(["no", "customer_sort", "description_sort"], () => new Int32Array(capacity)),
    urgencyClass: new Uint8Array(capacity).fill(3),
    openRows: null,
    staff: new Dictionary(),
    models: new Dictionary(),
    collaborators: new Map(),
  };
}

function forEach<Key extends string, Value>(keys: readonly Key[], make: () => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, make()])) as Record<Key, Value>;
}

function grow(columns: GridColumns, needed: number): void {
  if (needed <= columns.capacity) return;
  const capacity = Math.ceil(needed * 1.25) + 1024;
  const wider = emptyColumns(capacity);
  for (const key of codeColumns) wider.codes[key].set(columns.codes[key]);
  for (const key of Object.keys(wider.words) as WordColumn[]) wider.words[key].set(columns.words[key]);
  for (const key of Object.keys(wider.times) as TimeColumn[]) wider.times[key].set(columns.times[key]);
  for (const key of Object.keys(wider.texts) as TextColumn[]) wider.texts[key].set(columns.texts[key]);
  wider.present.set(columns.present);
  wider.open.set(columns.open);
  wider.urgencyClass.set(columns.urgencyClass);
  Object.assign(columns.codes, wider.codes);
  Object.assign(columns.words, wider.words);
  Object.assign(columns.times, wider.times);
  Object.assign(columns.texts, wider.texts);
  const { present, open, urgencyClass } = wider;
  Object.assign(columns, { capacity, present, open, urgencyClass });
}

/** A stored row as it travels: numbers and shared words, in this order. */
export type PackedRow = [
  rowId: number,
  changeSeq: number,
  codes: number,
  assignee: string | null,
  registeredBy: string | null,
  model: string | null,
  registeredAt: number | null,
  promisedAt: number | null,
  urgencyClass: number,
  urgencySortAt: number | null,
  collaborators: string | null,
  no: string | null,
  customer: string | null,
  description: string | null,
];

const codeBits = 4;

/** All codes of a row as one number: crossing from SQLite costs per value. */
const packedCodes = codeColumns
  .map((name, index) => {
    const places = CODE_LISTS[name].map((code, place) => `WHEN '${code}' THEN ${place + 1}`).join(" ");
    return `((CASE "${name}" ${places} ELSE 0 END) << ${index * codeBits})`;
  })
  .join(" | ");
const packedRow = `"row_id", "change_seq", ${packedCodes} AS "codes", "assignee", "registered_by", "model",
  "registered_at", "promised_at", "urgency_class", "urgency_sort_at", "collaborators", "no", "customer_sort",
  "description_sort"`;
const rowsAfter = `SELECT ${packedRow} FROM "card_grid" WHERE "row_id" > ? ORDER BY "row_id" LIMIT ?`;
const changedSince = `SELECT ${packedRow} FROM "card_grid" WHERE "change_seq" > ? ORDER BY "change_seq" LIMIT ?`;

/** The next cards by stable number; fewer than `limit` = the end. */
export function readRowsAfter(reader: StoreReader, rowId: number, limit: number): PackedRow[] {
  return reader.timed("grid.load", () => readPacked(reader, rowsAfter, rowId, limit));
}

/** Cards that changed after a change number, in the order of their changes. */
export function readChangedSince(reader: StoreReader, changeSeq: number, limit: number): PackedRow[] {
  return reader.timed("grid.changed", () => readPacked(reader, changedSince, changeSeq, limit));
}

/** Rows as arrays: objects with names would take twice as long. */
function readPacked(reader: StoreReader, sql: string, after: number, limit: number): PackedRow[] {
  return reader.sqlite.prepare<[number, number], PackedRow>(sql).raw(true).all(after, limit);
}

const openStatusPlaces: ReadonlySet<number> = new Set(
  OPEN_STATUSES.map((status) => STATUSES.indexOf(status) + 1),
);

/** Puts a stored row into the arrays. */
export function putRow(columns: GridColumns, row: PackedRow): void {
  const [rowId, , codes, assignee, registeredBy, model, registeredAt, promisedAt, urgencyClass, sortAt] = row;
  const [, , , , , , , , , , collaborators, no, customer, description] = row;
  grow(columns, rowId + 1);
  columns.size = Math.max(columns.size, rowId + 1);
  columns.present[rowId] = 1;
  columns.openRows = null;
  codeColumns.forEach((name, index) => {
    columns.codes[name][rowId] = (codes >> (index * codeBits)) & 15;
  });
  columns.open[rowId] = openStatusPlaces.has(columns.codes.status[rowId] ?? 0) ? 1 : 0;
  columns.words.assignee[rowId] = columns.staff.numberOf(assignee);
  columns.words.registered_by[rowId] = columns.staff.numberOf(registeredBy);
  columns.words.model[rowId] = columns.models.numberOf(model);
  columns.times.registered_at[rowId] = registeredAt ?? Number.NaN;
  columns.times.promised_at[rowId] = promisedAt ?? Number.NaN;
  columns.times.urgency_sort_at[rowId] = sortAt ?? Number.NaN;
  columns.urgencyClass[rowId] = urgencyClass;
  columns.texts.no[rowId] = sumOf(no);
  columns.texts.customer_sort[rowId] = sumOf(customer);
  columns.texts.description_sort[rowId] = sumOf(description);
  if (collaborators === null) columns.collaborators.delete(rowId);
  else {
    const codesOfStaff = JSON.parse(collaborators) as string[];
    columns.collaborators.set(
      rowId,
      codesOfStaff.map((code) => columns.staff.numberOf(code)),
    );
  }
}

/** 0 for no value; two texts share a sum about once in four thousand million times. */
function sumOf(text: string | null): number {
  if (text === null) return 0;
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum === 0 ? 1 : sum;
}
