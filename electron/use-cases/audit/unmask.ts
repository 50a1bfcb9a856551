import type { StoreTransaction } from "#electron/db/connection";
import { insertAudit } from "#electron/repositories/audit-repository";
import { loadCase } from "#electron/repositories/case-repository";
import { findCustomer } from "#electron/repositories/customer-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { UnmaskedValues } from "#shared/contract/people-views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

interface Found {
  /** What the log calls it. */
  readonly subject: string;
  readonly values: UnmaskedValues;
}

function find(tx: StoreTransaction, { of, id }: ChannelParsed<"personal.unmask">): Found | null {
  if (of === "customer") {
    const customer = findCustomer(tx, id);
    return customer && { subject: id, values: { phone: customer.phone, address: customer.address } };
  }
  const fields = loadCase(tx, { id })?.state.fields;
  if (!fields) return null;
  const { phone, address, serial_no } = fields;
  return { subject: fields.no ?? id, values: { phone, address, serial_no } };
}

/**
 * Phone, address and serial of a card or customer in full, for a stated purpose (UX 10, string 15). The log keeps who,
 * what for and which fields; it is written in the transaction that reads them, so that nothing is shown unlogged.
 */
export function unmask(
  desk: Desk,
  actor: Actor,
  input: ChannelParsed<"personal.unmask">,
): Result<UnmaskedValues> {
  const allowed = authorise(actor, "personal.unmask");
  if (!allowed.ok) return allowed;
  return desk.write((tx): Result<UnmaskedValues> => {
    const found = find(tx, input);
    if (found === null) return fail("not_found", { what: input.of, ref: input.id });
    insertAudit(tx, {
      what: `unmask.${input.of}`,
      by: actor.code,
      at: desk.nowMs(),
      subject: found.subject,
      details: { purpose: input.purpose, fields: Object.keys(found.values) },
    });
    return ok(found.values);
  });
}
