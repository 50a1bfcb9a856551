import { describe, expect, it } from "vitest";
import { CardStory, local, ms, preset } from "./card-story";
import { at, dispatched, inService, states } from "./usual-card";

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
