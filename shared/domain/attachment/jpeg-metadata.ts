/** Markers that carry no length: start, restart, and the end. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);
}

const START_OF_SCAN = 0xda;
/** APP1 (Exif, XMP), APP13 (Photoshop, IPTC), comments: where position, device and names are kept. */
const TELLING: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe]);

/**
 * True for a JPEG whose header has no segment in which a position, a device or a name could stand. Reads the segments
 * up to the picture's data and nothing of it; anything that is no such JPEG is not clean.
 */
export function isCleanJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === START_OF_SCAN) return true;
    if (TELLING.has(marker)) return false;
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (length < 2) return false;
    at += 2 + length;
  }
  return false;
}
