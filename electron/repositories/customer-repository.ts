import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { customer, device } from "#electron/db/schema/customer";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { CustomerLevel, Kind, PurchaseChannel, Status } from "#shared/domain/card/vocabulary";
import { indexCustomer } from "./search-index";
import { phoneDigits } from "./search-text";

/** A customer of the archive (DOMAIN 3.1). */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly contact: string | null;
  readonly phone: string;
  readonly address: string | null;
  readonly level: CustomerLevel;
  readonly note: string | null;
  readonly erased_at: EpochMs | null;
  readonly created_at: EpochMs;
  readonly updated_at: EpochMs;
  readonly version: number;
}

type CustomerRow = typeof customer.$inferSelect;

function customerOf({ row_id, phone_digits, ...rest }: CustomerRow): Customer {
  return rest;
}

export function findCustomer(reader: StoreReader, id: string): Customer | null {
  const row = customerRow(reader, id);
  return row === undefined ? null : customerOf(row);
}

function customerRow(reader: StoreReader, id: string): CustomerRow | undefined {
  return reader.timed("customer.byId", () =>
    reader.orm.select().from(customer).where(eq(customer.id, id)).get(),
  );
}

/** Customers in the order of their making, after a customer's id; erased ones are left out. */
export function listCustomers(reader: StoreReader, limit: number, afterId: string | null = null): Customer[] {
  const after = afterId === null ? 0 : (customerRow(reader, afterId)?.row_id ?? 0);
  const rows = reader.timed("customer.list", () =>
    reader.orm
      .select()
      .from(customer)
      .where(and(gt(customer.row_id, after), isNull(customer.erased_at)))
      .orderBy(asc(customer.row_id))
      .limit(limit)
      .all(),
  );
  return rows.map(customerOf);
}

/** What two spellings of one contact have in common: a number's digits, an e-mail address without its capitals. */
function contactKey(phone: string): string {
  return phone.includes("@") ? phone.trim().toLowerCase() : phoneDigits(phone);
}

/** Customers whose whole phone number has these digits, or whose e-mail address it is, oldest first. */
export function customersByPhone(reader: StoreReader, phone: string): Customer[] {
  const key = contactKey(phone);
  if (key === "") return [];
  const rows = reader.timed("customer.byPhone", () =>
    reader.orm
      .select()
      .from(customer)
      .where(and(eq(customer.phone_digits, key), isNull(customer.erased_at)))
      .orderBy(asc(customer.row_id))
      .all(),
  );
  return rows.map(customerOf);
}

/** The customer of this name and contact, however it is spelled; the oldest where there are several. */
export function findCustomerByPhoneAndName(
  reader: StoreReader,
  phone: string,
  name: string,
): Customer | null {
  return customersByPhone(reader, phone).find((known) => known.name === name) ?? null;
}

/** Writes a new customer (version 1) and its place in the search index. */
export function insertCustomer(
  tx: StoreTransaction,
  added: Omit<Customer, "version" | "erased_at" | "created_at" | "updated_at">,
  at: EpochMs,
): void {
  const row = tx.orm
    .insert(customer)
    .values({
      ...added,
      phone_digits: contactKey(added.phone),
      erased_at: null,
      created_at: at,
      updated_at: at,
      version: 1,
    })
    .returning({ row_id: customer.row_id })
    .get();
  indexCustomer(tx, row.row_id, null, added);
}

/** Writes a customer's new data; false where `version` is not the current one. Cards keep what was true then. */
export function updateCustomer(
  tx: StoreTransaction,
  changed: Omit<Customer, "created_at" | "updated_at" | "erased_at">,
  at: EpochMs,
): boolean {
  const before = customerRow(tx, changed.id);
  if (before === undefined || before.version !== changed.version) return false;
  tx.orm
    .update(customer)
    .set({
      ...changed,
      phone_digits: contactKey(changed.phone),
      updated_at: at,
      version: changed.version + 1,
    })
    .where(eq(customer.id, changed.id))
    .run();
  indexCustomer(tx, before.row_id, before, changed);
  return true;
}

