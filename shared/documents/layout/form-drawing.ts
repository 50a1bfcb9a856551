import { cellRules, type Segment } from "./cell-rules";
import type { FormTable, LabelCell } from "./form-table";
import type { PageDrawing } from "./page-drawing";
import { LABEL_LEADING_EM, type TypeScale } from "./type-scale";
import { baselineCentredAt, type Mm, mmFromPt, type Pt } from "./units";

const rulesOf = new WeakMap<FormTable, readonly Segment[]>();

function cachedRules(form: FormTable): readonly Segment[] {
  const known = rulesOf.get(form);
  if (known) return known;
  const rules = cellRules(form);
  rulesOf.set(form, rules);
  return rules;
}

/** Lines of a form: frames, block rules, cell lines; and the grey of its labels. */
export function drawFormLines(page: PageDrawing, form: FormTable): void {
  const { scale } = page;
  for (const label of form.labels) {
    page.shade(label.rect, label.style === "head" ? scale.tableHeadFill : scale.labelFill);
  }
  for (const segment of cachedRules(form)) page.line(segment, scale.cell);
  for (const rule of form.blockRules)
    page.line({ x1: rule.x1, y1: rule.y, x2: rule.x2, y2: rule.y }, scale.block);
  for (const frame of form.frames) page.frame(frame, scale.frame);
}

function labelSize(label: LabelCell, scale: TypeScale): Pt {
  return label.style === undefined ? scale.label : scale.labelSmall;
}

/** Bold lines centred in a cell, by their ink. */
export function drawLabel(page: PageDrawing, label: LabelCell): void {
  const size = labelSize(label, page.scale);
  const centre = label.rect.x + label.rect.w / 2;
  const lead: Mm = LABEL_LEADING_EM * mmFromPt(size);
  const middle = label.rect.y + label.rect.h / 2;
  const first = middle - (lead * (label.lines.length - 1)) / 2;
  label.lines.forEach((line, index) => {
    page.text(line, centre, baselineCentredAt(first + index * lead, size), {
      size,
      bold: true,
      align: "centre",
    });
  });
}

/** All lines and labels of a form. */
export function drawForm(page: PageDrawing, form: FormTable): void {
  drawFormLines(page, form);
  for (const label of form.labels) drawLabel(page, label);
}
