import type { PageSection } from "../layout/definition";
import { drawA4Foot, drawA4Head, pageLine } from "../layout/fixed-blocks";
import { drawForm } from "../layout/form-drawing";
import { pageCodeText } from "../layout/page-code";
import { PageDrawing } from "../layout/page-drawing";
import type { PrintSetup } from "../layout/papers";
import { drawTick } from "../layout/ticks";
import { PEN_RULE } from "../layout/type-scale";
import type { Typesetter } from "../layout/typesetter";
import type { Mm } from "../layout/units";
import type { BlankCardView } from "../view-models/flow-card-view";
import { drawDateLine, drawIdentity, drawScoreCaptions, FLOW_CARD_TITLE } from "./flow-card";
import {
  BLANK_CARD_FORM,
  BLANK_PEN_LINES,
  BLANK_TIMES,
  CELL_CAPTIONS,
  CHANNEL_TICKS,
  CUSTOMER_SLOTS,
  FLOW_CARD_DOC,
  FLOW_CARD_LAYOUT_VERSION,
  PRODUCT_SLOTS,
  WARRANTY_SLOT,
  WARRANTY_TICKS,
} from "./flow-card-form";

const INSTRUCTIONS = "填写说明：用黑色或蓝黑色笔；方框内打 √；签字须写在框线内；填完当日补录并扫描归档。";
const TIME_TO_FILL = "　　　　年　　月　　日　　时　　分";
const META_BASELINE: Mm = 38;
/** A little smaller than a card no.: a caption stands below it. */
const BLANK_NO_SIZE = 14.5;
const SMALL_TICK_LABEL: Mm = 4.3;

/** 受理渠道 boxes and 受理时间 above the frame, smaller than the boxes in it. */
function drawMeta(page: PageDrawing): void {
  const size = page.scale.meta;
  page.text("受理渠道", 20, META_BASELINE, { size });
  for (const box of CHANNEL_TICKS.boxes) {
    page.frame({ x: box.x, y: box.y, w: 2.8, h: 2.8 }, page.scale.cell + 0.2);
    page.text("□", box.x, META_BASELINE, { size, white: true });
    page.text(box.label, box.x + SMALL_TICK_LABEL, META_BASELINE, { size });
  }
  page.text(`受理时间${TIME_TO_FILL}`, 131.3, META_BASELINE, { size });
}

function drawSlots(page: PageDrawing): void {
  const { scale } = page;
  const size = scale.caption;
  for (const slot of [...Object.values(CUSTOMER_SLOTS), ...Object.values(PRODUCT_SLOTS)]) {
    page.text(slot.caption, slot.x, slot.baseline, { size });
    const width = page.type.width(slot.caption, { size });
    page.line({ x1: slot.x + width + 1, y1: slot.penY, x2: slot.right, y2: slot.penY }, scale.cell);
  }
  page.text(WARRANTY_SLOT.caption, WARRANTY_SLOT.x, WARRANTY_SLOT.baseline, { size });
  for (const box of WARRANTY_TICKS.boxes) drawTick(page, box, { ticked: false, size: scale.time });
}

/** The card for hand writing (PRINT 4, board 02): same boxes at the same mm as the filled one. */
export function blankCardPages(
  view: BlankCardView,
  setup: PrintSetup,
  type: Typesetter,
): readonly PageSection[] {
  const page = new PageDrawing({ ...setup, paper: "a4" }, type);
  const { scale } = page;
  drawA4Head(page, {
    letterhead: view.letterhead,
    title: FLOW_CARD_TITLE,
    label: view.label,
    qrText: pageCodeText({ no: view.no, doc: FLOW_CARD_DOC, serial: null, page: 1, pages: 1 }),
  });
  drawForm(page, BLANK_CARD_FORM);
  drawMeta(page);
  drawIdentity(page, view.no, 44.6, BLANK_NO_SIZE);
  page.text("空白卡号（登记后对应工单编号）", 44, 50.2, { size: scale.foot });
  drawSlots(page);
  for (const group of BLANK_CARD_FORM.ticks) {
    if (group === CHANNEL_TICKS || group === WARRANTY_TICKS) continue;
    for (const box of group.boxes) drawTick(page, box, { ticked: false, size: scale.value });
  }
  drawScoreCaptions(page);
  for (const [x, baseline] of BLANK_TIMES) page.text(TIME_TO_FILL, x, baseline, { size: scale.caption });
  const signature = BLANK_CARD_FORM.values["customer_signature"];
  if (signature) drawDateLine(page, signature, "日期：　　　　年　　月　　日");
  for (const name of ["description", "process", "remark"] as const) {
    const caption = CELL_CAPTIONS[name];
    page.text(caption.text, caption.x, caption.baseline, { size: caption.size });
  }
  for (const y of BLANK_PEN_LINES) page.penRule(44, 194, y, PEN_RULE);
  const formLine = `单据 ${FLOW_CARD_DOC} · 版式 ${FLOW_CARD_LAYOUT_VERSION}`;
  drawA4Foot(
    page,
    { printLine: view.printLine, formLine, pageLine: pageLine(1, 1), notice: INSTRUCTIONS },
    276.9,
  );
  return [page.toSection()];
}
