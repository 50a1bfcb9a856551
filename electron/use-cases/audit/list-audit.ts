import { auditPage } from "#electron/repositories/audit-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelOutput, ChannelParsed } from "#shared/contract/channels";
import { ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/** The log beside the cards, newest first: the administrator's (DOMAIN 8). It can be read, and nothing else. */
export function listAudit(
  desk: Desk,
  actor: Actor,
  input: ChannelParsed<"audit.list">,
): Result<ChannelOutput<"audit.list">> {
  const allowed = authorise(actor, "audit.read");
  if (!allowed.ok) return allowed;
  return snapshot(desk.store, () => {
    const found = auditPage(desk.store, {
      what: input.what ?? null,
      by: input.by ?? null,
      beforeId: input.before_id ?? null,
      limit: input.limit + 1,
    });
    const rows = found.slice(0, input.limit).map((entry) => ({
      ...entry,
      by_name: findStaff(desk.store, entry.by)?.name ?? entry.by,
    }));
    return ok({ rows, more: found.length > input.limit });
  });
}
