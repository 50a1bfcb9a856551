import { drawCornerMarks, fitted, type LetterheadView, type SheetFoot, type SheetHead } from "./fixed-blocks";
import type { PageDrawing } from "./page-drawing";
import { drawQr } from "./symbols";
import { baselineCentredAt, type Mm, rect } from "./units";

/** Head and foot of an A5 sheet (PRINT 3; board 05), or of one that is an A5 sheet enlarged. */

const LEFT: Mm = 12;
const RIGHT: Mm = 136;
const CENTRE: Mm = 74;
const STORE_BESIDE_LOGO: Mm = 24.5;
const LABEL_GAP: Mm = 5.5;
const LABEL_HEIGHT: Mm = 6.2;
const LABEL_PADDING: Mm = 2.5;
const LABEL_LINE = 1;
/** A title of eight characters leaves room for the QR beside it. */
const TITLE = 17;
const PAGE_LINE = 8.5;

function drawStore(page: PageDrawing, { name, phone, logo }: LetterheadView, factor: number): void {
  const { scale } = page;
  if (logo !== null) page.image(logo, rect(LEFT * factor, 10 * factor, 10 * factor, 10 * factor));
  const x = (logo === null ? LEFT : STORE_BESIDE_LOGO) * factor;
  const width = 88 * factor - x;
  const size = fitted(page, name, scale.store * factor, true, width);
  page.text(name, x, 13.9 * factor, { size, bold: true });
  page.text(phone, x, 18.5 * factor, {
    size: fitted(page, phone, scale.address * factor, false, width),
  });
}

/** Corner marks, QR, label, store and title; `factor` enlarges what is not the paper's own. */
export function drawSmallHead(page: PageDrawing, head: SheetHead, factor = 1): void {
  const { scale, paper } = page;
  drawCornerMarks(page);
  drawQr(page, head.qrText, paper.qr);
  if (head.label !== null) {
    const style = { size: scale.label, bold: true };
    const w = page.type.width(head.label, style) + 2 * LABEL_PADDING;
    const frame = rect(paper.qr.x - LABEL_GAP - w, paper.qr.y, w, LABEL_HEIGHT);
    page.frame(frame, LABEL_LINE);
    page.text(
      head.label,
      frame.x + LABEL_PADDING,
      baselineCentredAt(frame.y + LABEL_HEIGHT / 2, style.size),
      style,
    );
  }
  drawStore(page, head.letterhead, factor);
  page.text(head.title, CENTRE * factor, 32.1 * factor, {
    size: TITLE * factor,
    bold: true,
    spacing: scale.titleSpacing * factor,
    align: "centre",
  });
}

/** Notice, print data, form and page line. */
export function drawSmallFoot(page: PageDrawing, foot: SheetFoot, factor = 1): void {
  const { scale } = page;
  const notice = fitted(page, foot.notice, scale.address * factor, false, (RIGHT - LEFT) * factor);
  if (foot.notice !== "") page.text(foot.notice, LEFT * factor, 193.4 * factor, { size: notice });
  const size = scale.foot * factor;
  page.text(foot.printLine, LEFT * factor, 199.2 * factor, { size });
  page.text(foot.formLine, RIGHT * factor, 199.2 * factor, { size, align: "right" });
  page.text(foot.pageLine, CENTRE * factor, 203.6 * factor, {
    size: PAGE_LINE * factor,
    bold: true,
    align: "centre",
  });
}
