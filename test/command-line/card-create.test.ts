import { expect, test } from "vitest";
import { EXAMPLE_CARD, fieldCodes, openSandbox, rowsOf } from "./sandbox";

function create(fields: Readonly<Record<string, unknown>>, as = "clerk1") {
  return [["card", "create", "-"], { as, stdin: JSON.stringify(fields) }] as const;
}

test("the card of the page is registered with every field as it was sent", async () => {
  const { result, file, show } = await openSandbox();
  const sent = file("card.json", JSON.stringify(EXAMPLE_CARD));
  const card = await result(["card", "create", sent], { as: "clerk1" });
  expect(card).toMatchObject({
    ...EXAMPLE_CARD,
    no: "SH-S01-20261120-0001",
    status: "registered",
    waiting_for: null,
    version: 1,
    registered_at: "2026-11-20T09:10:00+08:00",
    registered_by: "clerk1",
    priority: "medium",
    warranty_end: "2027-03-15",
    in_warranty: true,
    repeat_of: null,
    warnings: [],
    requests: [],
    surveys: [],
    quotes: [],
    parts: [],
    attachments: [],
  });
  expect(card).toMatchObject({
    events: [
      {
        seq: 1,
        action: "register",
        actor: "clerk1",
        on_behalf: null,
        at: "2026-11-20T09:10:00+08:00",
        entered_at: "2026-11-20T09:10:00+08:00",
        late: false,
        clock_flag: false,
        before: { status: "draft", no: null },
        after: {
          status: "registered",
          no: "SH-S01-20261120-0001",
          requested_at: "2026-11-20T09:02:00+08:00",
        },
      },
    ],
  });
  expect(await show("SH-S01-20261120-0001")).toEqual(card);
  const customers = rowsOf(await result(["customer", "list"]));
  expect(customers).toMatchObject([
    { id: (card as { customer_id: string }).customer_id, customer_name: "示例客户", phone: "12800000721" },
  ]);
  expect(rowsOf(await result(["model", "list"]))).toMatchObject([{ code: "XQB-80" }]);
});

test("numbers run per store-local day, and a refused card leaves no gap", async () => {
  const { create: made, at, refusal } = await openSandbox("2026-11-20T23:59:00+08:00");
  const card = { ...EXAMPLE_CARD, serial_no: "无", requested_at: "2026-11-20T23:50:00+08:00" };
  expect((await made("clerk1", card)).no).toBe("SH-S01-20261120-0001");
  await refusal(...create({ ...card, phone: "1" }));
  await refusal(...create(card, "eng1"));
  expect((await made("clerk1", card)).no).toBe("SH-S01-20261120-0002");
  at("2026-11-21T00:00:00+08:00");
  const next = await made("tech1", card);
  expect(next.no).toBe("SH-S01-20261121-0001");
  // Entered by somebody who may not: forbidden before anything is said about the content.
  expect(await refusal(...create({ nonsense: 1 }, "wh1"))).toMatchObject({
    code: "forbidden",
    details: { needs: ["clerk", "tech_support"] },
  });
});

test("what is missing, unknown or of the wrong kind is named field by field", async () => {
  const { refusal, result } = await openSandbox();
  expect(fieldCodes(await refusal(...create({})))).toEqual([
    "channel: required",
    "requested_at: required",
    "customer_name: required",
    "phone: required",
    "model: required",
    "description: required",
  ]);
  const refused = await refusal(
    ...create({
      ...EXAMPLE_CARD,
      channel: "Phone",
      customer_level: "gold",
      purchase_date: "2026-02-30",
      received_date: "2026/3/5",
      purchase_channel: "",
      description: "   ",
      customer_name: 7,
      phone: null,
      no: "SH-S01-20261120-0009",
      status: "archived",
      registered_at: "2026-11-20T09:02:00+08:00",
      surname: "x",
    }),
  );
  expect(refused.code).toBe("invalid_input");
  expect([...fieldCodes(refused)].sort()).toEqual([
    "channel: unknown_value",
    "customer_level: unknown_value",
    "customer_name: invalid_type",
    "description: required",
    "no: unknown_field",
    "phone: invalid_type",
    "purchase_channel: unknown_value",
    "purchase_date: invalid_date",
    "received_date: invalid_date",
    "registered_at: unknown_field",
    "status: unknown_field",
    "surname: unknown_field",
  ]);
  expect(rowsOf(await result(["card", "list"]))).toEqual([]);
});

