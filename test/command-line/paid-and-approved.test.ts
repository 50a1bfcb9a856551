import { expect, test } from "vitest";
import { EXAMPLE_CARD, fieldCodes, openSandbox, type Sandbox } from "./sandbox";

const HARDWARE = {
  kind: "A",
  service_mode: "on_site",
  fulfilment: "home_visit",
  fault_type: "hardware",
  fault_category: "异响",
  impact: "partial",
} as const;
const OLD = { ...EXAMPLE_CARD, purchase_date: "2024-01-01" } as const;
const REPAIRED = { outcome: "repaired", result: "修好", function_test: true } as const;
const LINES = [
  { kind: "labour", name: "人工", unit: "次", quantity: 1, unit_price: "80" },
  { kind: "part", name: "电机", unit: "个", quantity: 2, unit_price: "120.50" },
] as const;

/** The customer says no to a quote, and what comes of it. */
function declining(next: string): Readonly<Record<string, unknown>> {
  return JSON.parse(`{"reason":"太贵","then":"${next}"}`);
}

/** A card of somebody's in service with eng1. */
async function inService({ create, act }: Sandbox, fields: Readonly<Record<string, unknown>> = OLD) {
  const { no } = await create("clerk1", fields);
  await act("clerk1", no, "classify", HARDWARE);
  await act("clerk1", no, "dispatch", { assignee: "eng1" });
  await act("eng1", no, "accept");
  await act("eng1", no, "start");
  return no;
}

test("out of warranty work is quoted first; the customer confirms and pays", async () => {
  const sandbox = await openSandbox();
  const { act, refused } = sandbox;
  const no = await inService(sandbox);
  expect(await refused("eng1", no, "finish", REPAIRED)).toMatchObject({ code: "quote_required" });
  expect(
    await refused("eng1", no, "log", { operation: "换件", parts: [{ part: "M-1", quantity: 1 }] }),
  ).toMatchObject({ code: "quote_required" });
  await act("eng1", no, "log", { operation: "检查" });
  const bad = await refused("eng1", no, "quote", {
    lines: [{ kind: "part", name: "电机", quantity: 0, unit_price: "1.234" }, { kind: "tip" }],
    discount: -1,
    valid_until: "2026-11-31",
  });
  expect(fieldCodes(bad)).toEqual([
    "lines.0.quantity: too_small",
    "lines.0.unit_price: invalid_amount",
    "lines.1.kind: unknown_value",
    "lines.1.name: required",
    "lines.1.quantity: required",
    "lines.1.unit_price: required",
    "discount: invalid_amount",
    "valid_until: invalid_date",
  ]);
  const quoted = await act("eng1", no, "quote", { lines: LINES, valid_until: "2026-11-30", note: "含税" });
  expect(quoted).toMatchObject({ status: "waiting", waiting_for: "quote" });
  expect(quoted["quotes"]).toMatchObject([
    {
      total: "321.00",
      discount: "0.00",
      status: "open",
      valid_until: "2026-11-30",
      lines: [{ amount: "80.00" }, { amount: "241.00", unit_price: "120.50", quantity: 2 }],
    },
  ]);
  expect(fieldCodes(await refused("clerk1", no, "quote_confirm", { by: "示例联系人" }))).toEqual([
    "method: required",
  ]);
  const agreed = await act("clerk1", no, "quote_confirm", { by: "示例联系人", method: "电话" });
  expect(agreed).toMatchObject({ status: "in_service", waiting_for: null });
  expect(agreed["quotes"]).toMatchObject([{ status: "confirmed", decided_by: "示例联系人" }]);
  await act("eng1", no, "record_payment", { amount: "321", method: "wechat" });
  const done = await act("eng1", no, "finish", {
    ...REPAIRED,
    parts: [{ part: "M-1", quantity: 2, old_serial: "O1", new_serial: "N1" }],
  });
  expect(done).toMatchObject({ status: "completed" });
  expect(done["parts"]).toMatchObject([{ part: "M-1", quantity: 2, old_serial: "O1", new_serial: "N1" }]);
  expect(done["payments"]).toMatchObject([{ amount: "321.00", method: "wechat", received_by: "eng1" }]);
});

