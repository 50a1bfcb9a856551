import { createHash } from "node:crypto";
import fs from "node:fs";

const chunkBytes = 1 << 20;

/** SHA-256 of a file, read in pieces; null where it is not there or can't be read. */
export function sumOfFileNow(file: string): string | null {
  let descriptor: number;
  try {
    descriptor = fs.openSync(file, "r");
  } catch {
    return null;
  }
  try {
    const hash = createHash("sha256");
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (let read = fs.readSync(descriptor, chunk); read > 0; read = fs.readSync(descriptor, chunk))
      hash.update(chunk.subarray(0, read));
    return hash.digest("hex");
  } catch {
    return null;
  } finally {
    fs.closeSync(descriptor);
  }
}
