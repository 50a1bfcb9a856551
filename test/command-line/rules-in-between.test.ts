import { expect, test } from "vitest";
import { EXAMPLE_CARD, fieldCodes, milestoneOf, openSandbox } from "./sandbox";

const ANSWERED = { kind: "B", service_mode: "consult", outcome: "answered", result: "已答" } as const;
const FAULT = {
  kind: "A",
  service_mode: "on_site",
  fault_type: "hardware",
  fault_category: "异响",
  impact: "partial",
} as const;

test("a card is dispatched once its serial and, on site, its address are known", async () => {
  const { create, act, refused } = await openSandbox();
  const { address, serial_no, ...bare } = EXAMPLE_CARD;
  const { no } = await create("clerk1", bare);
  expect(await refused("clerk1", no, "dispatch", { assignee: "eng1" })).toMatchObject({
    code: "invalid_state",
  });
  await act("clerk1", no, "classify", FAULT);
  expect(await refused("clerk1", no, "dispatch", { assignee: "eng1" })).toMatchObject({
    code: "incomplete",
    details: { missing: ["serial_no", "address"] },
  });
  await act("clerk1", no, "edit", { serial_no: "无", address });
  expect(await act("clerk1", no, "dispatch", { assignee: "eng1" })).toMatchObject({ status: "dispatched" });
});

test("a changed priority moves the running clocks, a reassignment none; a waived one is waived", async () => {
  const { create, act, refused, at } = await openSandbox();
  const { no } = await create("clerk1");
  await act("clerk1", no, "classify", FAULT);
  const dispatched = await act("clerk1", no, "dispatch", { assignee: "eng1" });
  // Medium: three working days after 09:10 on Friday.
  expect(milestoneOf(dispatched, "resolve")).toMatchObject({ due_at: "2026-11-25T09:10:00+08:00" });
  at("2026-11-20T10:00:00+08:00");
  expect(fieldCodes(await refused("clerk1", no, "set_priority", { priority: "urgent" }))).toEqual([
    "reason: required",
  ]);
  const urgent = await act("clerk1", no, "set_priority", { priority: "urgent", reason: "孕妇在家" });
  expect(milestoneOf(urgent, "respond")).toMatchObject({ due_at: "2026-11-20T11:10:00+08:00" });
  expect(milestoneOf(urgent, "on_site")).toMatchObject({ due_at: "2026-11-20T13:10:00+08:00" });
  const reassigned = await act("clerk1", no, "reassign", { assignee: "eng2", reason: "请假" });
  expect(reassigned).toMatchObject({ status: "dispatched", assignee: "eng2" });
  expect(milestoneOf(reassigned, "respond")).toMatchObject({ due_at: "2026-11-20T11:10:00+08:00" });
  expect(await refused("eng1", no, "accept")).toMatchObject({ code: "forbidden" });
  await act("eng2", no, "accept");
  const moved = { reason: "客户加班", customer_agreed: true } as const;
  expect(
    fieldCodes(
      await refused("eng2", no, "reschedule", { ...moved, appointment_at: "2026-11-20T09:59:00+08:00" }),
    ),
  ).toEqual(["appointment_at: in_past"]);
  const soon = await act("eng2", no, "reschedule", { ...moved, appointment_at: "2026-11-20T11:30:00+08:00" });
  expect(soon["warnings"]).toContain("appointment_within_2h");
  expect(fieldCodes(await refused("sup1", no, "waive", { milestone: "lunch", reason: "x" }))).toEqual([
    "milestone: unknown_value",
  ]);
  const waived = await act("sup1", no, "waive", { milestone: "on_site", reason: "客户改期" });
  expect(milestoneOf(waived, "on_site").state).toBe("waived");
});

test("the same fault of the same unit within the repair warranty is a repeat, and free", async () => {
  const { create, act, at } = await openSandbox();
  const old = { ...EXAMPLE_CARD, purchase_date: "2026-03-15" } as const;
  const first = await create("clerk1", old);
  const repaired = { outcome: "repaired", result: "重置", function_test: true } as const;
  await act("clerk1", first.no, "resolve_now", { ...FAULT, service_mode: "remote", ...repaired });
  await act("clerk1", first.no, "confirm", { method: "phone", solved: "yes" });
  await act("clerk1", first.no, "refuse_survey");
  expect(milestoneOf(await act("clerk1", first.no, "archive"), "survey").state).toBe("not_applicable");
  at("2027-02-18T10:00:00+08:00");
  const request = { ...old, requested_at: "2027-02-18T09:55:00+08:00" } as const;
  const again = await create("clerk1", request);
  const classified = await act("clerk1", again.no, "classify", FAULT);
  // 90 days from the day after the repair: the last day is 2027-02-18.
  expect(classified).toMatchObject({ repeat_of: first.no });
  expect(classified["warnings"]).toEqual(["repeat_repair", "provisional_calendar"]);
  const other = await create("clerk1", { ...request, duplicate_reason: "另一处" });
  expect(await act("clerk1", other.no, "classify", { ...FAULT, fault_category: "漏水" })).toMatchObject({
    repeat_of: null,
  });
});

