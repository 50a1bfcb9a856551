import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Attachments lie under their own SHA-256, spread over 256 folders: the same bytes are stored once. */
export function attachmentPath(attachmentsFolder: string, sha256: string): string {
  return path.join(attachmentsFolder, sha256.slice(0, 2), sha256);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Puts bytes into the attachments folder: temporary file → fsync → rename, so that a name always stands for
 * whole contents. Bytes that are there already are not written again. Throws the file system's error.
 */
export function storeAttachmentBytes(attachmentsFolder: string, sha256: string, bytes: Uint8Array): void {
  const target = attachmentPath(attachmentsFolder, sha256);
  if (fs.existsSync(target)) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const temporary = `${target}.${randomBytes(6).toString("hex")}.part`;
  try {
    const file = fs.openSync(temporary, "wx");
    try {
      fs.writeSync(file, bytes);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(temporary, target);
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}
