import { listAttachments } from "#electron/repositories/attachment-repository";
import { insertAudit } from "#electron/repositories/audit-repository";
import { loadCase } from "#electron/repositories/case-repository";
import { devicesOfCustomer, findCustomer } from "#electron/repositories/customer-repository";
import { cardsOfPerson } from "#electron/repositories/privacy-repository";
import { snapshot } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { jsonOf } from "#shared/contract/iso-json";
import type { Actor } from "#shared/domain/card/decision";
import { attachmentView } from "../attachment/attachment-view";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/** What is kept about one person, as one JSON document. */
export interface PersonExport {
  readonly file_name: string;
  readonly json: string;
  readonly cards: number;
}

/**
 * Everything that is kept about one person (DOMAIN 8): the record, the devices, each card with its lists, its log and
 * the list of its files. Logged before it leaves. Failures: `forbidden`, `not_found`.
 */
export function exportPerson(desk: Desk, actor: Actor, customerId: string): Result<PersonExport> {
  const allowed = authorise(actor, "person.export");
  if (!allowed.ok) return allowed;
  const customer = findCustomer(desk.store, customerId);
  if (customer === null) return fail("not_found", { what: "customer", ref: customerId });
  const logged = desk.write((tx): Result<null> => {
    insertAudit(tx, {
      what: "person.exported",
      by: actor.code,
      at: desk.nowMs(),
      subject: customerId,
      details: {},
    });
    return ok(null);
  });
  if (!logged.ok) return logged;
  const { zone } = desk.settings();
  return snapshot(desk.store, () => {
    const ids = cardsOfPerson(desk.store, customer.id, customer.phone);
    const cards = ids.flatMap((id) => {
      const loaded = loadCase(desk.store, { id });
      if (loaded === null) return [];
      const { state, events } = loaded;
      const attachments = listAttachments(desk.store, id).map(attachmentView);
      return [jsonOf({ ...state.fields, ...state.lists, events, attachments }, zone)];
    });
    const document = {
      exported_at: jsonOf({ at: desk.nowMs() }, zone)["at"],
      customer: jsonOf({ ...customer }, zone),
      devices: devicesOfCustomer(desk.store, customer.id).map((device) => jsonOf({ ...device }, zone)),
      cards,
    };
    return ok({
      file_name: `person-${customer.id.slice(0, 8)}.json`,
      json: `${JSON.stringify(document, null, 2)}\n`,
      cards: cards.length,
    });
  });
}
