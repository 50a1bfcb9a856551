import { describe, expect, it } from "vitest";
import type { Milestone } from "#shared/domain/card/vocabulary";
import { CardStory, local, ms, preset } from "./card-story";

const DAY = "2026-11-18";
const at = (time: string): string => `${DAY}T${time}`;
const flowCard = preset("flow_card");

/** A card on its way: registered 9:00, classified 9:10, dispatched 9:20 with a promise for 18:00. */
function dispatched(facts: Parameters<CardStory["classify"]>[1] = {}): CardStory {
  return new CardStory({ channel: "wechat" })
    .register(at("09:00"))
    .classify(at("09:10"), facts)
    .dispatch(at("09:20"), { promised_at: ms(at("18:00")) });
}
function inService(facts: Parameters<CardStory["classify"]>[1] = {}): CardStory {
  return dispatched(facts).accept(at("09:30")).begin(at("10:00"));
}
function completed(): CardStory {
  return inService().finish(at("16:00"));
}

function states(story: CardStory, now: string, selection = flowCard, round = 1): Record<string, string> {
  return Object.fromEntries(
    story
      .results(now, selection)
      .filter((result) => result.round === round)
      .map((result) => [result.milestone, result.state]),
  );
}

describe("states", () => {
  it("a draft only runs to its registration", () => {
    const draft = new CardStory({ requested_at: ms(at("09:00")) });
    const found = states(draft, at("09:05"));
    expect(found["register"]).toBe("running");
    expect(found).toMatchObject({
      classify: "pending",
      dispatch: "pending",
      resolve: "pending",
      survey: "pending",
    });
    expect(found).toMatchObject({ first_response: "not_applicable", follow_up: "not_applicable" });
    expect(states(draft, at("09:11"))["register"]).toBe("breached");
  });

  it("met at the due itself, breached a millisecond later", () => {
    const story = new CardStory().register(at("09:00"));
    const due = ms(at("09:30"));
    expect(story.result("classify", due).state).toBe("running");
    expect(story.result("classify", due + 1).state).toBe("breached");
    const inTime = new CardStory().register(at("09:00")).classify(due);
    expect(inTime.result("classify", at("12:00"))).toMatchObject({ state: "met", metAtMs: due });
    const late = new CardStory().register(at("09:00")).classify(due + 1);
    expect(late.result("classify", at("12:00"))).toMatchObject({ state: "breached", metAtMs: due + 1 });
  });

  it("names why a milestone does not apply", () => {
    const story = dispatched();
    expect(story.result("first_response", at("09:30")).reason).toBe("not_in_policy");
    expect(story.result("on_site", at("09:30")).reason).toBe("not_at_this_priority");
    expect(dispatched({ service_mode: "remote" }).result("goods_check", at("09:30")).reason).toBe(
      "not_this_case",
    );
  });
});

describe("first_response", () => {
  const electronics = preset("electronics");
  it.each(["phone", "counter"] as const)("%s: met at registration", (channel) => {
    const story = new CardStory({ channel }).register(at("09:00"));
    expect(story.result("first_response", at("12:00"), electronics)).toMatchObject({
      state: "met",
      metAtMs: ms(at("09:00")),
    });
  });

  it("proactive: not applicable", () => {
    const story = new CardStory({ channel: "proactive" }).register(at("09:00"));
    expect(story.result("first_response", at("12:00"), electronics).state).toBe("not_applicable");
  });

  it("met by the first respond, not by an acceptance", () => {
    const story = dispatched().accept(at("09:25"));
    expect(story.result("first_response", at("09:29"), electronics).state).toBe("running");
    story.act("respond", at("09:28")).act("respond", at("11:00"));
    expect(story.result("first_response", at("12:00"), electronics)).toMatchObject({
      state: "met",
      metAtMs: ms(at("09:28")),
    });
  });
});

