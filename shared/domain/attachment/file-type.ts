/** What a file is by its first bytes; its name is never believed (SAFETY 1 "archives, photos"). */
export interface FileType {
  readonly mime: string;
  /** A picture that a window can show and re-encode. */
  readonly isImage: boolean;
}

interface Signature extends FileType {
  readonly offset: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));

const SIGNATURES: readonly Signature[] = [
  { mime: "image/jpeg", isImage: true, offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { mime: "image/png", isImage: true, offset: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mime: "image/gif", isImage: true, offset: 0, bytes: ascii("GIF8") },
  { mime: "image/webp", isImage: true, offset: 8, bytes: ascii("WEBP") },
  { mime: "image/bmp", isImage: true, offset: 0, bytes: ascii("BM") },
  { mime: "application/pdf", isImage: false, offset: 0, bytes: ascii("%PDF-") },
  { mime: "application/zip", isImage: false, offset: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
];

const OTHER: FileType = { mime: "application/octet-stream", isImage: false };

/** The type of a file by its header; anything unknown is plain bytes, kept but never shown. */
export function fileTypeOf(bytes: Uint8Array): FileType {
  const found = SIGNATURES.find(({ offset, bytes: wanted }) =>
    wanted.every((value, index) => bytes[offset + index] === value),
  );
  return found ? { mime: found.mime, isImage: found.isImage } : OTHER;
}
