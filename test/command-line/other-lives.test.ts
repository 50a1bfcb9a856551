import { expect, test } from "vitest";
import { EXAMPLE_CARD, fieldCodes, milestoneOf, openSandbox } from "./sandbox";

test("a return: pickup, receipt, inspection, remedy, refund only within what was approved", async () => {
  const { create, act, refused, at } = await openSandbox();
  const bought = { ...EXAMPLE_CARD, purchase_channel: "online", received_date: "2026-11-16" } as const;
  const { no } = await create("clerk1", bought);
  await act("clerk1", no, "classify", { kind: "D", service_mode: "return_exchange", impact: "minor" });
  // Dispatch of kind D needs no approval, its refund does.
  expect(await act("clerk1", no, "dispatch", { assignee: "clerk1" })).toMatchObject({ status: "dispatched" });
  await act("clerk1", no, "accept");
  const pickup = { address: "示例路 1 号", window: { from: "2026-11-20T14:00:00+08:00" } } as const;
  expect(fieldCodes(await refused("log1", no, "goods_pickup", pickup))).toEqual(["window.to: required"]);
  expect(await refused("wh1", no, "goods_inspect", { result: "qualifies", condition: "x" })).toMatchObject({
    code: "invalid_state",
  });
  const picked = await act("log1", no, "goods_pickup", {
    ...pickup,
    window: { from: "2026-11-20T14:00:00+08:00", to: "2026-11-20T16:00:00+08:00" },
    condition: "外观完好",
    accessories: "说明书",
    proof_checked: true,
  });
  expect(picked["goods"]).toMatchObject([
    { step: "pickup", window_from: "2026-11-20T14:00:00+08:00", proof_checked: true },
  ]);
  await act("clerk1", no, "wait", { waiting_for: "goods", reason: "在途" });
  at("2026-11-20T17:00:00+08:00");
  const received = await act("wh1", no, "goods_received", { condition: "完好" });
  expect(received).toMatchObject({ status: "accepted", waiting_for: null });
  // 24 h rolled: Saturday 17:00 has no working time → Monday's closing.
  expect(milestoneOf(received, "goods_check")).toMatchObject({
    state: "running",
    due_at: "2026-11-23T18:00:00+08:00",
  });
  await act("wh1", no, "goods_inspect", { result: "qualifies", condition: "完好" });
  await act("clerk1", no, "start");
  const chosen = await act("clerk1", no, "choose_remedy", {
    return_basis: "no_reason",
    return_option: "return",
  });
  expect(chosen).toMatchObject({ return_basis: "no_reason", return_option: "return" });
  expect(milestoneOf(chosen, "refund")).toMatchObject({
    state: "running",
    due_at: "2026-11-27T17:00:00+08:00",
  });
  const refund = { amount: "1999.00", method: "transfer" } as const;
  expect(await refused("fin1", no, "refund", refund)).toMatchObject({
    code: "approval_required",
    details: { what: "refund" },
  });
  expect(await refused("clerk1", no, "refund", refund)).toMatchObject({
    code: "forbidden",
    details: { needs: ["finance"] },
  });
  await act("clerk1", no, "request_approval", { what: "refund", reason: "七天无理由", amount: "1999" });
  await act("sup1", no, "approve");
  expect(await refused("fin1", no, "refund", { ...refund, amount: "1999.01" })).toMatchObject({
    code: "approval_required",
  });
  await act("fin1", no, "refund", { ...refund, amount: "1000" });
  expect(await refused("fin1", no, "refund", { ...refund, amount: "999.01" })).toMatchObject({
    code: "approval_required",
  });
  const refunded = await act("fin1", no, "refund", { ...refund, amount: "999" });
  expect(refunded["refunds"]).toMatchObject([
    { amount: "1000.00" },
    { amount: "999.00", method: "transfer" },
  ]);
  expect(milestoneOf(refunded, "refund")).toMatchObject({ state: "met" });
  expect(await act("clerk1", no, "finish", { outcome: "refunded", result: "已退款" })).toMatchObject({
    status: "completed",
  });
});

