import type { SheetInfo } from "#shared/documents/layout/definition";
import { MAIN_FONT } from "#shared/documents/layout/font-runs";
import type { FontShelf } from "./font-shelf";
import { type PdfDocument, pdfmakeParts } from "./pdfmake-parts";
import { createSheetDocument } from "./sheet-document";

/**
 * One part of a document: pdfmake content with what pdfmake's definition would say about it. A sheet's
 * content is its page sections; a report gives page size, header and footer as well.
 */
export interface DocumentPart {
  readonly content: unknown;
  readonly pageSize?: unknown;
  readonly pageOrientation?: "portrait" | "landscape";
  readonly pageMargins?: unknown;
  readonly styles?: object;
  readonly defaultStyle?: object;
  readonly header?: unknown;
  readonly footer?: unknown;
  readonly background?: unknown;
  readonly pageBreakBefore?: unknown;
  readonly tableLayouts?: object;
}

export interface RenderedPdf {
  readonly bytes: Buffer;
  readonly pages: number;
}

const PROGRAM = "aftersales-desk";

/**
 * A name typed by a user, as document information: with a full-width slash, so that no scanner of raw bytes
 * takes a store called `/JavaScript` for an action.
 */
function informationText(text: string): string {
  return text.replaceAll("/", "／");
}

/** pdfkit's options: equal snapshots give equal bytes, no customer data in the information (PRINT 8). */
function documentOptions(info: SheetInfo): object {
  const at = new Date(info.createdAtMs);
  return {
    pdfVersion: "1.7",
    lang: "zh-CN",
    displayTitle: true,
    compress: true,
    autoFirstPage: false,
    bufferPages: false,
    fontLayoutCache: true,
    font: null,
    info: {
      Title: info.title,
      Author: informationText(info.author),
      Subject: info.subject,
      Creator: PROGRAM,
      Producer: PROGRAM,
      CreationDate: at,
      ModDate: at,
    },
  };
}

function drawPart(document: PdfDocument, part: DocumentPart): number {
  const parts = pdfmakeParts();
  const pageSize = parts.normalizePageSize(part.pageSize ?? "A4", part.pageOrientation);
  const margins = parts.normalizePageMargin(part.pageMargins ?? 0);
  const builder = new parts.LayoutBuilder(pageSize, margins, new parts.SvgMeasure());
  builder.registerTableLayouts(parts.tableLayouts);
  if (part.tableLayouts) builder.registerTableLayouts(part.tableLayouts);
  const style = { font: MAIN_FONT, fontSize: 10, ...part.defaultStyle };
  const pages = builder.layoutDocument(
    part.content,
    document,
    part.styles ?? {},
    style,
    part.background,
    part.header,
    part.footer,
    undefined,
    part.pageBreakBefore,
  );
  new parts.Renderer(document).renderPages(pages);
  return pages.length;
}

function collect(document: PdfDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
}

/**
 * Renders parts one after the other into one PDF. Each part is laid out, drawn and let go before the next is
 * asked for, so memory does not grow with their number; `onPart` hears the count of finished parts.
 */
export async function renderPdf(
  shelf: FontShelf,
  info: SheetInfo,
  parts: Iterable<DocumentPart>,
  onPart?: (done: number) => void,
): Promise<RenderedPdf> {
  const document = createSheetDocument(shelf, {}, documentOptions(info));
  const bytes = collect(document);
  let pages = 0;
  let done = 0;
  for (const part of parts) {
    pages += drawPart(document, part);
    done += 1;
    onPart?.(done);
  }
  document.end();
  return { bytes: await bytes, pages };
}
