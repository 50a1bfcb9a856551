import { expect, test } from "vitest";
import { EXAMPLE_CARD, fieldCodes, openSandbox, rowsOf, type Sandbox } from "./sandbox";

async function numbers({ result }: Sandbox, ...args: readonly string[]): Promise<readonly unknown[]> {
  return rowsOf(await result(["card", "list", ...args])).map((row) => row["no"]);
}

const TAIL = 4;

/** The last digits of the numbers found, in order. */
async function tails(sandbox: Sandbox, ...args: readonly string[]): Promise<string> {
  return (await numbers(sandbox, ...args)).map((no) => String(no).slice(-TAIL)).join(" ");
}

test("filters: status, days, assignee, overdue; each also together", async () => {
  const sandbox = await openSandbox();
  const { create, act, at, refusal, result } = sandbox;
  const card = (serial_no: string) => create("clerk1", { ...EXAMPLE_CARD, serial_no });
  const first = await card("SN1");
  await act("clerk1", first.no, "classify", { kind: "B", service_mode: "remote" });
  await act("clerk1", first.no, "dispatch", { assignee: "eng1" });
  await card("SN2");
  at("2026-11-20T23:59:59.999+08:00");
  await card("SN3");
  at("2026-11-21T00:00:00+08:00");
  const last = await card("SN4");
  await act("clerk1", last.no, "cancel", { reason: "重复" });
  await create("clerk1", { draft: true, customer_name: "草稿" });

  expect(await result(["card", "list"])).toMatchObject({ total: 5, next: null });
  const [row] = rowsOf(await result(["card", "list", "--search", first.no]));
  const { phone, requested_at, description } = EXAMPLE_CARD;
  expect(row).toMatchObject({
    id: first.id,
    serial_no: "SN1",
    phone,
    requested_at,
    description,
    status: "dispatched",
    kind: "B",
    assignee: "eng1",
    assignee_name: "江一舟",
    version: 3,
  });
  expect(await tails(sandbox, "--status", "registered,dispatched", "--sort", "no")).toBe("0001 0002 0003");
  expect(await tails(sandbox, "--status", "cancelled")).toBe("0001");
  expect(await tails(sandbox, "--from", "2026-11-20", "--to", "2026-11-20", "--sort", "no")).toBe(
    "0001 0002 0003",
  );
  expect(await numbers(sandbox, "--from", "2026-11-21")).toEqual(["SH-S01-20261121-0001"]);
  expect(await numbers(sandbox, "--to", "2026-11-19")).toEqual([]);
  expect(await tails(sandbox, "--assignee", "eng1")).toBe("0001");
  expect(await tails(sandbox, "--assignee", "eng2")).toBe("");
  // Classify was due at 09:40, the dispatched card's response not before Saturday 09:10.
  expect(await tails(sandbox, "--overdue")).toBe("0002");
  expect(await tails(sandbox, "--overdue", "--assignee", "eng1")).toBe("");
  expect(await tails(sandbox, "--overdue", "--status", "registered", "--search", "SN2")).toBe("0002");

  for (const [args, code] of [
    [["--from", "2026-11-31"], "from: invalid_date"],
    [["--to", "20.11.2026"], "to: invalid_date"],
    [["--sort", "shoe_size"], "sort: unknown_value"],
    [["--after", "nonsense"], "after: invalid_value"],
  ] as const)
    expect(fieldCodes(await refusal(["card", "list", ...args]))).toEqual([code]);
});

test("a sort in both directions; pages that follow their cursor miss nothing and double nothing", async () => {
  const sandbox = await openSandbox();
  const { create, at, result } = sandbox;
  // Names and times that tie.
  for (const [index, customer_name] of ["乙", "甲", "乙", "甲", "丙", "乙", "甲"].entries()) {
    if (index % 2 === 0) at(`2026-11-20T09:1${index}:00+08:00`);
    await create("clerk1", { ...EXAMPLE_CARD, customer_name, serial_no: "无" });
  }
  expect(await tails(sandbox)).toBe("0007 0006 0005 0004 0003 0002 0001");
  expect(await tails(sandbox, "--sort", "no")).toBe("0001 0002 0003 0004 0005 0006 0007");
  expect(await tails(sandbox, "--sort", "-no")).toBe("0007 0006 0005 0004 0003 0002 0001");
  for (const sort of [
    "customer_name",
    "-customer_name",
    "registered_at",
    "-registered_at",
    "urgency",
    "no",
  ]) {
    const whole = await numbers(sandbox, "--sort", sort);
    const paged: unknown[] = [];
    let after: string | null = null;
    do {
      const page = (await result([
        "card",
        "list",
        "--sort",
        sort,
        "--limit",
        "3",
        ...(after === null ? [] : ["--after", after]),
      ])) as { rows: { no: string }[]; total: number; next: string | null };
      expect(page.total).toBe(7);
      expect(page.rows.length).toBeGreaterThan(0);
      paged.push(...page.rows.map((row) => row.no));
      after = page.next;
    } while (after !== null);
    expect(paged, sort).toEqual(whole);
    expect(new Set(paged).size, sort).toBe(7);
  }
  // The last page knows that it is the last, also where it is full.
  const full = await result(["card", "list", "--limit", "7"]);
  expect(full).toMatchObject({ total: 7, next: null });
});

test("search: Chinese from one character, phone tails, parts of serials and numbers, all words", async () => {
  const sandbox = await openSandbox();
  const { create, act } = sandbox;
  const first = await create("clerk1", {
    ...EXAMPLE_CARD,
    customer_name: "单雄信",
    contact: "吕小玲",
    phone: "0512-6800 4321",
    serial_no: "AB-20260077",
    external_no: "WX/2026/9",
  });
  await act("clerk1", first.no, "resolve_now", {
    kind: "A",
    service_mode: "remote",
    fault_type: "software",
    impact: "minor",
    outcome: "repaired",
    result: "升级固件",
    fault_cause: "固件过旧",
    function_test: true,
  });
  await create("clerk1", {
    ...EXAMPLE_CARD,
    customer_name: "䶮示例",
    contact: "Ana O'Brien",
    phone: "kefu@example.cn",
    model: "KFR-35GW",
    serial_no: "无",
    description: '不制冷 100%_坏"了" AND NOT',
    customer_words: "热",
  });
  for (const [text, found] of [
    ["单", "0001"],
    ["雄信", "0001"],
    ["䶮", "0002"],
    ["玲", "0001"],
    ["4321", "0001"],
    ["68004321", "0001"],
    ["0512-6800 4321", "0001"],
    ["0077", "0001"],
    ["260077", "0001"],
    ["ab-2026", "0001"],
    ["20261120-0002", "0002"],
    [first.no, "0001"],
    ["0001", "0001"],
    ["XQB", "0001"],
    ["kfr-35", "0002"],
    ["35gw", "0002"],
    ["固件过旧", "0001"],
    ["升级", "0001"],
    ["热", "0002"],
    ["不制冷", "0002"],
    ["冷不", ""],
    ["单 4321", "0001"],
    ["单 制冷", ""],
    ["WX/2026/9", "0001"],
    ["O'Brien", "0002"],
    ["brien", "0002"],
    ["kefu@example.cn", "0002"],
    ['坏"了"', "0002"],
    ["NOT", "0002"],
    ["*", ""],
    ["%", ""],
    ['"', ""],
    ["'; DROP TABLE card; --", ""],
    ["龘", ""],
  ] as const)
    expect(await tails(sandbox, "--search", text), text).toBe(found);
  expect(await tails(sandbox, "--search", "  ")).toBe("0002 0001");
});
