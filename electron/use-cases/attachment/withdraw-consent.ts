import { findAttachment } from "#electron/repositories/attachment-repository";
import { insertAudit } from "#electron/repositories/audit-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { parseAttachmentId } from "./attachment-view";
import { deleteUnnamed, takeOut } from "./remove-files";

/**
 * The customer no longer agrees to a photo (DOMAIN 8): its files are deleted, its name is forgotten, the log keeps that
 * there was one. It can't be undone. Failures: `forbidden`, `not_found`.
 */
export function withdrawConsent(desk: Desk, actor: Actor, id: string): Result<null> {
  const allowed = authorise(actor, "consent.withdraw");
  if (!allowed.ok) return allowed;
  const key = parseAttachmentId(id);
  const removed = desk.write((tx): Result<readonly string[]> => {
    const photo = key ? findAttachment(tx, key.cardId, key.n) : null;
    if (photo === null || photo.kind !== "photo" || photo.removed_at !== null)
      return fail("not_found", { what: "attachment", ref: id });
    insertAudit(tx, {
      what: "consent.withdrawn",
      by: actor.code,
      at: desk.nowMs(),
      subject: id,
      details: {},
    });
    return ok(takeOut(desk, tx, [photo], "consent_withdrawn"));
  });
  if (!removed.ok) return removed;
  deleteUnnamed(desk, removed.value);
  desk.announce({ what: "cards", ids: key === null ? null : [key.cardId] });
  return ok(null);
}
