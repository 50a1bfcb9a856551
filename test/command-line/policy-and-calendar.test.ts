import { expect, test } from "vitest";
import { EXAMPLE_CARD, milestoneOf, openSandbox, rowsOf, type Sandbox } from "./sandbox";

/** Registers a card of channel wechat at a time and answers its clocks. */
async function registeredAt(
  { at, create }: Sandbox,
  time: string,
  fields: Readonly<Record<string, unknown>> = {},
) {
  at(time);
  return await create("clerk1", {
    ...EXAMPLE_CARD,
    channel: "wechat",
    requested_at: time,
    fault_occurred_at: null,
    serial_no: "无",
    ...fields,
  });
}

test("a policy in use for all or for a kind; cards that are registered keep theirs", async () => {
  const sandbox = await openSandbox();
  const { result, refusal, create, act, show } = sandbox;
  expect(rowsOf(await result(["policy", "list"])).map((row) => row["preset"])).toEqual([
    "electronics",
    "flow_card",
    "satisfaction",
    "script",
    "service_dept",
  ]);
  expect(await result(["policy", "show"])).toMatchObject({ preset: "flow_card", in_use: true, version: 1 });
  const old = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
  expect(await refusal(["policy", "use", "script"], { as: "clerk1" })).toMatchObject({
    code: "forbidden",
    details: { needs: ["supervisor"] },
  });
  expect(await result(["policy", "use", "script"], { as: "sup1" })).toMatchObject({
    preset: "script",
    in_use: true,
  });
  const used = await result(["policy", "use", "service_dept", "--kind", "A"], { as: "sup1" });
  expect(used).toMatchObject({ preset: "service_dept", in_use: false, kinds: ["A"] });
  expect(used).toHaveProperty("milestones");
  expect(await show(old.no)).toMatchObject({ policy_preset: "flow_card" });

  const fresh = await registeredAt(sandbox, "2026-11-20T10:00:00+08:00");
  expect(fresh).toMatchObject({ policy_preset: "script" });
  // Medium is P3 in script: 24 h.
  expect(milestoneOf(fresh, "first_response")).toMatchObject({ due_at: "2026-11-21T10:00:00+08:00" });
  const classified = await act("clerk1", fresh.no, "classify", {
    kind: "A",
    service_mode: "on_site",
    fault_type: "hardware",
    impact: "partial",
  });
  // The store's default counts until classify, then the kind's: from its start again.
  expect(classified).toMatchObject({ policy_preset: "service_dept" });
  expect(milestoneOf(classified, "first_response")).toMatchObject({ due_at: "2026-11-20T12:00:00+08:00" });
  expect(milestoneOf(classified, "register")).toMatchObject({ state: "met" });
  const dispatched = await act("clerk1", fresh.no, "dispatch", { assignee: "eng1" });
  expect(milestoneOf(dispatched, "on_site")).toMatchObject({ due_at: "2026-11-22T10:00:00+08:00" });
  expect(milestoneOf(dispatched, "answer")).toMatchObject({ due_at: "2026-11-21T10:00:00+08:00" });
  const question = await registeredAt(sandbox, "2026-11-20T10:05:00+08:00");
  expect(await act("clerk1", question.no, "classify", { kind: "B", service_mode: "consult" })).toMatchObject({
    policy_preset: "script",
  });
  const oldClassified = await act("clerk1", old.no, "classify", { kind: "B", service_mode: "consult" });
  expect(oldClassified).toMatchObject({ policy_preset: "flow_card" });
});

test("worked examples of DOMAIN 4.4: two working days of the satisfaction policy", async () => {
  const sandbox = await openSandbox("2026-09-01T09:00:00+08:00");
  await sandbox.result(["policy", "use", "satisfaction"], { as: "sup1" });
  const lives = [
    ["2026-09-30T16:00:00+08:00", "2026-10-09T16:00:00+08:00"],
    ["2026-10-09T16:00:00+08:00", "2026-10-12T16:00:00+08:00"],
    ["2026-11-20T17:00:00+08:00", "2026-11-24T17:00:00+08:00"],
    ["2026-11-21T10:00:00+08:00", "2026-11-24T18:00:00+08:00"],
  ] as const;
  for (const [registered, due] of lives) {
    const card = await registeredAt(sandbox, registered, { impact: "minor" });
    expect(card).toMatchObject({ priority: "low" });
    expect(milestoneOf(card, "first_response"), registered).toMatchObject({ state: "running", due_at: due });
  }
});

