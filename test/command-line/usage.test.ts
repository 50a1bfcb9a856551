import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runDesk, temporaryFolder } from "./desk-process";
import { EXAMPLE_CARD, fieldCodes, openSandbox } from "./sandbox";

test("what is not a command, an option or one of its words is wrong usage: exit 2, nothing done", async () => {
  const { ask, create } = await openSandbox();
  const { no } = await create("clerk1");
  for (const args of [
    [],
    ["bogus"],
    ["card"],
    ["card", "bogus"],
    ["card", "list", "extra"],
    ["card", "show"],
    ["card", "list", "--bogus"],
    ["card", "list", "--limit", "0"],
    ["card", "list", "--limit", "x"],
    ["card", "list", "--limit"],
    ["card", "list", "--status", "registered,open"],
    ["card", "list", "--lang", "fr"],
    ["card", "act", no, "bogus"],
    ["card", "attach", no, "x", "--kind", "picture"],
    ["policy", "use", "bogus"],
    ["policy", "use", "script", "--kind", "Z"],
    ["policy", "show", "bogus"],
    ["calendar", "show", "2026-13"],
    ["calendar", "due", "--start", "2026-11-20T09:00:00+08:00"],
    ["print", "bogus", no, "--out", "x.pdf"],
    ["print", "flow_card", no],
    ["print", "flow_card", no, "--paper", "a3", "--out", "x.pdf"],
    ["report", "bogus", "--period", "2026-10"],
    ["survey", "add", no],
    ["survey", "list"],
    ["init", "--demo", "many"],
  ]) {
    const answer = await ask(args, { as: "clerk1" });
    expect(answer.status, args.join(" ")).toBe(2);
    expect(answer.stderr, args.join(" ")).toContain("desk <command>");
    expect(answer.json, args.join(" ")).toMatchObject({ error: { code: "invalid_input" } });
  }
  expect(await ask(["card", "create", "-"], { stdin: JSON.stringify(EXAMPLE_CARD) })).toMatchObject({
    status: 2,
  });
});

test("with --json stdout is one document; without it a table for a person; help is help", async () => {
  const { ask, create, folder } = await openSandbox();
  const { no } = await create("clerk1");
  const shown = await ask(["card", "show", no]);
  expect(shown.stdout).toMatch(/^\{.*\}\n$/);
  expect(shown.stderr).toBe("");
  const refused = await ask(["card", "act", no, "archive"], { as: "clerk1" });
  expect(refused.stdout).toMatch(/^\{"error":\{.*\}\}\n$/);
  expect(refused.stderr).toContain("现在能做");
  const plain = await runDesk(["card", "list", "--data", folder]);
  expect(plain).toMatchObject({ status: 0, stderr: "" });
  expect(plain.stdout).toContain(no);
  const wrong = await runDesk(["card", "act", no, "archive", "--data", folder, "--as", "clerk1"]);
  expect(wrong).toMatchObject({ status: 1, stdout: "" });
  expect(wrong.stderr).toContain("归档");
  for (const args of [["--help"], ["-h"], ["card", "list", "--help"]]) {
    const help = await runDesk(args);
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toContain("desk <command>");
  }
});

test("unknown people, cards and files are not found: exit 1", async () => {
  const { refusal, file } = await openSandbox();
  expect(await refusal(["card", "show", "SH-S01-20261120-0099"])).toMatchObject({
    code: "not_found",
    details: { ref: "SH-S01-20261120-0099" },
  });
  expect(await refusal(["card", "list"], { as: "nobody" })).toMatchObject({ code: "not_found" });
  expect(await refusal(["card", "list", "--assignee", "nobody"])).toMatchObject({ code: "not_found" });
  expect(await refusal(["card", "act", "nope", "accept"], { as: "clerk1" })).toMatchObject({
    code: "not_found",
  });
  const out = file("x.pdf", "");
  expect(await refusal(["print", "flow_card", "nope", "--out", out], { as: "clerk1" })).toMatchObject({
    code: "not_found",
  });
  expect(await refusal(["card", "create", "/nowhere/card.json"], { as: "clerk1" })).toMatchObject({
    code: "not_found",
  });
  expect(
    await refusal(["card", "attach", "nope", out, "--kind", "document"], { as: "clerk1" }),
  ).toMatchObject({ code: "invalid_input" });
  expect(
    await refusal(["card", "attach", "nope", file("a.txt", "a"), "--kind", "document"], { as: "clerk1" }),
  ).toMatchObject({ code: "not_found" });
});

