import { expect, test } from "vitest";
import { assessmentMonth } from "#electron/use-cases/assessment/assessment-month";
import { fillDemoStore } from "#electron/use-cases/demo/fill-demo-store";
import { ledgerProposals } from "#electron/use-cases/ledger/ledger-proposals";
import { listLedger } from "#electron/use-cases/ledger/list-ledger";
import { SHIPPED_ASSESSMENT_ITEMS } from "#shared/domain/assessment/shipped-items";
import { accepted, openDeskFixture } from "#test/builders/desk-fixture";

test("the demo store's ledger and assessments are lively, and made by the rules", async () => {
  const { desk, as, at } = await openDeskFixture();
  at("2026-11-20T15:00:00+08:00");
  accepted(fillDemoStore(desk, { cards: 120 }));

  const { counts, rows } = listLedger(desk, { filter: {} });
  expect(counts.open).toBeGreaterThan(0);
  expect(counts.in_progress).toBeGreaterThan(1);
  expect(counts.to_verify).toBeGreaterThan(0);
  expect(counts.closed).toBeGreaterThan(2);
  expect(counts.rejected).toBeGreaterThan(0);
  expect(counts.overdue).toBeGreaterThan(0);
  expect(rows.every(({ owner, verified_by }) => verified_by === null || owner !== verified_by)).toBe(true);
  expect(rows.every(({ created_at }) => created_at <= desk.nowMs())).toBe(true);
  const sources = new Set([...rows, ...ledgerProposals(desk).open].map(({ source }) => source));
  expect(sources).toContain("suggestion");

  const ranges = new Map(SHIPPED_ASSESSMENT_ITEMS.map((item) => [item.code, item]));
  for (const period of ["2026-09", "2026-10"]) {
    const lines = accepted(assessmentMonth(desk, as("sup1"), period)).people.flatMap(({ lines: own }) => own);
    expect(lines.length).toBeGreaterThan(1);
    for (const { item, points, staff, entered_by, card_id, note } of lines) {
      const range = ranges.get(item);
      expect(Math.abs(points)).toBeGreaterThanOrEqual(range?.min_points ?? Number.POSITIVE_INFINITY);
      expect(Math.abs(points)).toBeLessThanOrEqual(range?.max_points ?? 0);
      expect(staff).not.toBe(entered_by);
      expect(card_id ?? note).not.toBeNull();
    }
  }
});
