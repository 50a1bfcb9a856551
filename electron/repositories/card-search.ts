import { named, type StoreReader } from "#electron/db/connection";
import type { CustomerLevel, Status, WaitingFor } from "#shared/domain/card/vocabulary";
import { cardExpression, customerExpression, type HiddenKinds, parseSearch } from "./search-query";

/** A card as the search box lists it. */
export interface FoundCard {
  readonly id: string;
  readonly no: string | null;
  readonly status: Status;
  readonly waiting_for: WaitingFor | null;
  readonly customer_name: string | null;
  readonly customer_level: CustomerLevel;
  readonly phone: string | null;
  readonly model: string | null;
  readonly serial_no: string | null;
  /** The first 200 characters. */
  readonly description: string | null;
  readonly registered_at: number | null;
}

const cards = named(
  "search.cards",
  `SELECT c."id", c."no", c."status", c."waiting_for", c."customer_name", c."customer_level", c."phone", c."model",
     c."serial_no", substr(c."description", 1, 200) AS "description", c."registered_at"
   FROM (SELECT rowid AS "row_id" FROM "card_search" WHERE "card_search" MATCH ? ORDER BY rowid DESC LIMIT ?) f
   JOIN "card_grid" g USING ("row_id") JOIN "card" c ON c."id" = g."card_id"
   ORDER BY f."row_id" DESC`,
);

/**
 * The newest cards that a search text finds, open or closed or both; nothing for a text without a searchable
 * character. Chinese of any length, parts of codes from three characters, phone tails from three digits.
 */
export function searchCards(
  reader: StoreReader,
  text: string,
  state: "open" | "closed" | null,
  limit: number,
  hidden?: HiddenKinds,
): FoundCard[] {
  const expression = cardExpression(parseSearch(text), state, hidden);
  return expression === null ? [] : reader.all<FoundCard>(cards, expression, limit);
}

export interface FoundCustomer {
  readonly id: string;
  readonly name: string;
  readonly contact: string | null;
  readonly phone: string;
  readonly address: string | null;
  readonly level: CustomerLevel;
}

const customers = named(
  "search.customers",
  `SELECT c."id", c."name", c."contact", c."phone", c."address", c."level"
   FROM (SELECT rowid AS "row_id" FROM "customer_search" WHERE "customer_search" MATCH ? ORDER BY rowid DESC LIMIT ?) f
   JOIN "customer" c USING ("row_id") ORDER BY f."row_id" DESC`,
);

/** The newest customers of the archive that a search text finds by name, contact or phone tail. */
export function searchCustomers(
  reader: StoreReader,
  text: string,
  limit: number,
  hidden?: HiddenKinds,
): FoundCustomer[] {
  const expression = customerExpression(parseSearch(text), hidden);
  return expression === null ? [] : reader.all<FoundCustomer>(customers, expression, limit);
}

export interface FoundModel {
  readonly id: string;
  readonly code: string;
  readonly brand: string | null;
  readonly name: string;
  readonly category: string | null;
}

const models = named(
  "search.models",
  `SELECT "id", "code", "brand", "name", "category" FROM "product_model"
   WHERE "active" = 1 AND (instr(upper("code"), ?1) > 0 OR instr(upper("name"), ?1) > 0 OR instr(upper("brand"), ?1) > 0)
   ORDER BY instr(upper("code"), ?1) = 1 DESC, "code" LIMIT ?2`,
);

/** Product models whose code, name or brand has the text in it; codes that begin with it come first. */
export function searchModels(reader: StoreReader, text: string, limit: number): FoundModel[] {
  const wanted = text.normalize("NFKC").trim().toUpperCase();
  return wanted === "" ? [] : reader.all<FoundModel>(models, wanted, limit);
}
