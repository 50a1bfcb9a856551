import { describe, expect, test } from "vitest";
import type { GridRow, Queue, QueueItem } from "#shared/contract/views";
import { textIn } from "#shared/text/text";
import { changedSpan, minuteText, withoutSpan, withSpan } from "../../../renderer/settings/opening-hours";
import { emptyAnswers, isStepReady, stepOfField } from "../../../renderer/startup/first-run-steps";
import { matchPeople } from "../../../renderer/ui/person-match";
import { fittedSize } from "../../../renderer/ui/read-logo";
import { leftOutReason } from "../../../renderer/workbench/bulk-actions";
import { planEdit } from "../../../renderer/workbench/edit-plan";
import { filterChips } from "../../../renderer/workbench/filter-chips";
import {
  ASSIGNEE_WORD,
  MODEL_WORD,
  NUMBER_WORD,
  SERVICE_MODE_WORD,
} from "../../../renderer/workbench/grid-words";
import { movedRows } from "../../../renderer/workbench/moved-rows";
import { nextItem } from "../../../renderer/workbench/queue-order";
import { nextStep, queueReason } from "../../../renderer/workbench/queue-words";
import { assigningAction, rowRefusal } from "../../../renderer/workbench/row-actions";
import { shortNo } from "../../../renderer/workbench/row-facts";

const text = textIn("zh");
const clerk = { code: "C01", name: "陶然", roles: ["clerk"] } as const;
const engineer = { code: "E01", name: "罗青山", roles: ["engineer"] } as const;

function row(change: Partial<GridRow> = {}): GridRow {
  return {
    id: "1",
    no: "SH-S01-20261120-0014",
    version: 3,
    status: "classified",
    waiting_for: null,
    round: 1,
    milestone: "dispatch",
    milestone_round: 1,
    due_at: 0,
    start_at: 0,
    level: "running",
    warn50_at: null,
    warn80_at: null,
    also: [],
    priority: "high",
    kind: "A",
    customer_name: "示例物业",
    customer_level: "normal",
    phone_tail: "7730",
    model: "CG-H10",
    description: "黑屏",
    service_mode: "on_site",
    assignee: null,
    assignee_name: null,
    promised_at: null,
    registered_at: 0,
    paper: "none",
    ...change,
  };
}

test("the grid shows date and sequence of a number", () => {
  expect(shortNo("SH-S01-20261120-0014")).toBe("1120-0014");
  expect(shortNo(null)).toBeNull();
  expect(shortNo("OLD-77")).toBe("OLD-77");
});

describe("what a row can take", () => {
  test("state comes before role", () => {
    expect(rowRefusal("dispatch", row({ status: "dispatched" }), engineer)).toEqual({ reason: "state" });
    expect(rowRefusal("dispatch", row(), engineer)).toEqual({ reason: "role", needs: ["clerk"] });
    expect(rowRefusal("dispatch", row(), clerk)).toBeNull();
  });

  test("a supervisor is a clerk too, and the assignee has rights of their own", () => {
    expect(rowRefusal("dispatch", row(), { ...clerk, roles: ["supervisor"] })).toBeNull();
    const own = row({ status: "dispatched", assignee: "E01" });
    expect(rowRefusal("accept", own, engineer)).toBeNull();
    expect(rowRefusal("accept", own, clerk)).toEqual({ reason: "role", needs: ["assignee"] });
  });

  test("a wait for something else is a wrong state", () => {
    const waiting = row({ status: "waiting", waiting_for: "expert", assignee: "E01" });
    expect(rowRefusal("start", waiting, engineer)).toEqual({ reason: "state" });
    expect(rowRefusal("start", { ...waiting, waiting_for: "parts" }, engineer)).toBeNull();
  });

  test("a card is dispatched first and reassigned later", () => {
    expect(assigningAction(row())).toBe("dispatch");
    expect(assigningAction(row({ status: "rework" }))).toBe("dispatch");
    expect(assigningAction(row({ status: "in_service" }))).toBe("reassign");
    expect(assigningAction(row({ status: "archived" }))).toBeNull();
  });
});

