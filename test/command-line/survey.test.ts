import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { EXAMPLE_CARD, fieldCodes, openSandbox, type Sandbox } from "./sandbox";

const FIVES = { timeliness: 5, efficiency: 5, expertise: 5, attitude: 5, aftercare: 5 };
const SHEET = {
  handed_out_at: "2026-11-20T09:20:00+08:00",
  collected_at: "2026-11-20T15:00:00+08:00",
  collected_by: "customer",
  scores: { ...FIVES, efficiency: 4, aftercare: 3 },
  overall: 4,
  choices: ["一次修好", "态度亲切"],
  comment: "师傅很耐心",
} as const;

type Fields = Readonly<Record<string, unknown>>;

/** A card that was answered on the phone, and what is sent about its survey. */
async function completed(sandbox: Sandbox) {
  const { create, act, at, result, refusal } = sandbox;
  at("2026-11-20T09:10:00+08:00");
  const { no } = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" });
  await act("clerk1", no, "resolve_now", {
    kind: "B",
    service_mode: "consult",
    outcome: "answered",
    result: "已说明",
  });
  at("2026-11-20T16:00:00+08:00");
  const send = (survey: Fields) => ({ as: "clerk1", stdin: JSON.stringify(survey) });
  return {
    no,
    add: (survey: Fields) => result(["survey", "add", no, "-"], send(survey)) as Promise<Fields>,
    refused: (survey: Fields) => refusal(["survey", "add", no, "-"], send(survey)),
  };
}

describe("survey add", () => {
  test("answers the survey with its index and whether it counts", async () => {
    const sandbox = await openSandbox();
    const { no, add } = await completed(sandbox);
    expect(await add(SHEET)).toEqual({
      no,
      card_id: (await sandbox.show(no)).id,
      n: 1,
      round: 1,
      way: null,
      refused: false,
      refused_at: null,
      refused_reason: null,
      ...SHEET,
      index: 90,
      form_version: 1,
      valid: true,
      invalid_reason: null,
    });
    expect((await sandbox.show(no))["surveys"]).toMatchObject([{ index: 90, valid: true }]);
  });

  test("from a file, and once per op_id", async () => {
    const sandbox = await openSandbox();
    const { no, add } = await completed(sandbox);
    const file = path.join(sandbox.folder, "..", "survey.json");
    fs.writeFileSync(file, JSON.stringify({ ...SHEET, op_id: "sheet-1" }));
    const first = await sandbox.result(["survey", "add", no, file], { as: "clerk1" });
    const second = await add({ ...SHEET, overall: 5 });
    expect(second).toMatchObject({ n: 2, valid: false, invalid_reason: "duplicate" });
    expect(await sandbox.result(["survey", "add", no, file], { as: "clerk1" })).toEqual(first);
    expect((await sandbox.show(no))["surveys"]).toHaveLength(2);
    const other = { as: "clerk1", stdin: JSON.stringify({ ...SHEET, overall: 1, op_id: "sheet-1" }) };
    expect(await sandbox.refusal(["survey", "add", no, "-"], other)).toMatchObject({ code: "conflict" });
  });

  test.each<[string, Fields, number | null]>([
    ["unfinished", { scores: { timeliness: 5 } }, null],
    ["late", { handed_out_at: "2026-11-19T14:59:59+08:00" }, 90],
    ["straight_line", { scores: FIVES, overall: 3 }, 100],
    ["by_staff", { collected_by: "staff" }, 90],
  ])("a sample that does not count says so: %s", async (invalid_reason, changes, index) => {
    const { add } = await completed(await openSandbox());
    expect(await add({ ...SHEET, ...changes })).toMatchObject({ index, valid: false, invalid_reason });
  });

  test("bad input is refused by name, and nothing is written", async () => {
    const sandbox = await openSandbox();
    const { no, refused } = await completed(sandbox);
    const before = await sandbox.show(no);
    const cases: readonly (readonly [Fields, readonly string[]])[] = [
      [{ ...SHEET, scores: { ...FIVES, attitude: 6 } }, ["scores.attitude: too_large"]],
      [{ ...SHEET, scores: { ...FIVES, attitude: 0 } }, ["scores.attitude: too_small"]],
      [{ ...SHEET, scores: { ...FIVES, attitude: 4.5 } }, ["scores.attitude: invalid_type"]],
      [{ ...SHEET, scores: { speed: 5 } }, ["scores.speed: unknown_field"]],
      [{ ...SHEET, overall: 9 }, ["overall: too_large"]],
      [{ ...SHEET, collected_by: "robot" }, ["collected_by: unknown_value"]],
      [{ ...SHEET, score: 5 }, ["score: unknown_field"]],
      [{ ...SHEET, index: 100 }, ["index: unknown_field"]],
      [{ ...SHEET, collected_at: "2026-11-20T15:00:00" }, ["collected_at: no_offset"]],
      [{ ...SHEET, collected_at: "2026-11-20T09:19:59+08:00" }, ["handed_out_at: after_collection"]],
      [{ ...SHEET, collected_at: "2026-11-20T16:00:01+08:00" }, ["collected_at: in_future"]],
      [{}, ["collected_by: required", "scores: required"]],
    ];
    for (const [survey, codes] of cases) {
      const refusal = await refused(survey);
      expect(refusal.code, codes.join()).toBe("invalid_input");
      expect(fieldCodes(refusal)).toEqual(codes);
    }
    expect(await sandbox.show(no)).toEqual(before);
  });

  test("a card that is not done, an unknown one, a warehouse clerk, no file", async () => {
    const sandbox = await openSandbox();
    const { refusal, create } = sandbox;
    const { no } = await completed(sandbox);
    const open = await create("clerk1", { ...EXAMPLE_CARD, serial_no: "SN9" });
    const send = (as: string) => ({ as, stdin: JSON.stringify(SHEET) });
    expect(await refusal(["survey", "add", open.no, "-"], send("clerk1"))).toMatchObject({
      code: "invalid_state",
      details: { status: "registered" },
    });
    expect(await refusal(["survey", "add", "SH-S01-20261120-0404", "-"], send("clerk1"))).toMatchObject({
      code: "not_found",
    });
    expect(await refusal(["survey", "add", no, "-"], send("wh1"))).toMatchObject({ code: "forbidden" });
    expect(await refusal(["survey", "add", no, "none.json"], { as: "clerk1" })).toMatchObject({
      code: "not_found",
      details: { what: "file" },
    });
  });
});

