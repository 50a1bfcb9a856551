import { loadCase } from "#electron/repositories/case-repository";
import type { Desk } from "#electron/use-cases/desk";
import type { FigureFilters } from "#shared/domain/figures/scope";
import type { FigureCode } from "#shared/domain/figures/vocabulary";

/**
 * The figures of DOMAIN 6 worked out the slow way: every card, event and stock row is read as it lies in the database
 * and looked at one by one. Nothing of `shared/domain/figures` and none of its tables is used, so that a mistake there
 * cannot hide here. Only the deadlines come from the clocks' engine, worked out anew.
 */
export interface SlowFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly median?: number | null;
  readonly p90?: number | null;
  readonly late_as_missed?: number | null;
  readonly basis_note?: string;
}
export type SlowFigures = Readonly<Record<FigureCode, SlowFigure>>;

type Row = Readonly<Record<string, unknown>>;

interface RawEvent {
  readonly seq: number;
  readonly cause: number;
  readonly action: string;
  readonly at: number;
  readonly late: boolean;
  readonly payload: Row;
  readonly before: Row;
  readonly after: Row;
}

interface RawClock {
  readonly milestone: string;
  readonly round: number;
  readonly state: string;
  readonly reason: string | null;
  readonly due: number | null;
  readonly met: number | null;
}

export interface RawCard {
  readonly row: Row;
  /** Only what was not taken back. */
  readonly events: readonly RawEvent[];
  readonly lateTimes: ReadonlySet<number>;
  /** How many were taken back. */
  readonly undone: number;
  readonly clocks: readonly RawClock[];
  readonly surveys: readonly Row[];
}

export interface RawStore {
  readonly cards: readonly RawCard[];
  readonly movements: readonly Row[];
  readonly zone: string;
}

function parsed(value: unknown): Row {
  return JSON.parse(String(value)) as Row;
}

/** An undo counts unless it was undone itself; an event counts unless an undo of its command counts. */
function withoutUndone(all: readonly RawEvent[]): readonly RawEvent[] {
  const counts = (event: RawEvent): boolean =>
    !all.some((undo) => {
      if (undo.action !== "undo" || undo.seq <= event.seq) return false;
      const target = all.find(({ seq }) => seq === undo.payload["event"]);
      return target?.cause === event.cause && counts(undo);
    });
  return all.filter((event) => event.action !== "undo" && counts(event));
}

