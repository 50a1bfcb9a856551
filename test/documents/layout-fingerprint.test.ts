import { expect, test } from "vitest";
import { planReport } from "#electron/use-cases/report/plan-report";
import type { DocumentRequest } from "#shared/documents/templates/compose";
import { accepted, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { blankCards, confirmations, flowCards, renderBytes, surveys } from "./pdf-tools";
import { paperBytes } from "./report-samples";
import { BLANK_CARD, CONFIRMATION, FILLED_CARD, LONG_CARD, SURVEY } from "./sample-snapshots";
import { placesOfWords } from "./word-places";

const PAPERS: readonly (readonly [name: string, request: DocumentRequest])[] = [
  ["flow-card", flowCards(FILLED_CARD)],
  ["flow-card-long", flowCards(LONG_CARD)],
  ["flow-card-blank", blankCards(BLANK_CARD)],
  ["confirmation-a4", confirmations("a4", CONFIRMATION)],
  ["confirmation-241x140", confirmations("241x140", CONFIRMATION)],
  ["confirmation-241x93", confirmations("241x93", CONFIRMATION)],
  ["survey-a5", surveys("a5", SURVEY)],
  ["survey-a4", surveys("a4", SURVEY)],
];

async function expectPlaces(bytes: Uint8Array, name: string): Promise<void> {
  const places = await placesOfWords(bytes);
  expect(places.length).toBeGreaterThan(10);
  await expect(`${places.join("\n")}\n`).toMatchFileSnapshot(`./places/${name}.txt`);
}

/**
 * SAFETY 8. Each word with its place is kept in `places/`: whoever means to move one runs this file with `-u` and sees
 * in the difference what moved; whoever updates a library sees what it moved.
 */
test.each(PAPERS)(
  "PDF layout changed by an upgrade: every word of %s stands where it stood",
  async (name, request) => {
    await expectPlaces(await renderBytes(request), name);
  },
);

test.each(["monthly_report", "repair_statistics", "assessment_detail"])(
  "PDF layout changed by an upgrade: every word of a %s stands where it stood",
  async (report) => {
    const { desk, as, at, create } = await openDeskFixture();
    create("clerk1", EXAMPLE_CARD);
    at("2026-12-01T09:00:00+08:00");
    const { paper, createdAtMs } = accepted(planReport(desk, as("sup1"), { report, period: "2026-11" }));
    await expectPlaces(await paperBytes(report, paper, createdAtMs), report);
  },
);