test("a declined quote: closed, returned, or gone on with for free once that is approved", async () => {
  const sandbox = await openSandbox();
  const { act, refused } = sandbox;
  const closed = await inService(sandbox);
  await act("fin1", closed, "quote", { lines: LINES });
  expect(fieldCodes(await refused("clerk1", closed, "quote_decline", { reason: "太贵" }))).toEqual([
    "then: required",
  ]);
  const ended = await act("clerk1", closed, "quote_decline", declining("close"));
  expect(ended).toMatchObject({ status: "completed", outcome: "declined", result: "太贵" });
  // Not asked whether it is solved, and no dissatisfaction by itself.
  expect(await act("clerk1", closed, "confirm", { method: "phone" })).toMatchObject({ status: "confirmed" });

  const back = await inService(sandbox, { ...OLD, serial_no: "SN2" });
  await act("eng1", back, "quote", { lines: LINES });
  expect(await act("eng1", back, "quote_decline", declining("return"))).toMatchObject({
    status: "in_service",
  });
  await act("clerk1", back, "goods_ship", { way: "hand_over" });
  expect(await act("eng1", back, "finish", { outcome: "declined", result: "退回" })).toMatchObject({
    status: "completed",
  });

  const free = await inService(sandbox, { ...OLD, serial_no: "SN3" });
  await act("eng1", free, "quote", { lines: LINES });
  expect(await refused("clerk1", free, "quote_decline", declining("continue_free"))).toMatchObject({
    code: "approval_required",
    details: { what: "free_repair" },
  });
  await act("clerk1", free, "request_approval", { what: "free_repair", reason: "老客户" });
  expect(await act("sup1", free, "approve")).toMatchObject({ status: "waiting", waiting_for: "quote" });
  await act("clerk1", free, "quote_decline", declining("continue_free"));
  expect(await act("eng1", free, "finish", REPAIRED)).toMatchObject({ status: "completed" });
});

test("a discount over the store's limit needs its approval; the amount approved is the ceiling", async () => {
  const sandbox = await openSandbox();
  const { act, refused } = sandbox;
  const no = await inService(sandbox);
  expect(await refused("eng1", no, "quote", { lines: LINES, discount: "200" })).toMatchObject({
    code: "approval_required",
    details: { what: "discount" },
  });
  expect(fieldCodes(await refused("eng1", no, "quote", { lines: LINES, discount: "322" }))).toEqual([
    "discount: over_total",
  ]);
  const asked = await act("eng1", no, "request_approval", {
    what: "discount",
    reason: "老客户",
    amount: "200",
  });
  expect(asked).toMatchObject({ status: "waiting", waiting_for: "approval" });
  expect(asked["requests"]).toMatchObject([
    { n: 1, what: "discount", amount: "200.00", status: "pending", requested_by: "eng1" },
  ]);
  expect(await refused("eng1", no, "quote", { lines: LINES })).toMatchObject({ code: "invalid_state" });
  expect(await refused("clerk1", no, "approve")).toMatchObject({
    code: "forbidden",
    details: { needs: ["supervisor"] },
  });
  expect(await act("dir1", no, "approve")).toMatchObject({ status: "in_service" });
  expect(await refused("eng1", no, "quote", { lines: LINES, discount: "200.01" })).toMatchObject({
    code: "approval_required",
  });
  const quoted = await act("eng1", no, "quote", { lines: LINES, discount: "200" });
  expect(quoted["quotes"]).toMatchObject([{ total: "121.00", discount: "200.00" }]);
});

test("a VIP card waits for the supervisor before it is dispatched; never for its own requester", async () => {
  const { create, act, refused } = await openSandbox();
  const vip = { ...EXAMPLE_CARD, customer_level: "vip" } as const;
  const { no } = await create("clerk1", vip);
  // Partial is medium, one level up for VIP; hardware with VIP is at least high.
  expect(await act("clerk1", no, "classify", HARDWARE)).toMatchObject({ priority: "high" });
  expect(await refused("sup1", no, "approve")).toMatchObject({ code: "invalid_state" });
  const asked = await act("sup1", no, "dispatch", { assignee: "eng1" });
  expect(asked).toMatchObject({ status: "pending_approval", assignee: null, dispatched_at: null });
  expect(asked["requests"]).toMatchObject([{ what: "dispatch", status: "pending", requested_by: "sup1" }]);
  expect(await refused("sup1", no, "approve")).toMatchObject({ code: "self_approval" });
  expect(await refused("sup1", no, "reject", { reason: "x" })).toMatchObject({ code: "self_approval" });
  expect(await refused("eng1", no, "accept")).toMatchObject({ code: "invalid_state" });
  expect(fieldCodes(await refused("dir1", no, "reject"))).toEqual(["reason: required"]);
  const rejected = await act("dir1", no, "reject", { reason: "换人" });
  expect(rejected).toMatchObject({ status: "classified", assignee: null });
  expect(rejected["requests"]).toMatchObject([{ status: "rejected", decided_by: "dir1" }]);
  await act("clerk1", no, "dispatch", { assignee: "eng2" });
  expect(fieldCodes(await refused("sup1", no, "approve", { request: 1 }))).toEqual(["request: not_pending"]);
  const approved = await act("sup1", no, "approve", { request: 2 });
  expect(approved).toMatchObject({
    status: "dispatched",
    assignee: "eng2",
    dispatched_at: "2026-11-20T09:10:00+08:00",
  });
  expect(await refused("sup1", no, "approve")).toMatchObject({ code: "invalid_state" });

  const patrol = await create("clerk1", { ...vip, channel: "proactive", serial_no: "SN9" });
  await act("clerk1", patrol.no, "classify", { kind: "S", service_mode: "on_site" });
  expect(await act("clerk1", patrol.no, "dispatch", { assignee: "eng1" })).toMatchObject({
    status: "dispatched",
  });
});

