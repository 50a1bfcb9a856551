import fs from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { readAttachment } from "#electron/use-cases/attachment/read-attachment";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { verifyStore } from "#electron/use-cases/verify/verify-store";
import { seeded } from "#test/bench/many-cards";
import type { DeskFixture } from "#test/builders/desk-fixture";
import { headerOnlyJpeg, withPosition } from "#test/builders/jpeg";
import { bundledScript, outputOf, startBundled } from "#test/database/other-process";
import { temporaryFolder } from "./backup-store";
import { makeWorkplace } from "./day-of-work";
import type { TortureRow } from "./torture-row";

type Below = (limit: number) => number;

/** A PNG that says it is huge and is a few bytes: a bomb for whoever decodes it. */
function bombPng(): Buffer {
  const header = Buffer.from("89504e470d0a1a0a0000000d49484452000186a0000186a0080200000000000000", "hex");
  return Buffer.concat([header, deflateSync(Buffer.alloc(1_000_000))]);
}

const GIF = Buffer.from("474946383961ffffffff0000002c00000000ffffffff00", "hex");
const WEBP = Buffer.from("524946460000000057454250565038580a00000010000000ffffffffffff", "hex");
const BMP = Buffer.from(`424d${"00".repeat(12)}28000000ffffff7fffffff7f0100180000000000`, "hex");
const SEEDS: readonly Buffer[] = [
  headerOnlyJpeg(640, 480),
  withPosition(headerOnlyJpeg(640, 480)),
  headerOnlyJpeg(65_000, 65_000),
  bombPng(),
  GIF,
  WEBP,
  BMP,
  Buffer.from("%PDF-1.7"),
  Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
  Buffer.from("504b0304", "hex"),
];

/** As large as may be kept, or one byte more. */
const EVERY_LARGE = 40;
const MAX_BYTES = 15 * 1024 * 1024;

/** Flipped, cut off, repeated, as large as can be, or with a length that points far behind the end. */
function malformed(below: Below, attempt: number): Buffer {
  if (attempt % EVERY_LARGE === EVERY_LARGE - 1) return largest(below, attempt);
  const bytes = Buffer.from(SEEDS[attempt % SEEDS.length] ?? Buffer.alloc(0));
  for (let flips = below(12); flips > 0; flips -= 1) bytes[below(bytes.length)] = below(256);
  if (below(4) === 0) return bytes.subarray(0, below(bytes.length + 1));
  if (below(4) === 0) return Buffer.concat([bytes, bytes, bytes]);
  if (below(4) === 0 && bytes.length > 8) bytes.writeUInt16BE(0xffff, 4);
  return bytes;
}

function largest(below: Below, attempt: number): Buffer {
  const seed = SEEDS[Math.floor(attempt / EVERY_LARGE) % SEEDS.length] ?? Buffer.alloc(0);
  const bytes = Buffer.alloc(MAX_BYTES + (below(2) === 0 ? 0 : 1), below(256));
  seed.copy(bytes);
  return bytes;
}

const NAMES: readonly string[] = [
  "../../../../tmp/out.jpg",
  "..\\..\\windows\\out.jpg",
  "/etc/passwd",
  "C:\\autoexec.bat",
  "CON.jpg",
  "a\u0000b.jpg",
  "\u202egpj.exe",
  `${"长".repeat(500)}.jpg`,
  ". .",
  "",
  "con\r\nX: y.jpg",
  "%2e%2e%2fout.jpg",
  "'; DROP TABLE card; --.jpg",
];

/** Where a hostile name would lead from any folder of the store, and whether something lies there. */
function targets(folder: string, attachments: string): string[] {
  const from = [folder, attachments, path.join(attachments, "ab"), process.cwd()];
  const named = from.flatMap((start) =>
    NAMES.filter((name) => name !== "" && name.length < 80 && !name.includes("\u0000")).map((name) =>
      path.resolve(start, name),
    ),
  );
  return [...new Set(named)].filter((file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() === true;
  });
}

/** Files of the attachments folder that do not lie under their own sum. */
function strays(attachments: string): number {
  if (!fs.existsSync(attachments)) return 0;
  return fs
    .readdirSync(attachments, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^[0-9a-f]{64}$/.test(entry.name)).length;
}

/**
 * `count` malformed pictures under hostile names, each as photo, signed page and file. Main reads the header only: it
 * answers each with a record or a refusal, and writes nowhere but under sums.
 */
export function attachHostilePhotos(
  fixture: Pick<DeskFixture, "desk" | "folder" | "as">,
  ref: string,
  count: number,
): TortureRow {
  const below = seeded(20261122);
  const { desk, folder } = fixture;
  const { attachments } = desk.store.folder;
  const before = targets(folder, attachments);
  const beside = fs.readdirSync(folder).toSorted();
  const started = performance.now();
  let [thrown, shown] = [0, 0];
  for (let attempt = 0; attempt < count; attempt += 1) {
    const bytes = malformed(below, attempt);
    const name = NAMES[attempt % NAMES.length] ?? "";
    for (const kind of ["photo", "signed_scan", "document"] as const) {
      try {
        const attached = attachFile(desk, fixture.as("clerk1"), { ref, name, kind, consent: true, bytes });
        // A photo that nobody has encoded anew must not be readable.
        if (attached.ok && kind === "photo" && readAttachment(desk, attached.value.id).ok) shown += 1;
      } catch {
        thrown += 1;
      }
    }
  }
  const isBesideSame = fs.readdirSync(folder).toSorted().join("/") === beside.join("/");
  const written =
    targets(folder, attachments).filter((file) => !before.includes(file)).length + (isBesideSame ? 0 : 1);
  return {
    hazard: "malformed pictures under hostile names",
    tries: count,
    lost: written + strays(attachments) + shown,
    corrupt: thrown + verifyStore(desk).findings.length,
    ms: Math.round(performance.now() - started),
  };
}

const MOST_MEGABYTES = 300;

/** The same in a process of its own, as main is one: it must live, and never need more than 300 MB (SAFETY 1). */
export async function hostilePhotosAside(count: number): Promise<TortureRow> {
  const folder = temporaryFolder();
  try {
    await makeWorkplace(folder);
    const script = bundledScript(new URL("./work-on-hostile-photos.ts", import.meta.url));
    const child = startBundled(script, [folder, String(count)]);
    const said = await outputOf(child);
    if (child.exitCode !== 0) throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`);
    const { row, megabytes } = JSON.parse(said) as { row: TortureRow; megabytes: number };
    return {
      ...row,
      hazard: `${row.hazard} (${megabytes} MB at most)`,
      corrupt: row.corrupt + (megabytes < MOST_MEGABYTES ? 0 : 1),
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
