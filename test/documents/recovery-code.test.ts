import fs from "node:fs";
import { expect, test } from "vitest";
import { planRecoveryCode } from "#electron/use-cases/event/plan-recovery-code";
import { issueRecoveryCode } from "#electron/use-cases/event/recover-keys";
import { accepted, openDeskFixture } from "#test/builders/desk-fixture";
import { filesHolding } from "#test/builders/lived-through";
import { pagesOf, pageText, renderBytes } from "./pdf-tools";

test("the recovery code is printed on one page, by those who may have it, and stays nowhere", async () => {
  const { desk, as, folder } = await openDeskFixture();
  const code = accepted(issueRecoveryCode(desk, as("admin1")));
  const pdf = await renderBytes(accepted(planRecoveryCode(desk, as("admin1"), code)));
  expect(pagesOf(pdf)).toBe(1);
  if (process.env["KEEP_PDF"]) fs.writeFileSync(process.env["KEEP_PDF"], pdf);
  const said = pageText(pdf, 1);
  expect(said).toContain("恢复码");
  expect(said).toContain(code);
  expect(said).toContain("不要和电脑、资料文件夹、备份放在一起");
  for (const label of ["保管人", "存放处", "日期"]) expect(said).toContain(label);

  expect(planRecoveryCode(desk, as("clerk1"), code)).toMatchObject({ ok: false, code: "forbidden" });
  expect(planRecoveryCode(desk, as("admin1"), "x")).toMatchObject({ ok: false, code: "invalid_input" });
  desk.close();
  expect(filesHolding(folder, [code, code.replaceAll("-", "")])).toEqual([]);
});
