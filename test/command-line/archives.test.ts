import { expect, test } from "vitest";
import { EXAMPLE_CARD, fieldCodes, openSandbox, rowsOf } from "./sandbox";

test("staff: added by the administrator, with codes and roles that exist", async () => {
  const { result, refusal, create, act, refused } = await openSandbox();
  const codes = rowsOf(await result(["staff", "list"])).map((row) => row["code"]);
  expect([...codes].sort()).toEqual(
    ["clerk1", "tech1", "eng1", "eng2", "log1", "wh1", "fin1", "qc1", "sup1", "dir1", "admin1"].sort(),
  );
  const add = (person: Readonly<Record<string, unknown>>, as = "admin1") =>
    [["staff", "add", "-"], { as, stdin: JSON.stringify(person) }] as const;
  const person = { name: "林小满", code: "E01", roles: ["engineer", "qc"] };
  expect(await refusal(...add(person, "sup1"))).toMatchObject({
    code: "forbidden",
    details: { needs: ["admin"] },
  });
  expect(await result(...add(person))).toMatchObject({ ...person, active: true, open_cards: 0 });
  expect(await refusal(...add(person))).toMatchObject({ code: "duplicate" });
  for (const [wrong, code] of [
    [{ ...person, code: "E 02" }, "code: invalid_code"],
    [{ ...person, code: "system" }, "code: reserved"],
    [{ ...person, code: "E02", roles: ["boss"] }, "roles.0: unknown_value"],
    [{ ...person, code: "E02", roles: [] }, "roles: too_small"],
    [{ ...person, code: "E02", name: " " }, "name: required"],
    [{ ...person, code: "E02", pin: "123456" }, "pin: unknown_field"],
  ] as const)
    expect(fieldCodes(await refusal(...add(wrong)))).toEqual([code]);

  const { no } = await create("clerk1");
  await act("clerk1", no, "classify", { kind: "B", service_mode: "remote" });
  expect(fieldCodes(await refused("clerk1", no, "dispatch", { assignee: "fin1" }))).toEqual([
    "assignee: not_assignable",
  ]);
  await act("clerk1", no, "dispatch", { assignee: "E01" });
  expect(await act("E01", no, "accept")).toMatchObject({ status: "accepted", assignee: "E01" });
  expect(await result(["staff", "show", "E01"])).toMatchObject({ open_cards: 1 });
  await result(["staff", "update", "E01", '{"active":false}'], { as: "admin1" });
  expect(await refusal(["card", "list"], { as: "E01" })).toMatchObject({ code: "not_found" });
  expect(fieldCodes(await refused("clerk1", no, "reassign", { assignee: "E01", reason: "x" }))).toEqual([
    "assignee: unknown_staff",
  ]);
  expect(
    fieldCodes(await refusal(["staff", "update", "admin1", '{"roles":["qc"]}'], { as: "admin1" })),
  ).toEqual(["roles: last_admin"]);
  expect(await refusal(["staff", "show", "E99"])).toMatchObject({ code: "not_found" });
});

test("customers: added, changed and found; an old card keeps what was true then", async () => {
  const { result, refusal, create, show } = await openSandbox();
  const customer = {
    customer_name: "示例客户",
    contact: "示例联系人",
    phone: "128-0000-0721",
    address: "旧址",
    customer_level: "vip",
  } as const;
  const added = await result(["customer", "add", JSON.stringify(customer)], { as: "clerk1" });
  expect(added).toMatchObject({ ...customer, version: 1, cards: 0 });
  const { id } = added as { id: string };
  expect(
    await refusal(["customer", "add", JSON.stringify({ ...customer, phone: "12800000721" })], {
      as: "clerk1",
    }),
  ).toMatchObject({ code: "duplicate", details: { id } });
  expect(await refusal(["customer", "add", JSON.stringify(customer)], { as: "eng1" })).toMatchObject({
    code: "forbidden",
  });
  const { address, ...unaddressed } = EXAMPLE_CARD;
  const card = await create("clerk1", { ...unaddressed, customer_level: "vip" });
  expect(card).toMatchObject({ customer_id: id, address: "旧址", phone: EXAMPLE_CARD.phone });
  const moved = await result(["customer", "update", id, "-"], {
    as: "clerk1",
    stdin: JSON.stringify({ address: "新址", contact: null, version: 1 }),
  });
  expect(moved).toMatchObject({ address: "新址", contact: null, customer_name: "示例客户", version: 2 });
  expect(await show(card.no)).toMatchObject({ address: "旧址", contact: "示例联系人" });
  expect(
    await refusal(["customer", "update", id, '{"address":"x","version":1}'], { as: "clerk1" }),
  ).toMatchObject({ code: "conflict", details: { version: 2 } });
  for (const [sent, code] of [
    ['{"version":"1"}', "version: invalid_type"],
    ['{"phone":"x"}', "phone: invalid_phone"],
    ['{"customer_name":""}', "customer_name: required"],
    ['{"id":"x"}', "id: unknown_field"],
  ] as const)
    expect(fieldCodes(await refusal(["customer", "update", id, sent], { as: "clerk1" }))).toEqual([code]);
  expect(fieldCodes(await refusal(["customer", "add", "{}"], { as: "clerk1" }))).toEqual([
    "customer_name: required",
    "phone: required",
  ]);
  expect(await result(["customer", "show", id])).toMatchObject({
    id,
    cards: 1,
    devices: [{ serial_no: EXAMPLE_CARD.serial_no, model: EXAMPLE_CARD.model }],
    history: [{ no: card.no, requested_at: EXAMPLE_CARD.requested_at }],
  });
  for (const [text, found] of [
    ["示例", 1],
    ["0721", 1],
    ["龘", 0],
  ] as const)
    expect(rowsOf(await result(["customer", "list", "--search", text]))).toHaveLength(found);
  expect(await refusal(["customer", "show", "nobody"])).toMatchObject({ code: "not_found" });
});

