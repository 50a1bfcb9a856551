import { insertAudit } from "#electron/repositories/audit-repository";
import { findCustomer } from "#electron/repositories/customer-repository";
import { phoneOf } from "#electron/repositories/survey-list-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { ShownPhone } from "#shared/contract/survey-views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/**
 * The whole number of a card or a customer for a stated purpose; who saw it is logged first, the number itself never
 * (DOMAIN 8). Failures: `forbidden`, `not_found`.
 */
export function showPhone(
  desk: Desk,
  actor: Actor,
  { of, id, purpose }: ChannelParsed<"survey.phone">,
): Result<ShownPhone> {
  const allowed = authorise(actor, "survey.call");
  if (!allowed.ok) return allowed;
  return desk.write((tx): Result<ShownPhone> => {
    const known = of === "card" ? phoneOf(tx, id) : findCustomer(tx, id);
    if (known === null || known.phone === null || known.phone === "") {
      return fail("not_found", { what: of, ref: id });
    }
    insertAudit(tx, {
      what: "unmask.phone",
      by: actor.code,
      at: desk.nowMs(),
      subject: id,
      details: { of, purpose },
    });
    return ok({ phone: known.phone, contact: known.contact });
  });
}
