import fs from "node:fs";
import { findAttachment } from "#electron/repositories/attachment-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Desk } from "../desk";
import { attachmentPath, sha256Of } from "./attachment-file";
import { parseAttachmentId } from "./attachment-view";

/** The bytes of a file as they were stored; changed bytes are `corrupt`, never shown (SAFETY 1 "bit rot"). */
export function readAttachment(
  desk: Desk,
  id: string,
): Result<{ readonly mime: string; readonly bytes: Uint8Array }> {
  const key = parseAttachmentId(id);
  const attachment = key ? findAttachment(desk.store, key.cardId, key.n) : null;
  if (!attachment) return fail("not_found", { what: "attachment", ref: id });
  const file = attachmentPath(desk.store.folder.attachments, attachment.sha256);
  if (!fs.existsSync(file)) return fail("not_found", { what: "file", ref: attachment.original_name });
  const bytes = fs.readFileSync(file);
  if (sha256Of(bytes) !== attachment.sha256) return fail("corrupt", { file: attachment.original_name });
  return ok({ mime: attachment.mime, bytes: new Uint8Array(bytes) });
}
