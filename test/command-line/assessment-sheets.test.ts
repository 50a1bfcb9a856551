import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./desk-process";
import { EXAMPLE_CARD, openSandbox } from "./sandbox";

const OCTOBER = ["--period", "2026-10"];

test("report assessment_detail and assessment_summary: PDF and spreadsheet, for supervisors, of a month", async () => {
  const sandbox = await openSandbox();
  const { ask, result, refusal, create, at } = sandbox;
  at("2026-10-09T10:00:00+08:00");
  await create("clerk1", {
    ...EXAMPLE_CARD,
    requested_at: "2026-10-09T09:55:00+08:00",
    fault_occurred_at: null,
  });
  at("2026-11-03T10:00:00+08:00");
  const folder = temporaryFolder();
  for (const [report, title] of [
    ["assessment_detail", "考核明细表"],
    ["assessment_summary", "考核汇总表"],
  ] as const) {
    const pdf = path.join(folder, `${report}.pdf`);
    const answer = await result(["report", report, ...OCTOBER, "--out", pdf], { as: "sup1" });
    expect(answer).toMatchObject({ file: pdf, pages: 1, period: "2026-10", issued: false });
    const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", pdf, "-"], { encoding: "utf8" });
    expect(text).toContain(title);
    expect(text).toContain("2026 年 10 月");
    expect(text).toContain("草稿");
    const xlsx = path.join(folder, `${report}.xlsx`);
    await result(["report", report, ...OCTOBER, "--out", xlsx], { as: "sup1" });
    expect(fs.readFileSync(xlsx).subarray(0, 2).toString("latin1")).toBe("PK");
  }
  const out = path.join(folder, "no.pdf");
  const detail = ["report", "assessment_detail"];
  expect(await refusal([...detail, ...OCTOBER, "--out", out], { as: "eng1" })).toMatchObject({
    code: "forbidden",
  });
  expect(await refusal([...detail, "--period", "2026-W43", "--out", out], { as: "sup1" })).toMatchObject({
    code: "invalid_input",
    details: { fields: [{ field: "period", code: "not_a_month" }] },
  });
  expect(fs.existsSync(out)).toBe(false);
  expect((await ask(["report", "assessment_sheet", ...OCTOBER], { as: "sup1" })).status).toBe(2);
});
