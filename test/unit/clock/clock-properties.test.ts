import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES, type Priority } from "#shared/domain/card/vocabulary";
import { computeMilestones } from "#shared/domain/clock/engine";
import { historyFromEvents } from "#shared/domain/clock/history";
import { isUnfinished, type MilestoneResult } from "#shared/domain/clock/milestone-result";
import { storedUrgencyOf, urgencyAt, urgencyOf } from "#shared/domain/clock/urgency";
import { historyIf } from "#shared/domain/clock/what-if";
import { CALENDAR, CardStory, ms, preset } from "./card-story";

const MINUTE = 60_000;
const START = ms("2026-11-18T09:20");
const PROMISED = ms("2026-11-19T18:00");
const PAUSING = ["customer", "goods"];

type Op =
  | { readonly op: "wait"; readonly for: "customer" | "parts" | "goods" }
  | { readonly op: "resume" | "reassign" | "begin" | "log" | "undo" }
  | { readonly op: "priority"; readonly priority: Priority };

const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ op: fc.constant("wait" as const), for: fc.constantFrom("customer", "parts", "goods") }),
  fc.record({ op: fc.constantFrom("resume", "reassign", "begin", "log", "undo") }),
  fc.record({ op: fc.constant("priority" as const), priority: fc.constantFrom(...PRIORITIES) }),
);
/** What happens, each so many minutes after the one before. */
const plan = fc.array(fc.tuple(op, fc.integer({ min: 0, max: 400 })), { maxLength: 14 });
const selection = fc.constantFrom(
  preset("flow_card"),
  preset("satisfaction"),
  preset("electronics"),
  preset("service_dept"),
);

function inService(): CardStory {
  return new CardStory({ channel: "wechat" })
    .register("2026-11-18T09:00")
    .classify("2026-11-18T09:10")
    .dispatch(START, { promised_at: PROMISED })
    .accept("2026-11-18T09:30")
    .begin("2026-11-18T10:00");
}

/** Does one thing if the card's state allows it (DOMAIN 2.2). */
function perform(story: CardStory, { op: name, ...rest }: Op, atMs: number): void {
  const { status } = story.state;
  const mayWait = status === "in_service" || status === "dispatched";
  if (name === "wait" && mayWait && "for" in rest) story.wait(atMs, rest.for);
  if (name === "resume" && status === "waiting") story.resume(atMs);
  if (name === "log") story.act("log", atMs);
  if (name === "priority" && "priority" in rest) story.act("set_priority", atMs, { priority: rest.priority });
  if (name === "reassign") story.act("reassign", atMs, { status: "dispatched", waiting_for: null });
  if (name === "begin" && status === "dispatched") story.accept(atMs).begin(atMs);
  const last = story.events.at(-1);
  if (name === "undo" && last && last.action !== "undo" && ["wait", "resume", "log"].includes(last.action)) {
    story.undo(last.seq, atMs);
  }
}

interface Lived {
  readonly story: CardStory;
  readonly endMs: number;
}
function live(steps: readonly (readonly [Op, number])[]): Lived {
  const story = inService();
  let atMs = ms("2026-11-18T10:00");
  for (const [what, minutes] of steps) {
    atMs += minutes * MINUTE;
    perform(story, what, atMs);
  }
  return { story, endMs: atMs };
}

function resolveOf(results: readonly MilestoneResult[]): MilestoneResult {
  const found = results.find(({ milestone }) => milestone === "resolve");
  if (!found) throw new Error("no resolve");
  return found;
}

/** Paused minutes counted the slow way: each minute looked up in the log without its undone events. */
function minutesPaused(story: CardStory, fromMs: number, toMs: number): number {
  const undone = new Set(story.events.map((event) => event.payload["event"]));
  const kept = story.events.filter((event) => event.action !== "undo" && !undone.has(event.seq));
  let paused = 0;
  for (let atMs = fromMs; atMs < toMs; atMs += MINUTE) {
    const before = kept.filter((event) => event.at <= atMs && "status" in event.after);
    const after = before.at(-1)?.after ?? {};
    if (after["status"] === "waiting" && PAUSING.includes(String(after["waiting_for"]))) paused += 1;
  }
  return paused;
}

