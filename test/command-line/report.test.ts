import { expect, test } from "vitest";
import { runDesk } from "./desk-process";
import { EXAMPLE_CARD, openSandbox, type Sandbox } from "./sandbox";

interface Report {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly adjustments: readonly unknown[];
  readonly adjustments_since: readonly unknown[];
}

/** The document of a report that must be answered. */
async function reported({ result }: Sandbox, args: readonly string[], as: string): Promise<Report> {
  return (await result(["report", ...args], { as })) as Report;
}

const CLASSIFIED = {
  kind: "A",
  service_mode: "on_site",
  fulfilment: "home_visit",
  fault_type: "hardware",
  fault_category: "异响",
  impact: "partial",
};

/** One repair of October, from the call to the customer's word. */
async function repair({ at, create, act }: Sandbox): Promise<string> {
  at("2026-10-09T10:00:00+08:00");
  const { no } = await create("clerk1", {
    ...EXAMPLE_CARD,
    requested_at: "2026-10-09T09:55:00+08:00",
    fault_occurred_at: null,
  });
  await act("clerk1", no, "classify", CLASSIFIED);
  await act("clerk1", no, "dispatch", { assignee: "eng1" });
  await act("eng1", no, "accept", {});
  await act("eng1", no, "start", {});
  at("2026-10-09T14:00:00+08:00");
  await act("eng1", no, "finish", { outcome: "repaired", result: "恢复正常", function_test: true });
  await act("clerk1", no, "confirm", { method: "phone", solved: "yes", satisfaction: 5 });
  return no;
}

test("report answers the figures of a period, and freezes a month once", async () => {
  const sandbox = await openSandbox();
  const { at, act, refusal } = sandbox;
  const no = await repair(sandbox);
  at("2026-11-03T10:00:00+08:00");
  const month = ["monthly_report", "--period", "2026-10"];
  const draft = await reported(sandbox, month, "sup1");
  expect(draft).toMatchObject({
    period: "2026-10",
    issued: false,
    issued_at: null,
    figures: {
      volume_registered: { value: 1, numerator: 1, denominator: null, goal: null },
      volume_completed: { value: 1 },
      response_minutes: { value: 0, median: 0, p90: 0, goal: 30 },
      first_fix_rate: { value: 1, numerator: 1, denominator: 1, goal: 0.95 },
      handling_hours: { value: 4, median: 4, p90: 4 },
      qc_pass_rate: { value: null, denominator: 0 },
      stock_turnover: { value: null },
    },
    breakdowns: { kind: [{ key: "A" }], fault_category: [{ fault_category: "异响", cards: 1 }] },
  });
  expect(Object.keys(draft.figures)).toHaveLength(25);
  for (const period of ["2026-W41", "2026-Q4"]) {
    const other = await reported(sandbox, ["weekly_analysis", "--period", period], "dir1");
    expect(other).toMatchObject({ period, issued: false, figures: { volume_registered: { value: 1 } } });
  }

  expect(await refusal(["report", ...month, "--issue"], { as: "clerk1" })).toMatchObject({
    code: "forbidden",
  });
  const issued = await reported(sandbox, [...month, "--issue"], "sup1");
  expect(issued).toMatchObject({ issued: true, issued_by: "sup1", issued_at: "2026-11-03T10:00:00+08:00" });
  expect(issued.figures).toEqual(draft.figures);
  expect(await refusal(["report", ...month, "--issue"], { as: "sup1" })).toMatchObject({ code: "conflict" });

  at("2026-11-04T10:00:00+08:00");
  await act("clerk1", no, "follow_up", { method: "phone", result: "一切正常", satisfied: true });
  const later = await reported(sandbox, month, "sup1");
  expect(later.figures).toEqual(draft.figures);
  expect(later.adjustments_since).toMatchObject([{ period: "2026-10", code: "follow_up_rate" }]);
  const next = await reported(sandbox, ["monthly_report", "--period", "2026-11"], "sup1");
  expect(next.adjustments).toMatchObject([{ code: "follow_up_rate", now: { value: 1 } }]);
});

test("who may not is refused; an unknown report or period is wrong usage", async () => {
  const { folder, at, refusal, result } = await openSandbox();
  at("2026-11-03T10:00:00+08:00");
  expect(await refusal(["report", "monthly_report", "--period", "2026-10"], { as: "eng1" })).toMatchObject({
    code: "forbidden",
    details: { needs: ["supervisor"] },
  });
  expect(
    await refusal(["report", "monthly_report", "--period", "2026-11", "--issue"], { as: "sup1" }),
  ).toMatchObject({
    code: "invalid_input",
    details: { fields: [{ field: "period", code: "period_not_over" }] },
  });
  for (const args of [
    ["report", "yearly_report", "--period", "2026-10"],
    ["report", "monthly_report", "--period", "2026-13"],
    ["report", "monthly_report", "--period", "2025-W53"],
    ["report", "monthly_report"],
    ["report", "weekly_analysis", "--period", "2026-W40", "--issue"],
  ]) {
    const answer = await runDesk([...args, "--data", folder, "--as", "sup1", "--json"]);
    expect(answer.status, args.join(" ")).toBe(2);
  }
  const empty = await result(["report", "monthly_report", "--period", "2025-01"], { as: "sup1" });
  expect(empty).toMatchObject({
    figures: { volume_registered: { value: 0 }, response_rate: { value: null } },
  });
});
