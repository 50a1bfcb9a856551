import type { StoreReader } from "#electron/db/connection";
import { cardCountsOfCustomer } from "#electron/repositories/customer-page";
import { type Customer, type Device, historyOfCustomer } from "#electron/repositories/customer-repository";
import { findModelByCode } from "#electron/repositories/model-repository";
import type { CustomerView, DeviceView, HistoryLine } from "#shared/contract/views";
import type { CardFields } from "#shared/domain/card/case-state";
import { isInWarranty, warrantyEnd } from "#shared/domain/warranty/warranty";
import type { Desk } from "../desk";

/** A customer with how much the store has to do with them. */
export function customerView(reader: StoreReader, customer: Customer): CustomerView {
  const counts = cardCountsOfCustomer(reader, customer.id);
  return {
    id: customer.id,
    name: customer.name,
    contact: customer.contact,
    phone: customer.phone,
    address: customer.address,
    customer_level: customer.level,
    note: customer.note,
    open_cards: counts.open,
    cards: counts.all,
    last_card_at: counts.last_at,
    version: customer.version,
  };
}

/** One of a customer's units with its warranty as of today (DOMAIN 5.5). */
export function deviceView(desk: Desk, reader: StoreReader, device: Device): DeviceView {
  const model = findModelByCode(reader, device.model);
  const months = model?.warranty_months ?? desk.settings(reader).default_warranty_months;
  const end = device.purchase_date === null ? null : warrantyEnd(device.purchase_date, months);
  return {
    id: device.id,
    model: device.model,
    model_name: model?.name ?? null,
    serial_no: device.serial_no,
    purchase_date: device.purchase_date,
    warranty_end: end,
    in_warranty: isInWarranty(end, desk.clock(reader).calendar.localDate(desk.nowMs())),
  };
}

/** A card as one line of a history. */
export function historyLine(
  fields: Pick<
    CardFields,
    "id" | "no" | "status" | "kind" | "model" | "description" | "requested_at" | "satisfaction" | "serial_no"
  >,
): HistoryLine {
  const { id, no, status, kind, model, description, requested_at, satisfaction, serial_no } = fields;
  return { id, no, status, kind, model, description, requested_at, satisfaction, serial_no };
}

/** A customer's cards, newest first. */
export function customerHistory(
  reader: StoreReader,
  customerId: string,
  limit: number,
): readonly HistoryLine[] {
  return historyOfCustomer(reader, customerId, limit).map(historyLine);
}