test("models: the supervisor's; warranty months count for cards registered afterwards", async () => {
  const { result, refusal, create } = await openSandbox();
  const model = {
    code: "XQB-80",
    brand: "示例牌",
    name: "波轮洗衣机",
    category: "家电",
    warranty_months: 36,
    units_sold: 1200,
  } as const;
  const add = (sent: Readonly<Record<string, unknown>>, as = "sup1") =>
    [["model", "add", "-"], { as, stdin: JSON.stringify(sent) }] as const;
  expect(await refusal(...add(model, "clerk1"))).toMatchObject({
    code: "forbidden",
    details: { needs: ["supervisor"] },
  });
  expect(await result(...add(model, "dir1"))).toMatchObject({ ...model, version: 1 });
  expect(await refusal(...add(model))).toMatchObject({ code: "duplicate" });
  for (const [wrong, code] of [
    [{ name: "x" }, "code: required"],
    [{ code: "A", warranty_months: -1 }, "warranty_months: too_small"],
    [{ code: "A", warranty_months: 1.5 }, "warranty_months: invalid_type"],
    [{ code: "A", units_sold: "12" }, "units_sold: invalid_type"],
    [{ code: "A\nB" }, "code: line_break"],
    [{ code: "A", colour: "red" }, "colour: unknown_field"],
  ] as const)
    expect(fieldCodes(await refusal(...add(wrong)))).toEqual([code]);
  const before = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
  expect(before).toMatchObject({ warranty_months: 36, warranty_end: "2029-03-15" });
  const changed = await result(["model", "update", "XQB-80", '{"warranty_months":6,"version":1}'], {
    as: "sup1",
  });
  expect(changed).toMatchObject({ warranty_months: 6, name: "波轮洗衣机", version: 2 });
  const after = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
  expect(after).toMatchObject({ warranty_end: "2026-09-15", in_warranty: false });
  expect(await result(["card", "show", before.no])).toMatchObject({ warranty_end: "2029-03-15" });
  expect(await result(["model", "show", "XQB-80"])).toEqual(changed);
  expect(rowsOf(await result(["model", "list", "--search", "波轮"]))).toHaveLength(1);
  expect(
    await refusal(["model", "update", "XQB-80", '{"units_sold":1,"version":1}'], { as: "sup1" }),
  ).toMatchObject({ code: "conflict", details: { version: 2 } });
  expect(await refusal(["model", "show", "NONE"])).toMatchObject({ code: "not_found" });
});

test("fault categories are the store's list; a sandbox has the five that the page names", async () => {
  const { result, create, refused } = await openSandbox();
  const names = rowsOf(await result(["category", "list"])).map((row) => row["name"]);
  expect(names).toEqual(expect.arrayContaining(["异响", "不通电", "漏水", "不制冷", "花屏"]));
  const { no } = await create("clerk1");
  const classification = { kind: "A", service_mode: "remote", fault_type: "hardware", impact: "minor" };
  expect(
    fieldCodes(await refused("clerk1", no, "classify", { ...classification, fault_category: "着火了" })),
  ).toEqual(["fault_category: unknown_value"]);
  expect(fieldCodes(await refused("clerk1", no, "classify", { kind: "A", service_mode: "remote" }))).toEqual([
    "fault_type: required",
    "impact: required",
  ]);
  expect(
    fieldCodes(await refused("clerk1", no, "classify", { ...classification, priority: "urgent" })),
  ).toEqual(["priority_reason: required"]);
});
