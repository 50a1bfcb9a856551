function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);

/** The header of a JPEG of a size, with no picture behind it: enough for whoever reads headers only. */
export function headerOnlyJpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  const jfif = Buffer.from("4a46494600010100000100010000", "hex");
  const scan = Buffer.from([1, 1, 0, 0, 63, 0]);
  return Buffer.concat([START, segment(0xe0, jfif), segment(0xc0, frame), segment(0xda, scan), END]);
}

/** Words that a camera leaves in a photo. */
export const CAMERA_WORDS = "ZZCAMERA-7741";

function entry(tag: number, type: number, count: number, value: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16LE(tag, 0);
  bytes.writeUInt16LE(type, 2);
  bytes.writeUInt32LE(count, 4);
  bytes.writeUInt32LE(value, 8);
  return bytes;
}

/** 31° 14' 15" N as three rationals. */
function degrees(): Buffer {
  const bytes = Buffer.alloc(24);
  [31, 1, 14, 1, 15, 1].forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4);
  });
  return bytes;
}

/** A JPEG with an Exif block as a phone writes it: the camera's name and a position. */
export function withPosition(jpeg: Uint8Array): Buffer {
  const maker = Buffer.from(`${CAMERA_WORDS}\0`, "latin1");
  const first = 8;
  const gps = first + 2 + 2 * 12 + 4;
  const makerAt = gps + 2 + 2 * 12 + 4;
  const degreesAt = makerAt + maker.length;
  const tiff = Buffer.concat([
    Buffer.from("49492a0008000000", "hex"),
    Buffer.from([2, 0]),
    entry(0x010f, 2, maker.length, makerAt),
    entry(0x8825, 4, 1, gps),
    Buffer.alloc(4),
    Buffer.from([2, 0]),
    entry(0x0001, 2, 2, 0x4e),
    entry(0x0002, 5, 3, degreesAt),
    Buffer.alloc(4),
    maker,
    degrees(),
  ]);
  const exif = segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]));
  return Buffer.concat([START, exif, Buffer.from(jpeg).subarray(2)]);
}
