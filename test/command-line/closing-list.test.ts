import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./desk-process";
import { EXAMPLE_CARD, openSandbox } from "./sandbox";

test("print closing_list: one PDF of a day, counted; wrong usage and who may not are refused", async () => {
  const { ask, result, refusal, create, at } = await openSandbox();
  at("2026-11-20T18:05:00+08:00");
  await create("clerk1", EXAMPLE_CARD);
  const folder = temporaryFolder();
  const out = path.join(folder, "list.pdf");
  const list = ["print", "closing_list", "--out", out];
  const textOf = (file: string) =>
    execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"], { encoding: "utf8" });
  expect(await result(list, { as: "clerk1" })).toEqual({ file: out, pages: 1 });
  expect(textOf(out)).toContain("SH-S01-20261120/CL1");
  expect(textOf(out)).toContain("首次打印");
  await result([...list, "--day", "2026-11-20"], { as: "sup1" });
  expect(textOf(out)).toContain("补打第 1 次");
  await result([...list, "--copy"], { as: "sup1" });
  expect(textOf(out)).toContain("副本");
  await result([...list, "--day", "2026-11-19"], { as: "sup1" });
  expect(textOf(out)).toContain("到这一天为止还没有日志");
  fs.rmSync(out);
  expect(await refusal(list, { as: "eng1" })).toMatchObject({ code: "forbidden" });
  for (const wrong of [
    ["--day", "2026-02-30"],
    ["--day", "yesterday"],
    ["--blank"],
    ["--paper", "a5"],
    ["X"],
  ])
    expect((await ask([...list, ...wrong], { as: "clerk1" })).status, wrong.join(" ")).toBe(2);
  const other = ["print", "flow_card", "SH-S01-20261120-0001", "--day", "2026-11-20", "--out", out];
  expect((await ask(other, { as: "clerk1" })).status).toBe(2);
  expect(fs.existsSync(out)).toBe(false);
});
