import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PACKAGE_FONTS_ONLY, selectFonts } from "#electron/printing/font-files";
import { FontShelf } from "#electron/printing/font-shelf";
import { renderRequest } from "#electron/printing/render-request";
import { plainSetup } from "#shared/documents/layout/papers";
import type { Rect } from "#shared/documents/layout/units";
import type { DocumentRequest } from "#shared/documents/templates/compose";
import type {
  BlankCardSnapshot,
  ConfirmationSnapshot,
  FlowCardSnapshot,
  SurveySnapshot,
} from "#shared/documents/view-models/snapshot";

/** Real PDFs through the real engine, read back with Poppler. */

export const shelf = new FontShelf(selectFonts(PACKAGE_FONTS_ONLY));

export async function renderBytes(request: DocumentRequest): Promise<Buffer> {
  const result = await renderRequest(request, shelf);
  if (!result.ok) throw new Error(`not rendered: ${result.error.code}`);
  return Buffer.from(result.value.bytes);
}

export function flowCards(...cases: readonly FlowCardSnapshot[]): DocumentRequest {
  return { code: "flow_card", setup: plainSetup("a4"), cases };
}

export function blankCards(...cases: readonly BlankCardSnapshot[]): DocumentRequest {
  return { code: "flow_card_blank", setup: plainSetup("a4"), cases };
}

export function confirmations(
  paper: "a4" | "241x140" | "241x93",
  ...cases: readonly ConfirmationSnapshot[]
): DocumentRequest {
  return { code: "confirmation", setup: plainSetup(paper), cases };
}

export function surveys(paper: "a5" | "a4", ...cases: readonly SurveySnapshot[]): DocumentRequest {
  return { code: "survey", setup: plainSetup(paper), cases };
}

/** Runs with the bytes in a file of a folder of its own. */
function withFile<Result>(bytes: Uint8Array, use: (file: string, folder: string) => Result): Result {
  const folder = mkdtempSync(path.join(os.tmpdir(), "documents-"));
  const file = path.join(folder, "sheet.pdf");
  try {
    writeFileSync(file, bytes);
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Text of all pages in the order it was drawn, as a person searching the PDF meets it. (Without -raw pdftotext
 * takes single characters in a row, such as 第 1 页, for one spaced-out word.)
 */
export function textOf(bytes: Uint8Array, options: readonly string[] = ["-raw"]): string {
  return withFile(bytes, (file) =>
    execFileSync("pdftotext", ["-enc", "UTF-8", ...options, file, "-"], {
      encoding: "utf8",
      maxBuffer: 1 << 27,
    }),
  );
}

/** Text of one page, from 1. */
export function pageText(bytes: Uint8Array, page: number): string {
  return textOf(bytes, ["-raw", "-f", String(page), "-l", String(page)]);
}

/** What pdfinfo says, by its own labels. */
export function infoOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const output = withFile(bytes, (file) =>
    execFileSync("pdfinfo", ["-isodates", file], { encoding: "utf8" }),
  );
  const lines = output.split("\n").map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return new Map(lines);
}

export function pagesOf(bytes: Uint8Array): number {
  return Number(infoOf(bytes).get("Pages"));
}

/** A page as a picture: 0 black … 255 white. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  readonly pixelsPerMm: number;
}

const PGM_HEAD = /^P5\s+(\d+)\s+(\d+)\s+255\s/;

export function pictureOf(bytes: Uint8Array, page: number, dpi: number): Picture {
  return withFile(bytes, (file, folder) => {
    const out = path.join(folder, "page");
    const pages = ["-f", String(page), "-l", String(page)];
    execFileSync("pdftoppm", ["-gray", "-r", String(dpi), "-singlefile", ...pages, file, out]);
    const data = readFileSync(`${out}.pgm`);
    const head = PGM_HEAD.exec(data.toString("latin1", 0, 64));
    if (!head) throw new Error("pdftoppm wrote no PGM");
    const [whole, width, height] = head;
    const grey = new Uint8Array(data.subarray(whole.length));
    return { width: Number(width), height: Number(height), grey, pixelsPerMm: dpi / 25.4 };
  });
}

/** Grey of the pixel at a place in mm. */
export function greyAt(picture: Picture, x: number, y: number): number {
  const column = Math.floor(x * picture.pixelsPerMm);
  const row = Math.floor(y * picture.pixelsPerMm);
  return picture.grey[row * picture.width + column] ?? 255;
}

/** Share of dark pixels inside a rectangle in mm. */
export function inkShare(picture: Picture, { x, y, w, h }: Rect): number {
  let dark = 0;
  let all = 0;
  const k = picture.pixelsPerMm;
  for (let row = Math.ceil(y * k); row < Math.floor((y + h) * k); row += 1) {
    for (let column = Math.ceil(x * k); column < Math.floor((x + w) * k); column += 1) {
      all += 1;
      if ((picture.grey[row * picture.width + column] ?? 255) < 128) dark += 1;
    }
  }
  return all === 0 ? 0 : dark / all;
}

/** Counts each character but white space: what must be as often on paper as it was in the text. */
function characterCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) {
    if (/\s/u.test(character)) continue;
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}

/** Characters that `paper` has fewer of than `text`. */
export function lostCharacters(text: string, paper: string): readonly string[] {
  const printed = characterCounts(paper);
  return [...characterCounts(text)]
    .filter(([character, count]) => (printed.get(character) ?? 0) < count)
    .map(([c]) => c);
}
