/**
 * True for a text that a spreadsheet could take for a formula when it opens a CSV file, or when a cell is typed again,
 * pasted or saved as CSV (SAFETY 1): `= + - @` or their full-width forms, also behind blanks and behind characters that
 * nobody sees and some programs drop; tab and line break.
 */
export function looksLikeFormula(text: string): boolean {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text);
}
