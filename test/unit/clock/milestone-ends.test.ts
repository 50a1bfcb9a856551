import { describe, expect, it } from "vitest";
import type { Milestone } from "#shared/domain/card/vocabulary";
import { CardStory, local, ms, preset } from "./card-story";
import { at, completed, dispatched, flowCard, inService, states } from "./usual-card";

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
