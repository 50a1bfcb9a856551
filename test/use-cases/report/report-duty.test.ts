import fs from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import { issueReport } from "#electron/use-cases/figures/issue-report";
import { listNotices } from "#electron/use-cases/notice/notices";
import { makeDueReport, tellOfDueReport } from "#electron/use-cases/report/report-duty";
import { updateSettings } from "#electron/use-cases/settings/update-settings";
import { accepted, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { pageText } from "#test/documents/pdf-tools";

async function store(withCard = true) {
  const fixture = await openDeskFixture();
  if (withCard) fixture.create("clerk1", EXAMPLE_CARD);
  const printing = new PrintService({ workerPath: printWorkerFile });
  onTestFinished(() => printing.close());
  const told = (code: string) =>
    listNotices(fixture.desk, fixture.as(code), {}).map(({ kind, period }) => `${kind} ${period}`);
  return { ...fixture, printing, told };
}

describe("the month's report is due by the 5th", () => {
  test("supervisors and directors are told from the 1st, once, whatever restarts; nobody before", async () => {
    const { desk, at, told } = await store();
    at("2026-11-30T18:00:00+08:00");
    expect(accepted(tellOfDueReport(desk))).toEqual([]);
    at("2026-12-01T08:30:00+08:00");
    const [added] = accepted(tellOfDueReport(desk));
    expect(added?.notice).toMatchObject({ kind: "report_due", period: "2026-11", lines: [] });
    expect(accepted(tellOfDueReport(desk))).toEqual([]);
    at("2026-12-04T08:30:00+08:00");
    expect(accepted(tellOfDueReport(desk))).toEqual([]);
    expect(told("sup1")).toEqual(["report_due 2026-11"]);
    expect(told("dir1")).toEqual(["report_due 2026-11"]);
    expect(told("clerk1")).toEqual([]);
  });

  test("nothing is due that is issued, or was before the store's first card", async () => {
    const fresh = await store(false);
    fresh.at("2026-12-01T08:30:00+08:00");
    expect(accepted(tellOfDueReport(fresh.desk))).toEqual([]);
    const { desk, as, at } = await store();
    at("2026-12-01T08:30:00+08:00");
    accepted(issueReport(desk, as("sup1"), "2026-11"));
    expect(accepted(tellOfDueReport(desk))).toEqual([]);
  });

  test("where the store wants it, the draft is made by itself, once, and told of", async () => {
    const { desk, as, at, printing, told, folder } = await store();
    at("2026-12-01T08:30:00+08:00");
    expect(accepted(await makeDueReport(desk, printing))).toEqual([]);
    accepted(updateSettings(desk, as("admin1"), { monthly_report_by_itself: true }));
    expect(accepted(tellOfDueReport(desk))).toEqual([]);
    expect(accepted(await makeDueReport(desk, printing))).toHaveLength(1);
    const file = path.join(folder, "reports", "monthly_report-2026-11.pdf");
    expect(pageText(fs.readFileSync(file), 1)).toContain("草稿");
    fs.rmSync(file);
    expect(accepted(await makeDueReport(desk, printing))).toEqual([]);
    expect(fs.existsSync(file)).toBe(false);
    expect(told("sup1")).toEqual(["report_made 2026-11"]);
  });
});
