import type { AttachmentKind } from "#shared/domain/card/vocabulary";
import { failureText } from "#shared/text/failure-text";
import { call } from "../../api/bridge";
import { currentText } from "../../ui/display";
import { say } from "../../ui/undo-strip";
import { rereadCard } from "../state/act";

/** SAFETY 1: what main takes at most. */
const MAX_BYTES = 15 * 1024 * 1024;
const MAX_PIXELS = 50_000_000;
/** Longer sides are scaled down: enough to read a serial plate, small enough to keep for years. */
const LONGEST_SIDE_PX = 4000;
const JPEG_QUALITY = 0.9;

interface Prepared {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A photo decoded here, in the sandbox, and encoded anew: position and device data stay behind
 * (DOMAIN 8). Null where it is no picture.
 */
async function withoutMetadata(file: File): Promise<Prepared | null> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (picture === null) return null;
  try {
    if (picture.width * picture.height > MAX_PIXELS) return null;
    const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(picture.width * scale)),
      Math.max(1, Math.round(picture.height * scale)),
    );
    const drawing = canvas.getContext("2d");
    if (drawing === null) return null;
    // Transparent parts of a screenshot would come out black.
    drawing.fillStyle = "#ffffff";
    drawing.fillRect(0, 0, canvas.width, canvas.height);
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const encoded = await canvas.convertToBlob({ type: "image/jpeg", quality: JPEG_QUALITY });
    const name = `${file.name.replace(/\.[^.]*$/, "") || "photo"}.jpg`;
    return { name, bytes: new Uint8Array(await encoded.arrayBuffer()) };
  } finally {
    picture.close();
  }
}

async function asItIs(file: File): Promise<Prepared> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Adds files to a card one by one; each succeeds or fails alone, and the last word goes to the status bar. */
export async function addFiles(
  id: string,
  files: readonly File[],
  kind: AttachmentKind,
  consent: boolean,
): Promise<void> {
  const text = currentText();
  let last = "";
  for (const file of files) {
    if (file.size > MAX_BYTES) {
      last = text.t("card.files.too_big", { name: file.name });
      continue;
    }
    const prepared = kind === "photo" ? await withoutMetadata(file) : await asItIs(file);
    if (prepared === null) {
      last = text.t("card.files.not_picture", { name: file.name });
      continue;
    }
    const result = await call("card.attach", { id, kind, consent, ...prepared });
    last = result.ok
      ? text.t("card.files.added", { name: prepared.name })
      : text.t("card.files.failed", { name: file.name, reason: failureText(result, text).sentence });
  }
  await rereadCard(id);
  if (last !== "") say(last);
}

/** Pictures are photos; everything else that is dropped or pasted is a document. */
export function kindOfFile(file: File): AttachmentKind {
  return file.type.startsWith("image/") ? "photo" : "document";
}
