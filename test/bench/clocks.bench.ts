import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { insertCase, type LoadedCase, loadCase } from "#electron/repositories/case-repository";
import { appendEvents } from "#electron/repositories/event-repository";
import { markTold } from "#electron/repositories/notice-repository";
import { actOnCard } from "#electron/use-cases/card/act-on-card";
import { createCard } from "#electron/use-cases/card/create-card";
import { saveMilestones } from "#electron/use-cases/card/save-milestones";
import { refreshClocks } from "#electron/use-cases/clock/refresh-clocks";
import type { Desk } from "#electron/use-cases/desk";
import { createReminders } from "#electron/use-cases/notice/reminders";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import { ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { type BenchRow, median, quantile } from "./bench-row";
import { seeded } from "./many-cards";

const OPEN_CARDS = Number(process.env["DESK_BENCH_OPEN_CARDS"] ?? 20_000);
const MINUTES = 60;
const RECOMPUTATIONS = 2000;
const GOAL_CARD_MS = 1;
const GOAL_TICK_MS = 50;
const MINUTE_MS = 60_000;
/** The cards were registered within so many days: some late, most in time. */
const DAYS = 8;

const clerk: Actor = { code: "clerk1", roles: ["clerk"] };

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details ?? {})}`);
  return result.value;
}

/** A dispatched card with a few log lines, as people leave it. */
function usualCase(desk: Desk): LoadedCase {
  const created = createCard(desk, clerk, {
    fields: {
      channel: "wechat",
      requested_at: new Date(desk.nowMs() - 5 * MINUTE_MS).toISOString(),
      customer_name: "示例客户",
      phone: "12800000721",
      address: "示例市示例路 1 号",
      model: "XQB-80",
      serial_no: "无",
      description: "脱水时异响并移动",
    },
  });
  const ref = value(created).fields.id;
  const act = (actor: Actor, action: "classify" | "dispatch" | "accept" | "log", payload: object) =>
    value(actOnCard(desk, actor, { ref, action, payload: { ...payload } }));
  const classified = { kind: "A", service_mode: "on_site", fault_type: "hardware", impact: "partial" };
  act(clerk, "classify", classified);
  act(clerk, "dispatch", { assignee: "eng1" });
  const engineer: Actor = { code: "eng1", roles: ["engineer"] };
  act(engineer, "accept", {});
  for (const operation of ["电话联系", "备件已带", "路上"]) act(engineer, "log", { operation });
  const loaded = loadCase(desk.store, { id: ref });
  if (!loaded) throw new Error("the card is gone");
  return loaded;
}

/** The same with every instant moved. */
function moved<Value>(from: Value, byMs: number): Value {
  if (typeof from === "number") return (from > 1e12 ? from + byMs : from) as Value;
  if (Array.isArray(from)) return from.map((item) => moved(item, byMs)) as Value;
  if (typeof from !== "object" || from === null) return from;
  return Object.fromEntries(Object.entries(from).map(([key, item]) => [key, moved(item, byMs)])) as Value;
}

function fill(desk: Desk, usual: LoadedCase): void {
  const random = seeded(OPEN_CARDS);
  desk.store.sqlite.pragma("synchronous = OFF");
  for (let start = 0; start < OPEN_CARDS; start += 2000) {
    value(
      desk.write((tx) => {
        for (let index = start; index < Math.min(OPEN_CARDS, start + 2000); index += 1) {
          const byMs = -random(DAYS * 24 * 60) * MINUTE_MS;
          const { fields, lists } = moved(usual.state, byMs);
          const no = `SH-S01-20261101-${String(index).padStart(6, "0")}`;
          const state = { fields: { ...fields, id: `clock-${index}`, no }, lists };
          const events = moved(usual.events, byMs);
          insertCase(tx, state);
          appendEvents(tx, state.fields.id, events);
          saveMilestones(desk, tx, state, events);
        }
        markTold(tx, desk.nowMs());
        return ok(null);
      }),
    );
  }
  desk.store.sqlite.pragma("synchronous = FULL");
}

function elapsedMs(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** One card's clocks, and a minute's tick over many open cards (issue "Part 2", Cost). */
export async function benchClocks(): Promise<readonly BenchRow[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-bench-"));
  const env: Record<string, string> = { DESK_CLOCK: "2026-11-20T10:00:00+08:00" };
  try {
    const identity = { prefix: "SH", store: "S01", name: "示例门店", zone: "Asia/Shanghai" };
    const person = { person_code: "a", person_name: "甲" };
    const made = await initialiseStore(
      path.join(folder, "store"),
      { ...identity, ...person },
      { env, now: Date.now, sandbox: true },
    );
    const desk = value(made);
    const usual = usualCase(desk);
    fill(desk, usual);
    const clock = desk.clock();
    const recomputed = Array.from({ length: RECOMPUTATIONS }, () =>
      elapsedMs(() => clock.milestonesOf(usual.state, usual.events, desk.nowMs())),
    );
    const reminders = createReminders(desk, () => ["clerk1"]);
    value(reminders.tell());
    let told = 0;
    let changed = 0;
    const startMs = desk.nowMs();
    const ticks = Array.from({ length: MINUTES }, (_, minute) => {
      env["DESK_CLOCK"] = new Date(startMs + (minute + 1) * MINUTE_MS).toISOString();
      return elapsedMs(() => {
        changed += value(refreshClocks(desk));
        told += value(reminders.tell()).reduce((sum, { notice }) => sum + notice.total, 0);
      });
    });
    desk.close();
    const card = median(recomputed);
    const tick = quantile(ticks, 0.95);
    return [
      {
        what: "clocks of one card, worked out from its log",
        figure: `${card.toFixed(3)} ms (p95 ${quantile(recomputed, 0.95).toFixed(3)} ms)`,
        goal: `≤ ${GOAL_CARD_MS} ms`,
        ratio: card / GOAL_CARD_MS,
      },
      {
        what: `minute tick over ${OPEN_CARDS} open cards, p95`,
        figure: `${tick.toFixed(1)} ms (median ${median(ticks).toFixed(1)} ms; ${changed} cards late, ${told} reminders in ${MINUTES} min)`,
        goal: `≤ ${GOAL_TICK_MS} ms`,
        ratio: tick / GOAL_TICK_MS,
      },
    ];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
