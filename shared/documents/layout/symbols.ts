import JsBarcode from "jsbarcode";
import { encode } from "uqr";
import type { PageDrawing } from "./page-drawing";
import type { Rect } from "./units";

/** Version 3, ECC Q holds the 47 characters of PRINT 3 on 29 modules; longer numbers take a larger symbol. */
const SMALLEST_VERSION = 3;
/**
 * One mask for all: trying the eight costs sixteen times as much, and over card numbers the penalties of this
 * one are on average the lowest.
 */
const MASK = 6;

/** Dark modules of the QR symbol of an alphanumeric text, row by row, without quiet zone. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  return encode(text, {
    ecc: "Q",
    boostEcc: false,
    minVersion: SMALLEST_VERSION,
    maskPattern: MASK,
    border: 0,
  }).data;
}

/**
 * Draws the QR symbol into `rect` as filled rectangles: pdfmake's own `qr` rounds the modules to whole points
 * (PRINT 8). The caller keeps 2.5 mm around it free.
 */
export function drawQr(page: PageDrawing, text: string, rect: Rect): void {
  const rows = qrModules(text);
  const module = rect.w / rows.length;
  rows.forEach((row, rowIndex) => {
    let start = -1;
    for (let column = 0; column <= row.length; column += 1) {
      const dark = row[column] === true;
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        page.fill({
          x: rect.x + start * module,
          y: rect.y + rowIndex * module,
          w: (column - start) * module,
          h: module,
        });
        start = -1;
      }
    }
  });
}

/**
 * Bars (1) and gaps (0) of a Code 128 symbol, subsets chosen for the shortest one. Empty for a text that the
 * code cannot hold, such as the Chinese number of an imported card: that sheet prints without bars.
 */
export function code128Modules(text: string): string {
  const target: { encodings?: readonly { readonly data: string }[] } = {};
  let valid = true;
  const heard = (isValid: boolean) => {
    valid = isValid;
  };
  JsBarcode(target, text, { format: "CODE128", valid: heard });
  return valid ? (target.encodings ?? []).map((encoding) => encoding.data).join("") : "";
}

/** Draws a Code 128 symbol over the whole of `rect` (PRINT 3). */
export function drawCode128(page: PageDrawing, text: string, rect: Rect): void {
  const modules = code128Modules(text);
  const module = rect.w / modules.length;
  for (const bar of modules.matchAll(/1+/g)) {
    page.fill({ x: rect.x + bar.index * module, y: rect.y, w: bar[0].length * module, h: rect.h });
  }
}
