import fs from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import { closingSnapshot } from "#electron/use-cases/closing/closing-snapshot";
import { planClosingList } from "#electron/use-cases/closing/plan-closing-list";
import { dailyHead } from "#electron/use-cases/event/daily-head";
import { printToFile } from "#electron/use-cases/print/print-to-file";
import { planToFile } from "#electron/use-cases/report/report-to-file";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

const DAY = "2026-11-20";

function printing(): PrintService {
  const service = new PrintService({ workerPath: printWorkerFile });
  onTestFinished(() => service.close());
  return service;
}

/** A card whose customer has signed on paper. */
function signedOnPaper(fixture: DeskFixture): string {
  const { id } = fixture.create("clerk1", EXAMPLE_CARD).fields;
  fixture.done("clerk1", id, "classify", {
    kind: "B",
    service_mode: "consult",
    impact: "minor",
  });
  fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
  fixture.done("eng1", id, "accept");
  fixture.done("eng1", id, "start");
  fixture.done("eng1", id, "finish", { outcome: "answered", result: "讲清楚了" });
  fixture.done("clerk1", id, "confirm", { method: "signature", solved: "yes", satisfaction: 5 });
  return id;
}

describe("the closing list (SAFETY 6, DOMAIN 7.1)", () => {
  test("says what the store knows of the day, as far as the reader may see it", async () => {
    const fixture = await openDeskFixture();
    const { desk } = fixture;
    signedOnPaper(fixture);
    const other = fixture.create("clerk1", { ...EXAMPLE_CARD, serial_no: "SN2" }).fields;
    fixture.done("clerk1", other.id, "cancel", { reason: "打错了" });
    const said = closingSnapshot(desk, fixture.as("clerk1"), DAY, false);
    expect(said).toMatchObject({
      day: DAY,
      store_no: "SH-S01",
      done: { registered: 2, completed: 1, archived: 0, cancelled: 1, prints: 0, pages: 0 },
      not_back: [],
      unscanned: [{ no: "SH-S01-20261120-0001", customer: "示例客户", assignee: "江一舟" }],
      copy: { kind: "first" },
    });
    expect(said.heads.find(({ log }) => log === "events")?.line).toBe(dailyHead(desk, DAY));
    expect(closingSnapshot(desk, fixture.as("admin1"), DAY, false).unscanned[0]?.customer).toBe("示*");
    // The next day starts with nothing, and counts what is still out.
    const next = closingSnapshot(desk, fixture.as("clerk1"), "2026-11-21", false);
    expect(next).toMatchObject({ done: { registered: 0 }, unscanned: [], unscanned_earlier: 1 });
  });

  test("lists what was printed and is not back, each paper and each blank form by itself", async () => {
    const fixture = await openDeskFixture();
    const { desk } = fixture;
    const clerk = fixture.as("clerk1");
    const service = printing();
    const { no } = fixture.create("clerk1", EXAMPLE_CARD).fields;
    const out = path.join(fixture.folder, "out.pdf");
    const print = async (order: { document: string; cards: readonly string[]; blank?: number }) =>
      accepted(await printToFile(desk, clerk, service, { ...order, file: out }));
    await print({ document: "flow_card", cards: [no ?? ""] });
    await print({ document: "flow_card", cards: [no ?? ""] });
    await print({ document: "flow_card", cards: [], blank: 2 });
    const said = closingSnapshot(desk, clerk, DAY, false);
    expect(
      said.not_back.map((paper) => [paper.no, paper.customer, paper.document, paper.printed_by]),
    ).toEqual([
      [no, "示例客户", "flow_card", "陶然"],
      ["SH-S01-K2611-000001", null, "flow_card", "陶然"],
      ["SH-S01-K2611-000002", null, "flow_card", "陶然"],
    ]);
    expect(said.done).toMatchObject({ prints: 4 });
  });

  test("is printed, counted and labelled; a copy is not counted; engineers may not", async () => {
    const fixture = await openDeskFixture();
    const { desk } = fixture;
    const clerk = fixture.as("clerk1");
    const service = printing();
    fixture.create("clerk1", EXAMPLE_CARD);
    expect(planClosingList(desk, fixture.as("eng1"), {})).toMatchObject({ ok: false, code: "forbidden" });
    const first = accepted(planClosingList(desk, clerk, {}));
    const overtaken = accepted(planClosingList(desk, fixture.as("sup1"), {}));
    const file = path.join(fixture.folder, "list.pdf");
    expect(accepted(await planToFile(desk, clerk, service, { plan: first, file })).pages).toBe(1);
    const late = path.join(fixture.folder, "late.pdf");
    expect(
      await planToFile(desk, fixture.as("sup1"), service, { plan: overtaken, file: late }),
    ).toMatchObject({ ok: false, code: "busy" });
    expect(fs.existsSync(late)).toBe(false);
    expect(accepted(planClosingList(desk, clerk, {})).paper.head.mark).toBe("补打第 1 次");
    const copy = accepted(planClosingList(desk, clerk, { copy: true }));
    accepted(await planToFile(desk, clerk, service, { plan: copy, file }));
    const log = desk.store.sqlite
      .prepare(`SELECT "subject", "document", "copy", "returns_signed" FROM "print_log" ORDER BY "id"`)
      .all();
    expect(log).toEqual([
      { subject: "SH-S01-20261120", document: "closing_list", copy: 1, returns_signed: 1 },
      { subject: "SH-S01-20261120/CL1", document: "closing_list", copy: 0, returns_signed: 0 },
    ]);
    // The list itself is no paper of the list.
    expect(closingSnapshot(desk, clerk, DAY, false).not_back).toEqual([]);
  });
});
