import { type Paragraph, setParagraphs } from "../layout/long-text";
import type { PageDrawing } from "../layout/page-drawing";
import { drawFitted, fitValue } from "../layout/short-value";
import type { Mm } from "../layout/units";
import type { PartRowView } from "../view-models/confirmation-view";
import { CONFIRMATION_AREAS, PART_COLUMNS, PART_ROW_H, PART_ROWS_Y } from "./confirmation-form";
import type { ContinuedText } from "./continuation";

const ROW_SIZES = { value: 9.5, small: 8 } as const;
const CELL_INSET: Mm = 1.6;
const TEXT_COLUMNS = ["name", "oldSerial", "newSerial"] as const;
const NUMBER_COLUMNS = ["unitPrice", "amount"] as const;

type Column = keyof typeof PART_COLUMNS;

function room(column: Column): Mm {
  return PART_COLUMNS[column][1] - 2 * CELL_INSET;
}

function fits(page: PageDrawing, part: PartRowView): boolean {
  return [...TEXT_COLUMNS, ...NUMBER_COLUMNS].every((column) => {
    const lines = column === "unitPrice" || column === "amount" ? 1 : 2;
    return !fitValue(page, part[column], { width: room(column), lines, sizes: ROW_SIZES }).continued;
  });
}

/** Which rows stand in the table, and what goes on to the 续页 (all of a row that does not fit). */
export interface PartsLayout {
  readonly rows: readonly PartRowView[];
  readonly continued: readonly { readonly n: number; readonly part: PartRowView }[];
}

/** At most four rows; with more, or with one too long, the last row points to the 续页. */
export function layOutParts(page: PageDrawing, parts: readonly PartRowView[]): PartsLayout {
  const numbered = parts.map((part, index) => ({ n: index + 1, part }));
  const firstBad = parts.findIndex((part) => !fits(page, part));
  const all = firstBad < 0 && parts.length <= PART_ROWS_Y.length;
  if (all) return { rows: parts, continued: [] };
  const limit = PART_ROWS_Y.length - 1;
  const kept = firstBad < 0 ? limit : Math.min(limit, firstBad);
  return { rows: parts.slice(0, kept), continued: numbered.slice(kept) };
}

/** The parts that did not find a row, as text. */
export function continuedParts(page: PageDrawing, layout: PartsLayout): readonly ContinuedText[] {
  if (layout.continued.length === 0) return [];
  const paragraphs = layout.continued.map(({ n, part }): Paragraph => {
    const serials = `旧件 ${part.oldSerial}；新件 ${part.newSerial}`;
    return {
      lead: `${n}. `,
      text: `${part.name}；${serials}；数量 ${part.quantity}；单价 ${part.unitPrice}；金额 ${part.amount}`,
    };
  });
  const size = page.scale.longText[0] ?? page.scale.value;
  const lines = setParagraphs(paragraphs, CONFIRMATION_AREAS.work.measure, size, page.type);
  return [{ label: ["更换配件"], lines, size, pitch: page.scale.pitch }];
}

/** `（以下空白）` below the last part, or where the rest is. */
function closingText(layout: PartsLayout): string {
  if (layout.continued.length > 0) return `其余 ${layout.continued.length} 项见续页`;
  return layout.rows.length === 0 ? "无" : "（以下空白）";
}

/** Rows of the parts table. */
export function drawParts(page: PageDrawing, layout: PartsLayout): void {
  layout.rows.forEach((part, index) => {
    const centre = (PART_ROWS_Y[index] ?? 0) + PART_ROW_H / 2;
    const plain = { size: ROW_SIZES.value, lines: [] as string[], continued: false };
    const middle = (column: Column): Mm => PART_COLUMNS[column][0] + PART_COLUMNS[column][1] / 2;
    drawFitted(page, { ...plain, lines: [String(index + 1)] }, middle("n"), centre, { align: "centre" });
    drawFitted(page, { ...plain, lines: [part.quantity] }, middle("quantity"), centre, { align: "centre" });
    for (const column of TEXT_COLUMNS) {
      const fitted = fitValue(page, part[column], { width: room(column), lines: 2, sizes: ROW_SIZES });
      drawFitted(page, fitted, PART_COLUMNS[column][0] + CELL_INSET, centre);
    }
    for (const column of NUMBER_COLUMNS) {
      const right = PART_COLUMNS[column][0] + PART_COLUMNS[column][1] - CELL_INSET;
      const fitted = fitValue(page, part[column], { width: room(column), lines: 1, sizes: ROW_SIZES });
      drawFitted(page, fitted, right, centre, { align: "right" });
    }
  });
  const free = PART_ROWS_Y[layout.rows.length];
  if (free === undefined) return;
  const closing = { size: ROW_SIZES.value, lines: [closingText(layout)], continued: false };
  drawFitted(page, closing, PART_COLUMNS.name[0] + CELL_INSET, free + PART_ROW_H / 2);
}
