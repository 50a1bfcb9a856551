import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { pagesOf, textOf } from "#test/documents/pdf-tools";
import { temporaryFolder } from "./desk-process";
import { EXAMPLE_CARD, openSandbox } from "./sandbox";

const MONTH = ["report", "monthly_report", "--period", "2026-10"];

/** A store whose only card was registered in October; it is November now. */
async function octoberStore() {
  const sandbox = await openSandbox();
  sandbox.at("2026-10-09T10:00:00+08:00");
  await sandbox.create("clerk1", {
    ...EXAMPLE_CARD,
    requested_at: "2026-10-09T09:55:00+08:00",
    fault_occurred_at: null,
  });
  sandbox.at("2026-11-03T10:00:00+08:00");
  return { ...sandbox, out: temporaryFolder() };
}

test("report --out writes the pages without a display, draft or issued, and answers file, pages and figures", async () => {
  const { result, out } = await octoberStore();
  const file = path.join(out, "month.pdf");
  const draft = await result([...MONTH, "--out", file], { as: "sup1" });
  const pages = pagesOf(readFileSync(file));
  expect(draft).toMatchObject({
    file,
    pages,
    period: "2026-10",
    issued: false,
    figures: { volume_registered: { value: 1 } },
  });
  expect(textOf(readFileSync(file))).toContain("草稿");
  const issued = await result([...MONTH, "--issue", "--out", file], { as: "sup1" });
  expect(issued).toMatchObject({ file, issued: true });
  expect(textOf(readFileSync(file))).not.toContain("草稿");
  expect(textOf(readFileSync(file))).toContain("SH-S01-202610/MR1");
});

test("every report writes, as pages and as a spreadsheet; other names and documents are wrong usage", async () => {
  const { ask, result, refusal, out } = await octoberStore();
  const periods = { weekly_analysis: "2026-W41", satisfaction_report: "2026-Q4" };
  for (const code of [
    "weekly_analysis",
    "type_analysis",
    "repair_statistics",
    "satisfaction_report",
    "assessment_summary",
  ]) {
    const period = code in periods ? periods[code as keyof typeof periods] : "2026-10";
    const file = path.join(out, `${code}.pdf`);
    await result(["report", code, "--period", period, "--out", file], { as: "sup1" });
    expect(pagesOf(readFileSync(file)), code).toBeGreaterThanOrEqual(1);
  }
  const sheet = path.join(out, "month.xlsx");
  expect(await result([...MONTH, "--out", sheet], { as: "sup1" })).toMatchObject({
    file: sheet,
    pages: null,
  });
  expect(readFileSync(sheet).subarray(0, 2).toString()).toBe("PK");
  const wrong = await ask([...MONTH, "--out", path.join(out, "month.doc")], { as: "sup1" });
  expect(wrong.status).toBe(2);
  const refused = path.join(out, "refused.pdf");
  expect(await refusal([...MONTH, "--out", refused], { as: "clerk1" })).toMatchObject({ code: "forbidden" });
  expect(existsSync(refused)).toBe(false);
});