describe("policy by kind", () => {
  const selection = preset("flow_card", { A: "electronics", B: "satisfaction" });

  it("the store's default counts until classify, then the kind's, from the start", () => {
    const story = new CardStory({ channel: "wechat" }).register(at("09:00"));
    expect(story.result("first_response", at("09:05"), selection).state).toBe("not_applicable");
    story.classify(at("09:10"), { kind: "A" });
    const first = story.result("first_response", at("09:15"), selection);
    expect(first).toMatchObject({ state: "running", startAtMs: ms(at("09:00")), dueAtMs: ms(at("09:30")) });
    expect(first.policy.preset).toBe("electronics");
  });

  it("a response before classify meets what only the kind's policy asks", () => {
    const story = new CardStory({ channel: "wechat" })
      .register(at("09:00"))
      .act("respond", at("09:05"))
      .classify(at("09:10"), { kind: "A" });
    expect(story.result("first_response", at("12:00"), selection)).toMatchObject({
      state: "met",
      metAtMs: ms(at("09:05")),
    });
  });

  it("met ones stay by the policy they were met under", () => {
    const strictDefault = preset("electronics", { A: "flow_card" });
    const story = new CardStory({ channel: "wechat" })
      .register(at("09:00"))
      .act("respond", at("09:05"))
      .classify(at("09:10"), { kind: "A" });
    expect(story.result("first_response", at("12:00"), strictDefault)).toMatchObject({ state: "met" });
    const unanswered = new CardStory({ channel: "wechat" })
      .register(at("09:00"))
      .classify(at("09:10"), { kind: "A" });
    expect(unanswered.result("first_response", at("12:00"), strictDefault).state).toBe("not_applicable");
  });

  it("a corrected kind changes what runs and leaves what was met", () => {
    const story = inService({ kind: "A" }).act("diagnose", at("10:30"));
    story.act("classify", at("10:40"), { kind: "B" });
    expect(story.result("diagnose", at("11:00"), preset("electronics")).state).toBe("met");
    const undiagnosed = inService({ kind: "A" }).act("classify", at("10:40"), { kind: "B" });
    expect(undiagnosed.result("diagnose", at("11:00"), preset("electronics")).state).toBe("not_applicable");
  });
});

describe("dispatch", () => {
  it("a rejected approval leaves the clock at the classification", () => {
    const story = new CardStory()
      .register(at("09:00"))
      .classify(at("09:10"))
      .act("dispatch", at("09:20"), { status: "pending_approval" })
      .act("reject", at("09:40"), { status: "classified" })
      .act("dispatch", at("09:50"), { status: "pending_approval" });
    expect(story.result("dispatch", at("10:00"))).toMatchObject({
      state: "running",
      startAtMs: ms(at("09:10")),
    });
    story.act("approve", at("10:20"), { status: "dispatched", promised_at: ms(at("18:00")) });
    expect(story.result("dispatch", at("12:00"))).toMatchObject({
      state: "breached",
      metAtMs: ms(at("10:20")),
    });
    expect(local(story.result("respond", at("10:30")).startAtMs)).toBe(at("10:20"));
    expect(story.results(at("10:30")).every((result) => result.round === 1)).toBe(true);
  });

  it("electronics: VIP with a hardware fault has 30 minutes from registration, in round 1 only", () => {
    const electronics = preset("electronics");
    const story = new CardStory({ customer_level: "vip" }).register(at("09:00"));
    expect(story.result("dispatch", at("09:05"), electronics).state).toBe("pending");
    story.classify(at("09:10"), { fault_type: "hardware" });
    expect(story.result("dispatch", at("09:15"), electronics)).toMatchObject({
      startAtMs: ms(at("09:00")),
      dueAtMs: ms(at("09:30")),
      startPoint: "registered_at",
    });
    story
      .dispatch(at("09:20"))
      .accept(at("09:30"))
      .begin(at("10:00"))
      .finish(at("11:00"))
      .rework(at("12:00"));
    expect(story.result("dispatch", at("12:05"), electronics, 2)).toMatchObject({
      startAtMs: ms(at("12:00")),
      dueAtMs: ms(at("13:00")),
    });
    const software = new CardStory({ customer_level: "vip" })
      .register(at("09:00"))
      .classify(at("09:10"), { fault_type: "software" });
    expect(local(software.result("dispatch", at("09:15"), electronics).dueAtMs)).toBe(at("10:10"));
  });
});