test("times carry an offset, and no time of the request lies after its registration", async () => {
  const { refusal, create: made } = await openSandbox();
  const timed = (requested_at: unknown) => refusal(...create({ ...EXAMPLE_CARD, requested_at }));
  for (const [time, code] of [
    ["2026-11-20T09:02:00", "no_offset"],
    ["2026-11-20 09:02", "no_offset"],
    ["2026-11-20", "invalid_time"],
    ["09:02", "invalid_time"],
    ["2026-13-20T09:02:00+08:00", "invalid_time"],
    ["2026-11-20T25:02:00+08:00", "invalid_time"],
    ["", "invalid_time"],
    [1_795_136_520_000, "invalid_type"],
  ] as const) {
    expect(fieldCodes(await timed(time)), String(time)).toEqual([`requested_at: ${code}`]);
  }
  expect(fieldCodes(await timed("2026-11-20T09:10:01+08:00"))[0]).toMatch(/^requested_at: /);
  const card = await made("clerk1", {
    ...EXAMPLE_CARD,
    requested_at: "2026-11-20T01:02:03Z",
    fault_occurred_at: "2026-11-19T20:00:00.250-05:00",
  });
  expect(card).toMatchObject({
    requested_at: "2026-11-20T09:02:03+08:00",
    fault_occurred_at: "2026-11-20T09:00:00.250+08:00",
  });
});

test("single lines are trimmed, bounded and unbroken; long text is kept exactly", async () => {
  const { refusal, create: made } = await openSandbox();
  const at200 = "客".repeat(200);
  const refused = await refusal(
    ...create({
      ...EXAMPLE_CARD,
      customer_name: `${at200}户`,
      contact: "甲\n乙",
      address: "路\r号",
      model: "X\u2028Y",
      serial_no: "SN\n",
      phone: `0${"1".repeat(40)}`,
      order_no: "1".repeat(201),
      description: "长".repeat(20_001),
      tried: "长".repeat(20_001),
    }),
  );
  expect([...fieldCodes(refused)].sort()).toEqual([
    "address: line_break",
    "contact: line_break",
    "customer_name: too_long",
    "description: too_long",
    "model: line_break",
    "order_no: too_long",
    "phone: too_long",
    "tried: too_long",
  ]);
  const long = `\n  第一行\r\n\t“引号” 𬭎 😀 <b>&amp;</b>  \n${"长".repeat(19_900)}`;
  const card = await made("clerk1", {
    ...EXAMPLE_CARD,
    customer_name: `  ${at200}\t`,
    serial_no: " SN1 ",
    description: long,
    usage_scene: "a\nb",
    error_code: "",
    expectation: null,
  });
  expect(card).toMatchObject({
    customer_name: at200,
    serial_no: "SN1",
    description: long,
    usage_scene: "a\nb",
    error_code: null,
    expectation: null,
  });
});

test("phones: mobile, landline with extension or e-mail, as typed", async () => {
  const { refusal, create: made } = await openSandbox();
  for (const phone of ["abc", "@", "a@b", "１２", "……", "138\n00000000"]) {
    expect(fieldCodes(await refusal(...create({ ...EXAMPLE_CARD, phone })))[0], phone).toMatch(/^phone: /);
  }
  for (const phone of [
    "0512-6800 0000 转 823",
    "+86 128 0000 0721",
    "（010）68000000-12",
    "kefu@example.cn",
  ]) {
    const card = await made("clerk1", { ...EXAMPLE_CARD, serial_no: "无", phone: ` ${phone} ` });
    expect(card["phone"]).toBe(phone);
  }
});

