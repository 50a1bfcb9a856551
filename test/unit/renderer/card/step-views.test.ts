import { describe, expect, test } from "vitest";
import type { MilestoneView } from "#shared/contract/views";
import { STEP_NAMES, stepViews } from "../../../../renderer/card/steps/step-views";

function milestone(view: Partial<MilestoneView> & Pick<MilestoneView, "milestone">): MilestoneView {
  return {
    round: 1,
    occurrence: 1,
    state: "running",
    level: "running",
    start_at: 0,
    due_at: 100,
    met_at: null,
    ended_at: null,
    warn50_at: null,
    warn80_at: null,
    paused_minutes: 0,
    used_minutes: 0,
    pauses: [],
    limit: "",
    explain: "",
    ...view,
  };
}

describe("the six steps", () => {
  test("there are always six, in the order of the paper, also without any milestone", () => {
    expect(stepViews([]).map(({ step }) => step)).toEqual(STEP_NAMES);
    expect(stepViews([]).every(({ main }) => main === null)).toBe(true);
  });

  test("the newest round stands for its step", () => {
    const views = stepViews([
      milestone({ milestone: "dispatch", state: "met", met_at: 50 }),
      milestone({ milestone: "dispatch", round: 2 }),
    ]);
    expect(views[2]?.main?.round).toBe(2);
  });

  test("response and arrival stand beside the service, what never began does not", () => {
    const [, , , serve] = stepViews([
      milestone({ milestone: "resolve" }),
      milestone({ milestone: "respond", state: "met", met_at: 10 }),
      milestone({ milestone: "on_site", state: "pending" }),
      milestone({ milestone: "parts", state: "not_applicable" }),
    ]);
    expect(serve?.main?.milestone).toBe("resolve");
    expect(serve?.beside.map((item) => item.milestone)).toEqual(["respond"]);
  });
});
