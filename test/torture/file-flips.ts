import fs from "node:fs";
import { storedFiles } from "#electron/repositories/attachment-repository";
import { attachmentPath } from "#electron/use-cases/attachment/attachment-file";
import type { Desk } from "#electron/use-cases/desk";
import { verifyStore } from "#electron/use-cases/verify/verify-store";
import { seeded } from "#test/bench/many-cards";
import type { TortureRow } from "./torture-row";

/** What is left of bit rot: one bit, one byte, a piece cut off, a piece more, or nothing at all. */
const DAMAGES: readonly ((bytes: Buffer, below: (limit: number) => number) => Buffer)[] = [
  (bytes, below) => {
    const place = below(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << below(8));
    return bytes;
  },
  (bytes, below) => {
    const place = below(bytes.length);
    bytes[place] = ((bytes[place] ?? 0) + 1 + below(255)) & 0xff;
    return bytes;
  },
  (bytes, below) => bytes.subarray(0, below(bytes.length)),
  (bytes) => Buffer.concat([bytes, Buffer.from([0])]),
  () => Buffer.alloc(0),
];

/** Damages one stored file at a time, `count` times; `verify` must name each. */
export function flipBytesInFiles(desk: Desk, count: number, seed = 20261122): TortureRow {
  const below = seeded(seed);
  const files = storedFiles(desk.store).map(({ sha256 }) =>
    attachmentPath(desk.store.folder.attachments, sha256),
  );
  const started = performance.now();
  let unnoticed = 0;
  for (let attempt = 0; attempt < count; attempt += 1) {
    const file = files[below(files.length)] ?? "";
    const whole = fs.readFileSync(file);
    fs.writeFileSync(file, DAMAGES[attempt % DAMAGES.length]?.(Buffer.from(whole), below) ?? whole);
    const { findings } = verifyStore(desk, { only: "attachments" });
    if (!findings.some((finding) => finding.code === "file_changed")) unnoticed += 1;
    fs.writeFileSync(file, whole);
  }
  return {
    hazard: "bytes of attachments flipped, cut off, added",
    tries: count,
    lost: unnoticed,
    corrupt: verifyStore(desk, { only: "attachments" }).findings.length,
    ms: Math.round(performance.now() - started),
  };
}