describe("priority", () => {
  it("a change computes running milestones again from their original start", () => {
    const story = dispatched().act("set_priority", at("12:00"), { priority: "urgent" });
    expect(story.result("respond", at("12:00"))).toMatchObject({
      state: "breached",
      startAtMs: ms(at("09:20")),
      dueAtMs: ms(at("11:20")),
    });
    expect(story.result("on_site", at("12:00"))).toMatchObject({
      state: "running",
      dueAtMs: ms(at("13:20")),
    });
  });

  it("does not touch what was met, nor what an earlier priority left out", () => {
    const story = dispatched().act("respond", at("14:00")).accept(at("14:10")).begin(at("14:20"), "arrive");
    story.act("set_priority", at("14:30"), { priority: "urgent" });
    expect(story.result("respond", at("15:00"))).toMatchObject({ state: "met", priority: "medium" });
    expect(story.result("on_site", at("15:00")).state).toBe("not_applicable");
  });

  it("a dispatch that raises the priority judges itself by the one before", () => {
    const story = new CardStory()
      .register("2026-11-20T17:30")
      .classify("2026-11-20T17:40")
      .dispatch("2026-11-21T10:00", { priority: "urgent" });
    expect(story.result("dispatch", "2026-11-21T11:00").state).toBe("met");
  });

  it("urgent confirm and dispatch run naturally, other priorities in working time", () => {
    const story = new CardStory({ priority: "urgent" })
      .register("2026-11-20T17:30")
      .classify("2026-11-20T17:40");
    expect(local(story.result("dispatch", "2026-11-20T17:41").dueAtMs)).toBe("2026-11-20T18:40");
  });
});

describe("pausing", () => {
  it("only resolve and on_site stand still, and only for customer, quote and goods", () => {
    const story = inService({ service_mode: "on_site" });
    story.act("set_priority", at("10:00"), { priority: "urgent" });
    const before = story.results(at("11:00"));
    story.wait(at("11:00"), "customer");
    const during = story.results(at("12:00"));
    const paused = during.filter((result) => result.state === "paused").map((result) => result.milestone);
    expect(paused).toEqual(["on_site", "resolve"]);
    for (const result of during) {
      if (paused.includes(result.milestone)) continue;
      const same = before.find(
        ({ milestone, round }) => milestone === result.milestone && round === result.round,
      );
      expect(result.dueAtMs, result.milestone).toBe(same?.dueAtMs);
    }
    expect(story.result("resolve", at("12:00"))).toMatchObject({
      dueAtMs: ms(at("19:00")),
      standingDueAtMs: ms(at("18:00")),
      pausedSinceMs: ms(at("11:00")),
    });
  });

  it.each(["parts", "expert", "approval"] as const)("waiting for %s does not pause", (waiting_for) => {
    const story = inService().act("wait", at("11:00"), { status: "waiting", waiting_for });
    expect(story.result("resolve", at("12:00"))).toMatchObject({
      state: "running",
      dueAtMs: ms(at("18:00")),
    });
  });

  it("quote and goods pause; one wait after another adds up", () => {
    const story = inService()
      .act("quote", at("11:00"), { status: "waiting", waiting_for: "quote" })
      .act("quote_confirm", at("11:30"), { status: "in_service", waiting_for: null })
      .wait(at("12:00"), "goods")
      .act("goods_received", at("12:30"), { status: "in_service", waiting_for: null });
    const resolve = story.result("resolve", at("13:00"));
    expect(resolve.pauses.map((pause) => [local(pause.fromMs), local(pause.toMs), pause.waitingFor])).toEqual(
      [
        [at("11:00"), at("11:30"), "quote"],
        [at("12:00"), at("12:30"), "goods"],
      ],
    );
    expect(local(resolve.dueAtMs)).toBe(at("19:00"));
  });

  it("a late milestone stays late while it stands still", () => {
    const story = inService().wait(at("19:00"), "customer");
    expect(story.result("resolve", at("23:00"))).toMatchObject({
      state: "breached",
      dueAtMs: ms(at("22:00")),
    });
    story.resume(at("23:00")).finish(at("23:30"));
    expect(story.result("resolve", at("23:40"))).toMatchObject({ state: "breached" });
  });

  it("a wait that was undone paused nothing", () => {
    const story = inService().wait(at("11:00"), "customer");
    const seq = story.events.length;
    story.undo(seq, at("11:30"));
    expect(story.result("resolve", at("12:00"))).toMatchObject({ state: "running", pausedMs: 0 });
    story.undo(seq + 1, at("12:00"));
    expect(story.result("resolve", at("13:00"))).toMatchObject({ state: "paused", pausedMs: 2 * 3_600_000 });
  });

  it("a PC clock that was set back makes no negative interval", () => {
    const story = inService().wait(at("11:00"), "customer").resume(at("10:30")).wait(at("10:40"), "goods");
    const resolve = story.result("resolve", at("10:50"));
    expect(resolve.pauses.every((pause) => pause.toMs > pause.fromMs)).toBe(true);
    expect(resolve.pausedMs).toBe(10 * 60_000);
    const overlapping = inService()
      .wait(at("11:00"), "customer")
      .resume(at("12:00"))
      .wait(at("11:30"), "goods")
      .resume(at("12:30"));
    expect(overlapping.result("resolve", at("13:00")).pausedMs).toBe(90 * 60_000);
  });
});