describe("editing a cell", () => {
  const asked = { person: clerk, readOnly: false, text };

  test("is planned by the action that DOMAIN allows", () => {
    expect(planEdit(row(), "assignee", asked)).toEqual({ column: "assignee", action: "dispatch" });
    expect(planEdit(row(), "priority", asked)).toEqual({ column: "priority", action: "set_priority" });
    const promised = row({ status: "dispatched", promised_at: 1 });
    expect(planEdit(promised, "promised_at", asked)).toEqual({ column: "promised_at", action: "edit" });
  });

  test("elsewhere it says why not", () => {
    const why = (cells: GridRow, column: string, change: object = {}) => {
      const plan = planEdit(cells, column, { ...asked, ...change });
      return "refusal" in plan ? plan.refusal : null;
    };
    expect(why(row(), "status")).toBe(text.t("edit.not_here"));
    expect(why(row({ status: "draft" }), "model")).toBe(text.t("edit.draft"));
    expect(why(row(), "model", { readOnly: true })).toBe(text.t("edit.read_only"));
    expect(why(row({ status: "archived" }), "model")).toContain("已归档");
    expect(why(row(), "model", { person: engineer })).toContain("客服代表");
    expect(why(row(), "promised_at")).toContain("预计完成时间");
  });
});

test("a bulk job says why a card is left out", () => {
  const job = { does: "act", action: "dispatch", asks: "assignee" } as const;
  expect(leftOutReason(job, row(), { person: clerk, text })).toBeNull();
  expect(leftOutReason(job, row({ status: "confirmed" }), { person: clerk, text })).toBe("已确认，不能派单");
  const print = { does: "print", document: "flow_card" } as const;
  expect(leftOutReason(print, row({ status: "draft", no: null }), { person: clerk, text })).toBe("草稿");
});

describe("queue", () => {
  const item = (id: string, group: QueueItem["group"]): QueueItem => ({ row: row({ id }), group });
  const queue: Queue = {
    items: [item("p", "paused"), item("b", "breached"), item("h", "within_hour"), item("l", "later")],
    counts: { breached: 1, within_hour: 1, later_today: 0, later: 1, paused: 1 },
    today_registered: 0,
    today_completed: 0,
    paper_out: 0,
  };

  test("F8 goes on from the open card, then begins again; paused cards are not next", () => {
    expect(nextItem(queue, null)?.row.id).toBe("b");
    expect(nextItem(queue, "b")?.row.id).toBe("h");
    expect(nextItem(queue, "l")?.row.id).toBe("b");
    expect(nextItem({ ...queue, items: [item("p", "paused")] }, null)).toBeNull();
  });

  test("verb and reason", () => {
    const words = { text, dayTime: () => "今天 16:00" };
    expect(nextStep(row({ milestone_round: 2 }), text)).toBe("派单②");
    expect(queueReason(row(), words)).toBe("还没选责任人");
    expect(queueReason(row({ status: "pending_approval" }), words)).toBe("等主管批准");
    expect(queueReason(row({ status: "waiting", waiting_for: "parts" }), words)).toBe("等配件");
    const archive = row({ status: "confirmed", milestone: "archive" });
    expect(queueReason({ ...archive, paper: "printed" }, words)).toBe("缺：签字页扫描件");
    expect(queueReason({ ...archive, paper: "signed" }, words)).toBe("材料已齐");
  });
});

test("every condition in force is a chip with its words", () => {
  const chips = filterChips(
    { view: "open", priority: ["high", "low"], assignee: "E01", overdue: true, search: "门锁" },
    text,
    { E01: "罗青山" },
  );
  expect(chips.map(({ label }) => label)).toEqual([
    "状态：在办",
    "优先级：高、低",
    "责任人：罗青山",
    "只看超时",
    "搜索：门锁",
  ]);
});

