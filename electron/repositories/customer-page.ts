import { named, type StoreReader } from "#electron/db/connection";
import type { EpochMs } from "#shared/domain/card/case-state";
import { OPEN_STATUSES } from "#shared/domain/card/vocabulary";
import { type Customer, findCustomer } from "./customer-repository";

const openList = OPEN_STATUSES.map((status) => `'${status}'`).join(", ");
const idsOfPage = named(
  "customer.page",
  `SELECT "id" FROM "customer" WHERE "erased_at" IS NULL ORDER BY "row_id" DESC LIMIT ? OFFSET ?`,
);
const total = named("customer.count", `SELECT count(*) AS "count" FROM "customer" WHERE "erased_at" IS NULL`);
const counts = named(
  "customer.cardCounts",
  `SELECT count(*) AS "all", coalesce(sum("status" IN (${openList})), 0) AS "open", max("registered_at") AS "last_at"
   FROM "card" WHERE "customer_id" = ? AND "status" <> 'draft'`,
);

/** One page of the archive, newest customer first; erased ones are left out. */
export function pageOfCustomers(reader: StoreReader, limit: number, offset: number): readonly Customer[] {
  return reader.pluck<string>(idsOfPage, limit, offset).flatMap((id) => findCustomer(reader, id) ?? []);
}

export function countCustomers(reader: StoreReader): number {
  return reader.get<{ count: number }>(total)?.count ?? 0;
}

export interface CardCounts {
  readonly all: number;
  readonly open: number;
  readonly last_at: EpochMs | null;
}

/** How many cards a customer has, how many of them are open, and when the last was registered. */
export function cardCountsOfCustomer(reader: StoreReader, customerId: string): CardCounts {
  return reader.get<CardCounts>(counts, customerId) ?? { all: 0, open: 0, last_at: null };
}
