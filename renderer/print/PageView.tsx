import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import { useText } from "../ui/display";
import { drawPage } from "./pdf-pages";

/** More pages than these are printed and saved, but not drawn: a screen of 500 cards helps nobody. */
export const PAGES_SHOWN = 60;
const PAGE_NUMBERS: readonly number[] = Array.from({ length: PAGES_SHOWN }, (_, index) => index + 1);

/** One page, drawn when it comes into view. */
function Page({
  document,
  pageNo,
  pages,
  widthPx,
}: {
  readonly document: PDFDocumentProxy;
  readonly pageNo: number;
  readonly pages: number;
  readonly widthPx: number;
}) {
  const text = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [seen, setSeen] = useState(pageNo === 1);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: "600px" },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    const element = canvas.current;
    // A document that was closed meanwhile answers with an error; its page is gone from the screen too.
    if (seen && element !== null) void drawPage(document, pageNo, element, widthPx).catch(() => undefined);
  }, [seen, document, pageNo, widthPx]);
  return (
    <figure className="page">
      <canvas
        ref={canvas}
        role="img"
        aria-label={text.t("print.pages", { page: pageNo, pages })}
        style={{ width: widthPx }}
      />
      <figcaption>{text.t("print.pages", { page: pageNo, pages })}</figcaption>
    </figure>
  );
}

/** The pages of the PDF one below the other. */
export function PageView({
  document,
  pages,
  widthPx,
}: {
  readonly document: PDFDocumentProxy;
  readonly pages: number;
  readonly widthPx: number;
}) {
  const text = useText();
  return (
    <>
      {PAGE_NUMBERS.slice(0, pages).map((pageNo) => (
        <Page key={pageNo} document={document} pageNo={pageNo} pages={pages} widthPx={widthPx} />
      ))}
      {pages > PAGES_SHOWN && (
        <p className="page-note">{text.t("print.more_pages", { shown: PAGES_SHOWN, pages })}</p>
      )}
    </>
  );
}
