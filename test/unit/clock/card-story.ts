import { Temporal } from "temporal-polyfill";
import { DEFAULT_CALENDAR_SETTINGS } from "#shared/domain/calendar/calendar-settings";
import { createWorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { Action, Kind, PolicyPreset } from "#shared/domain/card/vocabulary";
import { computeMilestones } from "#shared/domain/clock/engine";
import {
  type ClockEvent,
  type ClockHistory,
  type ClockState,
  historyFromEvents,
} from "#shared/domain/clock/history";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { PRESET_POLICIES } from "#shared/domain/clock/policy-presets";
import type { PolicySelection } from "#shared/domain/clock/policy-rule";

/** Mon–Fri 09:00–18:00 in Shanghai, as in the worked examples of DOMAIN 4.4. */
export const CALENDAR = createWorkCalendar(DEFAULT_CALENDAR_SETTINGS);

/** `2026-11-20T17:00` of Shanghai's wall clock in milliseconds. */
export function ms(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime("Asia/Shanghai").epochMilliseconds;
}

/** Milliseconds as `2026-11-20T17:00` of Shanghai's wall clock. */
export function local(atMs: number | null | undefined): string | null {
  if (atMs === null || atMs === undefined) return null;
  return Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO("Asia/Shanghai")
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

const DRAFT: ClockState = {
  status: "draft",
  waiting_for: null,
  channel: "phone",
  kind: null,
  service_mode: null,
  fulfilment: null,
  fault_type: null,
  customer_level: "normal",
  priority: "medium",
  return_option: null,
  outcome: null,
  assignee: null,
  requested_at: null,
  registered_at: null,
  promised_at: null,
  imported: false,
};

export function preset(
  name: PolicyPreset,
  byKind: Partial<Record<Kind, PolicyPreset>> = {},
): PolicySelection {
  const kinds = Object.entries(byKind).map(([kind, policy]) => [kind, PRESET_POLICIES[policy]]);
  return { storeDefault: PRESET_POLICIES[name], byKind: Object.fromEntries(kinds) };
}

/** A card's log written event by event, as the use-cases write it: before and after of what changed. */
export class CardStory {
  readonly events: ClockEvent[] = [];
  state: ClockState;

  constructor(facts: Partial<ClockState> = {}) {
    this.state = { ...DRAFT, ...facts };
  }

  /** Appends one event; `changes` are the card fields it sets. */
  act(
    action: Action,
    at: string | number,
    changes: Partial<ClockState> = {},
    payload: Record<string, unknown> = {},
  ): this {
    const atMs = typeof at === "number" ? at : ms(at);
    const names = Object.keys(changes) as (keyof ClockState)[];
    const before = Object.fromEntries(names.map((name) => [name, this.state[name]]));
    const seq = this.events.length + 1;
    this.events.push({
      seq,
      action,
      at: atMs,
      entered_at: atMs,
      cause_seq: seq,
      payload,
      before,
      after: { ...changes },
    });
    this.state = { ...this.state, ...changes };
    return this;
  }

  /** Takes an event back, with everything its command wrote. */
  undo(seq: number, at: string | number): this {
    const target = this.events[seq - 1];
    if (!target) throw new Error(`no event ${seq}`);
    const group = this.events.filter((event) => event.cause_seq === target.cause_seq);
    const restored: Partial<ClockState> = Object.assign(
      {},
      ...group.toReversed().map((event) => event.before),
    );
    return this.act("undo", at, restored, { event: seq });
  }

  /** Marks the last event as written by the same command as the one before it. */
  sameCommand(): this {
    const [earlier, last] = this.events.slice(-2);
    if (!earlier || !last) throw new Error("no command to join");
    this.events[this.events.length - 1] = { ...last, cause_seq: earlier.cause_seq };
    return this;
  }

  register(at: string | number, facts: Partial<ClockState> = {}): this {
    const atMs = typeof at === "number" ? at : ms(at);
    return this.act("register", atMs, {
      requested_at: atMs,
      ...facts,
      registered_at: atMs,
      status: "registered",
    });
  }

  classify(at: string | number, facts: Partial<ClockState> = {}): this {
    return this.act("classify", at, { kind: "A", service_mode: "on_site", ...facts, status: "classified" });
  }

  dispatch(at: string | number, facts: Partial<ClockState> = {}): this {
    return this.act("dispatch", at, { assignee: "eng1", ...facts, status: "dispatched" });
  }

  accept(at: string | number): this {
    return this.act("accept", at, { status: "accepted" });
  }

  begin(at: string | number, action: "start" | "arrive" = "start"): this {
    return this.act(action, at, { status: "in_service", waiting_for: null });
  }

  wait(at: string | number, waitingFor: "customer" | "parts" | "goods"): this {
    return this.act("wait", at, { status: "waiting", waiting_for: waitingFor });
  }

  resume(at: string | number): this {
    return this.act("resume", at, { status: "in_service", waiting_for: null });
  }

  finish(at: string | number, facts: Partial<ClockState> = {}): this {
    return this.act("finish", at, { outcome: "repaired", ...facts, status: "completed" });
  }

  confirm(at: string | number): this {
    return this.act("confirm", at, { status: "confirmed" });
  }

  rework(at: string | number, action: "dissatisfied" | "reopen" | "qc_sample" = "dissatisfied"): this {
    return this.act(action, at, { status: "rework" });
  }

  history(): ClockHistory {
    return historyFromEvents(this.state, this.events);
  }

  results(
    now: string | number,
    selection: PolicySelection = preset("flow_card"),
  ): readonly MilestoneResult[] {
    return computeMilestones(this.history(), selection, CALENDAR, typeof now === "number" ? now : ms(now));
  }

  /** One milestone of a round, which must be there once. */
  result(
    milestone: MilestoneResult["milestone"],
    now: string | number,
    selection: PolicySelection = preset("flow_card"),
    round = 1,
  ): MilestoneResult {
    const found = this.results(now, selection).filter(
      (result) => result.milestone === milestone && result.round === round,
    );
    const [only] = found;
    if (!only || found.length !== 1)
      throw new Error(`${found.length} results for ${milestone} in round ${round}`);
    return only;
  }
}
