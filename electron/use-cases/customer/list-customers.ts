import { searchCustomers } from "#electron/repositories/card-search";
import { countCustomers, pageOfCustomers } from "#electron/repositories/customer-page";
import { findCustomer } from "#electron/repositories/customer-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { Rows } from "#shared/contract/archive-channels";
import type { CustomerView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import { maskedKinds } from "#shared/domain/masking/needs";
import type { Desk } from "../desk";
import { customerView } from "./customer-view";

export interface ListRequest {
  readonly search?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

const DEFAULT_LIMIT = 100;

/** Customers, newest first, or those that a search finds (name, contact, phone). */
export function listCustomers(desk: Desk, actor: Actor | null, request: ListRequest): Rows<CustomerView> {
  const limit = request.limit ?? DEFAULT_LIMIT;
  const offset = request.offset ?? 0;
  return snapshot(desk.store, () => {
    const reader = desk.store;
    const text = request.search?.trim() ?? "";
    if (text !== "") {
      const found = searchCustomers(
        reader,
        text,
        offset + limit,
        actor === null ? undefined : maskedKinds(actor),
      );
      const rows = found.slice(offset).flatMap(({ id }) => {
        const customer = findCustomer(reader, id);
        return customer ? [customerView(reader, customer)] : [];
      });
      return { rows, total: found.length };
    }
    return {
      rows: pageOfCustomers(reader, limit, offset).map((customer) => customerView(reader, customer)),
      total: countCustomers(reader),
    };
  });
}
