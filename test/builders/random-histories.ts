import type { CardDetail } from "#shared/contract/views";
import { type Action, CHANNELS, type Status } from "#shared/domain/card/vocabulary";
import { seeded } from "#test/bench/many-cards";
import type { DeskFixture } from "./desk-fixture";
import { CHECK_ITEMS } from "./payloads";

type Below = (below: number) => number;

interface Deed {
  readonly by: string;
  readonly action: Action;
  readonly payload: (random: Below) => Readonly<Record<string, unknown>>;
}

function deed(by: string, action: Action, payload: Deed["payload"] | object = {}): Deed {
  return {
    by,
    action,
    payload: typeof payload === "function" ? (payload as Deed["payload"]) : () => ({ ...payload }),
  };
}

function pick<T>(random: Below, values: readonly T[]): T {
  const value = values[random(values.length)];
  if (value === undefined) throw new RangeError("nothing to pick from");
  return value;
}

const CATEGORIES = ["异响", "异响", "漏水"] as const;

function classification(random: Below): Readonly<Record<string, unknown>> {
  const kind = pick(random, ["A", "A", "A", "A", "A", "A", "B", "C", "D", "E", "S", "L"]);
  return {
    kind,
    service_mode: pick(random, ["on_site", "on_site", "other", "remote", "consult"]),
    fulfilment: pick(random, ["home_visit", "carry_in", "remote"]),
    fault_type: "hardware",
    ...(random(5) === 0 ? {} : { fault_category: pick(random, CATEGORIES) }),
    impact: pick(random, ["main_function", "partial", "partial", "minor"]),
    reason: "更正",
  };
}

function survey(random: Below): Readonly<Record<string, unknown>> {
  const score = () => 1 + random(5);
  const scores = {
    timeliness: score(),
    efficiency: score(),
    expertise: score(),
    attitude: score(),
    ...(random(6) === 0 ? {} : { aftercare: score() }),
  };
  const collected_by = pick(random, ["customer", "customer", "phone", "staff"]);
  return { collected_by, scores, overall: score(), choices: ["价格合理"] };
}

function confirmation(random: Below): Readonly<Record<string, unknown>> {
  const solved = pick(random, ["yes", "yes", "yes", "yes", "no"]);
  const satisfaction = solved === "yes" ? 2 + random(4) : 1 + random(2);
  return { method: "phone", solved, ...(random(6) === 0 ? {} : { satisfaction }) };
}

const REPAIRED = { outcome: "repaired", result: "恢复正常", function_test: true };
const wait = (waiting_for: string) => deed("eng1", "wait", { waiting_for, reason: "等" });
const finishes = [
  deed("eng1", "finish", REPAIRED),
  deed("eng1", "finish", REPAIRED),
  deed("eng1", "finish", { outcome: "answered", result: "已说明" }),
];
const samples = [
  deed("qc1", "qc_sample", (random: Below) =>
    random(4) === 0
      ? { items: { ...CHECK_ITEMS, function: "fail" }, pass: false, reason: "抽检不合格" }
      : { items: CHECK_ITEMS, pass: true },
  ),
];
const aftercare = [
  deed("clerk1", "hand_out_survey"),
  deed("clerk1", "collect_survey", survey),
  deed("clerk1", "collect_survey", survey),
  deed("clerk1", "follow_up", (random: Below) => ({
    method: "phone",
    result: "回访",
    satisfied: random(8) > 0,
  })),
  ...samples,
];

