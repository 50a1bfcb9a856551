import { describe, expect, test } from "vitest";
import { fieldErrorsOf } from "#shared/domain/card/field-types";
import { commandOptionsSchema, payloadSchemas } from "#shared/domain/card/payloads";
import { ACTIONS, type Action } from "#shared/domain/card/vocabulary";
import { declining, type RawPayload } from "#test/builders/card-story";
import { instantMs } from "#test/builders/instant";
import { CHECK_ITEMS, PLAIN_PAYLOADS } from "#test/builders/payloads";
import { type FieldLine, PAYLOAD_FIELDS, VALUES_BY_TYPE } from "./payload-fields";

/** What the schema of an action says to a payload: the checked values, or `field: code` of every refusal. */
function check(
  action: Action,
  payload: unknown,
): { data?: object; refused?: Readonly<Record<string, string>> } {
  const result = payloadSchemas[action].safeParse(payload);
  if (result.success) return { data: result.data };
  const errors = fieldErrorsOf(result.error, payload);
  return { refused: Object.fromEntries(errors.map(({ field, code }) => [field, code])) };
}

function withField(action: Action, field: string, value: unknown): RawPayload {
  return { ...PLAIN_PAYLOADS[action], [field]: value };
}

function without(action: Action, field: string): RawPayload {
  return Object.fromEntries(Object.entries(PLAIN_PAYLOADS[action]).filter(([name]) => name !== field));
}

const rows = PAYLOAD_FIELDS.map((row) => ({ ...row, action: row.action as Action }));
const lines = rows.flatMap(({ action, fields }) => fields.map((line) => ({ ...line, action })));
const isList = ({ type }: FieldLine) => type.includes("/");

test("the table has a line for each action, and each schema exactly the table's fields", () => {
  expect(rows.map(({ action }) => action)).toEqual([...ACTIONS]);
  for (const { action, fields } of rows) {
    const shape: object = payloadSchemas[action].shape;
    expect(Object.keys(shape).toSorted(), action).toEqual(fields.map(({ field }) => field).toSorted());
  }
});

describe.each(rows)("$action", ({ action, fields }) => {
  test("takes its plain payload", () => {
    expect(check(action, PLAIN_PAYLOADS[action]).refused).toBeUndefined();
  });

  test("asks for what it must have, and for nothing else", () => {
    const must = fields.filter((line) => line.must).map(({ field }) => [field, "required"]);
    expect(check(action, {}).refused ?? {}).toEqual(Object.fromEntries(must));
  });

  test("refuses each unknown field by its name", () => {
    const payload = { ...PLAIN_PAYLOADS[action], status: "archived", no: "SH-1", extra: 1 };
    expect(check(action, payload).refused).toEqual({
      status: "unknown_field",
      no: "unknown_field",
      extra: "unknown_field",
    });
  });

  test.each([null, [], "text", 7])("refuses %j in place of a payload", (payload) => {
    expect(check(action, payload).refused).toEqual({ "": "invalid_type" });
  });

  test("takes no prototype for a field", () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"reason": "x"}}');
    expect(check(action, hostile).refused).toMatchObject({ ["__proto__"]: "unknown_field" });
  });
});

describe("closed lists are exact", () => {
  test.each(lines.filter(isList))("$action.$field", ({ action, field, type, must }) => {
    for (const value of type.split("/")) {
      expect(check(action, withField(action, field, value)).data, value).toMatchObject({ [field]: value });
      for (const other of [value.toUpperCase(), value.toLowerCase(), ` ${value}`]) {
        if (type.split("/").includes(other)) continue;
        expect(check(action, withField(action, field, other)).refused).toEqual({ [field]: "unknown_value" });
      }
    }
    expect(check(action, withField(action, field, "nonsense")).refused).toEqual({ [field]: "unknown_value" });
    if (must) expect(check(action, without(action, field)).refused).toEqual({ [field]: "required" });
  });
});