/** Takes everything personal out of a customer, the index included (DOMAIN 8); the row stays for the figures. */
export function eraseCustomer(tx: StoreTransaction, id: string, at: EpochMs): boolean {
  const before = customerRow(tx, id);
  if (before === undefined || before.erased_at !== null) return false;
  tx.orm
    .update(customer)
    .set({
      name: "",
      contact: null,
      phone: "",
      phone_digits: "",
      address: null,
      note: null,
      erased_at: at,
      updated_at: at,
      version: sql`${customer.version} + 1`,
    })
    .where(eq(customer.id, id))
    .run();
  indexCustomer(tx, before.row_id, before, null);
  return true;
}

/** One unit that a customer owns. */
export interface Device {
  readonly id: string;
  readonly customer_id: string;
  readonly model_id: string | null;
  readonly model: string;
  readonly serial_no: string | null;
  readonly purchase_date: string | null;
  readonly received_date: string | null;
  readonly purchase_channel: PurchaseChannel | null;
  readonly purchase_proof_no: string | null;
  readonly replaced_by: string | null;
  readonly created_at: EpochMs;
  readonly version: number;
}

/** A customer's units, newest first. */
export function devicesOfCustomer(reader: StoreReader, customerId: string): Device[] {
  return reader.timed("device.ofCustomer", () =>
    reader.orm
      .select()
      .from(device)
      .where(eq(device.customer_id, customerId))
      .orderBy(sql`${device.created_at} DESC, ${device.id}`)
      .all(),
  );
}

/** Units of a serial number, newest first: more than one where it was typed for several customers. */
export function devicesBySerial(reader: StoreReader, serialNo: string): Device[] {
  return reader.timed("device.bySerial", () =>
    reader.orm
      .select()
      .from(device)
      .where(eq(device.serial_no, serialNo))
      .orderBy(sql`${device.created_at} DESC, ${device.id}`)
      .all(),
  );
}

/**
 * Records a unit of a customer: the one with the same serial (or id) takes the values that are given, a new one is
 * added. A value that is null never wipes one that is known.
 */
export function saveDevice(
  tx: StoreTransaction,
  saved: Omit<Device, "replaced_by" | "created_at" | "version">,
  at: EpochMs,
): Device {
  const known = devicesOfCustomer(tx, saved.customer_id).find(
    (unit) => unit.id === saved.id || (unit.serial_no !== null && unit.serial_no === saved.serial_no),
  );
  if (known === undefined) {
    const added: Device = { ...saved, replaced_by: null, created_at: at, version: 1 };
    tx.orm.insert(device).values(added).run();
    return added;
  }
  const given = Object.entries(saved).filter(([name, value]) => name !== "id" && value !== null);
  const merged: Device = { ...known, ...Object.fromEntries(given), version: known.version + 1 };
  tx.orm.update(device).set(merged).where(eq(device.id, known.id)).run();
  return merged;
}

/** Notes that a unit was exchanged for another (DOMAIN 5.4: an exchange restarts the warranty). */
export function markReplaced(tx: StoreTransaction, deviceId: string, replacedBy: string): boolean {
  const { changes } = tx.orm
    .update(device)
    .set({ replaced_by: replacedBy, version: sql`${device.version} + 1` })
    .where(eq(device.id, deviceId))
    .run();
  return changes === 1;
}

/** One line of a customer's history. */
export interface HistoryLine {
  readonly id: string;
  readonly no: string | null;
  readonly status: Status;
  readonly kind: Kind | null;
  readonly model: string | null;
  readonly serial_no: string | null;
  readonly description: string | null;
  readonly requested_at: EpochMs | null;
  readonly satisfaction: number | null;
}

const history = named(
  "customer.history",
  `SELECT "id", "no", "status", "kind", "model", "serial_no", substr("description", 1, 200) AS "description",
     "requested_at", "satisfaction"
   FROM "card" WHERE "customer_id" = ? AND "status" <> 'draft' ORDER BY "registered_at" DESC LIMIT ?`,
);

/** A customer's cards, newest first. */
export function historyOfCustomer(reader: StoreReader, customerId: string, limit = 50): HistoryLine[] {
  return reader.all<HistoryLine>(history, customerId, limit);
}
