import fs from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { newestAudits } from "#electron/repositories/audit-repository";
import { addLedgerEntry } from "#electron/use-cases/ledger/add-ledger-entry";
import { ledgerFileName, ledgerToFile } from "#electron/use-cases/ledger/ledger-to-file";
import { accepted, openDeskFixture } from "#test/builders/desk-fixture";

/** The text of every sheet in the order of the workbook. */
function sheetsOf(file: string): readonly string[] {
  const parts = unzipSync(fs.readFileSync(file));
  return Object.keys(parts)
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .toSorted((left, right) => left.localeCompare(right, "en", { numeric: true }))
    .map((name) => Buffer.from(parts[name] ?? []).toString("utf8"));
}

test("the ledger as a spreadsheet: filtered, whole, no formula in it, and logged", async () => {
  const { desk, as, folder } = await openDeskFixture();
  const add = (fields: Parameters<typeof addLedgerEntry>[2]) =>
    accepted(addLedgerEntry(desk, as("clerk1"), fields));
  for (let n = 1; n <= 45; n += 1) add({ source: "manual", problem: `第${n}个问题` });
  add({ source: "report", problem: "=HYPERLINK(1)", owner: "eng1", due_on: "2026-11-25" });
  add({ source: "suggestion", problem: "加语音控制" });

  expect(ledgerFileName(desk)).toBe("问题-整改台账-2026-11-20.xlsx");
  const file = path.join(folder, "ledger.xlsx");
  expect(await ledgerToFile(desk, as("clerk1"), {}, file)).toMatchObject({ ok: false, code: "forbidden" });
  expect(fs.existsSync(file)).toBe(false);

  accepted(await ledgerToFile(desk, as("sup1"), {}, file));
  const [ledger = "", suggestions = "", ...others] = sheetsOf(file);
  expect(others).toEqual([]);
  for (const words of [
    "第1个问题",
    "第45个问题",
    "加语音控制",
    "江一舟",
    "2026-11-25",
    "待处理",
    "整改措施",
  ]) {
    expect(ledger).toContain(words);
  }
  // Kept as text, in a cell that is marked so (a leading apostrophe in Excel).
  expect(/t="inlineStr"><is><t[^>]*>=HYPERLINK\(1\)<\/t>/.test(ledger)).toBe(true);
  expect(/<f[\s>]/.test(ledger)).toBe(false);
  expect(suggestions).toContain("加语音控制");
  expect(suggestions).toContain("评估中");
  expect(suggestions).not.toContain("第1个问题");
  expect(newestAudits(desk.store, 1)).toMatchObject([
    { what: "export.ledger", by: "sup1", details: { entries: 47 } },
  ]);

  accepted(await ledgerToFile(desk, as("sup1"), { sources: ["report"] }, file));
  const [filtered = "", ...none] = sheetsOf(file);
  expect(none).toEqual([]);
  expect(filtered).not.toContain("第1个问题");

  const nowhere = path.join(folder, "missing", "ledger.xlsx");
  expect(await ledgerToFile(desk, as("sup1"), {}, nowhere)).toMatchObject({ ok: false, code: "no_folder" });
  expect(newestAudits(desk.store, 5).filter(({ what }) => what === "export.ledger")).toHaveLength(2);
});