describe("fields by type", () => {
  const typed = lines.filter((line) => !isList(line) && line.type !== "other");

  test.each(typed)("$action.$field as $type", ({ action, field, type }) => {
    const values = VALUES_BY_TYPE[type];
    if (!values) throw new Error(`no values for ${type}`);
    for (const good of values.good) {
      expect(check(action, withField(action, field, good)).refused, JSON.stringify(good)).toBeUndefined();
    }
    for (const [bad, code] of values.bad) {
      const { refused } = check(action, withField(action, field, bad));
      expect(refused, JSON.stringify(bad).slice(0, 60)).toEqual({ [field]: code });
    }
  });

  test("long text is stored exactly, a single line trimmed, nothing visible clears", () => {
    const kept = " 第一行\n\t第二行 ";
    expect(check("log", { operation: kept }).data).toEqual({ operation: kept });
    expect(check("merge", { into: " SH-1 " }).data).toEqual({ into: "SH-1" });
    expect(check("edit", { order_no: "  ", remark: " \n", tried: null }).data).toEqual({
      order_no: null,
      remark: null,
      tried: null,
    });
  });

  test("characters are counted as people see them, not in UTF-16 units", () => {
    expect(check("edit", { contact: "𬭎".repeat(200) }).refused).toBeUndefined();
    expect(check("edit", { contact: "𬭎".repeat(201) }).refused).toEqual({ contact: "too_long" });
  });

  test("times become UTC milliseconds and amounts 分", () => {
    expect(check("edit", { promised_at: "2026-11-22T10:00:00+08:00" }).data).toEqual({
      promised_at: instantMs("2026-11-22T02:00:00Z"),
    });
    expect(check("record_payment", { amount: "120.5", method: "cash" }).data).toMatchObject({
      amount: 12_050,
    });
  });
});

describe("phones", () => {
  test.each([
    "12800000721",
    "128 0000 0721",
    "+86 128-0000-0721",
    "021-55550000-801",
    "(021) 5555 0000 转 801",
    "021-55550000分机801",
    "021-55550000 ext. 801",
    "０２１－５５５５００００",
    "12345",
    "service@example.com",
  ])("%s is stored as typed", (phone) => {
    expect(check("edit", { phone: `  ${phone} ` }).data).toEqual({ phone });
  });

  test.each([
    ["", "required"],
    ["没有", "invalid_phone"],
    ["1234", "invalid_phone"],
    ["a@b", "invalid_phone"],
    ["128 0000\n0721", "line_break"],
    ["1".repeat(41), "too_long"],
    [`${"a".repeat(30)}@example.com`, "too_long"],
  ])("%j is refused as %s", (phone, code) => {
    const result = payloadSchemas.edit.safeParse({ phone });
    expect(result.success ? [] : fieldErrorsOf(result.error, { phone })).toContainEqual({
      field: "phone",
      code,
    });
  });
});

describe("fields of two shapes say which of the two is wrong", () => {
  const window = { from: "2026-11-22T09:00:00+08:00", to: "2026-11-22T12:00:00+08:00" };

  test("requested_window: words, or a window kept as an interval", () => {
    expect(check("edit", { requested_window: "周末都行" }).data).toEqual({ requested_window: "周末都行" });
    expect(check("edit", { requested_window: window }).data).toEqual({
      requested_window: "2026-11-22T01:00:00Z/2026-11-22T04:00:00Z",
    });
    const refusals: [unknown, Record<string, string>][] = [
      ["字".repeat(20_001), { requested_window: "too_long" }],
      [7, { requested_window: "invalid_type" }],
      [{ ...window, from: "2026-11-22T09:00:00" }, { "requested_window.from": "no_offset" }],
      [{ from: window.from }, { "requested_window.to": "required" }],
      [{ from: window.to, to: window.from }, { requested_window: "invalid_window" }],
      [{ ...window, note: "x" }, { "requested_window.note": "unknown_field" }],
    ];
    for (const [value, refused] of refusals) {
      expect(check("edit", { requested_window: value }).refused).toEqual(refused);
    }
  });

  test("goods_pickup.window", () => {
    const base = PLAIN_PAYLOADS.goods_pickup;
    expect(check("goods_pickup", { ...base, window }).data).toMatchObject({
      window: { from: instantMs(window.from), to: instantMs(window.to) },
    });
    expect(check("goods_pickup", { ...base, window: "上午" }).refused).toEqual({ window: "invalid_type" });
    expect(check("goods_pickup", { ...base, window: { ...window, to: "12:00" } }).refused).toEqual({
      "window.to": "invalid_time",
    });
  });

  test("diagnose.parts_needed and customer_informed", () => {
    const base = PLAIN_PAYLOADS.diagnose;
    const informed = { who: "示例客户", at: "2026-11-21T10:00:00+08:00" };
    expect(
      check("diagnose", { ...base, parts_needed: ["减震器", "皮带"], customer_informed: informed }).data,
    ).toMatchObject({ parts_needed: "减震器、皮带", customer_informed: "示例客户" });
    expect(check("diagnose", { ...base, parts_needed: "字".repeat(20_001) }).refused).toEqual({
      parts_needed: "too_long",
    });
    expect(check("diagnose", { ...base, parts_needed: ["皮\n带", ""] }).refused).toEqual({
      "parts_needed.0": "line_break",
      "parts_needed.1": "required",
    });
    expect(check("diagnose", { ...base, customer_informed: { ...informed, at: "10:00" } }).refused).toEqual({
      "customer_informed.at": "invalid_time",
    });
    expect(check("diagnose", { ...base, customer_informed: true }).refused).toEqual({
      customer_informed: "invalid_type",
    });
  });
});

