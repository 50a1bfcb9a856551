import { describe, expect, test } from "vitest";
import type { FormTable } from "#shared/documents/layout/form-table";
import { PAPERS } from "#shared/documents/layout/papers";
import { rect } from "#shared/documents/layout/units";
import { a4ContinuationForm } from "#shared/documents/templates/a4-continuation";
import type { DocumentRequest } from "#shared/documents/templates/compose";
import { CONTINUOUS_CONFIRMATIONS } from "#shared/documents/templates/confirmation-continuous-form";
import { CONFIRMATION_FORM } from "#shared/documents/templates/confirmation-form";
import { BLANK_CARD_FORM, FLOW_CARD_FORM } from "#shared/documents/templates/flow-card-form";
import { SURVEY_SHEETS } from "#shared/documents/templates/survey-form";
import type { FlowCardSnapshot, SurveySnapshot } from "#shared/documents/view-models/snapshot";
import {
  blankCards,
  confirmations,
  flowCards,
  greyAt,
  inkShare,
  pictureOf,
  renderBytes,
  surveys,
} from "./pdf-tools";
import { BLANK_CARD, CONFIRMATION, FILLED_CARD, LONG_CARD, SURVEY } from "./sample-snapshots";

function boxes(form: FormTable): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(form.penBoxes.map(({ name, rect: { x, y, w, h } }) => [name, [x, y, w, h]]));
}

test("pen boxes stand where PRINT 3 says", () => {
  expect(boxes(FLOW_CARD_FORM)).toEqual({
    customer: [130, 137, 66, 20],
    clerk: [42, 259, 34, 14],
    clerk_date: [87, 259, 21, 14],
    supervisor: [130, 259, 34, 14],
    supervisor_date: [175, 259, 21, 14],
  });
  expect(boxes(BLANK_CARD_FORM)).toEqual(boxes(FLOW_CARD_FORM));
  expect(boxes(a4ContinuationForm("FC", 1))).toEqual({
    customer: [42, 259, 66, 14],
    assignee: [130, 259, 66, 14],
  });
  expect(boxes(CONFIRMATION_FORM)).toEqual({ customer: [42, 245, 66, 26], staff: [130, 245, 66, 26] });
  expect(SURVEY_SHEETS.a5 && boxes(SURVEY_SHEETS.a5.form)).toEqual({ customer: [30, 178.4, 44, 10] });
  const twoPart = CONTINUOUS_CONFIRMATIONS.find((form) => form.paper === "241x140");
  expect(twoPart && boxes(twoPart.table)).toEqual({
    customer: [43, 103.5, 77.5, 20],
    staff: [144.5, 103.5, 77.5, 20],
  });
});

test("the low continuous form has at most seven rows", () => {
  const form = CONTINUOUS_CONFIRMATIONS.find((candidate) => candidate.paper === "241x93");
  const tops = new Set(Object.values(form?.table.values ?? {}).map((cell) => cell.y));
  expect(tops.size).toBeLessThanOrEqual(7);
});

const FILLED_SURVEY: SurveySnapshot = {
  ...SURVEY,
  model: "很长的型号名称".repeat(20),
  answers: {
    scores: { timeliness: 1, efficiency: 2, expertise: 3, attitude: 4, aftercare: 5 },
    overall: 3,
    choices: SURVEY.questions.choices,
    comment: "意见".repeat(900),
  },
};
const crowded: FlowCardSnapshot = {
  ...LONG_CARD,
  customer_name: "很长的客户名称".repeat(20),
  description: "描述".repeat(900),
  opinion: "意见".repeat(600),
  remark: "备注".repeat(600),
  approvals: FILLED_CARD.approvals,
};
const sheetWithLongTexts = {
  ...CONFIRMATION,
  description: "故障".repeat(600),
  work_done: "处理".repeat(700),
  opinion: null,
  parts: Array.from({ length: 12 }, () => CONFIRMATION.parts).flat(),
};

interface Printed {
  readonly name: string;
  readonly request: DocumentRequest;
  readonly page: number;
  readonly form: FormTable;
}

