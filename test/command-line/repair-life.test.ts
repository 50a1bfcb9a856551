import { expect, test } from "vitest";
import { EXAMPLE_CARD, milestoneOf, openSandbox, rowsOf } from "./sandbox";

const CHECKED = { function: "pass", appearance: "pass", warranty_label: "na" } as const;

function actionsOf(card: { readonly events: readonly { readonly action: string }[] }): readonly string[] {
  return card.events.map((event) => event.action);
}

test("a repair on site, from the call to the archive", async () => {
  const { create, act, at, file, result, refused, show } = await openSandbox();
  const { no } = await create("clerk1");
  expect(no).toBe("SH-S01-20261120-0001");
  at("2026-11-20T09:20:00+08:00");
  const classified = await act("tech1", no, "classify", {
    kind: "A",
    service_mode: "on_site",
    fulfilment: "home_visit",
    fault_type: "hardware",
    fault_category: "异响",
    impact: "main_function",
  });
  // Filled: all but requested_window of the eleven that apply on site.
  expect(classified).toMatchObject({
    status: "classified",
    priority: "high",
    classified_at: "2026-11-20T09:20:00+08:00",
  });
  expect(classified["completeness"]).toBeCloseTo(10 / 11, 6);
  expect(milestoneOf(classified, "dispatch")).toMatchObject({
    state: "running",
    due_at: "2026-11-20T10:20:00+08:00",
  });
  const dispatched = await act("clerk1", no, "dispatch", {
    assignee: "eng1",
    collaborators: ["eng2"],
    promised_at: "2026-11-20T18:00:00+08:00",
    appointment_at: "2026-11-20T11:00:00+08:00",
  });
  expect(dispatched).toMatchObject({ status: "dispatched", assignee: "eng1", collaborators: ["eng2"] });
  expect(milestoneOf(dispatched, "on_site")).toMatchObject({ state: "not_applicable" });
  expect(milestoneOf(dispatched, "respond")).toMatchObject({ due_at: "2026-11-21T09:20:00+08:00" });
  await act("eng1", no, "accept");
  await act("eng1", no, "respond", { method: "phone", note: "已约 11 点" });
  at("2026-11-20T11:00:00+08:00");
  expect(await act("eng1", no, "arrive")).toMatchObject({ status: "in_service" });
  await act("eng1", no, "log", { operation: "打开前盖检查", customer_visible: true });
  const logged = await act("eng1", no, "log", { operation: "更换减震", fault_cause: "减震老化" });
  expect(logged).toMatchObject({ status: "in_service", fault_cause: "减震老化" });
  const diagnosed = await act("eng1", no, "diagnose", {
    appearance: "完好",
    hardware: "减震断裂",
    software: "无",
    location: "减震器",
    plan: "更换",
    parts_needed: "减震器",
    estimated_minutes: 40,
    customer_informed: "示例联系人",
  });
  expect(diagnosed["detections"]).toMatchObject([{ location: "减震器", estimated_minutes: 40 }]);
  at("2026-11-20T12:00:00+08:00");
  const finished = await act("eng1", no, "finish", {
    outcome: "repaired",
    result: "恢复正常",
    function_test: true,
    self_check: CHECKED,
  });
  expect(finished).toMatchObject({
    status: "completed",
    outcome: "repaired",
    completed_at: "2026-11-20T12:00:00+08:00",
  });
  expect(milestoneOf(finished, "resolve")).toMatchObject({
    state: "met",
    due_at: "2026-11-20T18:00:00+08:00",
  });
  await act("clerk1", no, "hand_out_survey", {});
  const confirmed = await act("eng1", no, "confirm", {
    method: "signature",
    solved: "yes",
    satisfaction: 5,
    opinion: "很快",
  });
  expect(confirmed).toMatchObject({
    status: "confirmed",
    grade: "satisfied",
    opinion: "很快",
    solved: "yes",
  });
  expect(milestoneOf(confirmed, "confirm")).toMatchObject({ state: "met" });

  const early = await refused("clerk1", no, "archive");
  expect(early).toMatchObject({ code: "incomplete" });
  expect(early.details["missing"]).toEqual(["signed_sheet", "survey"]);
  const scan = file("服务确认单.pdf", "%PDF-1.4\n%%EOF\n");
  await result(["card", "attach", no, scan, "--kind", "signed_scan"], { as: "clerk1" });
  at("2026-11-20T15:00:00+08:00");
  const surveyed = await act("clerk1", no, "collect_survey", {
    collected_at: "2026-11-20T14:30:00+08:00",
    collected_by: "customer",
    scores: { timeliness: 5, efficiency: 4, expertise: 5, attitude: 5, aftercare: 3 },
    overall: 5,
    choices: ["响应快"],
    comment: "谢谢",
  });
  // 20×5 + 30×4 + 25×5 + 15×5 + 10×3 = 450 → ÷ 5 = 90.
  expect(surveyed["surveys"]).toMatchObject([{ index: 90, valid: true, invalid_reason: null }]);
  await act("clerk1", no, "follow_up", { method: "phone", result: "满意", satisfied: true });
  const archived = await act("clerk1", no, "archive");
  expect(archived).toMatchObject({ status: "archived", archived_at: "2026-11-20T15:00:00+08:00" });
  expect(milestoneOf(archived, "archive")).toMatchObject({ state: "met" });
  expect(milestoneOf(archived, "survey")).toMatchObject({ state: "met" });
  expect(actionsOf(archived)).toEqual([
    "register",
    "classify",
    "dispatch",
    "accept",
    "respond",
    "arrive",
    "log",
    "log",
    "diagnose",
    "finish",
    "hand_out_survey",
    "confirm",
    "attach",
    "collect_survey",
    "follow_up",
    "archive",
  ]);
  expect(archived.events.map((event) => event.seq)).toEqual(archived.events.map((_, index) => index + 1));
  expect(archived["process_record"]).toContain("更换减震");
  expect(await show(no)).toEqual(archived);
  // An archived card takes nothing but what 2.2 says, and says what that is.
  expect(await refused("eng1", no, "log", { operation: "再来" })).toMatchObject({
    code: "invalid_state",
    details: {
      status: "archived",
      allowed: [
        "dissatisfied",
        "hand_out_survey",
        "collect_survey",
        "refuse_survey",
        "follow_up",
        "qc_sample",
        "reopen",
        "attach",
        "countersign",
        "undo",
      ],
    },
  });
});