describe("opening hours", () => {
  test("a closed day gets the usual hours, a day with hours gets more after a break", () => {
    expect(withSpan([])).toEqual([{ fromMinute: 540, toMinute: 1080 }]);
    expect(withSpan([{ fromMinute: 540, toMinute: 720 }])).toEqual([
      { fromMinute: 540, toMinute: 720 },
      { fromMinute: 780, toMinute: 1020 },
    ]);
    const full = [{ fromMinute: 0, toMinute: 1440 }];
    expect(withSpan(full)).toBe(full);
  });

  test("spans are changed and taken away by their place", () => {
    const day = [
      { fromMinute: 540, toMinute: 720 },
      { fromMinute: 780, toMinute: 1020 },
    ];
    expect(changedSpan(day, 1, { toMinute: 1080 })[1]).toEqual({ fromMinute: 780, toMinute: 1080 });
    expect(withoutSpan(day, 0)).toEqual([day[1]]);
    expect(minuteText(1440)).toBe("24:00");
  });
});

test("people are found by characters, code and pinyin", () => {
  const people = [
    { code: "E01", name: "罗青山" },
    { code: "E02", name: "江一舟" },
  ];
  const byPinyin = (name: string, typed: string) => name === "罗青山" && "luoqingshan".startsWith(typed);
  const found = (typed: string) => matchPeople(people, typed, byPinyin).map(({ code }) => code);
  expect(found("")).toEqual(["E01", "E02"]);
  expect(found("一舟")).toEqual(["E02"]);
  expect(found("ｅ02")).toEqual(["E02"]);
  expect(found("luo")).toEqual(["E01"]);
  expect(matchPeople(people, "luo", null)).toEqual([]);
});

test("a logo is reduced, never enlarged", () => {
  expect(fittedSize(1440, 100)).toEqual({ width: 720, height: 50 });
  expect(fittedSize(100, 3600)).toEqual({ width: 10, height: 360 });
  expect(fittedSize(20, 10)).toEqual({ width: 20, height: 10 });
});

test("a first-run step waits for what it needs", () => {
  expect(isStepReady("store", emptyAnswers)).toBe(false);
  expect(isStepReady("store", { ...emptyAnswers, name: "示例" })).toBe(true);
  expect(isStepReady("store", { ...emptyAnswers, name: "示例", prefix: "s-1" })).toBe(false);
  expect(isStepReady("person", { ...emptyAnswers, person_name: "示例", person_code: "" })).toBe(false);
  expect(stepOfField("logo")).toBe("letterhead");
  expect(stepOfField("elsewhere")).toBeUndefined();
});

describe("rows that stand elsewhere by now", () => {
  test.each([
    ["abcdef", "abcdef", 0],
    ["abcdef", "fabcde", 1],
    ["abcdef", "bacdfe", 2],
    ["abcdef", "abdefg", 1],
    ["abc", "abcd", 1],
    ["abc", "", 3],
  ])("%s to %s: %i", (before, after, moved) => {
    expect(movedRows([...before], [...after])).toBe(moved);
  });
});

describe("cells of one word", () => {
  test.each([
    [NUMBER_WORD, {}, "1120-0014", false],
    [NUMBER_WORD, { no: null, status: "draft" }, "草稿", true],
    [MODEL_WORD, { model: "XQB-80" }, "XQB-80", false],
    [MODEL_WORD, { model: null }, "待补", true],
    [SERVICE_MODE_WORD, { service_mode: "remote" }, "远程协助", false],
    [SERVICE_MODE_WORD, { service_mode: null }, "—", true],
    [ASSIGNEE_WORD, { assignee: "E01", assignee_name: "罗青山" }, "罗青山", false],
    [ASSIGNEE_WORD, { assignee: "E01", assignee_name: null }, "E01", false],
    [ASSIGNEE_WORD, { assignee: null, assignee_name: null }, "未派", true],
  ] as const)("%#: %j is %s", (cell, change, word, empty) => {
    expect(cell.word(row(change), text)).toBe(word);
    expect(cell.isEmpty(row(change))).toBe(empty);
  });
});
