import { looksLikeFormula } from "#shared/domain/spreadsheet/formula-text";
import { NUMBER_FORMATS, type NumberFormat, type Sheet, type SheetCell, type Workbook } from "./workbook";
import { cellXml, xmlText } from "./xml-text";

/** The parts of an .xlsx file (ECMA-376) as XML. Texts stand in their cells, so that one sheet is one part. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const FIRST_OWN_FORMAT = 164;
const LONGEST_NAME = 31;
const WIDEST_COLUMN = 60;
const NARROWEST_COLUMN = 8;

const FORMATS = Object.keys(NUMBER_FORMATS) as readonly NumberFormat[];

/**
 * Styles by place: plain, head, strong text, the same for a text that looks like a formula and is marked as text for
 * good (`quotePrefix`; its characters stay what they are), then each format plain and strong.
 */
const STYLE = { plain: 0, head: 1, strong: 2, quoted: 3, quotedStrong: 4, quotedHead: 5 } as const;
const FIRST_FORMAT_STYLE = 6;

function formatStyle(format: NumberFormat, strong: boolean): number {
  return FIRST_FORMAT_STYLE + FORMATS.indexOf(format) * 2 + (strong ? 1 : 0);
}

export function stylesXml(): string {
  const formats = FORMATS.map(
    (format, index) =>
      `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${xmlText(NUMBER_FORMATS[format])}"/>`,
  );
  const wrapped = '<alignment vertical="top" wrapText="1"/>';
  const text = (font: number, more = "") =>
    `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyAlignment="1"${more}>${wrapped}</xf>`;
  const number = (index: number, font: number) =>
    `<xf numFmtId="${FIRST_OWN_FORMAT + index}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>`;
  const head = (more = "") =>
    `<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${more}>${wrapped}</xf>`;
  const quoted = ' quotePrefix="1"';
  const styles = [
    text(0),
    head(),
    text(1),
    text(0, quoted),
    text(1, quoted),
    head(quoted),
    ...FORMATS.flatMap((_format, index) => [number(index, 0), number(index, 1)]),
  ];
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join("")}</numFmts><fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font><font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFECECEC"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/></border><border><left/><right/><top/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.length}">${styles.join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** A, B … Z, AA … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

function textStyle(text: string, strong: boolean): number {
  if (looksLikeFormula(text)) return strong ? STYLE.quotedStrong : STYLE.quoted;
  return strong ? STYLE.strong : STYLE.plain;
}

function headStyle(text: string): number {
  return looksLikeFormula(text) ? STYLE.quotedHead : STYLE.head;
}

function cellXmlAt(cell: SheetCell, reference: string, strong: boolean): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "string") return textCell(cell, reference, textStyle(cell, strong));
  if (!Number.isFinite(cell.value)) return "";
  return `<c r="${reference}" s="${formatStyle(cell.format, strong)}"><v>${cell.value}</v></c>`;
}

function textCell(text: string, reference: string, style: number): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`;
}

function rowXml(cells: readonly string[], row: number): string {
  return `<row r="${row}">${cells.join("")}</row>`;
}

/** Wide characters take two places. */
function lengthOf(cell: SheetCell): number {
  if (cell === null) return 0;
  if (typeof cell !== "string") return cell.format === "date_time" ? 17 : 11;
  const longest = Math.max(...cell.split("\n").map((line) => line.length));
  const wide = cell.match(/[\u2E80-\uFFEF]/g)?.length ?? 0;
  return Math.min(longest + wide, WIDEST_COLUMN);
}

function columnsXml({ heads, rows }: Sheet): string {
  const count = Math.max(heads.length, ...rows.map(({ cells }) => cells.length), 1);
  const columns = Array.from({ length: count }, (_unused, index) => {
    const longest = Math.max(
      lengthOf(heads[index] ?? null),
      ...rows.map(({ cells }) => lengthOf(cells[index] ?? null)),
    );
    const width = Math.max(NARROWEST_COLUMN, longest + 2);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  return `<cols>${columns.join("")}</cols>`;
}

export function sheetXml(sheet: Sheet): string {
  const { heads, rows } = sheet;
  const headRow =
    heads.length === 0
      ? []
      : [
          rowXml(
            heads.map((head, index) => textCell(head, `${columnName(index)}1`, headStyle(head))),
            1,
          ),
        ];
  const first = headRow.length + 1;
  const body = rows.map(({ cells, strong = false }, index) => {
    const row = first + index;
    return rowXml(
      cells.map((cell, column) => cellXmlAt(cell, `${columnName(column)}${row}`, strong)),
      row,
    );
  });
  const pane =
    heads.length === 0
      ? ""
      : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columnsXml(sheet)}<sheetData>${headRow.join("")}${body.join("")}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

/** Names as Excel takes them: at most 31 characters, none of `[]:*?/\`, each once whatever its case. */
export function sheetNames(sheets: readonly Sheet[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, index) => {
    const clean = xmlSafe(name) || `Sheet${index + 1}`;
    for (let again = 1; ; again += 1) {
      const suffix = again === 1 ? "" : ` ${again}`;
      const candidate = `${Array.from(clean)
        .slice(0, LONGEST_NAME - suffix.length)
        .join("")}${suffix}`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}

function xmlSafe(name: string): string {
  return name
    .replace(/[[\]:*?/\\]/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim();
}

export function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

export function workbookRelationsXml(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_unused, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${count + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/>`;
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.join("")}${styles}</Relationships>`;
}

export function rootRelationsXml(): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
}

export function contentTypesXml(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_unused, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${sheets.join("")}</Types>`;
}

export function corePropertiesXml({ title, creator, createdAtMs }: Workbook): string {
  const created = new Date(createdAtMs).toISOString();
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(creator)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`;
}
