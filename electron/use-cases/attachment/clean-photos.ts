import fs from "node:fs";
import { storeFailureOf } from "#electron/db/store-failure";
import {
  type Attachment,
  findAttachment,
  markCleaned,
  markOriginalRemoved,
  uncleanedPhotos,
} from "#electron/repositories/attachment-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { isCleanJpeg } from "#shared/domain/attachment/jpeg-metadata";
import type { Desk } from "../desk";
import { attachmentPath, sha256Of, storeAttachmentBytes } from "./attachment-file";
import { attachmentId, parseAttachmentId } from "./attachment-view";
import { MAX_ATTACHMENT_BYTES, readPictureHeader } from "./photo-header";
import { deleteUnnamed } from "./remove-files";

const mostAtOnce = 20;

/** Photos that wait for a window to encode them anew, oldest first. */
export function photosToClean(desk: Desk): readonly { readonly id: string }[] {
  if (desk.readOnly) return [];
  return uncleanedPhotos(desk.store, mostAtOnce).map((photo) => ({ id: attachmentId(photo) }));
}

function waiting(desk: Desk, id: string): Result<Attachment> {
  const key = parseAttachmentId(id);
  const photo = key ? findAttachment(desk.store, key.cardId, key.n) : null;
  if (photo === null || photo.kind !== "photo" || photo.removed_at !== null || photo.clean_sha256 !== null)
    return fail("not_found", { what: "attachment", ref: id });
  return ok(photo);
}

/** The bytes of a photo that waits, for the sandboxed page that decodes it; never for showing. */
export function photoToClean(
  desk: Desk,
  id: string,
): Result<{ readonly mime: string; readonly bytes: Uint8Array }> {
  const photo = waiting(desk, id);
  if (!photo.ok) return photo;
  const file = attachmentPath(desk.store.folder.attachments, photo.value.sha256);
  if (!fs.existsSync(file)) return fail("not_found", { what: "file", ref: photo.value.original_name });
  const bytes = fs.readFileSync(file);
  if (sha256Of(bytes) !== photo.value.sha256) return fail("corrupt", { file: photo.value.original_name });
  return ok({ mime: photo.value.mime, bytes: new Uint8Array(bytes) });
}

/**
 * Takes the copy of a photo that a page has encoded anew. Main looks at it as at any file: a JPEG of a sane size whose
 * header has no room for a position. The original goes unless the store keeps originals. Failures: `not_found`,
 * `invalid_input` on `file`, those of writing.
 */
export function acceptCleanPhoto(desk: Desk, id: string, bytes: Uint8Array): Result<null> {
  const photo = waiting(desk, id);
  if (!photo.ok) return photo;
  const header = bytes.length > MAX_ATTACHMENT_BYTES ? null : readPictureHeader(bytes);
  if (header?.ok !== true || !isCleanJpeg(bytes))
    return fail("invalid_input", { fields: [{ field: "file", code: "not_an_image" }] });
  const sha256 = sha256Of(bytes);
  try {
    storeAttachmentBytes(desk.store.folder.attachments, sha256, bytes);
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return fail(failure.code, failure.details);
  }
  const { card_id, n } = photo.value;
  const noted = desk.write((tx): Result<null> => {
    markCleaned(tx, card_id, n, { sha256, width: header.width, height: header.height });
    if (!desk.settings(tx).keep_originals) markOriginalRemoved(tx, card_id, n, desk.nowMs());
    return ok(null);
  });
  if (!noted.ok) return noted;
  deleteUnnamed(desk, [photo.value.sha256]);
  desk.announce({ what: "cards", ids: [card_id] });
  return ok(null);
}
