import { describe, expect, it } from "vitest";
import type { Priority, Status } from "#shared/domain/card/vocabulary";
import {
  compareUrgency,
  milestoneLevel,
  type StoredUrgency,
  storedUrgencyOf,
  urgencyAt,
  urgencyOf,
} from "#shared/domain/clock/urgency";
import { CardStory, local, ms, preset } from "./card-story";

const at = (time: string): string => `2026-11-18T${time}`;

function inService(promised = at("18:00")): CardStory {
  return new CardStory({ channel: "wechat" })
    .register(at("09:00"))
    .classify(at("09:10"))
    .dispatch(at("09:20"), { promised_at: ms(promised) })
    .accept(at("09:30"))
    .begin(at("10:00"));
}

function urgency(story: CardStory, now: string, policies = preset("flow_card")) {
  const card = { status: story.state.status, priority: story.state.priority };
  return urgencyOf(card, story.results(now, policies), ms(now));
}
function stored(story: CardStory, now: string, policies = preset("flow_card")): StoredUrgency {
  const card = { status: story.state.status, priority: story.state.priority };
  return storedUrgencyOf(card, story.results(now, policies), ms(now));
}

describe("next deadline of a card", () => {
  it("is the earliest due still to be met", () => {
    const story = new CardStory().register(at("09:00")).classify(at("09:10"));
    expect(urgency(story, at("09:20"))).toMatchObject({
      milestone: "dispatch",
      level: "running",
      remainingMs: 50 * 60_000,
    });
    story.dispatch(at("09:20"), { promised_at: ms("2026-11-20T18:00") });
    expect(urgency(story, at("09:21"))).toMatchObject({
      milestone: "respond",
      dueAtMs: ms("2026-11-19T09:20"),
    });
    expect(urgency(inService(), at("10:00"))).toMatchObject({
      milestone: "resolve",
      dueAtMs: ms(at("18:00")),
    });
  });

  it("goes through its levels, and says when", () => {
    const story = inService();
    const seen = [at("13:39"), at("13:40"), at("16:16"), at("18:00"), at("18:01")].map((now) =>
      urgency(story, now),
    );
    expect(seen.map(({ level }) => level)).toEqual(["running", "warn50", "warn80", "warn80", "breached"]);
    expect(seen.map(({ nextChangeAtMs }) => local(nextChangeAtMs))).toEqual([
      at("13:40"),
      at("16:16"),
      at("18:00"),
      at("18:00"),
      null,
    ]);
    expect(seen.at(-1)).toMatchObject({ state: "breached", remainingMs: -60_000, paused: false });
  });

  it("limits under an hour warn only at 80 %", () => {
    const story = new CardStory().register(at("09:00"));
    expect([at("09:15"), at("09:24")].map((now) => urgency(story, now).level)).toEqual(["running", "warn80"]);
  });

  it("a card whose clock stands still keeps what remains", () => {
    const story = inService().wait(at("12:00"), "customer");
    expect(urgency(story, at("12:00"))).toEqual(urgency(story, "2026-11-25T12:00"));
    expect(urgency(story, at("15:00"))).toMatchObject({
      milestone: "resolve",
      level: "paused",
      paused: true,
      dueAtMs: null,
      remainingMs: 6 * 3_600_000,
      nextChangeAtMs: null,
    });
  });

  it("another milestone that runs meanwhile comes first", () => {
    const story = inService().wait(at("12:00"), "customer");
    expect(urgency(story, at("12:30"), preset("satisfaction"))).toMatchObject({
      milestone: "first_response",
    });
  });

  it("late before the pause stays late, and the lateness stands still", () => {
    const story = inService().wait(at("19:00"), "customer");
    expect(urgency(story, at("23:00"))).toMatchObject({
      level: "breached",
      paused: true,
      remainingMs: -3_600_000,
    });
    expect(stored(story, at("23:00")).urgency_sort_at).toBe(ms(at("18:00")));
  });

  it("an archived card keeps what can still be met, and nothing that was missed", () => {
    const story = inService()
      .finish(at("12:00"))
      .confirm(at("12:10"))
      .act("archive", at("12:20"), { status: "archived" });
    expect(urgency(story, at("12:30"), preset("electronics"))).toMatchObject({
      milestone: "survey",
      state: "running",
    });
    const kept = stored(story, at("12:30"), preset("electronics"));
    expect(kept.urgency_class).toBe(2);
    expect(urgencyAt(kept, ms("2026-11-30T12:00")).level).toBe("none");
    expect(stored(story, "2026-11-30T12:00", preset("electronics")).urgency_class).toBe(3);
  });

  it("a cancelled card has nothing to do", () => {
    const story = inService().act("cancel", at("12:00"), { status: "cancelled" });
    expect(urgency(story, at("12:30"))).toMatchObject({
      level: "none",
      milestone: null,
      nextChangeAtMs: null,
    });
  });

  it("each milestone's own level", () => {
    const story = inService().wait(at("15:00"), "customer");
    const levels = Object.fromEntries(
      story
        .results(at("15:00"), preset("satisfaction"))
        .map((result) => [result.milestone, milestoneLevel(result, ms(at("15:00")))]),
    );
    expect(levels).toMatchObject({
      register: "none",
      first_response: "breached",
      progress_sync: "breached",
      resolve: "paused",
      confirm: "none",
    });
  });
});

describe("the grid's order", () => {
  const card = (story: CardStory, priority: Priority, status: Status, now: string) =>
    storedUrgencyOf({ status, priority }, story.results(now), ms(now));

  it("late ones by priority and due, then by due, then paused, then the rest", () => {
    const now = at("12:00");
    const rows: Record<string, StoredUrgency> = {
      paused_short: card(inService(at("12:00")).wait(at("11:30"), "customer"), "urgent", "waiting", now),
      running_late_due: card(inService(at("18:00")), "urgent", "in_service", now),
      running_soon: card(inService(at("12:10")), "low", "in_service", now),
      late_low: card(inService(at("10:10")), "low", "in_service", now),
      late_high_newer: card(inService(at("11:10")), "high", "in_service", now),
      late_high_older: card(inService(at("10:30")), "high", "in_service", now),
      paused_long: card(inService(at("18:00")).wait(at("11:00"), "goods"), "urgent", "waiting", now),
      done: card(inService().act("cancel", at("11:00"), { status: "cancelled" }), "urgent", "cancelled", now),
    };
    const order = Object.keys(rows).toSorted((left, right) => {
      const [a, b] = [rows[left], rows[right]];
      return a && b ? compareUrgency(a, b, ms(now)) : 0;
    });
    expect(order).toEqual([
      "late_high_older",
      "late_high_newer",
      "late_low",
      "running_soon",
      "running_late_due",
      "paused_short",
      "paused_long",
      "done",
    ]);
  });

  it("a due that passes joins the late ones without being stored again", () => {
    const soon = stored(inService(at("12:10")), at("12:00"));
    const late = { ...stored(inService(at("10:10")), at("12:00")), priority_rank: 3 };
    expect(compareUrgency(soon, late, ms(at("12:00")))).toBe(1);
    expect(compareUrgency(soon, late, ms(at("12:11")))).toBe(-1);
  });
});