describe("promise", () => {
  it("an approved extension is the new due; pauses before it are inside it, later ones add", () => {
    const story = inService()
      .wait(at("11:00"), "customer")
      .resume(at("13:00"))
      .act("approve", at("14:00"), { promised_at: ms("2026-11-20T12:00") });
    expect(local(story.result("resolve", at("15:00")).dueAtMs)).toBe("2026-11-20T12:00");
    story.wait(at("16:00"), "customer").resume(at("17:00"));
    const resolve = story.result("resolve", at("17:30"));
    expect(local(resolve.dueAtMs)).toBe("2026-11-20T13:00");
    expect(resolve.pausedMs).toBe(3 * 3_600_000);
    expect(resolve.limit).toMatchObject({ firstPromisedAtMs: ms(at("18:00")), proposed: false });
  });

  it("an extension during a pause: only the rest of the pause adds", () => {
    const story = inService()
      .wait(at("11:00"), "customer")
      .act("approve", at("12:00"), { promised_at: ms(at("20:00")) })
      .resume(at("13:00"));
    expect(local(story.result("resolve", at("14:00")).dueAtMs)).toBe(at("21:00"));
  });

  it("an earlier promise by edit counts at once", () => {
    const story = inService().act("edit", at("11:00"), { promised_at: ms(at("15:00")) });
    expect(local(story.result("resolve", at("12:00")).dueAtMs)).toBe(at("15:00"));
  });

  it("without a promise the proposal counts", () => {
    const story = new CardStory().register(at("09:00")).classify(at("09:10")).dispatch(at("09:20"));
    const resolve = story.result("resolve", at("10:00"));
    expect(local(resolve.dueAtMs)).toBe("2026-11-23T09:20");
    expect(resolve.limit).toMatchObject({ unit: "promised_at", proposed: true });
  });

  it("progress is to be told half way to the promise, and completion tells it", () => {
    const satisfaction = preset("satisfaction");
    expect(local(inService().result("progress_sync", at("11:00"), satisfaction).dueAtMs)).toBe(at("13:40"));
    const told = inService().act("sync_progress", at("13:00"));
    expect(told.result("progress_sync", at("14:00"), satisfaction).state).toBe("met");
    expect(inService().finish(at("12:00")).result("progress_sync", at("14:00"), satisfaction).state).toBe(
      "met",
    );
    expect(inService().finish(at("14:00")).result("progress_sync", at("15:00"), satisfaction).state).toBe(
      "breached",
    );
  });
});