describe("nested fields are named with dots", () => {
  test("quote lines", () => {
    const line = { kind: "labour", name: "检修", quantity: 1, unit_price: "120" };
    expect(check("quote", { lines: [line, { ...line, unit: null }] }).refused).toBeUndefined();
    const bad = [
      { ...line, kind: "tax" },
      { ...line, name: "" },
      { ...line, quantity: 0 },
      { ...line, quantity: "1" },
      { ...line, unit_price: "1.234" },
      { ...line, unit_price: undefined },
      { ...line, total: "1" },
    ];
    expect(check("quote", { lines: bad }).refused).toEqual({
      "lines.0.kind": "unknown_value",
      "lines.1.name": "required",
      "lines.2.quantity": "too_small",
      "lines.3.quantity": "invalid_type",
      "lines.4.unit_price": "invalid_amount",
      "lines.5.unit_price": "required",
      "lines.6.total": "unknown_field",
    });
    expect(check("quote", { lines: [] }).refused).toEqual({ lines: "too_small" });
  });

  test.each(["log", "finish", "resolve_now"] as const)("parts of %s", (action) => {
    const base = PLAIN_PAYLOADS[action];
    const part = { part: "P-01", quantity: 2, old_serial: " A1 ", new_serial: null };
    expect(check(action, { ...base, parts: [part] }).data).toMatchObject({
      parts: [{ part: "P-01", quantity: 2, old_serial: "A1", new_serial: null }],
    });
    const bad = [
      { ...part, quantity: 0 },
      { ...part, quantity: 1.5 },
      { quantity: 1 },
      { ...part, serial: "x" },
    ];
    expect(check(action, { ...base, parts: bad }).refused).toEqual({
      "parts.0.quantity": "too_small",
      "parts.1.quantity": "invalid_type",
      "parts.2.part": "required",
      "parts.3.serial": "unknown_field",
    });
  });

  test("check items, survey scores, confirm inside resolve_now", () => {
    expect(check("qc_pass", { items: { ...CHECK_ITEMS, function: "ok" } }).refused).toEqual({
      "items.function": "unknown_value",
    });
    const survey = { collected_by: "customer", scores: { timeliness: 6, speed: 5 }, choices: ["", "快"] };
    expect(check("collect_survey", survey).refused).toEqual({
      "scores.timeliness": "too_large",
      "scores.speed": "unknown_field",
      "choices.0": "required",
    });
    const confirm = { method: "phone", solved: "maybe", note: "x" };
    expect(check("resolve_now", { ...PLAIN_PAYLOADS.resolve_now, confirm }).refused).toEqual({
      "confirm.solved": "unknown_value",
      "confirm.note": "unknown_field",
    });
  });

  test("collaborators, attempts, the hash of a file, the agreement to a new appointment", () => {
    expect(check("dispatch", { assignee: "eng1", collaborators: ["eng2", ""] }).refused).toEqual({
      "collaborators.1": "required",
    });
    expect(check("confirm", { method: "unreachable", attempts: ["2026-11-21T10:00"] }).refused).toEqual({
      "attempts.0": "no_offset",
    });
    expect(check("attach", { ...PLAIN_PAYLOADS.attach, sha256: "xyz" }).refused).toEqual({
      sha256: "invalid_value",
    });
    for (const [answer, code] of [
      [false, "must_be_true"],
      ["true", "invalid_type"],
      [null, "invalid_type"],
    ] as const) {
      const payload = { ...PLAIN_PAYLOADS.reschedule, customer_agreed: answer };
      expect(check("reschedule", payload).refused).toEqual({ customer_agreed: code });
    }
  });
});

test("dispatch is asked for by dispatch alone, and a declined quote has three ways on", () => {
  expect(check("request_approval", { what: "dispatch", reason: "x" }).refused).toEqual({
    what: "unknown_value",
  });
  expect(check("quote_decline", declining("return")).refused).toBeUndefined();
});

test("what any payload may carry besides: time with offset, staff code, op_id, version", () => {
  const options = {
    occurred_at: "2026-11-21T10:00:00+08:00",
    on_behalf: " eng1 ",
    op_id: "op-1",
    version: 3,
  };
  expect(commandOptionsSchema.parse(options)).toEqual({
    ...options,
    occurred_at: instantMs("2026-11-21T02:00:00Z"),
    on_behalf: "eng1",
  });
  const bad = { occurred_at: "2026-11-21T10:00:00", on_behalf: "", version: -1 };
  const result = commandOptionsSchema.safeParse(bad);
  expect(result.success ? [] : fieldErrorsOf(result.error, bad)).toEqual([
    { field: "occurred_at", code: "no_offset" },
    { field: "on_behalf", code: "required" },
    { field: "version", code: "too_small" },
  ]);
});