test("messages in English name the same codes, states and fields", async () => {
  const { refusal, create, ask } = await openSandbox();
  const { no } = await create("clerk1");
  const state = await refusal(["card", "act", no, "accept"], { as: "eng1", lang: "en" });
  expect(state.message).toMatch(/Possible now: .*Classify/);
  const role = await refusal(["card", "act", no, "waive", "-"], { as: "clerk1", lang: "en", stdin: "{}" });
  expect(role).toMatchObject({ code: "forbidden", details: { needs: ["supervisor"] } });
  expect(role.message).toMatch(/supervisor/i);
  const input = await refusal(["card", "create", "-"], { as: "clerk1", lang: "en", stdin: '{"phone":"x"}' });
  expect(input.message).toMatch(/phone.*not a phone number/is);
  for (const { message } of [state, role, input]) expect(message).not.toMatch(/\p{Script=Han}/u);
  const used = await refusal(["card", "act", no, "edit", "-"], {
    as: "clerk1",
    lang: "en",
    stdin: '{"remark":"a","version":9}',
  });
  expect(used).toMatchObject({ code: "conflict", details: { version: 1 } });
  const shown = await ask(["card", "show", no], { lang: "en" });
  expect(shown.stdout).toMatch(/"explain":"Classif/);
  const wrong = await ask(["policy", "use", "bogus"], { as: "sup1", lang: "en" });
  expect(wrong.stderr).toContain("Not understood: policy use: bogus");
});

test("a clock that is no time is refused in a sandbox, and counts nowhere else", async () => {
  const { at, ask, folder } = await openSandbox();
  at("2026-11-20T09:10:00");
  expect(await ask(["card", "list"])).toMatchObject({ status: 2 });
  at("tomorrow");
  expect(await ask(["init", "--sandbox", "--data", `${folder}2`])).toMatchObject({ status: 2 });
  expect(fs.existsSync(`${folder}2`)).toBe(false);
  const real = path.join(temporaryFolder(), "real");
  const env = { DESK_CLOCK: "2030-01-01T00:00:00+08:00" };
  const made = await runDesk(["init", "--data", real, "--store", "B7", "--name", "二店", "--json"], { env });
  expect(made.json).toMatchObject({ store: "B7", cards: 0 });
  const { requested_at, fault_occurred_at, ...card } = EXAMPLE_CARD;
  const stdin = JSON.stringify({ ...card, requested_at: new Date(Date.now() - 60_000).toISOString() });
  // The first-run administrator is alone: nobody has to be named.
  const created = await runDesk(["card", "create", "-", "--data", real, "--json"], { env, stdin });
  expect(created.status).toBe(0);
  expect((created.json as { no: string }).no).toMatch(/^SH-B7-20\d{6}-0001$/);
  expect((created.json as { registered_at: string }).registered_at < "2029").toBe(true);
});

test("a second person makes --as needed, also for reading outside a sandbox", async () => {
  const real = path.join(temporaryFolder(), "real");
  const env = { DESK_PIN: "827405" };
  const desk = (...args: readonly string[]) => runDesk([...args, "--data", real, "--json"], { env });
  await desk("init");
  expect(await desk("staff", "add", '{"name":"江一舟","code":"E01","roles":["engineer"]}')).toMatchObject({
    status: 0,
    json: { code: "E01", name: "江一舟", roles: ["engineer"] },
  });
  expect(await desk("card", "list")).toMatchObject({ status: 2 });
  expect(await desk("card", "list", "--as", "E01")).toMatchObject({ status: 0 });
  expect(await desk("staff", "add", '{"name":"x","code":"E02","roles":["qc"]}', "--as", "E01")).toMatchObject(
    {
      status: 1,
      json: { error: { code: "forbidden", details: { needs: ["admin"] } } },
    },
  );
});

test("init makes a store once, in a folder of its own, from sound codes", async () => {
  const folder = path.join(temporaryFolder(), "a", "b");
  const init = (...args: readonly string[]) => runDesk(["init", "--data", folder, "--json", ...args]);
  const lower = await init("--store", "s01");
  expect(lower).toMatchObject({ status: 1, json: { error: { code: "invalid_input" } } });
  expect(lower.stdout).toContain('"field":"store"');
  const zone = await init("--zone", "Mars/Base");
  expect(zone).toMatchObject({ status: 1, json: { error: { code: "invalid_input" } } });
  expect(fs.existsSync(folder)).toBe(false);
  expect(await init("--sandbox", "--store", "S09")).toMatchObject({
    status: 0,
    json: { store: "S09", cards: 0 },
  });
  expect(await init("--sandbox")).toMatchObject({ status: 1, json: { error: { code: "unsupported" } } });
});

test("a folder that is missing, damaged or newer is told apart and left as it was", async () => {
  const { folder, refusal, ask } = await openSandbox();
  const file = path.join(folder, "desk.sqlite");
  const missing = await runDesk(["card", "list", "--data", `${folder}-none`, "--json"]);
  expect(missing.json).toMatchObject({ error: { code: "no_folder" } });
  expect(fs.existsSync(`${folder}-none`)).toBe(false);

  const whole = fs.readFileSync(file);
  const newer = Buffer.from(whole);
  newer.writeUInt32BE(99_999, 60);
  fs.writeFileSync(file, newer);
  expect(await refusal(["card", "list"])).toMatchObject({ code: "newer_database" });
  expect(fs.readFileSync(file).equals(newer)).toBe(true);

  const damaged = Buffer.from(whole);
  damaged.fill(0xa5, 8192, Math.min(whole.length, 60_000));
  fs.writeFileSync(file, damaged);
  expect(await refusal(["card", "list"])).toMatchObject({ code: "corrupt" });
  fs.writeFileSync(file, "");
  expect(await refusal(["card", "list"])).toMatchObject({ code: "corrupt" });
  fs.rmSync(file);
  expect(await refusal(["card", "list"])).toMatchObject({ code: "no_folder" });
  fs.writeFileSync(file, whole);
  expect(await ask(["card", "list"])).toMatchObject({ status: 0 });
});

test("a read-only folder can be read and printed from; a write is refused", async () => {
  const { folder, create, result, refusal, act, file } = await openSandbox();
  const { no } = await create("clerk1");
  const out = path.join(path.dirname(file("x", "")), "card.pdf");
  const modes = execFileSync("chmod", ["-R", "a-w", folder]);
  try {
    expect(modes.toString()).toBe("");
    expect(await result(["card", "show", no])).toMatchObject({ status: "registered" });
    expect(await result(["card", "list"])).toMatchObject({ total: 1 });
    expect(await result(["calendar", "show", "2026-11"])).toMatchObject({ provisional: false });
    expect(await result(["print", "flow_card", no, "--out", out], { as: "clerk1" })).toMatchObject({
      pages: 1,
    });
    const stdin = JSON.stringify({ ...EXAMPLE_CARD, serial_no: "无" });
    expect(await refusal(["card", "create", "-"], { as: "clerk1", stdin })).toMatchObject({
      code: "read_only",
    });
    expect(
      await refusal(["card", "act", no, "edit", "-"], { as: "clerk1", stdin: '{"remark":"a"}' }),
    ).toMatchObject({ code: "read_only" });
    expect(
      await refusal(["customer", "add", '{"customer_name":"a","phone":"12800000001"}'], { as: "clerk1" }),
    ).toMatchObject({ code: "read_only" });
    expect(
      await refusal(["card", "attach", no, file("a.txt", "a"), "--kind", "document"], { as: "clerk1" }),
    ).toMatchObject({ code: "read_only" });
  } finally {
    execFileSync("chmod", ["-R", "u+w", folder]);
  }
  expect(await act("clerk1", no, "edit", { remark: "b" })).toMatchObject({ remark: "b", version: 2 });
});

test("input that is no JSON object in UTF-8 is refused without a trace of its content", async () => {
  const { refusal, file, ask } = await openSandbox();
  const gbk = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xca, 0xbe, 0xc0, 0xfd, 0x22, 0x7d]);
  const deep = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  for (const [content, code] of [
    ["", "not_json_object"],
    ["[]", "not_json_object"],
    ["null", "not_json_object"],
    ['"card"', "not_json_object"],
    ['{"phone":', "not_json_object"],
    [gbk, "not_utf8"],
    [Buffer.from('\uFEFF{"a":1}', "utf16le"), "not_utf8"],
    [deep, "too_deep"],
    ['{"op_id":"x","a":{"b":'.concat('{"c":'.repeat(40), "1", "}".repeat(42)), "too_deep"],
    [`{"a":"${"x".repeat(10_500_000)}"}`, "too_large"],
  ] as const) {
    const label = String(content).slice(0, 40);
    const stdin = typeof content === "string" ? content : new Uint8Array(content);
    expect(fieldCodes(await refusal(["card", "create", "-"], { as: "clerk1", stdin })), label).toEqual([
      `json: ${code}`,
    ]);
  }
  const marked = file("bom.json", `\uFEFF${JSON.stringify({ ...EXAMPLE_CARD, serial_no: "无" })}`);
  expect(await ask(["card", "create", marked], { as: "clerk1" })).toMatchObject({ status: 0 });
  const stdin = `\uFEFF${JSON.stringify(EXAMPLE_CARD)}`;
  expect(await ask(["card", "create", "-"], { as: "clerk1", stdin })).toMatchObject({ status: 0 });
});