const continuousForms = CONTINUOUS_CONFIRMATIONS.flatMap((form): Printed[] => {
  const paper = form.paper === "241x93" ? "241x93" : "241x140";
  return [
    { name: `${paper}`, request: confirmations(paper, CONFIRMATION), page: 1, form: form.table },
    { name: `${paper}, long`, request: confirmations(paper, sheetWithLongTexts), page: 1, form: form.table },
    {
      name: `${paper}, 续页`,
      request: confirmations(paper, sheetWithLongTexts),
      page: 2,
      form: form.continuationTable,
    },
  ];
});
const PRINTED: readonly Printed[] = [
  { name: "filled card", request: flowCards(FILLED_CARD), page: 1, form: FLOW_CARD_FORM },
  { name: "crowded card", request: flowCards(crowded), page: 1, form: FLOW_CARD_FORM },
  { name: "crowded card, 续页", request: flowCards(crowded), page: 2, form: a4ContinuationForm("FC", 1) },
  { name: "blank card", request: blankCards(BLANK_CARD), page: 1, form: BLANK_CARD_FORM },
  { name: "confirmation", request: confirmations("a4", CONFIRMATION), page: 1, form: CONFIRMATION_FORM },
  {
    name: "long confirmation",
    request: confirmations("a4", sheetWithLongTexts),
    page: 1,
    form: CONFIRMATION_FORM,
  },
  ...continuousForms,
  ...(["a5", "a4"] as const).flatMap((paper): Printed[] => {
    const form = SURVEY_SHEETS[paper]?.form;
    if (form === undefined) return [];
    return [
      { name: `survey, ${paper}`, request: surveys(paper, SURVEY), page: 1, form },
      { name: `survey, ${paper}, filled`, request: surveys(paper, FILLED_SURVEY), page: 1, form },
    ];
  }),
];

describe.each(PRINTED)("$name", ({ request, page, form }) => {
  test("has no ink where a pen writes, marks and box edges at their mm", async () => {
    const picture = pictureOf(await renderBytes(request), page, 150);
    for (const box of form.penBoxes) {
      const { x, y, w, h } = box.rect;
      const inset = 1.5;
      const top = box.printedStrip + inset;
      const bottom = Math.max(box.dateLine, inset);
      expect(inkShare(picture, rect(x + inset, y + top, w - 2 * inset, h - top - bottom))).toBe(0);
      // The box's own edges, within 0.25 mm of the table.
      for (const edge of [rect(x - 0.25, y + h / 3, 0.5, 1), rect(x + w / 2, y - 0.25, 1, 0.5)]) {
        expect(inkShare(picture, edge)).toBeGreaterThan(0.2);
      }
    }
    for (const tick of form.ticks.flatMap((group) => group.boxes)) {
      expect(greyNear(tick.x, tick.y + 1.8)).toBeLessThan(128);
      function greyNear(tickX: number, tickY: number): number {
        return Math.min(...[-0.15, 0, 0.15].map((shift) => greyAt(picture, tickX + shift, tickY)));
      }
    }
    for (const mark of PAPERS[request.setup.paper].cornerMarks) {
      const inside = rect(mark.x + 0.2, mark.y + 0.2, mark.w - 0.4, mark.h - 0.4);
      expect(inkShare(picture, inside)).toBe(1);
      expect(inkShare(picture, rect(mark.x - 1.2, mark.y, 0.8, mark.h))).toBe(0);
    }
  });
});

test("the printer offset moves everything, marks and codes too", async () => {
  const moved = {
    ...flowCards(FILLED_CARD),
    setup: { paper: "a4", offsetX: 2, offsetY: -3, fax: false },
  } as const;
  const picture = pictureOf(await renderBytes(moved), 1, 150);
  const { customer } = boxes(FLOW_CARD_FORM);
  const [x = 0, y = 0, w = 0] = customer ?? [];
  expect(inkShare(picture, rect(x + 2 - 0.25, y - 3 + 5, 0.5, 2))).toBeGreaterThan(0.2);
  expect(inkShare(picture, rect(x + 2 + 1, y - 3 + 1, w - 2, 10))).toBe(0);
  expect(inkShare(picture, rect(8.7, 3.7, 3.1, 3.1))).toBe(1);
});

test("labels are grey on laser paper only, and not with the fax option", async () => {
  const labelGrey = async (request: DocumentRequest, x: number, y: number) =>
    greyAt(pictureOf(await renderBytes(request), 1, 150), x, y);
  expect(await labelGrey(flowCards(FILLED_CARD), 21.5, 43)).toBe(240);
  expect(
    await labelGrey(
      { ...flowCards(FILLED_CARD), setup: { paper: "a4", offsetX: 0, offsetY: 0, fax: true } },
      21.5,
      43,
    ),
  ).toBe(255);
  expect(await labelGrey(confirmations("241x140", CONFIRMATION), 20.5, 30)).toBe(255);
});