test("a draft is kept by its id, without a number, and registered later", async () => {
  const { create: made, act, refused, at, show, result, refusal } = await openSandbox();
  const draft = await made("clerk1", { draft: true, customer_name: "沈小满", description: "不通电" });
  expect(draft).toMatchObject({ status: "draft", no: null, registered_at: null });
  expect(await show(draft.id)).toEqual(draft);
  const incomplete = await refused("clerk1", draft.id, "register", { channel: "counter" });
  expect(fieldCodes(incomplete)).toEqual(["requested_at: required", "phone: required", "model: required"]);
  const edited = await act("clerk1", draft.id, "edit", { phone: "12900000001", address: "示例路 9 号" });
  expect(edited).toMatchObject({ status: "draft", version: 2, phone: "12900000001" });
  at("2026-11-23T09:00:00+08:00");
  const registered = await act("tech1", draft.id, "register", {
    channel: "counter",
    requested_at: "2026-11-20T09:05:00+08:00",
    model: "无",
  });
  expect(registered).toMatchObject({
    id: draft.id,
    status: "registered",
    no: "SH-S01-20261123-0001",
    customer_name: "沈小满",
    registered_by: "tech1",
  });
  const other = await made("clerk1", { draft: true });
  expect(await act("clerk1", other.id, "cancel", { reason: "打错" })).toMatchObject({
    status: "cancelled",
    no: null,
  });
  expect(await result(["card", "list", "--status", "draft"])).toMatchObject({ total: 0 });
  expect(fieldCodes(await refusal(...create({ ...EXAMPLE_CARD, draft: "yes" })))).toEqual([
    "draft: invalid_type",
  ]);
  expect(await refused("clerk1", registered.no, "register", {})).toMatchObject({ code: "invalid_state" });
});

