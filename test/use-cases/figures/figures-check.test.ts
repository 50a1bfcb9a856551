import { describe, expect, test } from "vitest";
import { storedFactsOf } from "#electron/repositories/figures/figure-facts";
import { fillDemoStore } from "#electron/use-cases/demo/fill-demo-store";
import { repairFigures } from "#electron/use-cases/figures/repair-figures";
import { type VerifyOptions, verifyStore } from "#electron/use-cases/verify/verify-store";
import {
  accepted,
  type DeskFixture,
  EXAMPLE_CARD,
  EXAMPLE_REPAIR,
  openDeskFixture,
} from "#test/builders/desk-fixture";

/** A card that was answered, waited, was finished and came back: something in every table of the figures. */
function livedThrough(fixture: DeskFixture): { readonly id: string; readonly no: string } {
  const { done } = fixture;
  const { id, no } = fixture.create("clerk1", EXAMPLE_CARD).fields;
  done("clerk1", id, "classify", { ...EXAMPLE_REPAIR, fault_category: "漏水" });
  done("clerk1", id, "dispatch", { assignee: "eng1" });
  done("eng1", id, "accept");
  done("eng1", id, "start");
  done("eng1", id, "wait", { waiting_for: "parts", reason: "缺水管" });
  fixture.at("2026-11-20T11:00:00+08:00");
  done("eng1", id, "resume");
  done("eng1", id, "finish", { outcome: "repaired", result: "换管", function_test: true });
  done("clerk1", id, "dissatisfied", { reason: "又漏了" });
  return { id, no: no ?? "" };
}

function figureFindings(fixture: DeskFixture): unknown[] {
  return verifyStore(fixture.desk, { only: "figures" }).findings.map(({ code, subject, severity }) => [
    code,
    subject,
    severity,
  ]);
}

const FALSIFIED: readonly (readonly [what: string, sql: string])[] = [
  [
    "a completion moved to another month",
    `UPDATE "card_figure" SET "first_completed_at" = 1 WHERE "card_id" = ?`,
  ],
  ["an answer made earlier", `UPDATE "card_figure" SET "first_response_at" = 1 WHERE "card_id" = ?`],
  ["a card that no figure counts", `UPDATE "card_figure" SET "counted" = 0 WHERE "card_id" = ?`],
  ["a card of which nothing is kept", `DELETE FROM "card_figure" WHERE "card_id" = ?`],
  ["a met limit that was missed", `UPDATE "figure_clock" SET "state" = 'breached' WHERE "card_id" = ?`],
  ["a limit that is not there", `DELETE FROM "figure_clock" WHERE "card_id" = ?`],
  ["a wait that never ended", `UPDATE "card_wait" SET "to_at" = NULL WHERE "card_id" = ?`],
  ["a rework that is not there", `DELETE FROM "card_rework" WHERE "card_id" = ?`],
  ["a rework for another reason", `UPDATE "card_rework" SET "reason" = '客户误报' WHERE "card_id" = ?`],
];

describe("verify compares what the figures keep with the cards and their logs (DOMAIN 6)", () => {
  test.each(FALSIFIED)("%s is named, and put right where somebody may", async (_what, sql) => {
    const fixture = await openDeskFixture();
    const { desk } = fixture;
    const { id, no } = livedThrough(fixture);
    fixture.create("clerk1", { ...EXAMPLE_CARD, serial_no: "SN2" });
    expect(figureFindings(fixture)).toEqual([]);
    const right = storedFactsOf(desk.store, id);
    desk.store.sqlite.prepare(sql).run(id);
    expect(storedFactsOf(desk.store, id)).not.toEqual(right);
    expect(figureFindings(fixture)).toEqual([["figures_differ", no, "error"]]);
    expect(verifyStore(desk)).toMatchObject({ ok: false });

    expect(await repairFigures(desk, fixture.as("clerk1"))).toMatchObject({ ok: false, code: "forbidden" });
    expect(accepted(await repairFigures(desk, fixture.as("sup1")))).toEqual({ cards: 1 });
    expect(storedFactsOf(desk.store, id)).toEqual(right);
    expect(verifyStore(desk).findings).toEqual([]);
  });

  test("the weekly look takes cards from the whole store, not the whole store", async () => {
    const { desk } = await openDeskFixture();
    accepted(fillDemoStore(desk, { cards: 40 }));
    const looked = (options: VerifyOptions) => {
      let last = 0;
      verifyStore(desk, { only: "figures", ...options }, ({ total }) => {
        last = total;
      });
      return last;
    };
    const all = looked({});
    expect(all).toBeGreaterThan(30);
    expect(looked({ figureCards: 7 })).toBe(7);
    expect(looked({ figureCards: 1000 })).toBe(all);
  });

  test("a lively store agrees, also when time has passed since its limits were last looked at", async () => {
    const fixture = await openDeskFixture();
    accepted(fillDemoStore(fixture.desk, { cards: 300 }));
    expect(figureFindings(fixture)).toEqual([]);
    fixture.at("2027-03-01T09:00:00+08:00");
    expect(figureFindings(fixture)).toEqual([]);
  });

  test("a PC whose clock was set back, by days or by years, makes no finding; a wrong fact still is one", async () => {
    const fixture = await openDeskFixture();
    accepted(fillDemoStore(fixture.desk, { cards: 300 }));
    for (const time of ["2026-11-18T10:20:00+08:00", "2019-01-01T00:00:00+08:00"]) {
      fixture.at(time);
      expect(figureFindings(fixture)).toEqual([]);
    }
    const { changes } = fixture.desk.store.sqlite
      .prepare(
        `UPDATE "figure_clock" SET "due_at" = "due_at" + 1 WHERE ("card_id", "code") IN (SELECT "card_id", "code" FROM "figure_clock" LIMIT 1)`,
      )
      .run();
    expect(changes).toBe(1);
    expect(figureFindings(fixture)).toHaveLength(1);
  });
});
