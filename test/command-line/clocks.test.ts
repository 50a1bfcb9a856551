import { generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "vitest";
import { EXAMPLE_CARD, fieldCodes, milestoneOf, openSandbox, rowsOf } from "./sandbox";

const NOTICE_2028 = {
  year: 2028,
  holidays: ["01-01", "01-26", "05-01", "05-28", "10-01", "10-02", "10-03"].map((day) => `2028-${day}`),
  workdays: ["2028-01-22"],
};

test("a card's milestones: their facts, paused minutes, and the reason in either language", async () => {
  const sandbox = await openSandbox("2026-11-19T13:40:00+08:00");
  const { at, act, result, show } = sandbox;
  const { no } = await sandbox.create("clerk1", {
    ...EXAMPLE_CARD,
    requested_at: "2026-11-19T13:35:00+08:00",
    fault_occurred_at: null,
  });
  const fault = { kind: "A", service_mode: "on_site", fault_type: "hardware", impact: "partial" };
  await act("clerk1", no, "classify", fault);
  at("2026-11-19T14:00:00+08:00");
  await act("clerk1", no, "dispatch", { assignee: "eng1", promised_at: "2026-11-20T18:00:00+08:00" });
  await act("eng1", no, "accept");
  at("2026-11-20T10:00:00+08:00");
  await act("eng1", no, "start");
  await act("eng1", no, "wait", { waiting_for: "customer", reason: "客户外出" });
  at("2026-11-20T11:00:00+08:00");
  expect(milestoneOf(await show(no), "resolve")).toMatchObject({
    state: "paused",
    paused_minutes: 60,
    due_at: "2026-11-20T19:00:00+08:00",
  });
  at("2026-11-20T13:00:00+08:00");
  await act("eng1", no, "resume");
  at("2026-11-20T14:32:00+08:00");
  const resolve = milestoneOf(await show(no), "resolve");
  expect(Object.keys(resolve)).toEqual([
    "milestone",
    "round",
    "occurrence",
    "state",
    "start_at",
    "due_at",
    "met_at",
    "paused_minutes",
    "explain",
  ]);
  expect(resolve).toMatchObject({
    state: "running",
    start_at: "2026-11-19T14:00:00+08:00",
    due_at: "2026-11-20T21:00:00+08:00",
    met_at: null,
    paused_minutes: 180,
  });
  expect(resolve.explain.split("\n").slice(0, 5)).toEqual([
    "完成：11-20 21:00 前完成，还剩 6 小时 28 分钟",
    "派单时间：11-19 14:00",
    "承诺完成：11-20 18:00",
    "加：暂停 3 小时，等客户，11-20 10:00 至 11-20 13:00",
    "= 到期：11-20 21:00",
  ]);
  const english = await result(["card", "show", no], { lang: "en" });
  expect(JSON.stringify(english)).toContain("Finish: complete by 11-20 21:00, 6 h 28 min left");
  const [row] = rowsOf(await result(["card", "list"]));
  expect(row).toMatchObject({ milestone: "resolve", due_at: "2026-11-20T21:00:00+08:00", level: "warn50" });

  expect(rowsOf(await result(["card", "list", "--overdue"]))).toEqual([]);
  at("2026-11-20T21:00:00+08:00");
  expect(rowsOf(await result(["card", "list", "--overdue"]))).toEqual([]);
  at("2026-11-20T21:00:00.001+08:00");
  expect(
    rowsOf(await result(["card", "list", "--overdue"])).map((late) => [late["no"], late["level"]]),
  ).toEqual([[no, "breached"]]);
  expect(milestoneOf(await show(no), "resolve").state).toBe("breached");
});

test("an administrator's own days move the dues; nobody else's command and no bad one changes anything", async () => {
  const { result, refusal, ask, create, show } = await openSandbox("2026-11-20T17:40:00+08:00");
  const fields = { ...EXAMPLE_CARD, requested_at: "2026-11-20T17:38:00+08:00", fault_occurred_at: null };
  const { no } = await create("clerk1", fields);
  const due = async () => milestoneOf(await show(no), "classify").due_at;
  expect(await due()).toBe("2026-11-23T09:10:00+08:00");
  const off = ["calendar", "override", "2026-11-23", "off", "--name", "盘点"] as const;
  expect(await refusal(off, { as: "sup1" })).toMatchObject({
    code: "forbidden",
    details: { needs: ["admin"] },
  });
  for (const [wrong, status] of [
    [["calendar", "override", "2026-02-30", "off"], 2],
    [["calendar", "override", "2026-11-23", "closed"], 2],
    [["calendar", "override", "2026-11-23", "on", "--from", "09:00"], 2],
    [["calendar", "override", "2026-11-23", "on", "--from", "9", "--to", "25:00"], 2],
    [["calendar", "override", "2026-11-23", "on", "--from", "18:00", "--to", "09:00"], 1],
    [["calendar", "due", "--start", "2026-11-20T09:00:00+08:00", "--minutes", "-1"], 2],
    [["calendar", "due", "--start", "2026-11-20T09:00:00+08:00", "--minutes", "1.5"], 2],
    [["calendar", "due", "--minutes", "5"], 2],
    [["calendar", "show"], 2],
    [["calendar", "show", "2026-11", "2026-12"], 2],
    [["calendar", "show", "2026-1"], 2],
    [["policy"], 2],
    [["policy", "use"], 2],
  ] as const)
    expect((await ask(wrong, { as: "admin1" })).status, wrong.join(" ")).toBe(status);
  expect(await due()).toBe("2026-11-23T09:10:00+08:00");

  expect(await result(off, { as: "admin1" })).toMatchObject({ recomputed_cards: 1 });
  expect(await due()).toBe("2026-11-24T09:10:00+08:00");
  const { days } = (await result(["calendar", "show", "2026-11"])) as { days: unknown[] };
  expect(days[22]).toEqual({ date: "2026-11-23", working: false, minutes: 0, name: "盘点", source: "store" });
  await result(["calendar", "override", "2026-11-23", "usual"], { as: "admin1" });
  expect(await due()).toBe("2026-11-23T09:10:00+08:00");
});

test("a provisional year is said on the card and in its reason; a signed file makes that year certain", async () => {
  const { result, refusal, create, show, file } = await openSandbox("2027-12-31T17:50:00+08:00");
  const fields = { ...EXAMPLE_CARD, requested_at: "2027-12-31T17:49:00+08:00", fault_occurred_at: null };
  const { no } = await create("clerk1", fields);
  const said = (year: number) => `提醒：${year} 年的调休安排还没收录，先按法定节假日和周末算，期限可能会变`;
  const before = await show(no);
  expect(before["warnings"]).toEqual(["provisional_calendar"]);
  expect(milestoneOf(before, "classify").explain).toContain(`${said(2027)}\n${said(2028)}`);

  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const signed = {
    ...NOTICE_2028,
    public_key: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    signature: sign(null, Buffer.from(JSON.stringify(NOTICE_2028)), privateKey).toString("base64"),
  };
  const importing = (content: object) => ["calendar", "import", file("2028.json", JSON.stringify(content))];
  const damaged = await refusal(importing({ ...signed, workdays: [] }), { as: "admin1" });
  expect(fieldCodes(damaged)).toEqual(["signature: bad_signature"]);
  expect(await refusal(["calendar", "import", "/nowhere.json"], { as: "admin1" })).toMatchObject({
    code: "not_found",
  });
  expect(await refusal(importing(signed), { as: "clerk1" })).toMatchObject({ code: "forbidden" });
  expect(await result(importing(signed), { as: "admin1" })).toMatchObject({
    year: 2028,
    signature: { publisher: null },
  });
  const { explain } = milestoneOf(await show(no), "classify");
  expect(explain).toContain(said(2027));
  expect(explain).not.toContain(said(2028));

  const key = file("publisher.pem", publicKey.export({ type: "spki", format: "pem" }).toString());
  const notKey = file("notes.txt", "公钥");
  const trust = (path: string) => ["calendar", "trust", path, "--name", "示例日历社"];
  expect(fieldCodes(await refusal(trust(notKey), { as: "admin1" }))).toEqual(["public_key: not_a_key"]);
  expect(await refusal(trust(key), { as: "sup1" })).toMatchObject({ code: "forbidden" });
  const [publisher] = rowsOf(await result(trust(key), { as: "admin1" }));
  expect(publisher).toMatchObject({ name: "示例日历社", by: "admin1", at: "2027-12-31T17:50:00+08:00" });
  expect(await result(importing(signed), { as: "admin1" })).toMatchObject({
    signature: { publisher: "示例日历社" },
  });
  expect(rowsOf(await result(["calendar", "publishers"]))).toHaveLength(1);
  await result(["calendar", "distrust", String(publisher?.["fingerprint"])], { as: "admin1" });
  expect(rowsOf(await result(["calendar", "publishers"]))).toEqual([]);
});
