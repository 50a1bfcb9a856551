import fs from "node:fs";
import type { StoreTransaction } from "#electron/db/connection";
import {
  type Attachment,
  type AttachmentRemoval,
  isFileNamed,
  markRemoved,
  sumsOfRemoved,
} from "#electron/repositories/attachment-repository";
import type { Desk } from "../desk";
import { attachmentPath } from "./attachment-file";

/** The sums of an attachment's files. */
function sumsOf({ sha256, clean_sha256 }: Attachment): readonly string[] {
  return clean_sha256 === null ? [sha256] : [sha256, clean_sha256];
}

/** Notes that attachments are removed; answers the sums whose files go once that is durable. */
export function takeOut(
  desk: Desk,
  tx: StoreTransaction,
  attachments: readonly Attachment[],
  because: AttachmentRemoval,
): readonly string[] {
  for (const attachment of attachments) markRemoved(tx, attachment, because, desk.nowMs());
  return attachments.flatMap(sumsOf);
}

/** Deletes the files that nothing names any more. One that can't be deleted now is answered. */
export function deleteUnnamed(desk: Desk, sums: readonly string[]): readonly string[] {
  return [...new Set(sums)].filter((sum) => {
    if (isFileNamed(desk.store, sum)) return false;
    try {
      fs.rmSync(attachmentPath(desk.store.folder.attachments, sum), { force: true });
      return false;
    } catch {
      return true;
    }
  });
}

/** At a start: deletes removed files that another program held open at the time. Answers how many are still there. */
export function deleteLeftFiles(desk: Desk): number {
  if (desk.readOnly) return 0;
  const there = sumsOfRemoved(desk.store).filter((sum) =>
    fs.existsSync(attachmentPath(desk.store.folder.attachments, sum)),
  );
  return deleteUnnamed(desk, there).length;
}