describe("reassignment", () => {
  it("moves no due and starts nothing again", () => {
    const story = inService();
    const before = story.results(at("11:00"));
    story.act("reassign", at("11:00"), { status: "dispatched", assignee: "eng2" }).accept(at("11:05"));
    const after = story.results(at("11:10"));
    expect(after.map(({ milestone, startAtMs, dueAtMs }) => [milestone, startAtMs, dueAtMs])).toEqual(
      before.map(({ milestone, startAtMs, dueAtMs }) => [milestone, startAtMs, dueAtMs]),
    );
  });
});

describe("answer, start, plan, diagnose", () => {
  const serviceDept = preset("service_dept");
  it.each([
    ["a log with a plan", (story: CardStory) => story.act("log", at("11:00"), {}, { plan: true })],
    [
      "a quote",
      (story: CardStory) => story.act("quote", at("11:00"), { status: "waiting", waiting_for: "quote" }),
    ],
    ["a diagnosis", (story: CardStory) => story.act("diagnose", at("11:00"))],
    ["completion", (story: CardStory) => story.finish(at("11:00"))],
  ])("answer is met by %s", (_, act) => {
    expect(act(inService()).result("answer", at("12:00"), serviceDept)).toMatchObject({
      state: "met",
      metAtMs: ms(at("11:00")),
    });
  });

  it("a log without a plan answers nothing", () => {
    const story = inService().act("log", at("11:00"), {}, { operation: "x" });
    expect(story.result("answer", at("12:00"), serviceDept).state).toBe("running");
    expect(story.result("plan", at("12:00"), preset("satisfaction"))).toMatchObject({
      state: "breached",
      startAtMs: ms(at("09:30")),
    });
  });

  it("diagnose waits for the product of a mail-in repair", () => {
    const electronics = preset("electronics");
    const mailIn = inService({ fulfilment: "mail_in", service_mode: "other" });
    expect(mailIn.result("diagnose", at("12:00"), electronics).state).toBe("pending");
    mailIn.act("goods_received", at("11:00"));
    expect(mailIn.result("diagnose", at("12:00"), electronics)).toMatchObject({ startAtMs: ms(at("11:00")) });
    const home = inService({ fulfilment: "home_visit" });
    expect(home.result("diagnose", at("11:00"), electronics)).toMatchObject({
      startAtMs: ms(at("10:00")),
      dueAtMs: ms(at("12:00")),
    });
  });
});

describe("each time", () => {
  it("every wait for parts has its own 48 hours, rolled", () => {
    const electronics = preset("electronics");
    const story = inService()
      .wait(at("11:00"), "parts")
      .resume("2026-11-20T10:00")
      .wait("2026-11-20T12:00", "parts");
    const waits = story
      .results("2026-11-20T13:00", electronics)
      .filter(({ milestone }) => milestone === "parts");
    expect(waits.map(({ occurrence, state, dueAtMs }) => [occurrence, state, local(dueAtMs)])).toEqual([
      [1, "met", "2026-11-20T11:00"],
      [2, "running", "2026-11-23T18:00"],
    ]);
    story.act("cancel", "2026-11-20T14:00", { status: "cancelled", waiting_for: null });
    const ended = story
      .results("2026-11-20T15:00", electronics)
      .filter(({ milestone }) => milestone === "parts");
    expect(ended.map(({ state }) => state)).toEqual(["met", "not_applicable"]);
  });

  it("an escalation is met by the answer; a reassignment only ends it", () => {
    const satisfaction = preset("satisfaction");
    const escalated = (): CardStory =>
      inService().act("escalate", at("11:00"), { status: "waiting", waiting_for: "expert" });
    const answered = escalated().act("expert_answer", at("15:00"), {
      status: "in_service",
      waiting_for: null,
    });
    expect(answered.result("expert", at("16:00"), satisfaction)).toMatchObject({
      state: "met",
      metAtMs: ms(at("15:00")),
      dueAtMs: ms("2026-11-19T11:00"),
    });
    const reassigned = escalated().act("reassign", at("12:00"), { status: "dispatched", waiting_for: null });
    expect(reassigned.result("expert", at("16:00"), satisfaction).state).toBe("not_applicable");
  });
});