test("an exchange, and a return that the inspection refuses", async () => {
  const { create, act, refused } = await openSandbox();
  const start = async (serial_no: string) => {
    const { no } = await create("clerk1", { ...EXAMPLE_CARD, serial_no, received_date: "2026-11-10" });
    await act("clerk1", no, "classify", { kind: "D", service_mode: "return_exchange", impact: "minor" });
    await act("clerk1", no, "dispatch", { assignee: "clerk1" });
    await act("clerk1", no, "accept");
    await act("clerk1", no, "start");
    await act("clerk1", no, "goods_received", { condition: "有磕碰" });
    return no;
  };
  const exchanged = await start("SN1");
  await act("wh1", exchanged, "goods_inspect", { result: "qualifies", condition: "性能故障" });
  await act("clerk1", exchanged, "choose_remedy", { return_basis: "quality_15", return_option: "exchange" });
  expect(fieldCodes(await refused("wh1", exchanged, "exchange"))).toEqual(["new_serial: required"]);
  expect(await act("wh1", exchanged, "exchange", { new_serial: "SN1-NEW" })).toMatchObject({
    status: "in_service",
    new_serial: "SN1-NEW",
  });
  expect(fieldCodes(await refused("wh1", exchanged, "goods_ship", { way: "ship" }))).toEqual([
    "tracking: required",
  ]);
  await act("log1", exchanged, "goods_ship", { way: "ship", tracking: "T-1" });
  await act("clerk1", exchanged, "finish", { outcome: "exchanged", result: "已换" });
  expect(fieldCodes(await refused("clerk1", exchanged, "confirm", { method: "phone" }))).toEqual([
    "solved: required",
  ]);
  const turnedDown = await start("SN2");
  await act("wh1", turnedDown, "goods_inspect", { result: "refused", condition: "人为损坏" });
  await act("wh1", turnedDown, "goods_ship", { way: "hand_over" });
  await act("clerk1", turnedDown, "finish", { outcome: "refused", result: "不符合退货条件" });
  const confirmed = await act("clerk1", turnedDown, "confirm", { method: "phone", satisfaction: 3 });
  expect(confirmed).toMatchObject({ status: "confirmed", grade: "neutral", solved: null });
});

test("a question is answered on the phone in one act, with the customer's confirmation", async () => {
  const { create, act, refused, at } = await openSandbox();
  const { no } = await create("clerk1", { ...EXAMPLE_CARD, customer_level: "vip" });
  at("2026-11-20T09:13:00+08:00");
  const solved = {
    kind: "B",
    service_mode: "consult",
    outcome: "answered",
    result: "教会童锁",
    confirm: { method: "phone", solved: "yes", satisfaction: 5 },
  } as const;
  expect(
    fieldCodes(await refused("clerk1", no, "resolve_now", { outcome: "answered", result: "x" })),
  ).toEqual(["kind: required", "service_mode: required"]);
  expect(
    fieldCodes(await refused("clerk1", no, "resolve_now", { ...solved, confirm: { method: "phone" } })),
  ).toEqual(["confirm.solved: required"]);
  const confirmed = await act("clerk1", no, "resolve_now", solved);
  expect(confirmed).toMatchObject({
    status: "confirmed",
    assignee: "clerk1",
    kind: "B",
    outcome: "answered",
    completed_at: "2026-11-20T09:13:00+08:00",
    confirmed_at: "2026-11-20T09:13:00+08:00",
    grade: "satisfied",
  });
  expect(confirmed.events.map((event) => event.action)).toEqual([
    "register",
    "classify",
    "dispatch",
    "accept",
    "start",
    "resolve_now",
    "confirm",
  ]);
  expect(new Set(confirmed.events.slice(1).map((event) => event.at)).size).toBe(1);
  for (const milestone of ["register", "classify", "dispatch", "respond", "resolve", "confirm"])
    expect(milestoneOf(confirmed, milestone).state, milestone).toBe("met");
  expect(await refused("clerk1", no, "undo", { event: 6 })).toMatchObject({ code: "invalid_state" });

  const old = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "SN5", purchase_date: "2020-01-01" });
  const repair = { kind: "A", service_mode: "other", fault_type: "software", impact: "minor" } as const;
  expect(
    await refused("tech1", old.no, "resolve_now", {
      ...repair,
      outcome: "repaired",
      result: "重置",
      function_test: true,
    }),
  ).toMatchObject({ code: "quote_required" });
  const draft = await create("tech1", { ...EXAMPLE_CARD, draft: true, serial_no: "SN6" });
  const remote = await act("tech1", draft.id, "resolve_now", {
    ...repair,
    outcome: "repaired",
    result: "重置",
    function_test: true,
  });
  expect(remote).toMatchObject({ status: "completed", no: "SH-S01-20261120-0003", assignee: "tech1" });
});

