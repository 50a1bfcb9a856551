import type { StoreReader } from "#electron/db/connection";
import { listAttachments } from "#electron/repositories/attachment-repository";
import {
  complaintsOfCustomer,
  openCardBySerial,
  repairedCardsOfSerial,
} from "#electron/repositories/card-lookups";
import { findFields } from "#electron/repositories/case-repository";
import { lastEnteredAt } from "#electron/repositories/event-repository";
import { checkItemsOf, isFaultCategory } from "#electron/repositories/fault-category-repository";
import { findModelByCode } from "#electron/repositories/model-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState } from "#shared/domain/card/case-state";
import type { DecisionContext } from "#shared/domain/card/decision";
import { BASE_CHECK_ITEMS } from "#shared/domain/card/vocabulary";
import { rulesOf } from "#shared/domain/store/store-settings";
import type { Desk } from "../desk";
import { issuedSince } from "../figures/issued-reports";
import { cardRef } from "./card-ref";

function productCategoryOf(reader: StoreReader, card: CaseState): string | null {
  const { model } = card.fields;
  return model === null ? null : (findModelByCode(reader, model)?.category ?? null);
}

/** What the rules may ask about the world outside the card, answered from one reader's snapshot. */
export function decisionContext(
  desk: Desk,
  reader: StoreReader,
  state: CaseState,
  events: readonly CardEvent[],
): DecisionContext {
  const clock = desk.clock(reader);
  const cardId = state.fields.id;
  return {
    nowMs: desk.nowMs(),
    latestEnteredAtMs: lastEnteredAt(reader),
    rules: rulesOf(desk.settings(reader)),
    events,
    attachments: listAttachments(reader, cardId),
    staff: (code) => findStaff(reader, code) ?? undefined,
    openCardOfSerial: (serialNo) => {
      const open = openCardBySerial(reader, serialNo, cardId);
      return open ? { no: open.no ?? open.id } : undefined;
    },
    complaintsBetween: (card, fromMs, toMs) => complaintsOfCustomer(reader, card.fields, fromMs, toMs),
    repairsOfSerial: (serialNo) => repairedCardsOfSerial(reader, serialNo, cardId),
    warrantyMonthsOf: (model) => findModelByCode(reader, model)?.warranty_months ?? null,
    isFaultCategory: (name) => isFaultCategory(reader, name),
    checkItemsOf: (card) => [
      ...BASE_CHECK_ITEMS,
      ...(card.fields.fault_category === null
        ? []
        : Object.keys(checkItemsOf(reader, card.fields.fault_category, productCategoryOf(reader, card)))),
    ],
    cardByRef: (ref) => findFields(reader, cardRef(reader, ref)) ?? undefined,
    localDateOf: (atMs) => clock.calendar.localDate(atMs),
    issuedReports: () => issuedSince(reader, events[0]?.entered_at ?? desk.nowMs(), clock.calendar.zone),
    promiseFor: (priority, dispatchedAtMs, kind) => clock.promiseFor(priority, dispatchedAtMs, kind),
  };
}
