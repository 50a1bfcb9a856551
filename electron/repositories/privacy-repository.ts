import type { Erasure } from "#electron/db/backup/erasure-list";
import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import { eraseFromIssues } from "./figures/erase-from-issues";
import { phoneDigits } from "./search-text";

const ofCustomer = named(
  "privacy.cards",
  `SELECT "id" FROM "card" WHERE "customer_id" = ? ORDER BY "registered_at", "id"`,
);
const unlinked = named(
  "privacy.unlinked",
  `SELECT "id", "phone" FROM "card" WHERE "customer_id" IS NULL AND "phone" IS NOT NULL`,
);

/** Every card of a customer, and those that name nobody of the archive but have the same phone (drafts). */
export function cardsOfPerson(reader: StoreReader, customerId: string, phone: string): string[] {
  const digits = phoneDigits(phone);
  const loose = reader
    .all<{ id: string; phone: string }>(unlinked)
    .filter((card) => (digits === "" ? card.phone === phone : phoneDigits(card.phone) === digits));
  return [...reader.pluck<string>(ofCustomer, customerId), ...loose.map((card) => card.id)];
}

/**
 * Columns beside the card itself that hold words about its customer, and what an erasure leaves there. Keyed by the
 * customer (`customer`) or by the card (`card`).
 */
export const BLANKED: readonly {
  readonly table: string;
  readonly key: "customer_id" | "card_id";
  readonly columns: readonly string[];
}[] = [
  { table: "device", key: "customer_id", columns: ["serial_no", "purchase_proof_no"] },
  { table: "site", key: "customer_id", columns: ["address", "contact", "phone", "note"] },
  { table: "periodic_survey", key: "customer_id", columns: ["comment"] },
  { table: "card_rework", key: "card_id", columns: ["reason", "first_result"] },
  { table: "scan_page", key: "card_id", columns: ["problem"] },
];

const siteNames = named("privacy.sites", `UPDATE "site" SET "name" = '' WHERE "customer_id" = ?`);
const scanNames = named(
  "privacy.scans",
  `UPDATE "scan_page" SET "original_name" = '' WHERE "card_id" IN (SELECT value FROM json_each(?))`,
);

const blankings = BLANKED.map(({ table, key, columns }) => ({
  key,
  query: named(
    `privacy.${table}`,
    `UPDATE "${table}" SET ${columns.map((column) => `"${column}" = NULL`).join(", ")}
     WHERE "${key}" IN (SELECT value FROM json_each(?))`,
  ),
}));

/** Texts of staff about cards, in which a name or a number may stand; nothing else of them is changed. */
const MENTIONING = [
  {
    table: "ledger_entry",
    where: `"id" IN (SELECT "entry_id" FROM "ledger_card" WHERE "card_id" IN (SELECT value FROM json_each(?3)))`,
    columns: ["problem", "cause", "measure", "result"],
  },
  {
    table: "ledger_change",
    where: `"entry_id" IN (SELECT "entry_id" FROM "ledger_card" WHERE "card_id" IN (SELECT value FROM json_each(?3)))`,
    columns: ["before", "after", "note"],
  },
  {
    table: "assessment_entry",
    where: `"card_id" IN (SELECT value FROM json_each(?3))`,
    columns: ["note", "withdrawn_reason"],
  },
] as const;

const mentions = MENTIONING.flatMap(({ table, where, columns }) =>
  columns.map((column) =>
    named(
      `privacy.mention.${table}`,
      `UPDATE "${table}" SET "${column}" = replace("${column}", ?1, ?2)
       WHERE instr("${column}", ?1) > 0 AND ${where}`,
    ),
  ),
);

/** A view is a tool and no record: one that was made for a person goes with the person. */
const viewsOf = named(
  "privacy.views",
  `DELETE FROM "saved_view" WHERE instr("name", ?1) > 0 OR instr("definition", ?1) > 0`,
);

const ledgerGuard = named(
  "privacy.ledgerGuard",
  `SELECT "sql" FROM sqlite_schema WHERE "type" = 'trigger' AND "name" = 'ledger_change_no_update'`,
);

