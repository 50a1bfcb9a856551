import type { PDFDocumentProxy } from "pdfjs-dist";

/**
 * The real PDF on canvases. The page's security policy lets no frame and no plug-in show a PDF, so the pages
 * are drawn by pdf.js in a worker of our own origin; no eval, no WebAssembly, nothing fetched.
 */

interface Drawing {
  readonly open: (bytes: Uint8Array) => Promise<PDFDocumentProxy>;
}

let loading: Promise<Drawing> | null = null;

async function load(): Promise<Drawing> {
  const [pdf, worker] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker"),
  ]);
  pdf.GlobalWorkerOptions.workerPort = new worker.default();
  return {
    open: (bytes) =>
      // The worker takes the bytes away from the page: it gets a copy of its own.
      pdf.getDocument({
        data: new Uint8Array(bytes),
        isEvalSupported: false,
        useWasm: false,
        useWorkerFetch: false,
      }).promise,
  };
}

/** Opens a PDF for drawing; pdf.js is loaded with the first one. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  loading ??= load();
  return (await loading).open(bytes);
}

/** Draws one page (from 1) so that it is `widthPx` wide on the screen. */
export async function drawPage(
  document: PDFDocumentProxy,
  pageNo: number,
  canvas: HTMLCanvasElement,
  widthPx: number,
): Promise<void> {
  const page = await document.getPage(pageNo);
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: (widthPx / natural.width) * window.devicePixelRatio });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
}
