import { describe, expect, test } from "vitest";
import { MILESTONES } from "#shared/domain/card/vocabulary";
import { PRESET_POLICIES } from "#shared/domain/clock/policy-presets";
import { policySchema } from "#shared/domain/clock/policy-schema";
import { textIn } from "#shared/text/text";
import {
  changedRows,
  clockWords,
  editOf,
  type PolicyRow,
  rowStart,
  rowsOf,
  withEdit,
} from "../../../../renderer/policies/policy-rows";

const { flow_card: flowCard, electronics } = PRESET_POLICIES;
const text = textIn("zh");

function rowOf(key: string, policy = flowCard): PolicyRow {
  const row = rowsOf(policy).find((candidate) => candidate.key === key);
  if (row === undefined) throw new Error(`no row ${key}`);
  return row;
}

describe("the table of a policy", () => {
  test("has every milestone, and the promise last", () => {
    const keys = rowsOf(flowCard).map(({ key }) => key);
    expect(keys).toEqual([...MILESTONES, "promise"]);
  });

  test("shows a start under a condition as a row of its own, in words", () => {
    const row = rowsOf(electronics).find(({ row: kind }) => kind === "variant");
    expect(row?.key).toBe("dispatch.0");
    expect(row && rowStart(row, text)).toBe("VIP、硬件：第一轮从登记起");
  });

  test("names the exception of urgent cards", () => {
    const dispatch = rowOf("dispatch");
    expect(dispatch.row === "milestone" && clockWords(dispatch.rule, text)).toBe("营业时间；紧急连续");
  });
});

describe("an edit of one row", () => {
  test("changes that row and nothing else, and passes the policy's schema", () => {
    const row = rowOf("respond");
    const edit = editOf(row, flowCard);
    const edited = withEdit(flowCard, row, {
      ...edit,
      limits: { ...edit.limits, urgent: { unit: "minutes", minutes: 180 } },
    });
    if (!edited.ok) throw new Error(edited.problem);
    expect([...changedRows(flowCard, edited.policy)]).toEqual(["respond"]);
    expect(policySchema.safeParse(edited.policy).success).toBe(true);
    expect(flowCard.milestones.find(({ milestone }) => milestone === "respond")?.limits.urgent).toEqual({
      unit: "minutes",
      minutes: 120,
    });
  });

  test("taken over without a change changes nothing", () => {
    for (const row of rowsOf(electronics)) {
      const edited = withEdit(electronics, row, editOf(row, electronics));
      if (!edited.ok) throw new Error(`${row.key} ${edited.problem}`);
      expect(edited.policy).toEqual(electronics);
      expect(changedRows(electronics, edited.policy).size).toBe(0);
    }
  });

  test("of a variant leaves the milestone's own limits", () => {
    const row = rowOf("dispatch.0", electronics);
    const edit = editOf(row, electronics);
    const edited = withEdit(electronics, row, {
      ...edit,
      limits: { ...edit.limits, low: { unit: "minutes", minutes: 45 } },
    });
    if (!edited.ok) throw new Error(edited.problem);
    expect([...changedRows(electronics, edited.policy)]).toEqual(["dispatch.0"]);
  });

  test.each([
    ["archive", { pausedBy: ["customer"] }, "rolled_cannot_pause"],
    [
      "classify",
      {
        limits: { urgent: { unit: "promised_at" }, high: null, medium: null, low: null },
      },
      "promise_before_dispatch",
    ],
    [
      "promise",
      {
        limits: {
          urgent: null,
          high: { unit: "working_days", days: 2 },
          medium: { unit: "working_days", days: 3 },
          low: { unit: "working_days", days: 5 },
        },
      },
      "promise_needed",
    ],
  ] as const)("of %s that can't be is refused with its reason", (key, change, problem) => {
    const row = rowOf(key);
    const edit = { ...editOf(row, flowCard), ...change };
    expect(withEdit(flowCard, row, edit)).toEqual({ ok: false, problem });
  });
});
