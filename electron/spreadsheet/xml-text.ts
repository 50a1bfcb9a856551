/** What a cell may hold at most; more makes the file unreadable for Excel. */
const LONGEST_CELL = 32_767;
/** Characters that XML 1.0 does not have. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** Excel reads `_x000D_` in a text as a character: the underscore itself is then written so. */
const ESCAPE_LOOKALIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text inside an element or an attribute. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** Text of a cell, as it was but for what no file can hold. */
export function cellXml(text: string): string {
  const short = text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`;
  return xmlText(short.replace(ESCAPE_LOOKALIKE, "_x005F_"));
}