/** Reads everything from the tables that people and rules write to. */
export function readRawStore(desk: Desk): RawStore {
  const { sqlite } = desk.store;
  const all = (sql: string, ...values: readonly string[]) => sqlite.prepare(sql).all(...values) as Row[];
  const cards = all(`SELECT * FROM "card"`).map((row): RawCard => {
    const id = String(row["id"]);
    const log = all(`SELECT * FROM "card_event" WHERE "card_id" = ? ORDER BY "seq"`, id).map(
      (event): RawEvent => ({
        seq: Number(event["seq"]),
        cause: Number(event["cause_seq"]),
        action: String(event["action"]),
        at: Number(event["at"]),
        late: event["late"] === 1,
        payload: parsed(event["payload"]),
        before: parsed(event["before"]),
        after: parsed(event["after"]),
      }),
    );
    const loaded = loadCase(desk.store, { id });
    if (!loaded) throw new Error("the card is gone");
    const clocks = desk.clock().milestonesOf(loaded.state, loaded.events, desk.nowMs());
    const events = withoutUndone(log);
    return {
      row,
      events,
      undone: log.filter(({ action }) => action !== "undo").length - events.length,
      lateTimes: new Set(log.filter(({ late }) => late).map(({ at }) => at)),
      clocks: clocks.map((clock) => ({
        milestone: clock.milestone,
        round: clock.round,
        state: clock.startAtMs === null ? "none" : clock.state,
        reason: clock.reason,
        due: clock.dueAtMs,
        met: clock.metAtMs,
      })),
      surveys: all(`SELECT * FROM "survey" WHERE "card_id" = ?`, id),
    };
  });
  return { cards, movements: all(`SELECT * FROM "stock_movement"`), zone: desk.settings().zone };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone, by the platform and not by ours. */
function dayIn(zone: string, atMs: number): string {
  const known = formats.get(zone);
  if (known) return known.format(atMs);
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(zone, format);
  return format.format(atMs);
}

/** Which days, and which cards. */
export interface SlowScope {
  readonly from: string;
  /** Last day, inside. */
  readonly to: string;
  readonly filters?: FigureFilters;
  /** Only cards of which this holds; `null` keys of a breakdown cannot be said as a filter. */
  readonly only?: (row: Row) => boolean;
}

const FILTERED: Readonly<Record<keyof FigureFilters, string>> = {
  store: "store",
  kind: "kind",
  model: "model",
  person: "assignee",
  group: "group",
  fault_category: "fault_category",
  service_mode: "service_mode",
  priority: "priority",
  channel: "channel",
};

function passes(row: Row, { filters = {}, only = () => true }: SlowScope): boolean {
  const names = Object.keys(filters) as (keyof FigureFilters)[];
  return (
    only(row) &&
    names.every((name) => {
      const wanted: readonly string[] = filters[name] ?? [];
      return wanted.length === 0 || wanted.includes(String(row[FILTERED[name]]));
    })
  );
}

const DONE = ["completed", "confirmed", "archived"];
const statusOf = (change: Row) => change["status"];

function registeredAt({ row }: RawCard): number | null {
  return row["registered_at"] as number | null;
}

function firstCompletedAt({ events, row }: RawCard): number | null {
  const first = events.find(({ after }) => statusOf(after) === "completed");
  // Imported history has no such event.
  return first?.at ?? (events.length === 0 ? (row["first_completed_at"] as number | null) : null);
}

function isHistory({ row, events }: RawCard): boolean {
  const came = events.find(({ before }) => statusOf(before) !== undefined);
  const began = came ? statusOf(came.before) : row["status"];
  return (
    row["imported"] === 1 &&
    (began === "archived" || (began === "draft" && statusOf(came?.after ?? {}) === "archived"))
  );
}

function wasReworked({ events }: RawCard): boolean {
  return events.some(
    ({ before, after }) => statusOf(after) === "rework" && DONE.includes(String(statusOf(before))),
  );
}

function isRepair({ row }: RawCard): boolean {
  return row["kind"] === "A" && row["outcome"] === "repaired";
}

function isIn(scope: SlowScope, zone: string, atMs: number | null): atMs is number {
  if (atMs === null) return false;
  const day = dayIn(zone, atMs);
  return day >= scope.from && day <= scope.to;
}

function rate(numerator: number, denominator: number): SlowFigure {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function meanOf(values: readonly number[]): SlowFigure {
  return rate(total(values), values.length);
}

function spreadOf(values: readonly number[]): SlowFigure {
  const sorted = [...values].sort((left, right) => left - right);
  const n = sorted.length;
  const middle = n % 2 === 1 ? [sorted[(n - 1) / 2]] : [sorted[n / 2 - 1], sorted[n / 2]];
  // The nearest rank: as many values lie at or below it as nine tenths of all, rounded up.
  const p90 = sorted.find((value) => sorted.filter((other) => other <= value).length * 10 >= n * 9);
  return {
    ...meanOf(values),
    median: n === 0 ? null : total(middle.map((value) => value ?? Number.NaN)) / middle.length,
    p90: p90 ?? null,
  };
}

const CLOCKS: Readonly<Partial<Record<FigureCode, string>>> = {
  register_rate: "register",
  classify_rate: "classify",
  dispatch_rate: "dispatch",
  on_site_rate: "on_site",
  resolve_rate: "resolve",
  confirm_rate: "confirm",
  archive_rate: "archive",
};

function responseClock(card: RawCard): string {
  const first = card.clocks.find(({ milestone, round }) => milestone === "first_response" && round === 1);
  const hasIt = first && first.reason !== "not_in_policy" && first.reason !== "not_at_this_priority";
  return hasIt ? "first_response" : "respond";
}

function onTime(
  cards: readonly RawCard[],
  scope: SlowScope,
  zone: string,
  milestoneOf: (card: RawCard) => string,
): SlowFigure {
  const judged = cards.flatMap((card) =>
    card.clocks
      .filter(({ milestone, round }) => milestone === milestoneOf(card) && round === 1)
      .filter(({ state }) => state === "met" || state === "breached")
      .filter(({ due }) => isIn(scope, zone, due))
      .map(({ state, met }) => ({ met: state === "met", late: met !== null && card.lateTimes.has(met) })),
  );
  const met = judged.filter((clock) => clock.met);
  const inTime = met.filter((clock) => !clock.late);
  return {
    ...rate(met.length, judged.length),
    late_as_missed: judged.length === 0 ? null : inTime.length / judged.length,
  };
}

function responseMinutes(card: RawCard): readonly number[] {
  const registered = registeredAt(card);
  if (registered === null || isHistory(card)) return [];
  if (card.row["channel"] === "phone" || card.row["channel"] === "counter") return [0];
  const first = card.events.find(({ action }) => action === "respond" || action === "accept");
  return first ? [Math.max(0, first.at - registered) / 60_000] : [];
}

/** From each `waiting` for parts to the event that ended it. */
function partsWaits(card: RawCard): readonly { readonly from: number; readonly to: number }[] {
  const waits: { from: number; to: number }[] = [];
  let status: unknown = null;
  let waitingFor: unknown = null;
  let since: number | null = null;
  for (const { after, at } of card.events) {
    if ("status" in after) status = after["status"];
    if ("waiting_for" in after) waitingFor = after["waiting_for"];
    const isWaiting = status === "waiting" && waitingFor === "parts";
    if (isWaiting && since === null) since = at;
    if (!isWaiting && since !== null) {
      waits.push({ from: since, to: at });
      since = null;
    }
  }
  return waits;
}

function stockWorth(movements: readonly Row[], zone: string, beforeDay: string): number {
  return total(
    movements
      .filter((row) => dayIn(zone, Number(row["at"])) < beforeDay)
      .map((row) => {
        const pieces = Number(row["quantity"]) * Number(row["unit_cost"]);
        if (row["kind"] === "count") return pieces;
        const comesIn = row["from_holder"] === null && row["to_holder"] !== null;
        const goesOut = row["from_holder"] !== null && row["to_holder"] === null;
        return comesIn ? pieces : goesOut ? -pieces : 0;
      }),
  );
}

function turnover({ movements, zone }: RawStore, scope: SlowScope): SlowFigure {
  const { store: _store, ...others } = scope.filters ?? {};
  const isFiltered = Object.values(others).some((values) => (values?.length ?? 0) > 0);
  if (isFiltered || scope.only) {
    return { value: null, numerator: null, denominator: null, basis_note: "not_filterable" };
  }
  const takenBack = new Set(movements.map((row) => row["reverses"]));
  const used = movements.filter(
    (row) => row["kind"] === "use" && row["reverses"] === null && !takenBack.has(row["id"]),
  );
  const usedNow = used.filter((row) => isIn(scope, zone, Number(row["at"])));
  const after = `${scope.to}~`;
  const mean = (stockWorth(movements, zone, scope.from) + stockWorth(movements, zone, after)) / 2;
  return rate(total(usedNow.map((row) => Number(row["quantity"]) * Number(row["unit_cost"]))), mean);
}

function satisfaction(completed: readonly RawCard[], confirmed: readonly RawCard[]): SlowFigure {
  const indexes = completed.flatMap(({ surveys }) =>
    surveys.filter((row) => row["valid"] === 1).map((row) => Number(row["index"])),
  );
  if (indexes.length > 0) return meanOf(indexes);
  const scores = confirmed.flatMap(({ row }) =>
    row["satisfaction"] === null ? [] : Number(row["satisfaction"]) * 20,
  );
  return scores.length === 0 ? meanOf([]) : { ...meanOf(scores), basis_note: "card_scores" };
}

function quality(
  completed: readonly RawCard[],
): Pick<SlowFigures, "qc_pass_rate" | "qc_sample_rate" | "qc_sample_pass_rate"> {
  const checks = completed.flatMap(({ events }) =>
    events.filter(({ action }) => action === "qc_pass" || action === "qc_fail"),
  );
  const repairs = completed.filter(isRepair);
  const samples = repairs.flatMap(({ events }) => events.find(({ action }) => action === "qc_sample") ?? []);
  const passed = samples.filter(({ payload }) => payload["pass"] === true);
  return {
    qc_pass_rate: rate(checks.filter(({ action }) => action === "qc_pass").length, checks.length),
    qc_sample_rate: rate(samples.length, repairs.length),
    qc_sample_pass_rate: rate(passed.length, samples.length),
  };
}

/** Every figure of DOMAIN 6 over some days, the slow way. */
export function slowFigures(store: RawStore, scope: SlowScope): SlowFigures {
  const { zone } = store;
  const alive = store.cards.filter(
    ({ row }) => row["registered_at"] !== null && row["status"] !== "cancelled" && row["status"] !== "merged",
  );
  const repeated = new Set(alive.map(({ row }) => row["repeat_of"]));
  const cards = alive.filter(({ row }) => passes(row, scope));
  const registered = cards.filter((card) => isIn(scope, zone, registeredAt(card)));
  const completed = cards.filter((card) => isIn(scope, zone, firstCompletedAt(card)));
  const confirmed = cards.filter(({ row }) => isIn(scope, zone, row["confirmed_at"] as number | null));
  const repairs = completed.filter(isRepair);
  const again = repairs.filter(({ row }) => row["no"] !== null && repeated.has(row["no"]));
  const fixed = repairs.filter((card) => !wasReworked(card) && !again.includes(card));
  const graded = confirmed.filter(({ row }) => row["grade"] !== null);
  const waits = cards
    .filter((card) => !isHistory(card))
    .flatMap(partsWaits)
    .filter(({ to }) => isIn(scope, zone, to));
  const clocks = Object.entries(CLOCKS).map(([code, milestone]) => [
    code,
    onTime(cards, scope, zone, () => milestone),
  ]);
  const count = (of: readonly unknown[]): SlowFigure => ({
    value: of.length,
    numerator: of.length,
    denominator: null,
  });
  return {
    ...(Object.fromEntries(clocks) as SlowFigures),
    volume_registered: count(registered),
    volume_completed: count(completed),
    response_rate: onTime(cards, scope, zone, responseClock),
    response_minutes: spreadOf(registered.flatMap(responseMinutes)),
    first_fix_rate: rate(fixed.length, repairs.length),
    repeat_rate: rate(again.length, repairs.length),
    satisfaction_index: satisfaction(completed, confirmed),
    satisfied_share: rate(graded.filter(({ row }) => row["grade"] === "satisfied").length, graded.length),
    survey_rate: rate(
      completed.filter(({ surveys }) => surveys.some((row) => row["valid"] === 1)).length,
      completed.length,
    ),
    follow_up_rate: rate(
      completed.filter(({ events }) => events.some(({ action }) => action === "follow_up")).length,
      completed.length,
    ),
    completeness: meanOf(
      registered.flatMap(({ row }) => (row["completeness"] === null ? [] : Number(row["completeness"]))),
    ),
    ...quality(completed),
    parts_rate: rate(waits.filter(({ from, to }) => to - from <= 48 * 3_600_000).length, waits.length),
    stock_turnover: turnover(store, scope),
    complaint_rate: rate(registered.filter(({ row }) => row["kind"] === "C").length, registered.length),
    handling_hours: spreadOf(
      completed.map((card) => ((firstCompletedAt(card) ?? 0) - (registeredAt(card) ?? 0)) / 3_600_000),
    ),
  };
}