describe("goods", () => {
  it("returned goods are checked within 24 h and refunded within 7 days where return is chosen", () => {
    const story = inService({ kind: "D", service_mode: "return_exchange" }).act(
      "goods_received",
      at("11:00"),
    );
    expect(story.result("goods_check", at("12:00")).dueAtMs).toBe(ms("2026-11-19T11:00"));
    expect(story.result("refund", at("12:00")).state).toBe("pending");
    story.act("choose_remedy", at("12:00"), { return_option: "return" });
    expect(local(story.result("refund", at("12:00")).dueAtMs)).toBe("2026-11-25T11:00");
    story.act("goods_inspect", at("14:00")).act("refund", at("15:00"));
    expect(states(story, at("16:00"))).toMatchObject({ goods_check: "met", refund: "met" });
    const exchanged = inService({ kind: "D", service_mode: "return_exchange" }).act(
      "choose_remedy",
      at("10:30"),
      { return_option: "exchange" },
    );
    expect(exchanged.result("refund", at("11:00")).state).toBe("not_applicable");
  });

  it("a mailed-in product goes home within 48 h; shipped before the finish counts; refunded stays", () => {
    const electronics = preset("electronics");
    const mailIn = (): CardStory => inService({ fulfilment: "mail_in", service_mode: "other" });
    expect(local(mailIn().finish(at("16:00")).result("ship_back", at("17:00"), electronics).dueAtMs)).toBe(
      "2026-11-20T16:00",
    );
    const early = mailIn().act("goods_ship", at("15:00")).finish(at("16:00"));
    expect(early.result("ship_back", at("17:00"), electronics).state).toBe("met");
    const refunded = mailIn().finish(at("16:00"), { outcome: "refunded" });
    expect(refunded.result("ship_back", at("17:00"), electronics).state).toBe("not_applicable");
    expect(inService().finish(at("16:00")).result("ship_back", at("17:00"), electronics).state).toBe(
      "not_applicable",
    );
  });
});

describe("ends", () => {
  it("completion ends the unfinished milestones of steps 1 to 4", () => {
    const service = preset("service_dept");
    const story = inService({ service_mode: "on_site" }).finish(at("16:00"));
    expect(states(story, at("16:01"), service)).toMatchObject({
      on_site: "not_applicable",
      first_response: "breached",
      resolve: "met",
      answer: "met",
      confirm: "running",
      survey: "running",
      follow_up: "running",
      archive: "running",
    });
    expect(story.result("first_response", "2026-12-31T00:00", service)).toMatchObject({
      state: "breached",
      metAtMs: null,
      endedAtMs: ms(at("16:00")),
      warnAtMs: [],
    });
  });

  it("a quality check is not yet completion", () => {
    const story = inService().act("finish", at("16:00"), { status: "quality_check" });
    expect(story.result("resolve", at("16:30")).state).toBe("running");
    story
      .act("qc_fail", at("16:40"), { status: "in_service" })
      .act("finish", at("17:00"), { status: "quality_check" });
    story.act("qc_pass", at("17:30"), { status: "completed" });
    expect(story.result("resolve", at("18:30"))).toMatchObject({ state: "met", metAtMs: ms(at("17:30")) });
  });

  it("cancel and merge end everything", () => {
    for (const [action, status] of [
      ["cancel", "cancelled"],
      ["merge", "merged"],
    ] as const) {
      const story = dispatched().act(action, at("12:00"), { status });
      const found = story.results("2026-12-31T00:00");
      expect(found.filter(({ state }) => ["pending", "running", "paused"].includes(state))).toEqual([]);
      expect(story.result("resolve", "2026-12-31T00:00")).toMatchObject({ state: "not_applicable" });
      expect(story.result("dispatch", "2026-12-31T00:00").state).toBe("met");
    }
    const late = dispatched().act("cancel", "2026-11-19T12:00", { status: "cancelled" });
    expect(late.result("resolve", "2026-12-31T00:00").state).toBe("breached");
    const draft = new CardStory({ requested_at: ms(at("09:00")) }).act("cancel", at("09:05"), {
      status: "cancelled",
    });
    expect(draft.result("register", at("12:00")).state).toBe("not_applicable");
  });

  it("a refused survey does not apply, a collected one stays met", () => {
    expect(completed().act("refuse_survey", at("17:00")).result("survey", "2026-12-01T00:00")).toMatchObject({
      state: "not_applicable",
      reason: "survey_refused",
    });
    expect(completed().act("collect_survey", at("17:00")).result("survey", "2026-12-01T00:00").state).toBe(
      "met",
    );
  });
});

