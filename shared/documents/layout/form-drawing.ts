import { cellRules } from "./cell-rules";
import type { PathVector } from "./definition";
import type { FormTable, LabelCell } from "./form-table";
import { PageDrawing } from "./page-drawing";
import type { PrintSetup } from "./papers";
import { LABEL_LEADING_EM, type TypeScale } from "./type-scale";
import type { Typesetter } from "./typesetter";
import { baselineCentredAt, type Mm, mmFromPt, type Pt } from "./units";

/** Lines and greys of a form are the same on every card: drawn once for each setup. */
const drawnForms = new WeakMap<FormTable, Map<string, readonly PathVector[]>>();

function setupKey({ paper, offsetX, offsetY, fax }: PrintSetup): string {
  return `${paper}/${offsetX}/${offsetY}/${fax}`;
}

function drawLines(form: FormTable, setup: PrintSetup, type: Typesetter): readonly PathVector[] {
  const page = new PageDrawing(setup, type);
  const { scale } = page;
  for (const label of form.labels) {
    page.shade(label.rect, label.style === "head" ? scale.tableHeadFill : scale.labelFill);
  }
  for (const segment of cellRules(form)) page.line(segment, scale.cell);
  for (const rule of form.blockRules)
    page.line({ x1: rule.x1, y1: rule.y, x2: rule.x2, y2: rule.y }, scale.block);
  for (const frame of form.frames) page.frame(frame, scale.frame);
  return page.vectors();
}

/** Lines of a form: frames, block rules, cell lines; and the grey of its labels. */
function drawFormLines(page: PageDrawing, form: FormTable): void {
  const bySetup = drawnForms.get(form) ?? new Map<string, readonly PathVector[]>();
  drawnForms.set(form, bySetup);
  const key = setupKey(page.setup);
  const vectors = bySetup.get(key) ?? drawLines(form, page.setup, page.type);
  bySetup.set(key, vectors);
  page.underlay(vectors);
}

function labelSize(label: LabelCell, scale: TypeScale): Pt {
  return label.size ?? (label.style === undefined ? scale.label : scale.labelSmall);
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
