import { describe, expect, test } from "vitest";
import type { Survey } from "#shared/domain/card/case-state";
import { DEFAULT_STORE_RULES } from "#shared/domain/store/store-rules";
import {
  act,
  CardStory,
  type RawPayload,
  refusalOf,
  refusedFields,
  stateAfter,
} from "#test/builders/card-story";
import { approvalRequest, caseIn, caseWaitingFor } from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { DAY_MS, HOUR_MS, NOW_MS } from "#test/builders/instant";

const SCORES = { timeliness: 5, efficiency: 4, expertise: 5, attitude: 3, aftercare: 4 };
const FILLED: RawPayload = {
  collected_by: "customer",
  scores: SCORES,
  overall: 4,
  choices: ["响应快"],
  comment: "好",
};

describe("surveys", () => {
  const card = caseIn("completed", { completed_at: NOW_MS - HOUR_MS });
  const surveys = (state: typeof card): readonly Survey[] => state.lists.surveys;

  test("handed out, then collected on the same sheet", () => {
    const out = stateAfter(act(card, "eng1", "hand_out_survey", { way: "paper" }));
    expect(surveys(out)).toMatchObject([
      { n: 1, round: 1, handed_out_at: NOW_MS, collected_at: null, valid: null },
    ]);
    const back = stateAfter(act(out, "clerk1", "collect_survey", FILLED));
    expect(surveys(back)).toEqual([
      {
        n: 1,
        round: 1,
        handed_out_at: NOW_MS,
        way: "paper",
        refused: false,
        refused_at: null,
        refused_reason: null,
        collected_at: NOW_MS,
        collected_by: "customer",
        scores: SCORES,
        overall: 4,
        choices: ["响应快"],
        comment: "好",
        index: 86,
        form_version: 1,
        valid: true,
        invalid_reason: null,
      },
    ]);
    expect(back.fields).toEqual(card.fields);
  });

  test("collected without having been handed out counts from completion", () => {
    const late = caseIn("confirmed", { completed_at: NOW_MS - DAY_MS - 1 });
    expect(surveys(stateAfter(act(late, "clerk1", "collect_survey", FILLED)))[0]).toMatchObject({
      valid: false,
      invalid_reason: "late",
    });
    expect(surveys(stateAfter(act(card, "clerk1", "collect_survey", FILLED)))[0]?.valid).toBe(true);
  });

  test("its own times count where they are given, in their order and not to come", () => {
    const times = { handed_out_at: "2026-11-19T10:00:00+08:00", collected_at: "2026-11-20T10:00:00+08:00" };
    expect(
      surveys(stateAfter(act(card, "clerk1", "collect_survey", { ...FILLED, ...times })))[0],
    ).toMatchObject({
      valid: true,
      handed_out_at: Date.parse(times.handed_out_at),
      collected_at: Date.parse(times.collected_at),
    });
    const turned = { handed_out_at: times.collected_at, collected_at: times.handed_out_at };
    expect(refusedFields(act(card, "clerk1", "collect_survey", { ...FILLED, ...turned }))).toEqual({
      handed_out_at: "after_collection",
    });
    const future = { collected_at: "2026-11-21T10:30:01+08:00" };
    expect(refusedFields(act(card, "clerk1", "collect_survey", { ...FILLED, ...future }))).toEqual({
      collected_at: "in_future",
    });
  });

  test("a second of the same round stays as a duplicate; the next round starts anew", () => {
    const first = stateAfter(act(card, "clerk1", "collect_survey", FILLED));
    const second = stateAfter(act(first, "clerk1", "collect_survey", FILLED));
    expect(surveys(second).map(({ valid, invalid_reason }) => [valid, invalid_reason])).toEqual([
      [true, null],
      [false, "duplicate"],
    ]);
    const nextRound = { ...first, fields: { ...first.fields, round: 2 } };
    expect(surveys(stateAfter(act(nextRound, "clerk1", "collect_survey", FILLED)))[1]).toMatchObject({
      round: 2,
      valid: true,
    });
  });

  test("refused: the sheet that is out, or one of its own", () => {
    const out = stateAfter(act(card, "eng1", "hand_out_survey"));
    expect(surveys(stateAfter(act(out, "clerk1", "refuse_survey")))).toMatchObject([{ n: 1, refused: true }]);
    expect(surveys(stateAfter(act(card, "clerk1", "refuse_survey", { reason: "没空" })))).toMatchObject([
      { n: 1, refused: true, handed_out_at: null },
    ]);
  });

  test("the store's own weights make the index", () => {
    const survey_weights = { timeliness: 100, efficiency: 0, expertise: 0, attitude: 0, aftercare: 0 };
    const context = decisionContext({ rules: { ...DEFAULT_STORE_RULES, survey_weights } });
    const after = stateAfter(act(card, "clerk1", "collect_survey", FILLED, { context }));
    expect(surveys(after)[0]?.index).toBe(100);
  });
});

describe("payments and checklists", () => {
  test("are written down with who and when, the card stays as it is", () => {
    const card = caseIn("in_service", { kind: "S" });
    const paid = stateAfter(act(card, "fin1", "record_payment", { amount: "120.5", method: "wechat" }));
    expect(paid.lists.payments).toEqual([
      { n: 1, amount: 12_050, method: "wechat", note: null, received_by: "fin1", received_at: NOW_MS },
    ]);
    const items = { power: "pass", network: "fail" };
    const filled = stateAfter(act(paid, "eng1", "fill_checklist", { items, hazards: "线路老化" }));
    expect(filled.lists.checklists).toEqual([
      { n: 1, items, hazards: "线路老化", filled_by: "eng1", filled_at: NOW_MS },
    ]);
    expect(filled.fields).toEqual(card.fields);
  });
});

describe("countersign (DOMAIN 2.3)", () => {
  function storyWithSelfApproval(): CardStory {
    const card = caseWaitingFor("approval", {}, { requests: [approvalRequest({ requested_by: "sup1" })] });
    const story = new CardStory(card, NOW_MS, { rules: { ...DEFAULT_STORE_RULES, self_approval: true } });
    story.do("sup1", "approve", { reason: "独自当班" });
    story.do("eng1", "log", { operation: "检查" });
    return story;
  }

  test("another supervisor, once, the card stays as it is", () => {
    const story = storyWithSelfApproval();
    expect(refusalOf(story.try("sup1", "countersign", { event: 1 }))).toEqual({
      code: "self_approval",
      details: { action: "countersign" },
    });
    const before = story.state;
    story.do("sup2", "countersign", { event: 1 });
    expect(story.state).toEqual(before);
    expect(story.events[0]).toMatchObject({ self_marked: true, countersigned_by: "sup2" });
    expect(refusedFields(story.try("dir1", "countersign", { event: 1 }))).toEqual({ event: "countersigned" });
  });

  test("only a marked event", () => {
    const story = storyWithSelfApproval();
    expect(refusedFields(story.try("sup2", "countersign", { event: 2 }))).toEqual({ event: "not_marked" });
    expect(refusedFields(story.try("sup2", "countersign", { event: 9 }))).toEqual({ event: "unknown_event" });
  });
});
