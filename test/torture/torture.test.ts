import { expect, test } from "vitest";
import { insertAudit } from "#electron/repositories/audit-repository";
import { openDesk } from "#electron/use-cases/desk";
import { ok } from "#shared/contract/error-codes";
import { EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { backupsUnderLoad, flippedBits, lockedFiles, restoresKilledAtEveryStep } from "./backup";
import { temporaryFolder } from "./backup-store";
import { makeWorkplace, workOn } from "./day-of-work";
import { erasedPeople } from "./erased-people";
import { tamperWithAudits, tamperWithEvents } from "./event-tampering";
import { failingWrites } from "./failing-writes";
import { flipBytesInFiles } from "./file-flips";
import { fullDisks } from "./full-disk";
import { hostilePage, wrongFrame } from "./hostile-page";
import { attachHostilePhotos, hostilePhotosAside } from "./hostile-photos";
import { killedProcesses } from "./kill";
import { updatesKilled } from "./migration";
import { newerSchemas } from "./newer-schema";
import { pdfInjections } from "./pdf-injection";
import { powerCuts } from "./power-cut";
import { spreadsheetFormulas } from "./spreadsheet-formulas";
import { startsAtOnce } from "./starts-at-once";
import { type TortureRow, tortureTable } from "./torture-row";
import { clockJumps } from "./wrong-clock";

/** The counts of SAFETY 1; a share of them, such as 0.05, tries the harness itself. */
const SHARE = Number(process.env["DESK_TORTURE_SHARE"] ?? 1);
const times = (count: number): number => Math.max(1, Math.ceil(count * SHARE));

async function tamperedStore(count: number): Promise<TortureRow> {
  const folder = temporaryFolder();
  await makeWorkplace(folder);
  const desk = await openDesk(folder, { env: {} });
  if (!desk.ok) throw new Error(desk.code);
  const work = workOn(desk.value, "t");
  for (let n = 0; n < 35; n += 1) work.run(n);
  try {
    return tamperWithEvents(desk.value, count);
  } finally {
    desk.value.close();
  }
}

async function tamperedAudits(count: number): Promise<TortureRow> {
  const { desk } = await openDeskFixture();
  for (let n = 0; n < 200; n += 1) {
    desk.write((tx) => {
      insertAudit(tx, { what: "unmask.phone", by: "clerk1", at: n, subject: `SH-${n}`, details: { n } });
      return ok(null);
    });
  }
  return tamperWithAudits(desk, count);
}

/** Files as they are stored, each damaged in turn. */
async function damagedFiles(count: number): Promise<TortureRow> {
  const fixture = await openDeskFixture();
  const { id } = fixture.create("clerk1", EXAMPLE_CARD).fields;
  attachHostilePhotos(fixture, id, 30);
  return flipBytesInFiles(fixture.desk, count);
}

/** Who is at the desk while the page is hostile. */
const HOSTILE_PEOPLE = [null, { name: "陶然", code: "clerk1" }, { name: "冯远", code: "sup1" }] as const;

let saidAtMs = 0;

/** A line each half minute. */
function say(done: number, total: number): void {
  if (performance.now() - saidAtMs < 30_000) return;
  saidAtMs = performance.now();
  console.log(`hostile page: ${done} of ${total} calls`);
}

const SCENARIOS: readonly (() => Promise<TortureRow>)[] = [
  () => killedProcesses(times(500)),
  () => powerCuts(times(10_000)),
  () => fullDisks(times(500)),
  () => failingWrites(times(70)),
  () => flippedBits(times(2_000)),
  () => backupsUnderLoad(times(200)),
  () => restoresKilledAtEveryStep(times(400)),
  () => updatesKilled({ statements: times(1_000), writes: times(25) }),
  () => newerSchemas(times(200)),
  () => lockedFiles(times(1_000)),
  () => startsAtOnce(times(50)),
  () => clockJumps(times(1_000)),
  () => tamperedStore(times(10_000)),
  () => tamperedAudits(times(10_000)),
  () => pdfInjections(times(500)),
  async () => spreadsheetFormulas(await openDeskFixture(), times(200)),
  () => hostilePhotosAside(times(300)),
  () => damagedFiles(times(1_000)),
  async () => erasedPeople(await openDeskFixture(), times(100)),
  ...HOSTILE_PEOPLE.map((person) => () => hostilePage({ person, inputs: times(1_000), onProgress: say })),
  () => wrongFrame(times(1_000)),
];

test("SAFETY 1, as a table", async () => {
  const rows: TortureRow[] = [];
  for (const scenario of SCENARIOS) {
    rows.push(await scenario());
    console.log(`\n${tortureTable(rows)}\n`);
  }
  expect(rows.filter(({ lost, corrupt }) => lost > 0 || corrupt > 0)).toEqual([]);
});
