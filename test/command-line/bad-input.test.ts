import { expect, test } from "vitest";
import { runDesk } from "./desk-process";
import { EXAMPLE_CARD, fieldCodes, openSandbox, type RefusalAnswer } from "./sandbox";

test("wrong types, hostile keys and text that cannot be kept are refused by name, nothing is written", async () => {
  const { refusal, result, create, folder } = await openSandbox();
  const send = (text: string): Promise<RefusalAnswer> =>
    refusal(["card", "create", "-"], { as: "clerk1", stdin: text });
  const withField = (name: string, json: string) => {
    const { serial_no, ...card } = EXAMPLE_CARD;
    return `${JSON.stringify({ ...card, serial_no: "无" }).slice(0, -1)},"${name}":${json}}`;
  };
  for (const [name, json, code] of [
    ["__proto__", '{"isAdmin":true}', "unknown_field"],
    ["constructor", '{"prototype":{}}', "unknown_field"],
    ["toString", '"x"', "unknown_field"],
    ["customer_name", "[]", "invalid_type"],
    ["customer_name", "{}", "invalid_type"],
    ["customer_name", "true", "invalid_type"],
    ["description", "12", "invalid_type"],
    ["description", '["x"]', "invalid_type"],
    ["requested_at", "0", "invalid_type"],
    ["requested_at", '{"$date":1}', "invalid_type"],
    ["purchase_date", "20260315", "invalid_type"],
    ["channel", "null", "invalid_type"],
    ["requested_window", '{"from":"2026-11-20T10:00:00+08:00"}', "required"],
    ["customer_name", '"\\ud800"', "invalid_text"],
    ["description", '"a\\udc00b"', "invalid_text"],
    ["version", "1.5", "invalid_type"],
    ["op_id", "{}", "invalid_type"],
  ] as const) {
    const refused = await send(withField(name, json));
    expect(refused.code, `${name} ${json}`).toBe("invalid_input");
    const [first = ""] = fieldCodes(refused);
    expect(first, `${name} ${json}`).toMatch(new RegExp(`^${name}(\\.to)?: (${code}|unknown_value)$`));
  }
  expect(await result(["card", "list"])).toMatchObject({ total: 0 });
  const kept = { description: "a\u0000b\u001b[31m\u200b", expectation: "\u0007" } as const;
  const card = await create("clerk1", { ...EXAMPLE_CARD, ...kept });
  expect(card).toMatchObject(kept);
  const { stdout } = await runDesk(["card", "show", card.no, "--data", folder]);
  expect(stdout).toContain("description: ab[31m");
});

test("payloads: every field that an action does not have is named, also inside lists", async () => {
  const { create, act, refused, show } = await openSandbox();
  const { no } = await create("clerk1", { ...EXAMPLE_CARD, purchase_date: "2026-03-15" });
  const classification = { kind: "A", service_mode: "on_site", fault_type: "hardware", impact: "partial" };
  expect(
    fieldCodes(await refused("clerk1", no, "classify", { ...classification, status: "archived" })),
  ).toEqual(["status: unknown_field"]);
  await act("clerk1", no, "classify", classification);
  expect(fieldCodes(await refused("clerk1", no, "dispatch", { assignee: 7, collaborators: "eng2" }))).toEqual(
    ["assignee: invalid_type", "collaborators: invalid_type"],
  );
  expect(
    fieldCodes(
      await refused("clerk1", no, "dispatch", { assignee: "eng1", collaborators: ["eng2", "ghost"] }),
    ),
  ).toEqual(["collaborators: unknown_staff"]);
  expect(
    fieldCodes(
      await refused("clerk1", no, "dispatch", { assignee: "eng1", promised_at: "2026-11-20T09:09:59+08:00" }),
    ),
  ).toEqual(["promised_at: in_past"]);
  await act("clerk1", no, "dispatch", { assignee: "eng1" });
  await act("eng1", no, "accept");
  expect(fieldCodes(await refused("eng1", no, "start", { note: 1, speed: "fast" }))).toEqual([
    "note: invalid_type",
    "speed: unknown_field",
  ]);
  await act("eng1", no, "start");
  expect(
    fieldCodes(
      await refused("eng1", no, "log", {
        operation: " ",
        parts: [{ part: "", quantity: 1.5, colour: "red" }, 7],
        plan: "yes",
      }),
    ),
  ).toEqual([
    "operation: required",
    "parts.0.part: required",
    "parts.0.quantity: invalid_type",
    "parts.0.colour: unknown_field",
    "parts.1: invalid_type",
    "plan: invalid_type",
  ]);
  expect(
    fieldCodes(await refused("eng1", no, "finish", { outcome: "repaired", result: "好", self_check: {} })),
  ).toEqual(["self_check: required"]);
  expect(
    fieldCodes(
      await refused("eng1", no, "finish", { outcome: "repaired", result: "好", function_test: false }),
    ),
  ).toEqual(["function_test: must_be_true"]);
  expect(
    fieldCodes(
      await refused("eng1", no, "reschedule", {
        appointment_at: "2026-11-21T10:00:00+08:00",
        reason: "客户改期",
        customer_agreed: false,
      }),
    ),
  ).toEqual(["customer_agreed: must_be_true"]);
  const before = await show(no);
  expect(
    fieldCodes(await refused("clerk1", no, "edit", { registered_at: "2026-11-20T09:10:00+08:00", no: "x" })),
  ).toEqual(["registered_at: unknown_field", "no: unknown_field"]);
  expect(
    fieldCodes(await refused("clerk1", no, "edit", { requested_at: "2026-11-20T08:00:00+08:00" })),
  ).toEqual(["requested_at: unknown_field"]);
  expect(await show(no)).toEqual(before);
});
