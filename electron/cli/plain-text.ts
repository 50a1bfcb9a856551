const MAX_CELL_CHARACTERS = 40;
const MAX_COLUMNS = 10;

/** What a terminal would take for an order to itself. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const oneLine = text.replace(/\s+/g, " ");
  return oneLine.length > MAX_CELL_CHARACTERS ? `${oneLine.slice(0, MAX_CELL_CHARACTERS - 1)}…` : oneLine;
}

function table(rows: readonly Record<string, unknown>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, MAX_COLUMNS);
  return [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]
    .map((cells) => cells.join("\t"))
    .join("\n");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A result as plain text for a person at a terminal: lists as tab-separated tables, records line by line. */
export function plainText(value: unknown): string {
  return textOf(value).replaceAll(CONTROL, "");
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.every(isRecord) ? table(value) : value.map(cell).join("\n");
  if (!isRecord(value)) return cell(value);
  const rows = value["rows"];
  if (Array.isArray(rows) && rows.every(isRecord)) return table(rows);
  return Object.entries(value)
    .filter(([, item]) => item !== null && !(Array.isArray(item) && item.length === 0))
    .map(([name, item]) => `${name}: ${typeof item === "string" ? item : cell(item)}`)
    .join("\n");
}
