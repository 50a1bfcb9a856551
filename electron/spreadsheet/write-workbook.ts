import { strToU8, type Zippable, zipSync } from "fflate";
import type { Workbook } from "./workbook";
import {
  contentTypesXml,
  corePropertiesXml,
  rootRelationsXml,
  sheetNames,
  sheetXml,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from "./xlsx-parts";

/** Zip entries cannot be dated before 1980 or after 2099. */
const EARLIEST_MS = Date.UTC(1980, 0, 2);
const LATEST_MS = Date.UTC(2099, 11, 30);

/** An .xlsx file. Equal workbooks give equal bytes. A workbook without sheets throws a RangeError. */
export function workbookBytes(workbook: Workbook): Uint8Array {
  const { sheets } = workbook;
  if (sheets.length === 0) throw new RangeError("a workbook has at least one sheet");
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypesXml(sheets.length),
    "_rels/.rels": rootRelationsXml(),
    "docProps/core.xml": corePropertiesXml(workbook),
    "xl/workbook.xml": workbookXml(sheetNames(sheets)),
    "xl/_rels/workbook.xml.rels": workbookRelationsXml(sheets.length),
    "xl/styles.xml": stylesXml(),
  };
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  });
  const mtime = Math.min(LATEST_MS, Math.max(EARLIEST_MS, workbook.createdAtMs));
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, [strToU8(xml), { mtime }]]),
  );
  return zipSync(files, { level: 6 });
}
