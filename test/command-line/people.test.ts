import path from "node:path";
import { expect, test } from "vitest";
import { runDesk, temporaryFolder } from "./desk-process";
import { EXAMPLE_CARD, openSandbox, rowsOf } from "./sandbox";

const PIN = "827405";

test("a store with two people: DESK_PIN sets the PIN, is asked for, locks after five wrong ones", async () => {
  const folder = path.join(temporaryFolder(), "real");
  const desk = (args: readonly string[], pin?: string) =>
    runDesk([...args, "--data", folder, "--json"], pin === undefined ? {} : { env: { DESK_PIN: pin } });
  await desk(["init"]);
  // The first-run administrator alone needs none.
  expect(await desk(["staff", "add", '{"name":"陶然","code":"C01","roles":["clerk"]}'])).toMatchObject({
    status: 0,
  });
  const list = (pin?: string) => desk(["card", "list", "--as", "C01"], pin);
  expect(await list()).toMatchObject({
    status: 1,
    json: { error: { code: "forbidden", details: { reason: "pin_in_environment" } } },
  });
  expect(await list("123456")).toMatchObject({
    status: 1,
    json: {
      error: { code: "invalid_input", details: { fields: [{ field: "new_pin", code: "pin_common" }] } },
    },
  });
  expect(await list(PIN)).toMatchObject({ status: 0, json: { total: 0 } });
  for (let n = 4; n >= 1; n -= 1) {
    expect(await list("100000")).toMatchObject({
      status: 1,
      json: {
        error: {
          code: "forbidden",
          message: `PIN 不对，还能试 ${n} 次。单子没有变。`,
          details: { tries_left: n },
        },
      },
    });
  }
  expect(await list("100000")).toMatchObject({
    json: { error: { code: "forbidden", details: { reason: "locked" } } },
  });
  const locked = await list(PIN);
  expect(locked).toMatchObject({
    status: 1,
    json: { error: { code: "forbidden", details: { reason: "locked" } } },
  });
  // Another person is not locked with it.
  expect(await desk(["card", "list", "--as", "admin"], "394017")).toMatchObject({ status: 0 });
  expect(await desk(["staff", "list", "--as", "admin"], "394017")).toMatchObject({
    json: [
      { code: "C01", has_pin: true, locked: "waits" },
      { code: "admin", has_pin: true, locked: null },
    ],
  });
}, 60_000);

test("a sandbox asks nobody for a PIN, whatever DESK_PIN says", async () => {
  const { folder } = await openSandbox();
  const answer = await runDesk(["card", "list", "--data", folder, "--json", "--as", "clerk1"], {
    env: { DESK_PIN: "1", DESK_CLOCK: "2026-11-20T09:10:00+08:00" },
  });
  expect(answer).toMatchObject({ status: 0 });
});

test("roles: what is not theirs is forbidden, and nothing is written", async () => {
  const { refusal, result } = await openSandbox();
  for (const [args, needs] of [
    [["staff", "add", '{"name":"x","code":"E9","roles":["qc"]}'], ["admin"]],
    [["model", "add", '{"code":"M1"}'], ["supervisor"]],
    [
      ["card", "create", "-"],
      ["clerk", "tech_support"],
    ],
    [["report", "monthly_report", "--period", "2026-10"], ["supervisor"]],
  ] as const) {
    const refused = await refusal(args, { as: "eng1", stdin: JSON.stringify(EXAMPLE_CARD) });
    expect([args[0], refused.code, refused.details["needs"]]).toEqual([args[0], "forbidden", needs]);
  }
  expect(await result(["card", "list"])).toMatchObject({ total: 0 });
  expect(rowsOf(await result(["staff", "list"])).map((row) => row["code"])).not.toContain("E9");
}, 60_000);

test("masked for who does not need it, in list, card and search; a search is no oracle", async () => {
  const { create, result, act } = await openSandbox();
  const { no } = await create("clerk1");
  await act("clerk1", no, "classify", {
    kind: "A",
    service_mode: "on_site",
    fulfilment: "home_visit",
    fault_type: "hardware",
    impact: "partial",
  });
  await act("clerk1", no, "dispatch", { assignee: "eng1" });
  const phoneFor = async (as: string) => {
    const card = (await result(["card", "show", no], { as })) as Record<string, unknown>;
    const [row] = rowsOf(await result(["card", "list"], { as }));
    const whole = JSON.stringify(card);
    return [card["phone"], row?.["phone"], card["serial_no"], whole.includes("12800000721")];
  };
  expect(await phoneFor("clerk1")).toEqual(["12800000721", "12800000721", "SN20260001", true]);
  // The assignee goes there; another engineer does not.
  expect(await phoneFor("eng1")).toEqual(["12800000721", "12800000721", "SN20260001", true]);
  expect(await phoneFor("eng2")).toEqual(["128****0721", "128****0721", "SN20260001", false]);
  expect(await phoneFor("fin1")).toEqual(["128****0721", "128****0721", "SN20****0001", false]);
  const found = async (as: string, text: string) =>
    ((await result(["card", "list", "--search", text], { as })) as { total: number }).total;
  expect(await found("clerk1", "12800000721")).toBe(1);
  expect(await found("clerk1", "20260001")).toBe(1);
  for (const guess of [
    "12800000721",
    "1280000",
    "00000721",
    "20260001",
    "N2026",
    "电话:12800000721",
    "序列号:SN20260001",
  ]) {
    expect([guess, await found("fin1", guess)]).toEqual([guess, 0]);
  }
  // What the mask leaves to be seen may be asked for; words and numbers of cards as ever.
  expect(await found("fin1", "0721")).toBe(1);
  expect(await found("fin1", "异响")).toBe(1);
  expect(await found("fin1", "示例客户")).toBe(1);
}, 90_000);
