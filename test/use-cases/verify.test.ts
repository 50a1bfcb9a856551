import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { fillDemoStore } from "#electron/use-cases/demo/fill-demo-store";
import { dailyHead, parseHead } from "#electron/use-cases/event/daily-head";
import { verifyStore } from "#electron/use-cases/verify/verify-store";
import { VERIFY_AREAS, VERIFY_CODES } from "#shared/contract/verify-views";
import { verifyFindingText } from "#shared/text/verify-text";
import {
  accepted,
  type DeskFixture,
  EXAMPLE_CARD,
  EXAMPLE_REPAIR,
  openDeskFixture,
} from "#test/builders/desk-fixture";
import { flipBytesInFiles } from "#test/torture/file-flips";

function withFiles(fixture: DeskFixture, count: number): string {
  const { id } = fixture.create("clerk1", EXAMPLE_CARD).fields;
  for (let index = 0; index < count; index += 1) {
    const bytes = Buffer.from(`%PDF-1.7 第 ${index} 份 ${"x".repeat(index * 50)}`);
    const file = { ref: id, name: `${index}.pdf`, kind: "document", consent: false, bytes } as const;
    accepted(attachFile(fixture.desk, fixture.as("clerk1"), file));
  }
  return id;
}

describe("verify", () => {
  test("a demo store of all kinds of cards is sound in every area", async () => {
    const { desk } = await openDeskFixture();
    accepted(fillDemoStore(desk, { cards: 40, onProgress: () => undefined }));
    const areas = new Set<string>();
    const report = verifyStore(desk, {}, ({ area }) => areas.add(area));
    expect(report.findings).toEqual([]);
    expect(report.ok).toBe(true);
    expect([...areas]).toEqual(VERIFY_AREAS);
    expect(report.checked.events).toBeGreaterThan(100);
    expect(report.checked.cards).toBeGreaterThan(5);
    expect(report.checked.files).toBeGreaterThan(0);
  });

  test("a clock that stands still while the customer is waited for is no disagreement, however long", async () => {
    const fixture = await openDeskFixture();
    const { id } = fixture.create("clerk1", EXAMPLE_CARD).fields;
    fixture.done("clerk1", id, "classify", { ...EXAMPLE_REPAIR, fault_category: "漏水" });
    fixture.done("clerk1", id, "dispatch", { assignee: "eng1" });
    fixture.done("eng1", id, "accept");
    fixture.done("eng1", id, "respond", { method: "phone" });
    fixture.done("eng1", id, "wait", { waiting_for: "customer", reason: "等答复" });
    expect(verifyStore(fixture.desk).findings).toEqual([]);
    fixture.at("2026-11-24T16:20:00+08:00");
    expect(verifyStore(fixture.desk).findings).toEqual([]);
    fixture.desk.store.sqlite.exec(
      `UPDATE "milestone" SET "paused_since_at" = "paused_since_at" - 60000 WHERE "paused_since_at" IS NOT NULL`,
    );
    expect(verifyStore(fixture.desk).findings.map(({ code }) => code)).toEqual(["milestones_differ"]);
  });

  test("every flipped byte of an attachment is noticed", async () => {
    const fixture = await openDeskFixture();
    withFiles(fixture, 5);
    const row = flipBytesInFiles(fixture.desk, 200);
    expect(row).toMatchObject({ tries: 200, lost: 0, corrupt: 0 });
  });

  test("a missing file, a wrong index, a wrong deadline and a dangling row are named, without personal data", async () => {
    const fixture = await openDeskFixture();
    const id = withFiles(fixture, 1);
    const { desk } = fixture;
    const { sqlite, folder } = desk.store;
    fs.rmSync(folder.attachments, { recursive: true });
    sqlite.exec(`UPDATE "card" SET "customer_name" = '谁动了我' WHERE "id" = '${id}'`);
    sqlite.exec(`UPDATE "milestone" SET "due_at" = "due_at" + 1`);
    sqlite.pragma("foreign_keys = OFF");
    sqlite.exec(`UPDATE "attachment" SET "added_by" = 'x'; UPDATE "card" SET "model_id" = 'nowhere'`);
    sqlite.pragma("foreign_keys = ON");
    const report = verifyStore(desk);
    const { no } = accepted(fixture.act("clerk1", id, "edit", { remark: "还能做事" })).fields;
    expect(report.ok).toBe(false);
    expect(report.findings.map(({ area, code }) => `${area} ${code}`)).toEqual([
      "foreign_keys dangling",
      "attachments file_missing",
      "search_index index_differs",
      "milestones milestones_differ",
    ]);
    expect(report.findings.map(({ subject }) => subject)).toEqual([expect.any(String), no, null, no]);
    expect(JSON.stringify(report)).not.toMatch(/谁动了我|示例客户|12800000721/);
  });

  test("a head that was written down shows that the log is still the same", async () => {
    const fixture = await openDeskFixture();
    withFiles(fixture, 2);
    fixture.at("2026-11-21T09:00:00+08:00");
    const line = dailyHead(fixture.desk, "2026-11-20");
    expect(line).toMatch(/^\d+(-[0-9A-F]{4}){4}$/);
    expect(dailyHead(fixture.desk, "2026-11-19")).toBeNull();
    const head = parseHead(` ${(line ?? "").toLowerCase()} `);
    expect(verifyStore(fixture.desk, { head }).findings).toEqual([]);
    const wrong = parseHead((line ?? "").replace(/.$/, (last) => (last === "0" ? "1" : "0")));
    expect(verifyStore(fixture.desk, { head: wrong }).findings).toMatchObject([{ code: "head_unknown" }]);
    expect(parseHead("abc")).toBeNull();
  });

  test("every finding has its sentence in both languages", () => {
    for (const code of VERIFY_CODES) {
      const finding = { area: "database", severity: "error", code, subject: "7", count: 3 } as const;
      for (const lang of ["zh", "en"] as const) {
        const sentence = verifyFindingText(finding, lang);
        expect(sentence).not.toMatch(/[{}]/);
        expect(sentence.length).toBeGreaterThan(8);
      }
    }
  });
});