describe("rounds", () => {
  it("the confirmation that ends in rework is met; archive ends, survey goes on", () => {
    const story = completed().confirm(at("16:30")).rework(at("16:30"));
    story.sameCommand();
    expect(states(story, at("16:40"))).toMatchObject({
      confirm: "met",
      archive: "not_applicable",
      survey: "running",
    });
    const second = states(story, at("16:40"), flowCard, 2);
    expect(second).toEqual({
      dispatch: "running",
      respond: "pending",
      resolve: "pending",
      confirm: "pending",
      rework_start: "not_applicable",
      archive: "pending",
    });
    expect(local(story.result("dispatch", at("16:40"), flowCard, 2).dueAtMs)).toBe(at("17:30"));
  });

  it("the second round runs by itself and the first stays as it was", () => {
    const story = completed().confirm(at("16:20")).rework(at("16:30"));
    const first = story.results(at("16:31")).filter(({ round }) => round === 1);
    story
      .dispatch(at("17:00"), { promised_at: ms("2026-11-19T12:00") })
      .accept(at("17:10"))
      .begin("2026-11-19T09:00")
      .wait("2026-11-19T10:00", "customer")
      .resume("2026-11-19T11:00");
    const now = "2026-11-19T11:30";
    const stillOpen: readonly Milestone[] = ["survey"];
    expect(
      story.results(now).filter(({ round, milestone }) => round === 1 && !stillOpen.includes(milestone)),
    ).toEqual(first.filter(({ milestone }) => !stillOpen.includes(milestone)));
    expect(story.result("resolve", now, flowCard, 2)).toMatchObject({
      state: "running",
      dueAtMs: ms("2026-11-19T13:00"),
      startAtMs: ms(at("17:00")),
    });
    expect(story.result("respond", now, flowCard, 2)).toMatchObject({
      state: "met",
      metAtMs: ms(at("17:10")),
    });
    story.finish("2026-11-19T14:00");
    expect(story.result("resolve", "2026-11-19T15:00", flowCard, 2).state).toBe("breached");
    expect(story.result("confirm", "2026-11-19T14:30", flowCard, 2).state).toBe("running");
  });

  it("a promise of the first round that has passed promises nothing in the second", () => {
    const story = completed().rework("2026-11-19T09:00").dispatch("2026-11-19T09:30");
    expect(local(story.result("resolve", "2026-11-19T10:00", flowCard, 2).dueAtMs)).toBe("2026-11-24T09:30");
  });

  it("electronics: rework after dissatisfaction is dispatched within 4 h, after a reopening it is not measured", () => {
    const electronics = preset("electronics");
    const story = completed().rework("2026-11-19T09:00");
    expect(story.result("rework_start", "2026-11-19T10:00", electronics, 2)).toMatchObject({
      state: "running",
      dueAtMs: ms("2026-11-19T13:00"),
    });
    story.dispatch("2026-11-19T12:00");
    expect(story.result("rework_start", "2026-11-19T14:00", electronics, 2).state).toBe("met");
    const reopened = completed().confirm(at("16:10")).act("archive", at("16:20"), { status: "archived" });
    reopened.rework("2026-11-19T09:00", "reopen");
    expect(reopened.results("2026-11-19T10:00", electronics).map(({ milestone }) => milestone)).not.toContain(
      "rework_start",
    );
    expect(reopened.result("archive", "2026-11-19T10:00")).toMatchObject({ state: "met" });
  });

  it("a rejected dispatch in rework opens no further round", () => {
    const story = completed()
      .rework("2026-11-19T09:00")
      .act("dispatch", "2026-11-19T09:10", { status: "pending_approval" })
      .act("reject", "2026-11-19T09:20", { status: "rework" });
    expect(Math.max(...story.results("2026-11-19T09:30").map(({ round }) => round))).toBe(2);
  });
});

