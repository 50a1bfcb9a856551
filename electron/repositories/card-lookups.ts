import { named, type StoreReader } from "#electron/db/connection";
import type { CardFields, EpochMs } from "#shared/domain/card/case-state";
import { OPEN_STATUSES, type Status } from "#shared/domain/card/vocabulary";

/** Questions about other cards that the rules ask before they decide. */

const openList = OPEN_STATUSES.map((status) => `'${status}'`).join(", ");

export interface CardReference {
  readonly id: string;
  readonly no: string | null;
  readonly status: Status;
}

const openBySerial = named(
  "card.openBySerial",
  `SELECT "id", coalesce("no", "external_no", "id") AS "no", "status" FROM "card"
   WHERE "serial_no" = ? AND "id" <> ? AND "status" IN (${openList}) AND "status" <> 'draft'
   ORDER BY "registered_at" DESC LIMIT 1`,
);

/** The open card of a serial other than the card itself; drafts don't count. */
export function openCardBySerial(
  reader: StoreReader,
  serialNo: string,
  exceptCardId: string,
): (CardReference & { readonly no: string }) | null {
  return reader.get<CardReference & { readonly no: string }>(openBySerial, serialNo, exceptCardId) ?? null;
}

export interface EarlierRepair {
  readonly no: string;
  readonly fault_category: string | null;
  readonly completed_at: EpochMs;
}

const repairs = named(
  "card.repairsOfSerial",
  `SELECT "no", "fault_category", "completed_at" FROM "card"
   WHERE "serial_no" = ? AND "id" <> ? AND "kind" = 'A' AND "outcome" = 'repaired'
     AND "completed_at" IS NOT NULL AND "no" IS NOT NULL AND "status" NOT IN ('cancelled', 'merged')
   ORDER BY "completed_at" DESC`,
);

/** Earlier repairs of a serial (kind A, outcome repaired), newest first. */
export function repairedCardsOfSerial(
  reader: StoreReader,
  serialNo: string,
  exceptCardId: string,
): EarlierRepair[] {
  return reader.all<EarlierRepair>(repairs, serialNo, exceptCardId);
}

const complaints = (by: "customer_id" | "phone") =>
  named(
    `card.complaintsBy.${by}`,
    `SELECT count(*) AS "count" FROM "card"
     WHERE "${by}" = ? AND "registered_at" >= ? AND "registered_at" < ? AND "kind" = 'C' AND "id" <> ?
       AND "status" NOT IN ('cancelled', 'merged') AND (? IS NULL OR "registered_at" < ? OR "no" < ?)`,
  );
const complaintsByCustomer = complaints("customer_id");
const complaintsByPhone = complaints("phone");

/**
 * Complaints of the card's customer registered in [from, to), the card itself left out (DOMAIN 4.1); without an
 * archive record the phone as it was typed stands for the customer. Of two that were registered at one moment the
 * lower number is the earlier.
 */
export function complaintsOfCustomer(
  reader: StoreReader,
  card: Pick<CardFields, "id" | "no" | "registered_at" | "customer_id" | "phone">,
  fromMs: EpochMs,
  toMs: EpochMs,
): number {
  const { id, no, registered_at, customer_id, phone } = card;
  const customer = customer_id ?? phone;
  if (customer === null) return 0;
  const query = customer_id === null ? complaintsByPhone : complaintsByCustomer;
  const values = [customer, fromMs, toMs, id, no, registered_at, no];
  return reader.get<{ count: number }>(query, ...values)?.count ?? 0;
}

const byRef = named(
  "card.byRef",
  `SELECT "id", "no", "status" FROM "card" WHERE "id" = ?1 OR "no" = ?1 OR "blank_no" = ?1 LIMIT 1`,
);

/** The card that an id or a number names. */
export function cardByRef(reader: StoreReader, ref: string): CardReference | null {
  return reader.get<CardReference>(byRef, ref) ?? null;
}

const mergedInto = named(
  "card.mergedInto",
  `SELECT "id", "no", "status" FROM "card" WHERE "merged_into" IN (?, ?) ORDER BY "registered_at"`,
);

/** Cards that were merged into this one. */
export function cardsMergedInto(reader: StoreReader, card: Pick<CardFields, "id" | "no">): CardReference[] {
  return reader.all<CardReference>(mergedInto, card.id, card.no ?? card.id);
}

const importedAlready = named(
  "card.importedAlready",
  `SELECT "id", "no", "status" FROM "card"
   WHERE "requested_at" = ? AND "phone" = ? AND "description" = ? LIMIT 1`,
);
const byExternalNo = named(
  "card.byExternalNo",
  `SELECT "id", "no", "status" FROM "card" WHERE "external_no" = ? LIMIT 1`,
);

/** The card that an imported row is already: the same external number, or time, phone and description (CLI). */
export function cardOfImportedRow(
  reader: StoreReader,
  row: {
    readonly external_no: string | null;
    readonly requested_at: EpochMs;
    readonly phone: string;
    readonly description: string;
  },
): CardReference | null {
  const external =
    row.external_no === null ? undefined : reader.get<CardReference>(byExternalNo, row.external_no);
  if (external !== undefined) return external;
  return reader.get<CardReference>(importedAlready, row.requested_at, row.phone, row.description) ?? null;
}

const receivedIn = named(
  "card.receivedIn",
  `SELECT count(*) AS "count" FROM "card"
   WHERE "registered_at" >= ? AND "registered_at" < ? AND "status" NOT IN ('cancelled', 'merged')`,
);
const completedIn = named(
  "card.completedIn",
  `SELECT count(*) AS "count" FROM "card"
   WHERE "first_completed_at" >= ? AND "first_completed_at" < ? AND "status" NOT IN ('cancelled', 'merged')`,
);

/** 今天受理 / 完成 (DOMAIN 6 `volume`) for [from, to), the store's local day in instants. */
export function volumeOf(
  reader: StoreReader,
  fromMs: EpochMs,
  toMs: EpochMs,
): { readonly received: number; readonly completed: number } {
  return {
    received: reader.get<{ count: number }>(receivedIn, fromMs, toMs)?.count ?? 0,
    completed: reader.get<{ count: number }>(completedIn, fromMs, toMs)?.count ?? 0,
  };
}
