import fs from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, onTestFinished, test } from "vitest";
import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import { newestAudits } from "#electron/repositories/audit-repository";
import { issueReport } from "#electron/use-cases/figures/issue-report";
import { planReport } from "#electron/use-cases/report/plan-report";
import { reportToFile } from "#electron/use-cases/report/report-to-file";
import { readReportWords, writeReportWords } from "#electron/use-cases/report/report-words";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { pagesOf, pageText } from "#test/documents/pdf-tools";

const NOVEMBER = { report: "monthly_report", period: "2026-11" };

async function afterNovember(): Promise<DeskFixture & { readonly printing: PrintService }> {
  const fixture = await openDeskFixture();
  fixture.create("clerk1", { ...EXAMPLE_CARD, model: "=HYPERLINK(1)" });
  fixture.at("2026-12-01T09:00:00+08:00");
  const printing = new PrintService({ workerPath: printWorkerFile });
  onTestFinished(() => printing.close());
  return { ...fixture, printing };
}

function prints({ desk }: DeskFixture): readonly unknown[] {
  return desk.store.sqlite
    .prepare(`SELECT "subject", "document", "copy", "returns_signed" FROM "print_log" ORDER BY "id"`)
    .all();
}

/** The parts of a spreadsheet by name. */
function partsOf(file: string): Readonly<Record<string, string>> {
  const parts = unzipSync(new Uint8Array(fs.readFileSync(file)));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe("a report as a file", () => {
  test("pages drawn by the worker; a draft is not counted, an issued report is, each print by itself", async () => {
    const fixture = await afterNovember();
    const { desk, as, folder, printing } = fixture;
    const file = path.join(folder, "out.pdf");
    const draft = accepted(await reportToFile(desk, as("sup1"), printing, { ...NOVEMBER, file }));
    const bytes = fs.readFileSync(file);
    expect(draft).toEqual({ file, pages: pagesOf(bytes) });
    expect(pageText(bytes, 1)).toContain("售后服务月度报告");
    accepted(issueReport(desk, as("sup1"), "2026-11"));
    for (let print = 0; print < 2; print += 1) {
      accepted(await reportToFile(desk, as("sup1"), printing, { ...NOVEMBER, file }));
    }
    const of = (copy: number, returns_signed: number) => ({
      subject: "SH-S01-202611",
      document: "monthly_report",
      copy,
      returns_signed,
    });
    expect(prints(fixture)).toEqual([of(0, 0), of(1, 1), of(2, 1)]);
  });

  test("a spreadsheet holds every table with typed cells; what looks like a formula is text; the export is logged", async () => {
    const fixture = await afterNovember();
    const { desk, as, folder, printing } = fixture;
    const file = path.join(folder, "out.xlsx");
    expect(accepted(await reportToFile(desk, as("sup1"), printing, { ...NOVEMBER, file }))).toEqual({
      file,
      pages: null,
    });
    const parts = partsOf(file);
    const workbook = parts["xl/workbook.xml"] ?? "";
    for (const name of ["概要", "指标总表", "按问题分类", "指标口径"])
      expect(workbook).toContain(`name="${name}"`);
    const all = Object.entries(parts)
      .filter(([name]) => name.startsWith("xl/worksheets/"))
      .map(([, xml]) => xml)
      .join("");
    expect(all).not.toContain("<f>");
    expect(all).toMatch(/<c r="B2" s="\d+"><v>1<\/v><\/c>/);
    expect(newestAudits(desk.store, 1)[0]).toMatchObject({
      what: "export.report",
      by: "sup1",
      subject: "SH-S01-202611",
    });
    expect(prints(fixture)).toEqual([]);
  });

  test("refusals leave no file: who may not, a period that is none, a week of a monthly report, no folder", async () => {
    const { desk, as, folder, printing } = await afterNovember();
    const file = path.join(folder, "out.pdf");
    const run = (code: string, order: { report: string; period: string }, to = file) =>
      reportToFile(desk, as(code), printing, { ...order, file: to });
    expect(await run("clerk1", NOVEMBER)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await run("sup1", { ...NOVEMBER, period: "2026-13" })).toMatchObject({
      ok: false,
      code: "invalid_input",
    });
    expect(await run("sup1", { ...NOVEMBER, period: "2026-W45" })).toMatchObject({
      ok: false,
      code: "invalid_input",
    });
    expect(await run("sup1", { report: "flow_card", period: "2026-11" })).toMatchObject({
      ok: false,
      code: "unsupported",
    });
    const nowhere = path.join(folder, "nowhere", "out.pdf");
    expect(await run("sup1", NOVEMBER, nowhere)).toMatchObject({ ok: false, code: "no_folder" });
    expect(fs.existsSync(file)).toBe(false);
  });

  test("a job that is cancelled writes nothing", async () => {
    const { desk, as, folder, printing } = await afterNovember();
    const plan = accepted(planReport(desk, as("sup1"), NOVEMBER));
    const request = {
      code: "report",
      document: plan.report,
      setup: { paper: "a4", offsetX: 0, offsetY: 0, fax: false },
    } as const;
    const cases = [{ paper: plan.paper, createdAtMs: plan.createdAtMs }];
    const file = path.join(folder, "out.pdf");
    const job = printing.renderToFile({ ...request, cases }, file);
    job.cancel();
    expect(await job.outcome).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(fs.existsSync(file)).toBe(false);
  });
});

describe("the manager's own words", () => {
  test("are written over the version that was read, and stay once the report is issued", async () => {
    const { desk, as } = await afterNovember();
    const write = (text: string, version: number, code = "sup1") =>
      writeReportWords(desk, as(code), { ...NOVEMBER, text, version });
    expect(accepted(readReportWords(desk, as("sup1"), NOVEMBER))).toMatchObject({
      text: "",
      version: 0,
      locked: false,
    });
    expect(write("先说一句", 0, "clerk1")).toMatchObject({ ok: false, code: "forbidden" });
    expect(accepted(write("  盘点两天。 ", 0))).toMatchObject({ text: "盘点两天。", version: 1 });
    expect(write("别人的话", 0)).toMatchObject({ ok: false, code: "conflict", details: { version: 1 } });
    expect(accepted(write("盘点三天。", 1))).toMatchObject({ version: 2 });
    accepted(issueReport(desk, as("sup1"), "2026-11"));
    expect(write("后来的话", 2)).toMatchObject({ ok: false, code: "invalid_state" });
    expect(accepted(readReportWords(desk, as("sup1"), NOVEMBER))).toMatchObject({
      text: "盘点三天。",
      locked: true,
    });
    const plan = accepted(planReport(desk, as("sup1"), NOVEMBER));
    expect(plan.paper.blocks).toContainEqual({ kind: "paragraph", text: "盘点三天。" });
  });
});
