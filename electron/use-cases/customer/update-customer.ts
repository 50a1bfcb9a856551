import { findCustomer, updateCustomer as saveCustomer } from "#electron/repositories/customer-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CustomerView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { customerView } from "./customer-view";

/** Changes a customer's record; old cards keep what was true then (DOMAIN 3.1). Failures: `conflict`, `not_found`. */
export function updateCustomer(
  desk: Desk,
  actor: Actor,
  request: ChannelParsed<"customer.update">,
): Result<CustomerView> {
  const allowed = authorise(actor, "customer.change");
  if (!allowed.ok) return allowed;
  const { id, version, fields } = request;
  const updated = desk.write((tx) => {
    const known = findCustomer(tx, id);
    if (!known) return fail("not_found", { what: "customer", ref: id });
    if (version !== undefined && version !== known.version)
      return fail("conflict", { version: known.version });
    const { customer_level, ...rest } = fields;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const saved = saveCustomer(
      tx,
      { ...known, ...given, level: customer_level ?? known.level },
      desk.nowMs(),
    );
    const customer = findCustomer(tx, id);
    return saved && customer ? ok(customerView(tx, customer)) : fail("conflict", { version: known.version });
  });
  if (updated.ok) desk.announce({ what: "customer", ids: [id] });
  return updated;
}