test("a carried-in repair goes through the quality check, once failed and once passed", async () => {
  const { create, act, at, refused } = await openSandbox();
  const { no } = await create("clerk1", { ...EXAMPLE_CARD, channel: "counter" });
  await act("clerk1", no, "classify", {
    kind: "A",
    service_mode: "other",
    fulfilment: "carry_in",
    fault_type: "hardware",
    fault_category: "异响",
    impact: "partial",
  });
  await act("clerk1", no, "dispatch", { assignee: "eng1" });
  await act("eng1", no, "accept");
  await act("eng1", no, "start");
  const finish = { outcome: "repaired", result: "修好", function_test: true };
  at("2026-11-20T10:00:00+08:00");
  const checking = await act("eng1", no, "finish", finish);
  expect(checking).toMatchObject({ status: "quality_check", completed_at: null });
  expect(milestoneOf(checking, "resolve").state).toBe("running");

  expect(await refused("eng1", no, "qc_pass", { items: CHECKED })).toMatchObject({
    code: "forbidden",
    details: { needs: ["qc", "supervisor"] },
  });
  const unanswered = await refused("qc1", no, "qc_pass", { items: { function: "pass" } });
  expect(unanswered).toMatchObject({
    code: "invalid_input",
    details: {
      fields: [
        { field: "items.appearance", code: "required" },
        { field: "items.warranty_label", code: "required" },
      ],
    },
  });
  expect(await refused("qc1", no, "qc_fail", { items: CHECKED })).toMatchObject({
    code: "invalid_input",
    details: { fields: [{ field: "reason", code: "required" }] },
  });
  const failed = await act("qc1", no, "qc_fail", {
    items: { ...CHECKED, function: "fail" },
    reason: "仍有异响",
  });
  expect(failed).toMatchObject({ status: "in_service", completed_at: null });
  await act("eng1", no, "finish", { ...finish, result: "重新调平" });
  at("2026-11-20T11:00:00+08:00");
  const passed = await act("sup1", no, "qc_pass", { items: CHECKED });
  expect(passed).toMatchObject({
    status: "completed",
    completed_at: "2026-11-20T11:00:00+08:00",
    first_completed_at: "2026-11-20T11:00:00+08:00",
  });
  expect(passed["checks"]).toMatchObject([
    { level: "store", pass: false, checked_by: "qc1", reason: "仍有异响" },
    { level: "store", pass: true, checked_by: "sup1" },
  ]);
  const sampled = await act("qc1", no, "qc_sample", { items: CHECKED, pass: true });
  expect(sampled).toMatchObject({ status: "completed" });
  const back = await act("qc1", no, "qc_sample", {
    items: { ...CHECKED, appearance: "fail" },
    pass: false,
    reason: "划痕",
  });
  expect(back).toMatchObject({ status: "rework", round: 2 });
});

