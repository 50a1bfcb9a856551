import { crc32, deflateSync } from "node:zlib";
import { sha256Of } from "../attachment/attachment-file";

/** A picture that invented cards carry. */
export interface SampleFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
}

/** A few of each: the store keeps the same bytes once. */
export interface SampleFiles {
  readonly scans: readonly SampleFile[];
  readonly photos: readonly SampleFile[];
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREYSCALE = 0;
const BITS = 8;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A PNG in shades of grey; `shadeAt` answers 0 black … 255 white. */
function greyPng(width: number, height: number, shadeAt: (x: number, y: number) => number): SampleFile {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = shadeAt(x, y);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = BITS;
  header[9] = GREYSCALE;
  const bytes = Buffer.concat([
    PNG_SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return { bytes, sha256: sha256Of(bytes), mime: "image/png", width, height };
}

const SHEET = { width: 420, height: 594, margin: 28, row: 26 } as const;

/** A form as a scanner sees it: frame, rules, grey lines of text, and a signature that differs by `hand`. */
function signedSheet(hand: number): SampleFile {
  const { width, height, margin, row } = SHEET;
  const signatureTop = height - 96;
  const stroke = (x: number) => {
    const t = (x - 250) / (14 + hand);
    return signatureTop + 34 + Math.sin(t * 2.2 + hand) * 11 + Math.sin(t * 5.3) * (4 + hand);
  };
  return greyPng(width, height, (x, y) => {
    const inside = x >= margin && x <= width - margin && y >= margin && y <= height - margin;
    if (!inside) return 252;
    if (x > 250 && x < 350 && Math.abs(y - stroke(x)) < 1.4) return 30;
    const onFrame = x === margin || x === width - margin || y === margin || y === height - margin;
    const inRow = (y - margin) % row;
    if (onFrame || (inRow === 0 && y < signatureTop + row) || x === margin + 76) return 60;
    const lineEnd = margin + 90 + ((Math.floor((y - margin) / row) * 97 + hand * 31) % 230);
    const isText = inRow > 9 && inRow < 16 && x > margin + 86 && x < lineEnd && (x * 7 + y * 3) % 11 > 3;
    return isText && y < signatureTop ? 120 : 250;
  });
}

/** A thing on a table, roughly: a dark body with a light panel, in a soft light. */
function workshopPhoto(thing: number): SampleFile {
  const width = 320;
  const height = 240;
  return greyPng(width, height, (x, y) => {
    const light = 150 + Math.round(60 * Math.sin((x + thing * 40) / 90) * Math.cos(y / 120));
    const inBody = x > 70 + thing * 8 && x < 250 - thing * 6 && y > 50 && y < 196 - thing * 10;
    const inPanel = x > 110 && x < 170 + thing * 12 && y > 78 && y < 104;
    const inDial = (x - 205) ** 2 + (y - 140) ** 2 < (16 + thing * 3) ** 2;
    if (inPanel) return 225;
    if (inDial) return 190 - thing * 15;
    return inBody ? 62 + thing * 12 : light;
  });
}

const VARIANTS = [0, 1, 2, 3] as const;

/** The pictures of one filling. */
export function drawSampleFiles(): SampleFiles {
  return { scans: VARIANTS.map(signedSheet), photos: VARIANTS.map(workshopPhoto) };
}