describe("clocks of any story", () => {
  it("the same log gives the same milestones, whenever it is read again", () => {
    fc.assert(
      fc.property(plan, selection, (steps, policies) => {
        const { story, endMs } = live(steps);
        const first = story.results(endMs, policies);
        const copy = JSON.parse(JSON.stringify(story.events)) as typeof story.events;
        const again = computeMilestones(
          historyFromEvents({ ...story.state }, copy),
          policies,
          CALENDAR,
          endMs,
        );
        expect(again).toEqual(first);
      }),
    );
  });

  it("pauses are in order, apart, positive, inside the milestone, and none is lost", () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 0, max: 3000 }), (steps, later) => {
        const { story, endMs } = live(steps);
        const nowMs = endMs + later * MINUTE;
        const resolve = resolveOf(story.results(nowMs));
        let cursor = START;
        for (const { fromMs, toMs } of resolve.pauses) {
          expect(fromMs).toBeGreaterThanOrEqual(cursor);
          expect(toMs).toBeGreaterThan(fromMs);
          cursor = toMs;
        }
        expect(cursor).toBeLessThanOrEqual(nowMs);
        expect(resolve.pausedMs / MINUTE).toBe(minutesPaused(story, START, nowMs));
      }),
      { numRuns: 60 },
    );
  });

  it("the paused minutes move the due exactly; reassignment and priority move it not at all", () => {
    fc.assert(
      fc.property(plan, (steps) => {
        const { story, endMs } = live(steps);
        const resolve = resolveOf(story.results(endMs));
        expect(resolve.startAtMs).toBe(START);
        expect(resolve.dueAtMs).toBe(PROMISED + resolve.pausedMs);
      }),
    );
  });

  it("what is met stays met with the same times, whatever comes after", () => {
    fc.assert(
      fc.property(plan, selection, (steps, policies) => {
        const { story, endMs } = live(steps);
        const met = inService()
          .results("2026-11-18T10:00", policies)
          .filter(({ state }) => state === "met");
        const later = story.results(endMs, policies);
        for (const before of met) {
          expect(later.find(({ milestone }) => milestone === before.milestone)).toEqual(before);
        }
      }),
    );
  });

  it("after completion nothing of the service still runs, and time changes nothing any more", () => {
    fc.assert(
      fc.property(plan, selection, (steps, policies) => {
        const { story, endMs } = live(steps);
        if (story.state.status === "waiting") story.resume(endMs);
        story
          .finish(endMs)
          .confirm(endMs + MINUTE)
          .act("collect_survey", endMs + MINUTE)
          .act("follow_up", endMs + MINUTE);
        story.act("archive", endMs + 2 * MINUTE, { status: "archived" });
        const nowMs = endMs + 3 * MINUTE;
        const results = story.results(nowMs, policies);
        expect(results.filter(isUnfinished)).toEqual([]);
        expect(story.results(nowMs + 90 * 1440 * MINUTE, policies)).toEqual(results);
      }),
    );
  });

  it("warnings come in order before the due and shift with the pauses", () => {
    fc.assert(
      fc.property(plan, (steps) => {
        const { story, endMs } = live(steps);
        for (const result of story.results(endMs)) {
          const points = result.warnAtMs.map(({ atMs }) => atMs);
          expect(points).toEqual(points.toSorted((a, b) => a - b));
          for (const atMs of points) {
            expect(atMs).toBeGreaterThanOrEqual(result.startAtMs ?? 0);
            expect(atMs).toBeLessThanOrEqual(result.dueAtMs ?? 0);
          }
        }
      }),
    );
  });
});

describe("urgency of any story", () => {
  it("what an event stored says the same later as working everything out again", () => {
    fc.assert(
      fc.property(plan, selection, fc.integer({ min: 0, max: 6000 }), (steps, policies, later) => {
        const { story, endMs } = live(steps);
        const card = { status: story.state.status, priority: story.state.priority };
        const stored = storedUrgencyOf(card, story.results(endMs, policies), endMs);
        const nowMs = endMs + later * MINUTE;
        const fresh = urgencyOf(card, story.results(nowMs, policies), nowMs);
        expect(urgencyAt(stored, nowMs)).toEqual(fresh);
      }),
    );
  });

  it("the level changes just when it was said to", () => {
    fc.assert(
      fc.property(plan, (steps) => {
        const { story, endMs } = live(steps);
        const card = { status: story.state.status, priority: story.state.priority };
        const stored = storedUrgencyOf(card, story.results(endMs), endMs);
        const { level, nextChangeAtMs } = urgencyAt(stored, endMs);
        if (nextChangeAtMs === null) return;
        expect(nextChangeAtMs).toBeGreaterThan(endMs);
        expect(urgencyAt(stored, nextChangeAtMs - 1).level).toBe(level);
        expect(urgencyAt(stored, nextChangeAtMs).level).not.toBe(level);
      }),
    );
  });
});

describe("trying a change", () => {
  it("waiting one more hour for the customer moves resolve by an hour and leaves the card alone", () => {
    fc.assert(
      fc.property(plan, (steps) => {
        const { story, endMs } = live(steps);
        if (story.state.status === "waiting") story.resume(endMs);
        const history = story.history();
        const before = resolveOf(story.results(endMs));
        const tried = historyIf(history, { change: "wait_for_customer", minutes: 60 }, endMs);
        const after = computeMilestones(tried.history, preset("flow_card"), CALENDAR, tried.atMs);
        expect((resolveOf(after).dueAtMs ?? 0) - (before.dueAtMs ?? 0)).toBe(60 * MINUTE);
        expect(story.history()).toEqual(history);
      }),
    );
  });
});