test("the checker is never the repairer: the assignee counts, also where somebody else recorded it", async () => {
  const { create, act, refused } = await openSandbox();
  const { no } = await create("clerk1");
  await act("clerk1", no, "classify", {
    kind: "A",
    service_mode: "other",
    fulfilment: "mail_in",
    fault_type: "hardware",
    impact: "minor",
  });
  await act("clerk1", no, "dispatch", { assignee: "sup1" });
  await act("clerk1", no, "accept", { on_behalf: "sup1" });
  await act("clerk1", no, "start", { on_behalf: "sup1" });
  await act("clerk1", no, "finish", {
    outcome: "repaired",
    result: "好",
    function_test: true,
    on_behalf: "sup1",
  });
  expect(await refused("sup1", no, "qc_pass", { items: CHECKED })).toMatchObject({ code: "self_approval" });
  expect(await act("dir1", no, "qc_pass", { items: CHECKED })).toMatchObject({ status: "completed" });
});

test("an engineer phones in: recorded on behalf, entered late, at the time it happened", async () => {
  const { create, act, at, refused, result } = await openSandbox();
  const { no } = await create("clerk1");
  await act("clerk1", no, "classify", {
    kind: "A",
    service_mode: "on_site",
    fault_type: "hardware",
    impact: "partial",
  });
  await act("clerk1", no, "dispatch", { assignee: "eng1" });
  expect(await refused("clerk1", no, "accept")).toMatchObject({
    code: "forbidden",
    details: { needs: ["assignee"] },
  });
  expect(await refused("eng2", no, "accept", { on_behalf: "eng1" })).toMatchObject({ code: "forbidden" });
  expect(await refused("clerk1", no, "accept", { on_behalf: "eng2" })).toMatchObject({
    code: "invalid_input",
    details: { fields: [{ field: "on_behalf", code: "not_assignee" }] },
  });
  at("2026-11-20T12:00:00+08:00");
  const accepted = await act("clerk1", no, "accept", {
    on_behalf: "eng1",
    occurred_at: "2026-11-20T10:00:00+08:00",
  });
  expect(accepted).toMatchObject({ status: "accepted", accepted_at: "2026-11-20T10:00:00+08:00" });
  expect(accepted.events.at(-1)).toMatchObject({
    action: "accept",
    actor: "clerk1",
    on_behalf: "eng1",
    at: "2026-11-20T10:00:00+08:00",
    entered_at: "2026-11-20T12:00:00+08:00",
    late: true,
    clock_flag: false,
  });
  expect(milestoneOf(accepted, "respond")).toMatchObject({
    state: "met",
    met_at: "2026-11-20T10:00:00+08:00",
  });
  expect(accepted["warnings"]).toContain("late_entry");
  const future = await refused("eng1", no, "arrive", { occurred_at: "2026-11-20T12:00:01+08:00" });
  expect(future.details).toEqual({ fields: [{ field: "occurred_at", code: "in_future" }] });
  const before = await refused("eng1", no, "arrive", { occurred_at: "2026-11-20T09:59:00+08:00" });
  expect(before.details).toEqual({ fields: [{ field: "occurred_at", code: "before_last_change" }] });
  const inTime = await act("eng1", no, "arrive", { occurred_at: "2026-11-20T11:56:00+08:00" });
  expect(inTime.events.at(-1)).toMatchObject({ late: false, at: "2026-11-20T11:56:00+08:00" });
  expect(rowsOf(await result(["card", "list", "--assignee", "eng1"]))).toHaveLength(1);
});

