import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const PT_PER_MM = 72 / 25.4;
const mm = (points: number): string => (points / PT_PER_MM).toFixed(1);

/**
 * Every run of text in a PDF with page, place from the left and from the bottom, and size, in tenths of a millimetre.
 * Read with the pinned PDF library of the preview, so that it is the same on every machine.
 */
export async function placesOfWords(bytes: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  try {
    const lines: string[] = [];
    for (let n = 1; n <= pdf.numPages; n += 1) {
      const page = await pdf.getPage(n);
      const { items } = await page.getTextContent({ disableNormalization: true });
      for (const item of items) {
        if (!("str" in item) || item.str.trim() === "") continue;
        const [, , , size, x, y] = item.transform as readonly number[];
        lines.push(`${n} ${mm(x ?? 0)} ${mm(y ?? 0)} ${mm(size ?? 0)} ${item.str}`);
      }
    }
    return lines;
  } finally {
    await task.destroy();
  }
}
