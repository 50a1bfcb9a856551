import { Typesetter } from "#shared/documents/layout/typesetter";
import {
  type ComposeError,
  composeDocument,
  type DocumentRequest,
} from "#shared/documents/templates/compose";
import type { FontShelf } from "./font-shelf";
import type { RenderedDocument } from "./print-job";
import { type DocumentPart, renderPdf } from "./render";

export type RenderResult =
  | { readonly ok: true; readonly value: RenderedDocument }
  | { readonly ok: false; readonly error: ComposeError };

/** A request → PDF bytes in this thread. `onCase` hears how many of how many cases are done. */
export async function renderRequest(
  request: DocumentRequest,
  shelf: FontShelf,
  onCase?: (done: number, total: number) => void,
): Promise<RenderResult> {
  const composed = composeDocument(request, new Typesetter(shelf, shelf));
  if (!composed.ok) return composed;
  const { info, sheets, count } = composed.value;
  const pagesOfCases: number[] = [];
  function* parts(): Generator<DocumentPart> {
    for (const sections of sheets) {
      pagesOfCases.push(sections.length);
      yield { content: sections };
    }
  }
  const { bytes, pages } = await renderPdf(shelf, info, parts(), (done) => onCase?.(done, count));
  return { ok: true, value: { bytes, pages, pagesOfCases } };
}
