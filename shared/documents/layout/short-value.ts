import { breakLines } from "./line-breaking";
import type { Align, PageDrawing } from "./page-drawing";
import type { TextStyle } from "./typesetter";
import { baselineCentredAt, type Mm, mmFromPt, type Pt } from "./units";

/** Printed where a value stands on the 续页 instead (PRINT 4). */
export const SEE_CONTINUATION = "见续页";

/** Where the 续页 itself repeats a value that it holds in full in a section of its own. */
export const SEE_BASICS = "见基本信息";

/** How a short value stands in its place. */
export interface FittedValue {
  readonly size: Pt;
  readonly lines: readonly string[];
  /** True where the whole value goes to the continuation page. */
  readonly continued: boolean;
}

/** Baseline distance of a value on two lines, in em: tight, because the cell is low. */
const TWO_LINE_LEADING_EM = 1.16;

export interface ValueRoom {
  readonly width: Mm;
  /** How many lines the place has height for at the small size. */
  readonly lines: 1 | 2;
  /** Printed instead of a value that does not fit; 见续页 unless it says otherwise. */
  readonly elsewhere?: string;
  /** Sizes other than the scale's value sizes, e.g. in table rows. */
  readonly sizes?: { readonly value: Pt; readonly small: Pt };
}

const SIZE_STEP: Pt = 0.5;
/** How far a value may run into the white beside its place before it is set smaller. */
const SLACK: Mm = 0.5;

/** Short value too long: smaller down to 9 pt, then two lines, then 见续页 (PRINT 4). */
export function fitValue(page: PageDrawing, value: string, room: ValueRoom): FittedValue {
  const { scale, type } = page;
  const { value: normal, small } = room.sizes ?? { value: scale.value, small: scale.valueSmall };
  const width = type.width(value, { size: normal });
  for (let size = normal; size >= small; size -= SIZE_STEP) {
    if ((width * size) / normal <= room.width + SLACK) return { size, lines: [value], continued: false };
  }
  const lines = breakLines(value, room.width, { size: small }, type).map((line) => line.text);
  if (lines.length <= room.lines) return { size: small, lines, continued: false };
  return { size: normal, lines: [room.elsewhere ?? SEE_CONTINUATION], continued: true };
}

/** Draws a fitted value around the middle of its place. */
export function drawFitted(
  page: PageDrawing,
  fitted: FittedValue,
  x: Mm,
  centre: Mm,
  style?: Partial<TextStyle & { align: Align }>,
): void {
  const lead = TWO_LINE_LEADING_EM * mmFromPt(fitted.size);
  const first = centre - (lead * (fitted.lines.length - 1)) / 2;
  fitted.lines.forEach((line, index) => {
    page.text(line, x, baselineCentredAt(first + index * lead, fitted.size), { ...style, size: fitted.size });
  });
}