test("surveys: the index, and why a sample does not count", async () => {
  const { create, act, at, refused } = await openSandbox();
  const scores = (all: number) => ({
    timeliness: all,
    efficiency: all,
    expertise: all,
    attitude: all,
    aftercare: all,
  });
  const completed = async () => {
    at("2026-11-20T09:10:00+08:00");
    const { no } = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
    await act("clerk1", no, "resolve_now", ANSWERED);
    at("2026-11-21T09:11:00+08:00");
    return no;
  };
  const survey = { collected_at: "2026-11-20T20:00:00+08:00", collected_by: "phone" } as const;
  const no = await completed();
  for (const [payload, code] of [
    [{ ...survey, scores: { timeliness: 6 } }, "scores.timeliness: too_large"],
    [{ ...survey, scores: { speed: 5 } }, "scores.speed: unknown_field"],
    [{ ...survey, scores: {}, collected_by: "robot" }, "collected_by: unknown_value"],
    [{ ...survey, scores: {}, collected_at: "2026-11-22T00:00:00+08:00" }, "collected_at: in_future"],
  ] as const)
    expect(fieldCodes(await refused("clerk1", no, "collect_survey", payload))).toEqual([code]);
  for (const [payload, index, reason] of [
    [{ scores: scores(4), overall: 4 }, 80, null],
    [{ scores: scores(4), overall: 4 }, 80, "duplicate"],
  ] as const) {
    const card = await act("clerk1", no, "collect_survey", { ...survey, ...payload });
    expect((card["surveys"] as readonly unknown[]).at(-1)).toMatchObject({
      index,
      valid: reason === null,
      invalid_reason: reason,
    });
  }
  for (const [payload, reason] of [
    [{ scores: { timeliness: 5 }, overall: 5 }, "unfinished"],
    [{ scores: scores(5), overall: 3 }, "straight_line"],
    [{ scores: scores(5), overall: 5, collected_at: "2026-11-21T09:10:01+08:00" }, "late"],
    [{ scores: scores(5), overall: 5, collected_by: "staff" }, "by_staff"],
  ] as const) {
    const card = await act("clerk1", await completed(), "collect_survey", { ...survey, ...payload });
    expect(card["surveys"]).toMatchObject([{ valid: false, invalid_reason: reason }]);
  }
});

test("a follow-up: VIP by voice, an unhappy one starts rework from the archive too", async () => {
  const { create, act, refused } = await openSandbox();
  const { no } = await create("clerk1", { ...EXAMPLE_CARD, customer_level: "vip" });
  await act("clerk1", no, "resolve_now", { ...ANSWERED, confirm: { method: "online", solved: "yes" } });
  await act("clerk1", no, "refuse_survey");
  await act("clerk1", no, "archive");
  expect(fieldCodes(await refused("clerk1", no, "follow_up", { method: "sms", result: "好" }))).toEqual([
    "method: vip_by_phone",
  ]);
  const unhappy = await act("clerk1", no, "follow_up", {
    method: "phone",
    result: "又坏了",
    satisfied: false,
  });
  expect(unhappy).toMatchObject({ status: "rework", round: 2 });
  expect(unhappy["follow_ups"]).toMatchObject([{ method: "phone", satisfied: false }]);
  expect(unhappy.events.at(-1)).toMatchObject({ action: "dissatisfied", actor: "system" });
});

test("two complaints of one morning: the second is urgent, the first stays what it is", async () => {
  const { create, act } = await openSandbox();
  const complaint = { kind: "C", service_mode: "other", impact: "minor" } as const;
  const first = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
  const second = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
  const other = await create("clerk1", { ...EXAMPLE_CARD, customer_name: "另一位", serial_no: "无" });
  expect(await act("clerk1", first.no, "classify", complaint)).toMatchObject({ priority: "medium" });
  expect(await act("clerk1", second.no, "classify", complaint)).toMatchObject({ priority: "urgent" });
  expect(await act("clerk1", other.no, "classify", complaint)).toMatchObject({ priority: "medium" });
});

test("a card that was taken on paper is registered at the time it was", async () => {
  const { create, refusal } = await openSandbox();
  const late = await create("clerk1", {
    ...EXAMPLE_CARD,
    requested_at: "2026-11-19T20:30:00+08:00",
    fault_occurred_at: null,
    occurred_at: "2026-11-19T20:35:00+08:00",
  });
  expect(late).toMatchObject({
    no: "SH-S01-20261119-0001",
    registered_at: "2026-11-19T20:35:00+08:00",
    warnings: ["late_entry"],
  });
  expect(late.events).toMatchObject([{ late: true, entered_at: "2026-11-20T09:10:00+08:00" }]);
  expect(milestoneOf(late, "register")).toMatchObject({ state: "met" });
  const stdin = JSON.stringify({
    ...EXAMPLE_CARD,
    serial_no: "无",
    occurred_at: "2026-11-20T09:01:59+08:00",
  });
  expect(fieldCodes(await refusal(["card", "create", "-"], { as: "clerk1", stdin }))).toEqual([
    "requested_at: after_registration",
  ]);
});
