import { crc16Hex } from "./crc16";

/** What the QR code of a page says (PRINT 3). */
export interface PageCode {
  /** Card no. or blank no. */
  readonly no: string;
  /** FC, CF … */
  readonly doc: string;
  /** Running number of that document on the card; null for the flow card, which has none. */
  readonly serial: number | null;
  readonly page: number;
  readonly pages: number;
}

const FORMAT = /^A1:([A-Z0-9-]+):([A-Z]{2})(\d*):(\d+)\/(\d+):([0-9A-F]{4})$/;

/** `A1:<no>:<DOC><n>:<page>/<pages>:<crc>`, all in QR's alphanumeric set. */
export function pageCodeText(code: PageCode): string {
  const body = `A1:${code.no}:${code.doc}${code.serial ?? ""}:${code.page}/${code.pages}`;
  return `${body}:${crc16Hex(body)}`;
}

/** Reads a page code back; null for anything else, a wrong checksum included. */
export function readPageCode(text: string): PageCode | null {
  const match = FORMAT.exec(text);
  if (!match) return null;
  const [, no = "", doc = "", serial = "", page = "", pages = "", crc = ""] = match;
  if (crc16Hex(text.slice(0, -crc.length - 1)) !== crc) return null;
  return { no, doc, serial: serial === "" ? null : Number(serial), page: Number(page), pages: Number(pages) };
}

/** The document number that prints: `<card no>/<DOC><n>`; the flow card prints the card no. alone. */
export function documentNo(no: string, doc: string, serial: number | null): string {
  return serial === null ? no : `${no}/${doc}${serial}`;
}
