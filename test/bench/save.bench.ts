import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { actOnCard } from "#electron/use-cases/card/act-on-card";
import { createCard } from "#electron/use-cases/card/create-card";
import type { Desk } from "#electron/use-cases/desk";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import type { Actor } from "#shared/domain/card/decision";
import { type BenchRow, median, quantile } from "./bench-row";

const ROUNDS = 400;
const GOAL_RATIO = 5;
const GOAL_P95_MS = 10;

function elapsedMs(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** One durable commit of rows as large as an action's: one updated, one event, one milestone, one grid row. */
function bareCommit(folder: string): { readonly run: (round: number) => number; readonly close: () => void } {
  const sqlite = new Database(path.join(folder, "bare.sqlite"));
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.exec(`CREATE TABLE card (id INTEGER PRIMARY KEY, body TEXT) STRICT;
    CREATE TABLE event (id INTEGER PRIMARY KEY, body TEXT) STRICT;
    CREATE TABLE milestone (id INTEGER PRIMARY KEY, body TEXT) STRICT;
    CREATE TABLE grid (id INTEGER PRIMARY KEY, body TEXT) STRICT;
    INSERT INTO card VALUES (1, ''); INSERT INTO grid VALUES (1, '')`);
  const body = "x".repeat(600);
  const statements = [
    sqlite.prepare("UPDATE card SET body = ? WHERE id = 1"),
    sqlite.prepare("INSERT INTO event (body) VALUES (?)"),
    sqlite.prepare("INSERT INTO milestone (body) VALUES (?)"),
    sqlite.prepare("UPDATE grid SET body = ? WHERE id = 1"),
  ];
  const commit = sqlite.transaction((text: string) => {
    for (const statement of statements) statement.run(text);
  });
  return {
    run: (round) => elapsedMs(() => commit.immediate(`${body}${round}`)),
    close: () => sqlite.close(),
  };
}

function registered(desk: Desk, clerk: Actor, index: number): string {
  const created = createCard(desk, clerk, {
    fields: {
      channel: "phone",
      requested_at: new Date(Date.now() - 60_000).toISOString(),
      customer_name: `示例客户${index}`,
      phone: `128${String(index).padStart(8, "0")}`,
      model: "XQB-80",
      serial_no: `SN${index}`,
      description: "脱水时异响并移动",
    },
  });
  if (!created.ok) throw new Error(created.code);
  return created.value.fields.id;
}

/** Saving one action, durable, against one bare SQLite commit of as many rows (ARCHITECTURE 5). */
export async function benchSave(): Promise<readonly BenchRow[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-bench-"));
  try {
    const bareStore = bareCommit(folder);
    const bare: number[] = [];
    const made = await initialiseStore(
      path.join(folder, "store"),
      {
        prefix: "SH",
        store: "S01",
        name: "示例门店",
        zone: "Asia/Shanghai",
        person_code: "a",
        person_name: "甲",
      },
      { env: {}, now: Date.now, sandbox: true },
    );
    if (!made.ok) throw new Error(made.code);
    const desk = made.value;
    const clerk: Actor = { code: "clerk1", roles: ["clerk"] };
    const writes: number[] = [];
    // Only the transaction counts: from BEGIN to the durable COMMIT.
    const timed: Desk = {
      ...desk,
      write: (work) => {
        const started = performance.now();
        const result = desk.write(work);
        writes.push(performance.now() - started);
        return result;
      },
    };
    const cards = Array.from({ length: ROUNDS }, (_, index) => registered(desk, clerk, index));
    // In turn, so that a busy moment of the machine falls on both.
    const answers = cards.map((ref, round) => {
      bare.push(bareStore.run(round));
      return elapsedMs(() => {
        const payload = { priority: "high", reason: "测速" };
        const saved = actOnCard(timed, clerk, { ref, action: "set_priority", payload });
        if (!saved.ok) throw new Error(saved.code);
      });
    });
    bareStore.close();
    desk.close();
    const ratio = median(writes) / median(bare);
    const p95 = quantile(writes, 0.95);
    return [
      {
        what: "save one action (state, event, milestones, grid, index; durable)",
        figure: `${median(writes).toFixed(2)} ms = ${ratio.toFixed(1)} × a bare commit of as many rows (${median(bare).toFixed(2)} ms)`,
        goal: `≤ ${GOAL_RATIO} ×`,
        ratio: ratio / GOAL_RATIO,
      },
      {
        what: "save one action, p95",
        figure: `${p95.toFixed(2)} ms (with the card read back for the screen: ${quantile(answers, 0.95).toFixed(2)} ms)`,
        goal: `≤ ${GOAL_P95_MS} ms`,
        ratio: p95 / GOAL_P95_MS,
      },
    ];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