/** What stands where a name was. */
const ERASED_WORD = "＊＊";

/**
 * Takes a person out of everything that hangs on the customer and the cards, but for the cards themselves, the
 * customer and the log (whose keys go). `values` = what the person was called and reached by.
 */
export function eraseMentions(
  tx: StoreTransaction,
  customerId: string,
  cardIds: readonly string[],
  values: readonly string[],
): void {
  const cards = JSON.stringify(cardIds);
  for (const { key, query } of blankings)
    tx.run(query, key === "card_id" ? cards : JSON.stringify([customerId]));
  tx.run(siteNames, customerId);
  tx.run(scanNames, cards);
  // The ledger's history is append-only for everybody; only an erasure takes a name out of its words.
  const guard = tx.get<{ sql: string }>(ledgerGuard)?.sql;
  if (guard !== undefined) tx.sqlite.exec(`DROP TRIGGER "ledger_change_no_update"`);
  for (const value of values) {
    for (const form of new Set([value, JSON.stringify(value).slice(1, -1)])) {
      for (const query of mentions) tx.run(query, form, ERASED_WORD, cards);
      tx.run(viewsOf, form);
    }
  }
  if (guard !== undefined) tx.sqlite.exec(guard);
  eraseFromIssues(tx, cardIds, (text) =>
    values.reduce((left, value) => left.replaceAll(value, ERASED_WORD), text),
  );
}

/** A customer whom the retention period has run out for. */
export interface ExpiredCustomer {
  readonly id: string;
  readonly name: string;
  readonly cards: number;
  /** The last thing that happened with the person. */
  readonly last_at: EpochMs;
}

const expired = named(
  "privacy.expired",
  `SELECT u."id", u."name", count(c."id") AS "cards",
     max(u."updated_at", coalesce(max(coalesce(c."status_changed_at", c."registered_at", 0)), 0)) AS "last_at"
   FROM "customer" u LEFT JOIN "card" c ON c."customer_id" = u."id"
   WHERE u."erased_at" IS NULL
   GROUP BY u."row_id"
   HAVING "last_at" < ?1
     AND coalesce(sum(c."status" NOT IN ('archived', 'cancelled', 'merged')), 0) = 0
     AND NOT EXISTS (SELECT 1 FROM "site" s WHERE s."customer_id" = u."id" AND s."active" = 1)
   ORDER BY "last_at", u."row_id" LIMIT ?2`,
);

/** Customers with nothing open and nothing done since a moment, longest first. */
export function customersUntouchedSince(
  reader: StoreReader,
  before: EpochMs,
  limit: number,
): ExpiredCustomer[] {
  return reader.all<ExpiredCustomer>(expired, before, limit);
}

interface ErasureRow {
  readonly customer_id: string;
  readonly card_ids: string;
  readonly at: EpochMs;
}

const erasures = named("privacy.erasures", `SELECT * FROM "erasure"`);
const erasureOf = named("privacy.erasure", `SELECT 1 AS "one" FROM "erasure" WHERE "customer_id" = ?`);
const erasureInsertion = named(
  "privacy.addErasure",
  `INSERT INTO "erasure" ("customer_id", "card_ids", "at") VALUES (?, ?, ?)`,
);

/** Who was erased in this database, by ids. */
export function storedErasures(reader: StoreReader): readonly Erasure[] {
  return reader.all<ErasureRow>(erasures).map(({ customer_id, card_ids, at }) => ({
    customer: customer_id,
    cards: JSON.parse(card_ids) as readonly string[],
    at,
  }));
}

export function isErasureStored(reader: StoreReader, customerId: string): boolean {
  return reader.get(erasureOf, customerId) !== undefined;
}

/** Notes an erasure in the database that went through it. */
export function insertErasure(tx: StoreTransaction, { customer, cards, at }: Erasure): void {
  tx.run(erasureInsertion, customer, JSON.stringify(cards), at);
}
