/** Enough for 60 mm at 300 dpi; a photo of the shop sign needs no more. */
const MAX_WIDTH_PX = 720;
const MAX_HEIGHT_PX = 360;

/** Size that fits into the largest logo, never enlarged. */
export function fittedSize(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, MAX_WIDTH_PX / width, MAX_HEIGHT_PX / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Reads a picture, reduces it, and drops everything but its pixels (position data among it); null = unreadable. */
export async function readLogo(file: Blob): Promise<string | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = fittedSize(bitmap.width, bitmap.height);
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    return canvas.toDataURL("image/png");
  } catch {
    return null;
  }
}
