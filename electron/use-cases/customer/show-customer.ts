import { devicesOfCustomer, findCustomer } from "#electron/repositories/customer-repository";
import { snapshot } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CallerMatch } from "#shared/contract/views";
import type { Desk } from "../desk";
import { customerHistory, customerView, deviceView } from "./customer-view";

const HISTORY_LINES = 50;

/** A customer with units and history. Failure: `not_found`. */
export function showCustomer(desk: Desk, id: string): Result<CallerMatch> {
  return snapshot(desk.store, () => {
    const reader = desk.store;
    const customer = findCustomer(reader, id);
    if (!customer) return fail("not_found", { what: "customer", ref: id });
    return ok({
      customer: customerView(reader, customer),
      devices: devicesOfCustomer(reader, id).map((device) => deviceView(desk, reader, device)),
      history: customerHistory(reader, id, HISTORY_LINES),
    });
  });
}
