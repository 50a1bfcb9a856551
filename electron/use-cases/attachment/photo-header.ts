import { imageSize } from "image-size";

/** SAFETY 1: at most 15 MB and 50 MP; a picture is never decoded here, only its header is read. */
export const MAX_ATTACHMENT_BYTES = 15 * 1024 * 1024;
const MAX_PIXELS = 50_000_000;

export type PictureHeader =
  | { readonly ok: true; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly code: "not_an_image" | "too_large" };

/** What a picture's header says of its size. Whatever the bytes are, this answers. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader {
  try {
    const { width, height } = imageSize(bytes);
    // A header that was cut off reads as no size at all.
    if (!(width > 0 && height > 0)) return { ok: false, code: "not_an_image" };
    return width * height > MAX_PIXELS ? { ok: false, code: "too_large" } : { ok: true, width, height };
  } catch {
    return { ok: false, code: "not_an_image" };
  }
}
