import {
  findCustomer,
  findCustomerByPhoneAndName,
  insertCustomer,
} from "#electron/repositories/customer-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CustomerView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { customerView } from "./customer-view";

/** Adds a customer to the archive. Failures: `forbidden`, `duplicate` (same name and phone). */
export function addCustomer(
  desk: Desk,
  actor: Actor,
  input: ChannelParsed<"customer.add">,
): Result<CustomerView> {
  const allowed = authorise(actor, "customer.change");
  if (!allowed.ok) return allowed;
  const id = desk.newId();
  const added = desk.write((tx) => {
    const twin = findCustomerByPhoneAndName(tx, input.phone, input.name);
    if (twin) return fail("duplicate", { id: twin.id });
    insertCustomer(
      tx,
      {
        id,
        name: input.name,
        contact: input.contact ?? null,
        phone: input.phone,
        address: input.address ?? null,
        level: input.customer_level ?? "normal",
        note: input.note ?? null,
      },
      desk.nowMs(),
    );
    const customer = findCustomer(tx, id);
    return customer ? ok(customerView(tx, customer)) : fail("internal");
  });
  if (added.ok) desk.announce({ what: "customer", ids: [id] });
  return added;
}