function textOf(file: string): string {
  return execFileSync("pdftotext", ["-enc", "UTF-8", "-raw", file, "-"]).toString().replaceAll(/\s+/g, "");
}

test("the sheet prints per card, on A5 and A4, is counted, and blank with a number of its own", async () => {
  const sandbox = await openSandbox();
  const { no, add } = await completed(sandbox);
  const file = path.join(sandbox.folder, "..", "survey.pdf");
  const print = async (...args: readonly string[]) => {
    expect(await sandbox.result(["print", "survey", ...args, "--out", file], { as: "clerk1" })).toEqual({
      file: path.resolve(file),
      pages: 1,
    });
    return textOf(file);
  };
  const first = await print(no);
  expect(first).toContain(no);
  expect(first).toContain("请于2026-11-2109:10前交回");
  expect(first).toContain("首次打印");
  await add(SHEET);
  const again = await print(no, "--paper", "a4");
  expect(again).toContain("补打第1次");
  expect(again).toContain("师傅很耐心");
  expect(again).toContain("☑一次修好");
  const blank = await print("--blank");
  expect(blank).toContain("空白表号SH-S01-K2611-000001");
  expect(blank).not.toContain(no);
  const sizes = execFileSync("pdfinfo", [file]).toString();
  expect(sizes).toContain("419.53 x 595.28");
  const refused = await sandbox.refusal(["print", "survey", no, "--paper", "241x140", "--out", file], {
    as: "clerk1",
  });
  expect(refused.code).toBe("unsupported");
  expect((await sandbox.show(no))["prints"]).toMatchObject([
    { document: "survey", n: 1, label: "首次打印" },
    { document: "survey", n: 1, label: "补打第 1 次" },
  ]);
});
