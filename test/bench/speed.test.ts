import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import { type BenchRow, benchTable } from "./bench-row";
import { benchClocks } from "./clocks.bench";
import { benchDatabase } from "./database.bench";
import { benchDocuments } from "./documents.bench";
import { benchFigures } from "./figures.bench";
import { fillStore } from "./many-cards";
import { benchReport } from "./report.bench";
import { benchSave } from "./save.bench";
import { benchIdleMemory, benchStart } from "./start.bench";

const CARDS = Number(process.env["DESK_BENCH_CARDS"] ?? 100_000);

/** A store of one person, who is signed in by itself, with many cards. */
async function largeStore(folder: string): Promise<void> {
  const made = await initialiseStore(
    folder,
    {
      prefix: "SH",
      store: "S01",
      name: "示例门店",
      zone: "Asia/Shanghai",
      person_code: "a",
      person_name: "甲",
    },
    { env: {}, now: Date.now, sandbox: false },
  );
  if (!made.ok) throw new Error(made.code);
  fillStore(made.value.store, CARDS);
  made.value.store.sqlite.exec(`UPDATE "staff" SET "active" = 0 WHERE "code" <> 'a'`);
  made.value.close();
}

// Figures, not verdicts: a busy machine must not fail anybody (ARCHITECTURE 5).
test("the rows of ARCHITECTURE 5, as a table", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-bench-"));
  try {
    await largeStore(folder);
    const rows: BenchRow[] = [
      ...(await benchStart({ folder, cards: CARDS })),
      ...(await benchIdleMemory({ folder, cards: CARDS })),
      ...(await benchSave()),
      ...(await benchClocks()),
      ...(await benchDatabase({ folder, cards: CARDS })),
      ...(await benchFigures({ folder, cards: CARDS })),
      ...(await benchReport({ folder })),
      ...(await benchDocuments()),
    ];
    console.log(`\n${benchTable(rows)}\n`);
    expect(rows.every((row) => Number.isFinite(row.ratio))).toBe(true);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
