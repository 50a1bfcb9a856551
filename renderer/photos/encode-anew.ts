/** SAFETY 1: what main takes at most. */
const MAX_PIXELS = 50_000_000;
/** Longer sides are scaled down: enough to read a serial plate, small enough to keep for years. */
const LONGEST_SIDE_PX = 4000;
const JPEG_QUALITY = 0.9;

/**
 * A picture decoded here, in the sandbox, and encoded anew as JPEG: position and device data stay behind (DOMAIN 8).
 * Null where it is no picture that can be decoded.
 */
export async function encodedAnew(file: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
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
    return new Uint8Array(await encoded.arrayBuffer());
  } finally {
    picture.close();
  }
}
