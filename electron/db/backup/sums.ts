import { createHash } from "node:crypto";
import fs from "node:fs";
import type { Disk } from "./disk";
import { patiently } from "./disk";

const chunkBytes = 1 << 20;
/** After so many chunks others get their turn. */
const chunksPerTurn = 16;

/** SHA-256 of a file in hex; long files let other work of this thread in between. */
export async function sumOfFile(disk: Disk, file: string): Promise<string> {
  const hash = createHash("sha256");
  const descriptor = await patiently(disk, (files) => files.open(file, "r"));
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (let chunks = 1; ; chunks += 1) {
      const read = fs.readSync(descriptor, chunk);
      if (read === 0) break;
      hash.update(chunk.subarray(0, read));
      if (chunks % chunksPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    disk.files.close(descriptor);
  }
  return hash.digest("hex");
}

export function sumOfText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
