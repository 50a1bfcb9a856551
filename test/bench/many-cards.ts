import type { Store } from "#electron/db/connection";
import { insertCase } from "#electron/repositories/case-repository";
import { saveUrgency } from "#electron/repositories/grid-row";
import { insertStaff } from "#electron/repositories/staff-repository";
import { immediate } from "#electron/repositories/transaction";
import type { CardFields } from "#shared/domain/card/case-state";
import { CHANNELS, KINDS, PRIORITIES, SERVICE_MODES, type Status } from "#shared/domain/card/vocabulary";
import type { StoredUrgency } from "#shared/domain/clock/urgency";
import { sampleCase } from "#test/database/sample-case";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2026-11-21 12:00 in Shanghai. */
export const BENCH_NOW_MS = Date.UTC(2026, 10, 21, 4);
const FIRST_DAY_MS = Date.UTC(2024, 0, 1, 1);

const surnames = [..."沈云温陆夏秦何林韩白许程江陈方周赵北孙郑吴罗叶魏"];
const given = [..."小满杉苑雪谷雨芒种初立惊蛰秋霜冬至春水暑大寒分清明处"];
const faults = [..."脱水时异响并移动漏电不通门锁打开反屏幕花闪制冷排进加热报警离线卡顿重启噪声震"];
const models = Array.from(
  { length: 300 },
  (_unused, index) => `CG-${"LHAWRDNK"[index % 8] ?? "L"}${100 + index}`,
);
export const benchStaff = Array.from(
  { length: 40 },
  (_unused, index) => `E${String(index + 1).padStart(2, "0")}`,
);
const closed: readonly Status[] = ["archived", "archived", "archived", "archived", "archived", "cancelled"];
const open: readonly Status[] = [
  "registered",
  "classified",
  "dispatched",
  "accepted",
  "in_service",
  "completed",
  "confirmed",
];

/** A small generator of numbers (mulberry32): the same seed gives the same cards. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

function textOf(random: (below: number) => number, characters: readonly string[], length: number): string {
  return Array.from({ length }, () => characters[random(characters.length)] ?? "").join("");
}

function pick<T>(random: (below: number) => number, values: readonly T[]): T {
  const value = values[random(values.length)];
  if (value === undefined) throw new RangeError("nothing to pick from");
  return value;
}

function fieldsOf(index: number, count: number, random: (below: number) => number): Partial<CardFields> {
  const registered_at = FIRST_DAY_MS + Math.floor(((BENCH_NOW_MS - FIRST_DAY_MS) * index) / count);
  const day = new Date(registered_at + 8 * HOUR).toISOString().slice(0, 10).replaceAll("-", "");
  const isOpen = index >= count - 3000 && random(2) === 0;
  return {
    id: `c${index}`,
    no: `SH-S01-${day}-${String(index).padStart(7, "0")}`,
    status: pick(random, isOpen ? open : closed),
    registered_at,
    channel: pick(random, CHANNELS),
    customer_name: textOf(random, surnames, 1) + textOf(random, given, 1 + random(2)),
    contact: null,
    phone: `128 ${String(random(10_000)).padStart(4, "0")} ${String(random(10_000)).padStart(4, "0")}`,
    customer_level: random(20) === 0 ? "vip" : "normal",
    model: pick(random, models),
    serial_no: `SN2026${String(random(100_000_000)).padStart(8, "0")}`,
    description: textOf(random, faults, 8 + random(24)),
    customer_words: random(3) === 0 ? textOf(random, faults, 10) : null,
    kind: pick(random, KINDS),
    service_mode: pick(random, SERVICE_MODES),
    priority: pick(random, PRIORITIES),
    assignee: pick(random, benchStaff),
    registered_by: pick(random, benchStaff),
    promised_at: random(10) === 0 ? null : registered_at + random(10) * DAY,
  };
}

/** Fills an empty store with cards through the repositories themselves, in transactions of 10 000. */
export function fillStore(store: Store, count: number): void {
  const random = seeded(count);
  store.sqlite.pragma("synchronous = OFF");
  immediate(store, (tx) => {
    for (const code of benchStaff) {
      insertStaff(tx, {
        code,
        name: `示例${code}`,
        phone: null,
        active: true,
        created_at: 0,
        roles: ["engineer"],
      });
    }
    return { ok: true };
  });
  for (let start = 0; start < count; start += 10_000) {
    immediate(store, (tx) => {
      for (let index = start; index < Math.min(count, start + 10_000); index += 1) {
        const state = sampleCase(fieldsOf(index, count, random));
        insertCase(tx, state);
        const { status, id, registered_at } = state.fields;
        if (open.includes(status)) {
          const due_at = BENCH_NOW_MS + (random(200) - 40) * HOUR;
          const paused = random(10) === 0;
          const urgency: StoredUrgency = {
            urgency_class: paused ? 1 : 0,
            urgency_sort_at: paused ? 5 * HOUR : due_at,
            priority_rank: 0,
            urgency_milestone: "resolve",
            urgency_round: 1,
            urgency_paused_since: paused ? BENCH_NOW_MS - HOUR : null,
            urgency_warn50_at: due_at - 10 * HOUR,
            urgency_warn80_at: due_at - 4 * HOUR,
          };
          saveUrgency(tx, id, urgency, registered_at);
        }
      }
      return { ok: true };
    });
  }
  store.sqlite.pragma("synchronous = FULL");
  store.sqlite.pragma("wal_checkpoint(TRUNCATE)");
}