test("a second card for the serial of an open one is a duplicate unless there is a reason", async () => {
  const { create: made, act, refusal } = await openSandbox();
  const first = await made("clerk1");
  expect(await refusal(...create(EXAMPLE_CARD))).toMatchObject({
    code: "duplicate",
    details: { no: first.no },
  });
  const second = await made("clerk1", { ...EXAMPLE_CARD, duplicate_reason: "另一处故障" });
  expect(second).toMatchObject({ no: "SH-S01-20261120-0002", duplicate_reason: "另一处故障" });
  for (const { no } of [first, second]) await act("clerk1", no, "cancel", { reason: "重复" });
  expect((await made("clerk1")).no).toBe("SH-S01-20261120-0003");
  for (let copy = 0; copy < 2; copy += 1) await made("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
});

test("customers link by phone digits and name, or by their id", async () => {
  const { create: made, act, refused, result, refusal } = await openSandbox();
  const vip = { ...EXAMPLE_CARD, customer_level: "vip", serial_no: "无" } as const;
  const first = await made("clerk1", vip);
  const { customer_level, contact, address, ...bare } = vip;
  const again = await made("clerk1", { ...bare, phone: "128-0000-0721" });
  expect(again).toMatchObject({
    customer_id: first["customer_id"],
    customer_level,
    contact,
    address,
    phone: "128-0000-0721",
  });
  const { customer_name, phone, ...nameless } = bare;
  expect(await made("clerk1", { ...nameless, customer_id: first["customer_id"] })).toMatchObject({
    customer_id: first["customer_id"],
    customer_name,
    phone,
  });
  const mail = { ...bare, phone: "Kefu@Example.cn" };
  const byMail = await made("clerk1", mail);
  expect(byMail["customer_id"]).not.toBe(first["customer_id"]);
  expect((await made("clerk1", { ...mail, phone: "kefu@example.cn" }))["customer_id"]).toBe(
    byMail["customer_id"],
  );
  expect((await made("clerk1", { ...mail, phone: "gongchang@example.cn" }))["customer_id"]).not.toBe(
    byMail["customer_id"],
  );
  expect(fieldCodes(await refusal(...create({ ...bare, customer_id: "nobody" })))).toEqual([
    "customer_id: unknown_value",
  ]);
  expect(fieldCodes(await refused("clerk1", first.no, "edit", { customer_id: "nobody" }))).toEqual([
    "customer_id: unknown_value",
  ]);
  const { description, ...undescribed } = bare;
  const draft = await made("clerk1", { ...undescribed, draft: true, customer_name: "另一位" });
  await act("clerk1", draft.id, "edit", { description, customer_name });
  const solved = { kind: "B", service_mode: "consult", outcome: "answered", result: "已答" } as const;
  expect(await act("clerk1", draft.id, "resolve_now", solved)).toMatchObject({
    customer_id: first["customer_id"],
  });
  expect(rowsOf(await result(["customer", "list"]))).toHaveLength(3);
  const corrected = await act("clerk1", first.no, "edit", { model: "XQG-100" });
  expect(corrected["model_id"]).not.toBe(first["model_id"]);
  expect(await result(["model", "show", "XQG-100"])).toMatchObject({ id: corrected["model_id"] });
});

test("what the archive knows of a unit comes with its serial", async () => {
  const { create: made, act, result } = await openSandbox();
  await result(["model", "add", JSON.stringify({ code: "XQB-80", warranty_months: 36, name: "波轮" })], {
    as: "sup1",
  });
  const first = await made("clerk1");
  expect(first).toMatchObject({ warranty_months: 36, warranty_end: "2029-03-15" });
  await act("clerk1", first.no, "cancel", { reason: "改天" });
  const { purchase_date, purchase_channel, ...undated } = EXAMPLE_CARD;
  expect(await made("clerk1", { ...undated, phone: "12800000999" })).toMatchObject({
    purchase_date,
    purchase_channel,
    warranty_end: "2029-03-15",
  });
  expect(await made("clerk1", { ...undated, model: "OTHER", duplicate_reason: "y" })).toMatchObject({
    purchase_date: null,
    warranty_end: null,
    in_warranty: false,
  });
});

test("op_id makes a repeated send harmless, version keeps a stale one out", async () => {
  const { create: made, act, refused, refusal, at, result } = await openSandbox();
  const first = await made("clerk1", { ...EXAMPLE_CARD, op_id: "op-1" });
  expect(await made("clerk1", { op_id: "op-1", ...EXAMPLE_CARD })).toEqual(first);
  expect(await refusal(...create({ ...EXAMPLE_CARD, description: "x", op_id: "op-1" }))).toMatchObject({
    code: "conflict",
  });
  const edited = await act("clerk1", first.no, "edit", { remark: "a", op_id: "op-2", version: 1 });
  expect(edited.version).toBe(2);
  expect(await act("clerk1", first.no, "edit", { remark: "a", op_id: "op-2", version: 1 })).toEqual(edited);
  expect(await refused("clerk1", first.no, "edit", { remark: "b", op_id: "op-2" })).toMatchObject({
    code: "conflict",
  });
  expect(await refused("clerk1", first.no, "edit", { remark: "b", version: 1 })).toMatchObject({
    code: "conflict",
    details: { version: 2 },
  });
  // A refusal is not remembered: the same id may be used once it can be done.
  expect(await refused("clerk1", first.no, "accept", { op_id: "op-3" })).toMatchObject({
    code: "invalid_state",
  });
  at("2026-11-20T09:15:00+08:00");
  await act("clerk1", first.no, "classify", {
    kind: "B",
    service_mode: "remote",
    op_id: "op-3",
    version: 2,
  });
  expect(await result(["card", "list"])).toMatchObject({ total: 1 });
  for (const [options, code] of [
    [{ version: "2" }, "version: invalid_type"],
    [{ version: -1 }, "version: too_small"],
    [{ op_id: "" }, "op_id: required"],
    [{ occurred_at: "2026-11-20T09:12:00" }, "occurred_at: no_offset"],
    [{ on_behalf: 7 }, "on_behalf: invalid_type"],
  ] as const) {
    expect(fieldCodes(await refused("clerk1", first.no, "edit", { remark: "c", ...options }))).toEqual([
      code,
    ]);
  }
});
