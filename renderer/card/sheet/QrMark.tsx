import { useMemo } from "react";
import { encode } from "uqr";
import { pageCodeText } from "#shared/documents/layout/page-code";

/** The page code of the card as on its paper (PRINT 3); decoration for the eye, the paper's is the real one. */
export function QrMark({ no, sizePx }: { readonly no: string; readonly sizePx: number }) {
  const { path, modules } = useMemo(() => {
    const text = pageCodeText({ no, doc: "FC", serial: null, page: 1, pages: 1 });
    const { data } = encode(text, { ecc: "Q", boostEcc: false, minVersion: 3, border: 0 });
    const cells = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: cells.join(""), modules: data.length };
  }, [no]);
  return (
    <svg
      className="sheet-qr"
      width={sizePx}
      height={sizePx}
      viewBox={`0 0 ${modules} ${modules}`}
      aria-hidden="true"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
