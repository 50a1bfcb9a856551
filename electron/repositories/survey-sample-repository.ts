import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { periodicDraw, periodicSurvey } from "#electron/db/schema/report";
import type { PeriodicDraw, PeriodicRow } from "#shared/contract/survey-views";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Instants } from "#shared/domain/figures/period";
import type { DrawnCustomer } from "#shared/domain/survey/periodic-draw";
import { accessTo } from "./table-access";

const draws = accessTo(periodicDraw);
const drawn = accessTo(periodicSurvey);

const CLOSED = `"archived_at" >= ? AND "archived_at" < ? AND "status" = 'archived'`;
const population = named(
  "sample.customers",
  `SELECT DISTINCT c."customer_id" FROM "card" c JOIN "customer" k ON k."id" = c."customer_id"
   WHERE c.${CLOSED} AND c."archived_at" IS NOT NULL AND k."erased_at" IS NULL ORDER BY 1`,
);
const drawOf = named("sample.draw", `SELECT * FROM "periodic_draw" WHERE "period" = ?`);
const rows = named(
  "sample.rows",
  `SELECT p.*, k."name", k."level", k."phone", k."contact" FROM "periodic_survey" p JOIN "customer" k ON k."id" = p."customer_id"
   WHERE p."period" = ? ORDER BY p."place"`,
);
const closedCards = named(
  "sample.cards",
  `SELECT "id", coalesce("no", "external_no") AS "no", "model", "assignee" FROM "card"
   WHERE "customer_id" = ? AND ${CLOSED} ORDER BY "archived_at" DESC, "id"`,
);
const one = named("sample.one", `SELECT * FROM "periodic_survey" WHERE "period" = ? AND "customer_id" = ?`);

/** Customers with a card closed in [from, to), each once; erased ones can't be called. */
export function closedCustomers(reader: StoreReader, { fromMs, toMs }: Instants): readonly string[] {
  return reader.pluck<string>(population, fromMs, toMs);
}

/** The draw of a quarter; null while it is not drawn. */
export function periodicDrawOf(reader: StoreReader, period: string): PeriodicDraw | null {
  const row = reader.get<Record<string, unknown>>(drawOf, period);
  return row === undefined ? null : draws.decode(row);
}

/** Keeps a draw with its customers. */
export function insertPeriodicDraw(
  tx: StoreTransaction,
  draw: PeriodicDraw,
  customers: readonly DrawnCustomer[],
): void {
  draws.insert(tx, draw);
  const { period, seed, drawn_at } = draw;
  for (const { customer_id, place } of customers) {
    drawn.insert(tx, { ...NOT_ASKED, period, customer_id, place, seed, drawn_at });
  }
}

/** What a call changes. */
export interface AskedState {
  readonly interviewed_at: EpochMs | null;
  readonly interviewed_by: StaffCode | null;
  readonly scores: PeriodicRow["scores"] | null;
  readonly overall: number | null;
  readonly choices: readonly string[] | null;
  readonly comment: string | null;
  readonly index: number | null;
  readonly form_version: number | null;
  readonly attempts: number;
  readonly last_attempt_at: EpochMs | null;
  readonly declined_at: EpochMs | null;
  readonly version: number;
}

const NOT_ASKED: AskedState = {
  interviewed_at: null,
  interviewed_by: null,
  scores: null,
  overall: null,
  choices: null,
  comment: null,
  index: null,
  form_version: null,
  attempts: 0,
  last_attempt_at: null,
  declined_at: null,
  version: 1,
};
const ASKED = Object.keys(NOT_ASKED) as readonly (keyof AskedState)[];
const update = named(
  "sample.asked",
  `UPDATE "periodic_survey" SET ${ASKED.map((name) => `"${name}" = ?`).join(", ")}
   WHERE "period" = ? AND "customer_id" = ? AND "version" = ?`,
);

/** How far one drawn customer has been asked; null for one who was not drawn. */
export function askedStateOf(reader: StoreReader, period: string, customerId: string): AskedState | null {
  const row = reader.get<Record<string, unknown>>(one, period, customerId);
  return row === undefined ? null : drawn.decode(row);
}

/** Writes what a call changed over the given version; false where somebody else was faster. */
export function saveAskedState(
  tx: StoreTransaction,
  key: { readonly period: string; readonly customer_id: string; readonly base_version: number },
  asked: AskedState,
): boolean {
  const values = ASKED.map((name) => drawn.encode(name, asked[name]));
  return tx.run(update, ...values, key.period, key.customer_id, key.base_version) === 1;
}

/** A drawn customer with the whole number, for masking by whoever shows it. */
export interface StoredPeriodicRow extends Omit<PeriodicRow, "phone_masked"> {
  readonly phone: string;
}

/** The drawn customers of a quarter in the order of the draw, with their cards closed in [from, to). */
export function periodicRowsOf(
  reader: StoreReader,
  period: string,
  { fromMs, toMs }: Instants,
): readonly StoredPeriodicRow[] {
  return reader.all<Record<string, unknown>>(rows, period).map((row) => {
    const { name, level, phone, contact, ...rest } = row;
    const { period: _period, seed: _seed, drawn_at: _at, form_version: _form, ...asked } = drawn.decode(rest);
    return {
      ...asked,
      scores: asked.scores ?? {},
      choices: asked.choices ?? [],
      customer_name: String(name),
      customer_level: level === "vip" ? "vip" : "normal",
      phone: String(phone),
      contact: typeof contact === "string" ? contact : null,
      cards: reader.all<PeriodicRow["cards"][number]>(closedCards, asked.customer_id, fromMs, toMs),
    };
  });
}