test("an S card carries its checklist; other cards have none", async () => {
  const { create, act, refused } = await openSandbox();
  const { no } = await create("clerk1", { ...EXAMPLE_CARD, channel: "proactive" });
  await act("clerk1", no, "classify", { kind: "S", service_mode: "on_site" });
  await act("clerk1", no, "dispatch", { assignee: "eng1" });
  await act("eng1", no, "accept");
  await act("eng1", no, "arrive");
  expect(await refused("eng2", no, "fill_checklist", { items: { wiring: "pass" } })).toMatchObject({
    code: "forbidden",
    details: { needs: ["assignee"] },
  });
  expect(fieldCodes(await refused("eng1", no, "fill_checklist", { items: { wiring: "ok" } }))).toEqual([
    "items.wiring: unknown_value",
  ]);
  const filled = await act("eng1", no, "fill_checklist", {
    items: { wiring: "pass", leakage: "fail" },
    hazards: "插座松动",
  });
  expect(filled["checklists"]).toMatchObject([{ items: { leakage: "fail" }, hazards: "插座松动" }]);
  expect(await act("eng1", no, "finish", { outcome: "done", result: "已巡检" })).toMatchObject({
    status: "completed",
  });
  const other = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
  expect(await refused("clerk1", other.no, "fill_checklist", { items: { a: "pass" } })).toMatchObject({
    code: "invalid_state",
  });
});

test("not solved goes to rework: a second round with its own clocks, owned by the supervisor", async () => {
  const { create, act, refused, at } = await openSandbox();
  const { no } = await create("clerk1");
  await act("clerk1", no, "resolve_now", {
    kind: "A",
    service_mode: "remote",
    fault_type: "software",
    impact: "minor",
    outcome: "repaired",
    result: "重置",
    function_test: true,
  });
  for (const [payload, code] of [
    [{ method: "phone", solved: "yes", satisfaction: 5, grade: "neutral" }, "grade: contradicts_score"],
    [{ method: "phone", solved: "yes", satisfaction: 6 }, "satisfaction: too_large"],
    [{ method: "phone", solved: "maybe" }, "solved: unknown_value"],
    [{ method: "fax", solved: "yes" }, "method: unknown_value"],
  ] as const)
    expect(fieldCodes(await refused("clerk1", no, "confirm", payload))).toEqual([code]);
  at("2026-11-20T09:40:00+08:00");
  const rework = await act("clerk1", no, "confirm", { method: "phone", solved: "partly", satisfaction: 4 });
  expect(rework).toMatchObject({ status: "rework", round: 2 });
  expect(rework.events.slice(-2)).toMatchObject([
    { action: "confirm", actor: "clerk1" },
    { action: "dissatisfied", actor: "system" },
  ]);
  expect(milestoneOf(rework, "confirm")).toMatchObject({ state: "met" });
  expect(milestoneOf(rework, "dispatch", 2)).toMatchObject({
    state: "running",
    due_at: "2026-11-20T10:40:00+08:00",
  });
  expect(await refused("clerk1", no, "cancel", { reason: "x" })).toMatchObject({ code: "invalid_state" });
  await act("clerk1", no, "dispatch", { assignee: "eng1" });
  await act("eng1", no, "accept");
  await act("eng1", no, "arrive");
  at("2026-11-20T11:00:00+08:00");
  const again = await act("eng1", no, "finish", { outcome: "repaired", result: "换板", function_test: true });
  expect(again).toMatchObject({
    status: "completed",
    first_completed_at: "2026-11-20T09:10:00+08:00",
    completed_at: "2026-11-20T11:00:00+08:00",
  });
  expect(milestoneOf(again, "resolve", 2).state).toBe("met");
  expect(milestoneOf(again, "resolve", 1).state).toBe("met");
});

test("an unreachable customer: three dated attempts, a supervisor, no grade", async () => {
  const { create, act, refused } = await openSandbox();
  const { no } = await create("clerk1");
  await act("clerk1", no, "resolve_now", {
    kind: "B",
    service_mode: "consult",
    outcome: "answered",
    result: "已答",
  });
  const attempts = ["2026-11-20T09:00:00+08:00", "2026-11-20T09:05:00+08:00", "2026-11-20T09:08:00+08:00"];
  expect(await refused("clerk1", no, "confirm", { method: "unreachable", attempts })).toMatchObject({
    code: "forbidden",
    details: { needs: ["supervisor"] },
  });
  for (const [payload, code] of [
    [{}, "attempts: three_needed"],
    [{ attempts: attempts.slice(1) }, "attempts: three_needed"],
    [{ attempts, grade: "satisfied" }, "grade: not_when_unreachable"],
    [{ attempts: ["2026-11-20T09:00:00", ...attempts] }, "attempts.0: no_offset"],
  ] as const)
    expect(fieldCodes(await refused("sup1", no, "confirm", { method: "unreachable", ...payload }))).toEqual([
      code,
    ]);
  expect(await act("sup1", no, "confirm", { method: "unreachable", attempts })).toMatchObject({
    status: "confirmed",
    confirm_method: "unreachable",
    grade: null,
    solved: null,
  });
});