/** What people do with a card in each state, the usual more often than the rare. */
const DEEDS: Readonly<Partial<Record<Status, readonly Deed[]>>> = {
  registered: [
    deed("clerk1", "classify", classification),
    deed("clerk1", "classify", classification),
    deed("clerk1", "classify", classification),
    deed("clerk1", "respond", { method: "phone" }),
    deed("clerk1", "resolve_now", (random: Below) => ({
      ...classification(random),
      kind: "B",
      outcome: "answered",
      result: "已说明",
      ...(random(2) === 0 ? { confirm: confirmation(random) } : {}),
    })),
    deed("clerk1", "cancel", { reason: "客户取消" }),
  ],
  classified: [
    deed("clerk1", "dispatch", { assignee: "eng1" }),
    deed("clerk1", "dispatch", { assignee: "eng1" }),
    deed("clerk1", "dispatch", { assignee: "eng1", group: "一组" }),
    deed("clerk1", "dispatch", { assignee: "eng1" }),
    deed("clerk1", "cancel", { reason: "客户取消" }),
  ],
  pending_approval: [deed("sup1", "approve", { request: 1 }), deed("sup1", "approve", { request: 1 })],
  dispatched: [
    deed("eng1", "accept"),
    deed("eng1", "accept"),
    deed("eng1", "respond", { method: "message" }),
    wait("customer"),
  ],
  accepted: [deed("eng1", "start"), deed("eng1", "arrive"), deed("eng1", "arrive"), wait("parts")],
  in_service: [
    deed("eng1", "log", { operation: "检查" }),
    deed("eng1", "arrive"),
    wait("parts"),
    wait("customer"),
    deed("clerk1", "reassign", { assignee: "eng1", reason: "调整" }),
    deed("sup1", "waive", { milestone: "resolve", reason: "客户同意" }),
    ...finishes,
    ...finishes,
  ],
  waiting: [deed("eng1", "resume"), deed("eng1", "resume"), deed("eng1", "log", { operation: "联系" })],
  quality_check: [
    deed("qc1", "qc_pass", { items: CHECK_ITEMS }),
    deed("qc1", "qc_pass", { items: CHECK_ITEMS }),
    deed("qc1", "qc_fail", { items: { ...CHECK_ITEMS, function: "fail" }, reason: "仍有异响" }),
  ],
  completed: [
    deed("clerk1", "confirm", confirmation),
    deed("clerk1", "confirm", confirmation),
    deed("clerk1", "confirm", confirmation),
    ...aftercare,
  ],
  confirmed: [
    deed("clerk1", "refuse_survey"),
    deed("clerk1", "archive"),
    deed("clerk1", "archive"),
    deed("clerk1", "archive"),
    deed("clerk1", "dissatisfied", { reason: "又响了" }),
    ...aftercare,
  ],
  archived: [
    deed("sup1", "reopen", { reason: "总部要求" }),
    ...aftercare,
    ...aftercare,
    ...samples,
    ...samples,
  ],
  rework: [
    deed("clerk1", "dispatch", { assignee: "eng1" }),
    deed("clerk1", "dispatch", { assignee: "eng1" }),
  ],
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const PAUSES_IN_MINUTES = [1, 3, 8, 25, 70, 200, 600, 1500, 3500];
const STEPS = 22;

const iso = (atMs: number) => new Date(atMs).toISOString();

export interface HistoryOptions {
  readonly seed: number;
  readonly cards: number;
  readonly fromMs: number;
  readonly days: number;
}

function register(fixture: DeskFixture, random: Below, atMs: number): CardDetail {
  fixture.at(iso(atMs));
  return fixture.create("clerk1", {
    channel: pick(random, CHANNELS),
    requested_at: iso(atMs - random(25) * MINUTE_MS),
    customer_name: `示例客户${random(9)}`,
    phone: `1280000${String(random(9000)).padStart(4, "0")}`,
    address: random(6) > 0 ? "示例市示例路 1 号" : null,
    model: pick(random, ["XQB-80", "XQB-90", "无"]),
    serial_no: pick(random, ["无", "SN1", "SN1", "SN1"]),
    purchase_date: "2026-03-15",
    description: "脱水时异响并移动",
    duplicate_reason: "另一处故障",
  });
}

/** The newest event of the card, undone; or the card goes into another one. */
function rareDeed(random: Below, card: CardDetail, others: readonly string[]): Deed {
  const last = card.events.at(-1);
  if (random(5) === 0) return deed("sup1", "merge", { into: pick(random, [...others, card.fields.id]) });
  if (random(4) === 0) return deed("sup1", "cancel", { reason: "客户取消" });
  return deed("sup1", "undo", { event: last?.seq ?? 1 });
}

/** One deed, sometimes entered hours later; refusals change nothing. Answers the card afterwards. */
function doSomething(
  fixture: DeskFixture,
  random: Below,
  card: CardDetail,
  others: readonly string[],
  atMs: number,
): CardDetail {
  const usual = DEEDS[card.fields.status];
  const isRare = random(14) === 0;
  if (!usual && !isRare) return card;
  const { by, action, payload } = isRare || !usual ? rareDeed(random, card, others) : pick(random, usual);
  const late = random(6) === 0 ? { occurred_at: iso(atMs - random(300) * MINUTE_MS) } : {};
  const done = fixture.act(by, card.fields.id, action, { ...payload(random), ...late });
  return done.ok ? done.value : card;
}

/** One unit that is repaired, checked, and comes back with the same fault: chance brings that about too seldom. */
function repairTwice(fixture: DeskFixture, fromMs: number): readonly string[] {
  return [0, 6 * DAY_MS].map((laterMs) => {
    const atMs = fromMs + laterMs;
    fixture.at(iso(atMs));
    const { id } = fixture.create("clerk1", {
      channel: "phone",
      requested_at: iso(atMs),
      customer_name: "示例客户",
      phone: "12800000721",
      model: "XQB-80",
      address: "示例市示例路 1 号",
      serial_no: "SN-TWICE",
      purchase_date: "2026-03-15",
      description: "脱水时异响并移动",
      duplicate_reason: "另一处故障",
    }).fields;
    fixture.done("clerk1", id, "classify", {
      kind: "A",
      service_mode: "other",
      fulfilment: "carry_in",
      fault_type: "hardware",
      fault_category: "异响",
      impact: "partial",
    });
    fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
    fixture.done("eng1", id, "accept");
    fixture.done("eng1", id, "start");
    fixture.done("eng1", id, "finish", REPAIRED);
    fixture.done("qc1", id, "qc_pass", { items: CHECK_ITEMS });
    fixture.done("qc1", id, "qc_sample", { items: CHECK_ITEMS, pass: true });
    return id;
  });
}

/**
 * Lives through many cards with the use-cases themselves, each in its own time and never quite alike: rework,
 * reopening, repeats, late entries, undone events, cancelled and merged ones. The same seed gives the same cards.
 */
export function liveThrough(fixture: DeskFixture, options: HistoryOptions): readonly string[] {
  const random = seeded(options.seed);
  const ids: string[] = [...repairTwice(fixture, options.fromMs + 15 * DAY_MS)];
  const starts = Array.from(
    { length: options.cards },
    () => options.fromMs + random(options.days * 24 * 60) * MINUTE_MS,
  ).toSorted((left, right) => left - right);
  for (const start of starts) {
    let atMs = start;
    let card = register(fixture, random, atMs);
    for (let step = random(STEPS) + 3; step > 0; step -= 1) {
      atMs += pick(random, PAUSES_IN_MINUTES) * MINUTE_MS + random(60_000);
      if (atMs > options.fromMs + (options.days + 20) * DAY_MS) break;
      fixture.at(iso(atMs));
      card = doSomething(fixture, random, card, ids, atMs);
    }
    ids.push(card.fields.id);
  }
  fixture.at(iso(options.fromMs + (options.days + 20) * DAY_MS));
  return ids;
}
