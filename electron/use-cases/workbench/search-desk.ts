import { searchCards, searchCustomers, searchModels } from "#electron/repositories/card-search";
import { findCustomer } from "#electron/repositories/customer-repository";
import { gridCardOf } from "#electron/repositories/grid/grid-cards";
import { findModel } from "#electron/repositories/model-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { SearchGroups } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import { maskedKinds } from "#shared/domain/masking/needs";
import { customerView } from "../customer/customer-view";
import type { Desk } from "../desk";
import { modelView } from "../model/list-models";
import { gridRowView } from "./grid-row-view";

/** The search box as one types: open cards, archived ones, customers, products; the newest first (UX 3). */
export function searchDesk(desk: Desk, actor: Actor, text: string, limit: number): SearchGroups {
  const hidden = maskedKinds(actor);
  return snapshot(desk.store, () => {
    const reader = desk.store;
    const nowMs = desk.nowMs();
    const cards = (state: "open" | "closed") =>
      searchCards(reader, text, state, limit, hidden).flatMap(({ id }) => {
        const card = gridCardOf(reader, id);
        return card ? [gridRowView(reader, card, nowMs)] : [];
      });
    return {
      open: cards("open"),
      closed: cards("closed"),
      customers: searchCustomers(reader, text, limit, hidden).flatMap(({ id }) => {
        const customer = findCustomer(reader, id);
        return customer ? [customerView(reader, customer)] : [];
      }),
      models: searchModels(reader, text, limit).flatMap(({ id }) => {
        const model = findModel(reader, id);
        return model ? [modelView(model)] : [];
      }),
    };
  });
}