test("waits: customer pauses the promise, parts do not; escalation waits for the expert alone", async () => {
  const { create, act, at, refused } = await openSandbox();
  const { no } = await create("clerk1");
  await act("clerk1", no, "classify", {
    kind: "A",
    service_mode: "on_site",
    fault_type: "hardware",
    impact: "partial",
  });
  await act("clerk1", no, "dispatch", { assignee: "eng1", promised_at: "2026-11-20T18:00:00+08:00" });
  await act("eng1", no, "accept");
  await act("eng1", no, "start");
  at("2026-11-20T10:00:00+08:00");
  const waiting = await act("eng1", no, "wait", { waiting_for: "customer", reason: "不在家" });
  expect(waiting).toMatchObject({ status: "waiting", waiting_for: "customer" });
  expect(milestoneOf(waiting, "resolve").state).toBe("paused");
  expect(await refused("eng1", no, "wait", { waiting_for: "quote", reason: "x" })).toMatchObject({
    code: "invalid_state",
    details: { status: "waiting", waiting_for: "customer" },
  });
  at("2026-11-20T13:00:00+08:00");
  const resumed = await act("eng1", no, "resume");
  expect(resumed).toMatchObject({ status: "in_service", waiting_for: null });
  // DOMAIN 4.4: due 18:00, paused 10:00–13:00 → 21:00.
  expect(milestoneOf(resumed, "resolve")).toMatchObject({
    state: "running",
    due_at: "2026-11-20T21:00:00+08:00",
    paused_minutes: 180,
  });
  const forParts = await act("eng1", no, "wait", { waiting_for: "parts", reason: "等减震" });
  expect(milestoneOf(forParts, "resolve").state).toBe("running");
  at("2026-11-20T14:00:00+08:00");
  expect(await act("eng1", no, "start")).toMatchObject({ status: "in_service" });
  const asked = await act("eng1", no, "escalate", { reason: "查不出", expert: "tech1" });
  expect(asked).toMatchObject({ status: "waiting", waiting_for: "expert" });
  expect(await refused("eng1", no, "resume")).toMatchObject({ code: "invalid_state" });
  expect(await refused("eng1", no, "start")).toMatchObject({ code: "invalid_state" });
  expect(await refused("sup1", no, "expert_answer", { answer: "换" })).toMatchObject({
    code: "forbidden",
    details: { needs: ["expert"] },
  });
  await act("tech1", no, "log", { operation: "看了照片" });
  const answered = await act("tech1", no, "expert_answer", { answer: "换电机" });
  expect(answered).toMatchObject({ status: "in_service" });
  expect(milestoneOf(answered, "resolve")).toMatchObject({ due_at: "2026-11-20T21:00:00+08:00" });
  expect(await refused("eng1", no, "escalate", { reason: "x", expert: "nobody" })).toMatchObject({
    details: { fields: [{ field: "expert", code: "unknown_staff" }] },
  });
});