describe("waive", () => {
  it("excuses what is not met, late or not, and leaves what is met", () => {
    const waive = (milestone: Milestone, payload = {}): CardStory =>
      dispatched().act("waive", "2026-11-20T09:00", {}, { milestone, reason: "x", ...payload });
    expect(waive("resolve").result("resolve", "2026-11-21T00:00").state).toBe("waived");
    expect(waive("classify").result("classify", "2026-11-21T00:00").state).toBe("met");
    expect(waive("survey").result("survey", "2026-11-21T00:00").state).toBe("waived");
    expect(waive("resolve").undo(4, "2026-11-20T09:05").result("resolve", "2026-11-21T00:00").state).toBe(
      "breached",
    );
    expect(waive("resolve").result("respond", "2026-11-21T00:00").state).toBe("breached");
  });

  it("counts for its own round only", () => {
    const story = completed()
      .rework(at("17:00"))
      .dispatch(at("17:10"), { promised_at: ms(at("17:30")) });
    story.act("waive", at("17:20"), {}, { milestone: "resolve", reason: "x" });
    expect(story.result("resolve", at("18:00"), flowCard, 2).state).toBe("waived");
    expect(story.result("resolve", at("18:00"), flowCard, 1).state).toBe("met");
  });
});

describe("undo", () => {
  it("takes back a dispatch, and its redo brings it back", () => {
    const story = dispatched();
    const seq = story.events.length;
    story.undo(seq, at("09:25"));
    expect(states(story, at("09:30"))).toMatchObject({ dispatch: "running", respond: "pending" });
    story.undo(seq + 1, at("09:26"));
    expect(states(story, at("09:30"))).toMatchObject({ dispatch: "met", respond: "running" });
    story.undo(seq + 2, at("09:27"));
    expect(states(story, at("09:30"))).toMatchObject({ dispatch: "running", respond: "pending" });
  });

  it("takes back everything one command wrote", () => {
    const story = completed().confirm(at("16:10")).rework(at("16:10")).sameCommand();
    const confirmSeq = story.events.length - 1;
    story.undo(confirmSeq, at("16:15"));
    expect(story.state.status).toBe("completed");
    const found = story.results(at("16:20"));
    expect(found.every(({ round }) => round === 1)).toBe(true);
    expect(story.result("confirm", at("16:20")).state).toBe("running");
  });
});

describe("solved on the spot", () => {
  it("meets everything at once", () => {
    const nine = at("09:10");
    const story = new CardStory({ channel: "wechat" })
      .register(at("09:00"))
      .classify(nine, { kind: "B", service_mode: "consult" })
      .dispatch(nine)
      .accept(nine)
      .begin(nine)
      .act("resolve_now", nine, { status: "completed", outcome: "answered" })
      .confirm(nine);
    expect(states(story, at("09:20"), preset("electronics"))).toMatchObject({
      first_response: "met",
      classify: "met",
      dispatch: "met",
      respond: "met",
      resolve: "met",
      confirm: "met",
      diagnose: "not_applicable",
      archive: "running",
    });
  });
});

describe("imported cards", () => {
  it("history stays out of the clocks", () => {
    const story = new CardStory({
      status: "archived",
      imported: true,
      requested_at: ms("2025-01-01T09:00"),
      registered_at: ms("2025-01-01T09:00"),
    });
    expect(new Set(story.results(at("09:00")).map(({ state }) => state))).toEqual(
      new Set(["not_applicable"]),
    );
  });

  it("an open one runs from its registration, not from a request of long ago", () => {
    const story = new CardStory({ imported: true, requested_at: ms("2026-11-01T09:00") }).act(
      "register",
      at("09:00"),
      {
        status: "registered",
        registered_at: ms(at("09:00")),
      },
    );
    expect(states(story, at("09:10"))).toMatchObject({ register: "not_applicable", classify: "running" });
  });
});
