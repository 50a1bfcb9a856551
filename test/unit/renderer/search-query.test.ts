import { describe, expect, test } from "vitest";
import { parseSearch } from "../../../renderer/workbench/search-query";

const context = {
  today: "2026-11-20",
  staff: [
    { code: "E01", name: "罗青山" },
    { code: "E02", name: "江一舟" },
  ],
};
const parse = (typed: string) => parseSearch(typed, context);

describe("search box", () => {
  test("plain words stay a search text", () => {
    expect(parse(" 5021  sxm -门锁 型号:CG-W80 ")).toEqual({
      filter: { search: "5021 sxm -门锁 型号:CG-W80" },
      structured: false,
      unknown: [],
    });
    expect(parse("   ")).toEqual({ filter: {}, structured: false, unknown: [] });
  });

  test("full-width digits, letters and colons are folded", () => {
    expect(parse("５０２１").filter).toEqual({ search: "5021" });
    expect(parse("优先：高").filter).toEqual({ priority: ["high"] });
  });

  test.each([
    ["状态:等配件", { waiting_for: ["parts"] }],
    ["状态:待确认", { status: ["completed"] }],
    ["status:rework", { status: ["rework"] }],
    ["状态:已派单 状态:处理中", { status: ["dispatched", "in_service"] }],
    ["优先:急", { priority: ["urgent"] }],
    ["责任人:罗青山", { assignee: "E01" }],
    ["责任人:罗", { assignee: "E01" }],
    ["责任人:e02", { assignee: "E02" }],
    ["责任人:未派", { assignee: "none" }],
    ["渠道:电话", { channel: ["phone"] }],
    ["日期:11-01..11-20", { from: "2026-11-01", to: "2026-11-20" }],
    ["日期:12-24", { from: "2025-12-24", to: "2025-12-24" }],
    ["日期:2026-12-24", { from: "2026-12-24", to: "2026-12-24" }],
    ["日期:11-20..11-01", { from: "2026-11-01", to: "2026-11-20" }],
    ["超时 VIP", { overdue: true, customer_level: "vip" }],
    ["今天 未签", { view: "due_today", paper: ["none", "printed"] }],
    ["待回", { paper: ["printed"] }],
  ])("%s", (typed, filter) => {
    expect(parse(typed)).toEqual({ filter, structured: true, unknown: [] });
  });

  test("conditions and words go together", () => {
    expect(parse("超时 洗衣机 -漏水").filter).toEqual({ overdue: true, search: "洗衣机 -漏水" });
  });

  test("a value that is none is searched as a word and said so", () => {
    expect(parse("优先:大 日期:02-30")).toEqual({
      filter: { search: "大 02-30" },
      structured: false,
      unknown: [
        { field: "priority", value: "大" },
        { field: "registered_at", value: "02-30" },
      ],
    });
  });

  test("names of the language itself are no values", () => {
    expect(parse("状态:constructor").unknown).toHaveLength(1);
  });
});
