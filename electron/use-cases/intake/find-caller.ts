import { searchCustomers } from "#electron/repositories/card-search";
import { devicesOfCustomer, findCustomer } from "#electron/repositories/customer-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { CallerMatch } from "#shared/contract/views";
import { customerHistory, customerView, deviceView } from "../customer/customer-view";
import type { Desk } from "../desk";

const MAX_MATCHES = 8;
const HISTORY_LINES = 5;

/** Known callers by phone tail (three digits and more), phone or name, with their units and latest cards (UX 4). */
export function findCaller(desk: Desk, text: string): readonly CallerMatch[] {
  if (text.trim() === "") return [];
  return snapshot(desk.store, () => {
    const reader = desk.store;
    return searchCustomers(reader, text, MAX_MATCHES).flatMap(({ id }): CallerMatch[] => {
      const customer = findCustomer(reader, id);
      if (!customer) return [];
      return [
        {
          customer: customerView(reader, customer),
          devices: devicesOfCustomer(reader, id).map((device) => deviceView(desk, reader, device)),
          history: customerHistory(reader, id, HISTORY_LINES),
        },
      ];
    });
  });
}
