import { named, type SqlValue, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { ledgerChange } from "#electron/db/schema/ledger";
import { ledgerEntry } from "#electron/db/schema/report";
import type { LedgerCardView, LedgerChangeView } from "#shared/contract/ledger-views";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { LedgerEntry } from "#shared/domain/ledger/ledger-entry";
import type { LedgerChangeKind } from "#shared/domain/ledger/vocabulary";
import { accessTo } from "./table-access";

const entries = accessTo(ledgerEntry);
const changes = accessTo(ledgerChange);

const WRITTEN = [
  "source",
  "state",
  "problem",
  "cause",
  "measure",
  "owner",
  "due_on",
  "result",
  "verified_by",
  "verified_at",
  "fed_back_at",
  "created_by",
  "created_at",
  "version",
] as const satisfies readonly (keyof LedgerEntry)[];

const insertion = named(
  "ledger.insert",
  `INSERT INTO "ledger_entry" (${WRITTEN.map((name) => `"${name}"`).join(", ")})
   VALUES (${WRITTEN.map(() => "?").join(", ")}) RETURNING "id"`,
);
const update = named(
  "ledger.update",
  `UPDATE "ledger_entry" SET ${WRITTEN.map((name) => `"${name}" = ?`).join(", ")}
   WHERE "id" = ? AND "version" = ?`,
);
const byId = named("ledger.byId", `SELECT * FROM "ledger_entry" WHERE "id" = ?`);

function valuesOf(entry: LedgerEntry): SqlValue[] {
  return WRITTEN.map((name) => entry[name]);
}

/** Stores a new entry; answers its number. */
export function insertLedgerEntry(tx: StoreTransaction, entry: LedgerEntry): number {
  const row = tx.get<{ id: number }>(insertion, ...valuesOf(entry));
  if (row === undefined) throw new Error("the ledger entry got no number");
  return row.id;
}

/** Writes an entry over the given version; false where somebody else was faster. */
export function updateLedgerEntry(tx: StoreTransaction, entry: LedgerEntry, baseVersion: number): boolean {
  return tx.run(update, ...valuesOf(entry), entry.id, baseVersion) === 1;
}

export function findLedgerEntry(reader: StoreReader, id: number): LedgerEntry | null {
  const row = reader.get<Record<string, unknown>>(byId, id);
  return row === undefined ? null : entries.decode(row);
}

/** An entry with what the list shows beside it. */
export interface ListedLedgerEntry extends LedgerEntry {
  readonly cards: number;
  /** When it was last closed or rejected; null where it never was. */
  readonly settled_at: EpochMs | null;
}

/** What narrows the list; everything is optional. */
export interface LedgerListFilter {
  readonly owner?: StaffCode | null;
  readonly fromMs?: EpochMs;
  readonly toMs?: EpochMs;
  readonly search?: string;
}

const MOST_LISTED = 20_000;
const listed = named(
  "ledger.list",
  `SELECT e.*, (SELECT count(*) FROM "ledger_card" c WHERE c."entry_id" = e."id") AS "cards",
     (SELECT max("at") FROM "ledger_change" h WHERE h."entry_id" = e."id" AND h."change" IN ('verify', 'reject'))
       AS "settled_at"
   FROM "ledger_entry" e
   WHERE (?1 = 0 OR e."owner" IS ?2) AND (?3 IS NULL OR e."created_at" >= ?3)
     AND (?4 IS NULL OR e."created_at" < ?4)
     AND (?5 IS NULL OR instr(lower(e."problem" || ' ' || coalesce(e."cause", '') || ' ' ||
       coalesce(e."measure", '') || ' ' || coalesce(e."result", '')), lower(?5)) > 0
       OR EXISTS (SELECT 1 FROM "ledger_card" c JOIN "card" k ON k."id" = c."card_id"
         WHERE c."entry_id" = e."id" AND instr(k."no", upper(?5)) > 0))
   ORDER BY e."id" DESC LIMIT ${MOST_LISTED}`,
);

/** The entries that pass the filter, the newest first. `owner` null = nobody's. */
export function listLedgerEntries(reader: StoreReader, filter: LedgerListFilter): ListedLedgerEntry[] {
  const { owner, fromMs = null, toMs = null, search = "" } = filter;
  const text = search.trim();
  return reader
    .all<Record<string, unknown>>(
      listed,
      owner === undefined ? 0 : 1,
      owner ?? null,
      fromMs,
      toMs,
      text === "" ? null : text,
    )
    .map((row) => listedOf(row));
}

function listedOf(row: Record<string, unknown>): ListedLedgerEntry {
  const { cards, settled_at, ...rest } = row;
  return {
    ...entries.decode(rest),
    cards: Number(cards),
    settled_at: typeof settled_at === "number" ? settled_at : null,
  };
}

const ofCard = named(
  "ledger.ofCard",
  `SELECT e.*, (SELECT count(*) FROM "ledger_card" c WHERE c."entry_id" = e."id") AS "cards",
     (SELECT max("at") FROM "ledger_change" h WHERE h."entry_id" = e."id" AND h."change" IN ('verify', 'reject'))
       AS "settled_at"
   FROM "ledger_card" l JOIN "ledger_entry" e ON e."id" = l."entry_id"
   WHERE l."card_id" = ? ORDER BY e."id"`,
);

/** The entries that a card stands behind. */
export function ledgerEntriesOfCard(reader: StoreReader, cardId: string): ListedLedgerEntry[] {
  return reader.all<Record<string, unknown>>(ofCard, cardId).map(listedOf);
}

const cardsOf = named(
  "ledger.cards",
  `SELECT k."id", coalesce(k."no", k."external_no") AS "no", k."customer_name", k."model", k."kind", k."status"
   FROM "ledger_card" l JOIN "card" k ON k."id" = l."card_id"
   WHERE l."entry_id" = ? ORDER BY k."registered_at", k."id"`,
);
const linkCard = named(
  "ledger.link",
  `INSERT INTO "ledger_card" ("entry_id", "card_id") VALUES (?, ?) ON CONFLICT DO NOTHING`,
);
const unlinkCard = named("ledger.unlink", `DELETE FROM "ledger_card" WHERE "entry_id" = ? AND "card_id" = ?`);

/** The cards behind an entry. */
export function cardsOfLedgerEntry(reader: StoreReader, entryId: number): LedgerCardView[] {
  return reader.all<LedgerCardView>(cardsOf, entryId);
}

/** Puts a card behind an entry; false where it stood there already. */
export function linkLedgerCard(tx: StoreTransaction, entryId: number, cardId: string): boolean {
  return tx.run(linkCard, entryId, cardId) === 1;
}

/** Takes a card from behind an entry; false where it did not stand there. */
export function unlinkLedgerCard(tx: StoreTransaction, entryId: number, cardId: string): boolean {
  return tx.run(unlinkCard, entryId, cardId) === 1;
}

const history = named(
  "ledger.history",
  `SELECT * FROM "ledger_change" WHERE "entry_id" = ? ORDER BY "n" DESC`,
);
const nextN = named(
  "ledger.nextN",
  `SELECT coalesce(max("n"), 0) + 1 AS "n" FROM "ledger_change" WHERE "entry_id" = ?`,
);
const submitted = named(
  "ledger.submittedBy",
  `SELECT "by" FROM "ledger_change" WHERE "entry_id" = ? AND "change" = 'submit' ORDER BY "n" DESC LIMIT 1`,
);

export interface NewLedgerChange {
  readonly entry_id: number;
  readonly change: LedgerChangeKind;
  readonly by: StaffCode;
  readonly at: EpochMs;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly note: string | null;
}

/** Adds a line to an entry's history; lines are never changed, a trigger sees to it. */
export function appendLedgerChange(tx: StoreTransaction, change: NewLedgerChange): void {
  const n = tx.get<{ n: number }>(nextN, change.entry_id)?.n ?? 1;
  changes.insert(tx, { ...change, n });
}

/** What was done to an entry, the newest first. */
export function ledgerHistory(reader: StoreReader, entryId: number): LedgerChangeView[] {
  return reader.all<Record<string, unknown>>(history, entryId).map((row) => {
    const { entry_id: _entry, ...change } = changes.decode(row);
    return change;
  });
}

/** Who last handed an entry in for verification. */
export function ledgerSubmittedBy(reader: StoreReader, entryId: number): StaffCode | null {
  return reader.get<{ by: StaffCode }>(submitted, entryId)?.by ?? null;
}
