import fs from "node:fs";
import { type Attachment, findAttachment } from "#electron/repositories/attachment-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Desk } from "../desk";
import { attachmentPath, sha256Of } from "./attachment-file";
import { parseAttachmentId } from "./attachment-view";

/** Of a photo only the copy without position data; null while there is none. */
function shownFile({ kind, sha256, clean_sha256, mime }: Attachment): {
  readonly sha256: string;
  readonly mime: string;
} | null {
  if (kind !== "photo") return { sha256, mime };
  if (clean_sha256 === null) return null;
  return { sha256: clean_sha256, mime: clean_sha256 === sha256 ? mime : "image/jpeg" };
}

/** The bytes of a file as they were stored; changed bytes are `corrupt`, never shown (SAFETY 1 "bit rot"). */
export function readAttachment(
  desk: Desk,
  id: string,
): Result<{ readonly mime: string; readonly bytes: Uint8Array }> {
  const key = parseAttachmentId(id);
  const attachment = key ? findAttachment(desk.store, key.cardId, key.n) : null;
  if (!attachment || attachment.removed_at !== null)
    return fail("not_found", { what: "attachment", ref: id });
  const shown = shownFile(attachment);
  if (shown === null) return fail("unsupported", { reason: "photo_held" });
  const file = attachmentPath(desk.store.folder.attachments, shown.sha256);
  if (!fs.existsSync(file)) return fail("not_found", { what: "file", ref: attachment.original_name });
  const bytes = fs.readFileSync(file);
  if (sha256Of(bytes) !== shown.sha256) return fail("corrupt", { file: attachment.original_name });
  return ok({ mime: shown.mime, bytes: new Uint8Array(bytes) });
}