test("reopened from the archive, cancelled, merged: who may, and what is left", async () => {
  const { create, act, refused, show } = await openSandbox();
  const { no } = await create("clerk1");
  await act("clerk1", no, "resolve_now", {
    kind: "B",
    service_mode: "consult",
    outcome: "answered",
    result: "已答",
    confirm: { method: "online", solved: "yes" },
  });
  await act("clerk1", no, "refuse_survey");
  await act("clerk1", no, "archive");
  expect(await refused("clerk1", no, "reopen", { reason: "x" })).toMatchObject({
    code: "forbidden",
    details: { needs: ["supervisor"] },
  });
  expect(await act("sup1", no, "reopen", { reason: "又坏了" })).toMatchObject({
    status: "rework",
    round: 2,
    archived_at: null,
  });

  const merged = await create("clerk1", { ...EXAMPLE_CARD, duplicate_reason: "同一件事" });
  expect(await refused("clerk1", merged.no, "merge", { into: "SH-S01-20261120-9999" })).toMatchObject({
    code: "not_found",
  });
  expect(fieldCodes(await refused("clerk1", merged.no, "merge", { into: merged.no }))).toEqual([
    "into: itself",
  ]);
  expect(await act("clerk1", merged.no, "merge", { into: no })).toMatchObject({
    status: "merged",
    merged_into: no,
  });
  expect((await show(no))["merged_cards"]).toEqual([merged.no]);
  expect(await refused("clerk1", merged.no, "undo", { event: 2 })).toMatchObject({ code: "invalid_state" });

  const cancelled = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "SN7" });
  await act("clerk1", cancelled.no, "classify", { kind: "B", service_mode: "remote" });
  await act("clerk1", cancelled.no, "dispatch", { assignee: "eng1" });
  expect(await refused("clerk1", cancelled.no, "cancel", { reason: "客户取消" })).toMatchObject({
    code: "forbidden",
    details: { needs: ["supervisor"] },
  });
  const ended = await act("sup1", cancelled.no, "cancel", { reason: "客户取消" });
  expect(ended).toMatchObject({ status: "cancelled" });
  expect(ended.milestones.filter((item) => ["running", "pending", "paused"].includes(item.state))).toEqual(
    [],
  );
});

test("undo takes the newest change back, redo brings it again; later only a supervisor", async () => {
  const { create, act, refused, at } = await openSandbox();
  const { no } = await create("clerk1");
  const before = await act("clerk1", no, "edit", { remark: "甲" });
  const classified = await act("clerk1", no, "classify", { kind: "B", service_mode: "remote" });
  expect(await refused("clerk1", no, "undo", { event: 1 })).toMatchObject({ code: "invalid_state" });
  expect(await refused("tech1", no, "undo", { event: 3 })).toMatchObject({ code: "forbidden" });
  expect(fieldCodes(await refused("clerk1", no, "undo", { event: 99 }))).toEqual(["event: unknown_event"]);
  expect(fieldCodes(await refused("clerk1", no, "undo"))).toEqual(["event: required"]);
  const undone = await act("clerk1", no, "undo", { event: 3 });
  expect(undone).toMatchObject({ status: "registered", kind: null, remark: "甲", completeness: null });
  expect(undone.events).toHaveLength(before.events.length + 2);
  expect(milestoneOf(undone, "classify").state).toBe("running");
  const redone = await act("clerk1", no, "undo", { event: 4 });
  expect(redone).toMatchObject({
    status: "classified",
    kind: "B",
    classified_at: classified["classified_at"] as string,
  });
  at("2026-11-20T09:20:01+08:00");
  expect(await refused("clerk1", no, "undo", { event: 5 })).toMatchObject({
    code: "forbidden",
    details: { needs: ["supervisor"] },
  });
  expect(await act("sup1", no, "undo", { event: 5 })).toMatchObject({ status: "registered" });
});

test("a clock that was set back is saved and flagged", async () => {
  const { create, act, at } = await openSandbox();
  const { no } = await create("clerk1");
  at("2026-11-20T08:00:00+08:00");
  const edited = await act("clerk1", no, "edit", { remark: "x" });
  expect(edited.events.at(-1)).toMatchObject({ clock_flag: true, at: "2026-11-20T08:00:00+08:00" });
  expect(edited["warnings"]).toContain("clock_set_back");
  expect(edited.events.map((event) => event.seq)).toEqual([1, 2]);
});