test("a safety case is urgent and approved; a later promise only by approval, an earlier one by edit", async () => {
  const sandbox = await openSandbox();
  const { create, act, refused } = sandbox;
  const { no } = await create("clerk1", { ...EXAMPLE_CARD, impact: "safety" });
  expect(
    await refused("clerk1", no, "resolve_now", {
      kind: "A",
      service_mode: "remote",
      fault_type: "hardware",
      outcome: "no_fault",
      result: "x",
    }),
  ).toMatchObject({ code: "approval_required" });
  expect(await act("clerk1", no, "classify", { ...HARDWARE, impact: "safety" })).toMatchObject({
    priority: "urgent",
  });
  expect(await act("clerk1", no, "dispatch", { assignee: "eng1" })).toMatchObject({
    status: "pending_approval",
  });
  expect(await act("sup1", no, "approve")).toMatchObject({
    status: "dispatched",
    promised_at: "2026-11-21T09:10:00+08:00",
  });
  await act("eng1", no, "accept");
  await act("eng1", no, "start");
  const later = "2026-11-22T18:00:00+08:00";
  expect(await refused("clerk1", no, "edit", { promised_at: later })).toMatchObject({
    code: "approval_required",
    details: { what: "extension" },
  });
  expect(
    fieldCodes(await refused("clerk1", no, "edit", { promised_at: "2026-11-20T09:09:59+08:00" })),
  ).toEqual(["promised_at: in_past"]);
  expect(await act("clerk1", no, "edit", { promised_at: "2026-11-20T20:00:00+08:00" })).toMatchObject({
    promised_at: "2026-11-20T20:00:00+08:00",
  });
  const extension = { what: "extension", reason: "缺件", customer_agreed: true } as const;
  expect(fieldCodes(await refused("eng1", no, "request_approval", extension))).toEqual([
    "promised_at: required",
  ]);
  await act("eng1", no, "request_approval", { ...extension, promised_at: later });
  const extended = await act("sup1", no, "approve");
  expect(extended).toMatchObject({ status: "in_service", promised_at: later });
  expect(extended.milestones.find((milestone) => milestone.milestone === "resolve")).toMatchObject({
    due_at: later,
  });
});

test("a complaint goes to a supervisor; the customer's second in thirty days is urgent", async () => {
  const { create, act, refused, at } = await openSandbox();
  const complaint = { ...EXAMPLE_CARD, serial_no: "无" } as const;
  const classified = { kind: "C", service_mode: "other", impact: "minor" } as const;
  const first = await create("clerk1", complaint);
  expect(await act("clerk1", first.no, "classify", classified)).toMatchObject({ priority: "medium" });
  expect(fieldCodes(await refused("clerk1", first.no, "dispatch", { assignee: "eng1" }))).toEqual([
    "assignee: needs_supervisor",
  ]);
  expect(await act("clerk1", first.no, "dispatch", { assignee: "sup1" })).toMatchObject({
    status: "dispatched",
  });
  expect(
    fieldCodes(await refused("clerk1", first.no, "reassign", { assignee: "eng1", reason: "x" })),
  ).toEqual(["assignee: needs_supervisor"]);
  at("2026-12-19T09:10:00+08:00");
  const second = await create("clerk1", complaint);
  expect(await act("clerk1", second.no, "classify", classified)).toMatchObject({ priority: "urgent" });
});