test("worked examples of DOMAIN 4.4: dispatch over the weekend, archive over the holiday, urgent at night", async () => {
  const sandbox = await openSandbox("2026-09-30T16:30:00+08:00");
  const { at, act } = sandbox;
  const before = await registeredAt(sandbox, "2026-09-30T16:30:00+08:00");
  at("2026-09-30T17:00:00+08:00");
  const completed = await act("clerk1", before.no, "resolve_now", {
    kind: "B",
    service_mode: "consult",
    outcome: "answered",
    result: "已答",
  });
  expect(milestoneOf(completed, "archive")).toMatchObject({ due_at: "2026-10-08T18:00:00+08:00" });

  const friday = await registeredAt(sandbox, "2026-11-20T17:30:00+08:00");
  at("2026-11-20T17:40:00+08:00");
  const fault = { kind: "A", service_mode: "on_site", fault_type: "hardware" } as const;
  const classified = await act("clerk1", friday.no, "classify", { ...fault, impact: "partial" });
  expect(milestoneOf(classified, "dispatch")).toMatchObject({ due_at: "2026-11-23T09:40:00+08:00" });

  const night = await registeredAt(sandbox, "2026-11-20T23:20:00+08:00");
  await act("clerk1", night.no, "classify", {
    ...fault,
    impact: "main_function",
    priority: "urgent",
    priority_reason: "独居老人",
  });
  at("2026-11-20T23:30:00+08:00");
  const urgent = await act("clerk1", night.no, "dispatch", { assignee: "eng1" });
  expect(milestoneOf(urgent, "respond")).toMatchObject({ due_at: "2026-11-21T01:30:00+08:00" });
  expect(milestoneOf(urgent, "on_site")).toMatchObject({ due_at: "2026-11-21T03:30:00+08:00" });
});

test("the calendar: notices, make-up days, and a provisional year said to be one", async () => {
  const { result, refusal } = await openSandbox();
  const month = async (name: string) =>
    (await result(["calendar", "show", name])) as {
      month: string;
      provisional: boolean;
      days: { date: string; working: boolean; minutes: number; name: string | null; source: string }[];
    };
  const october = await month("2026-10");
  expect(october).toMatchObject({ month: "2026-10", provisional: false });
  expect(october.days).toHaveLength(31);
  expect(october.days.slice(0, 7).map((day) => day.working)).toEqual(Array(7).fill(false));
  expect(october.days[7]).toMatchObject({ date: "2026-10-08", working: true, minutes: 540 });
  expect(october.days[9]).toMatchObject({ date: "2026-10-10", working: true, minutes: 540 });
  expect(october.days[10]).toMatchObject({ date: "2026-10-11", working: false, minutes: 0 });
  const february = await month("2027-02");
  expect(february.provisional).toBe(true);
  const off = february.days.filter((day) => !day.working).map((day) => day.date.slice(-2));
  // 除夕 to 初三 is 5–8 February; the Saturday and Sunday among them are made up on the 9th and 10th.
  expect(off).toEqual(["05", "06", "07", "08", "09", "10", "13", "14", "20", "21", "27", "28"]);
  expect((await month("2028-02")).days).toHaveLength(29);

  const due = (start: string, minutes: string, ...working: readonly string[]) =>
    ["calendar", "due", "--start", start, "--minutes", minutes, ...working] as const;
  const start = "2026-11-20T17:40:00+08:00";
  expect(await result(due(start, "60"))).toEqual({ due_at: "2026-11-20T18:40:00+08:00" });
  expect(await result(due(start, "60", "--working"))).toEqual({ due_at: "2026-11-23T09:40:00+08:00" });
  expect(await result(due("2026-11-20T09:40:00Z", "20", "--working"))).toEqual({
    due_at: "2026-11-20T18:00:00+08:00",
  });
  expect(await result(due("2026-09-30T16:00:00+08:00", "1080", "--working"))).toEqual({
    due_at: "2026-10-09T16:00:00+08:00",
  });
  expect(await result(due(start, "0", "--working"))).toEqual({ due_at: start });
  for (const [wrong, code] of [
    ["2026-11-20T17:40:00", "no_offset"],
    ["friday", "invalid_time"],
  ] as const)
    expect(await refusal(due(wrong, "1"))).toMatchObject({
      code: "invalid_input",
      details: { fields: [{ field: "start", code }] },
    });
});
