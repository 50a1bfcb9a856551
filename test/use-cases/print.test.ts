import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { showCard } from "#electron/use-cases/card/show-card";
import { planPrint } from "#electron/use-cases/print/plan-print";
import { recordPrint } from "#electron/use-cases/print/record-print";
import { accepted, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

const ONE_PAGE = { pagesOfCases: [1], printer: null };

describe("the print log", () => {
  test("first print, reprints, copies; a rework's confirmation has the next number", async () => {
    const { desk, as, create, done, at } = await openDeskFixture();
    const { id } = create("clerk1", EXAMPLE_CARD).fields;
    const print = (document: string, copy = false) => {
      const plan = accepted(planPrint(desk, as("clerk1"), { document, cards: [id], copy }));
      accepted(recordPrint(desk, as("clerk1"), plan, ONE_PAGE));
      return plan.sheets[0];
    };
    expect(print("flow_card")).toMatchObject({ n: 1, copy: 1 });
    expect(print("flow_card", true)).toMatchObject({ copy: 0 });
    expect(print("flow_card")).toMatchObject({ n: 1, copy: 2 });
    expect(print("confirmation")).toMatchObject({ n: 1, copy: 1 });
    done("clerk1", id, "resolve_now", {
      kind: "B",
      service_mode: "consult",
      outcome: "answered",
      result: "已说明",
    });
    at("2026-11-20T10:00:00+08:00");
    done("clerk1", id, "confirm", { method: "phone", solved: "no" });
    at("2026-11-20T10:10:00+08:00");
    expect(print("confirmation")).toMatchObject({ n: 2, copy: 1 });
    expect(print("confirmation")).toMatchObject({ n: 2, copy: 2 });
    const prints = accepted(showCard(desk, id)).prints.map(
      ({ document, n, label }) => `${document} ${n} ${label}`,
    );
    expect(prints).toEqual([
      "flow_card 1 首次打印",
      "flow_card 1 副本",
      "flow_card 1 补打第 1 次",
      "confirmation 1 首次打印",
      "confirmation 2 首次打印",
      "confirmation 2 补打第 1 次",
    ]);
  });

  test("a label that another print has taken meanwhile is not logged twice", async () => {
    const { desk, as, create } = await openDeskFixture();
    const { id } = create("clerk1", EXAMPLE_CARD).fields;
    const order = { document: "flow_card", cards: [id] };
    const mine = accepted(planPrint(desk, as("clerk1"), order));
    const theirs = accepted(planPrint(desk, as("sup1"), order));
    accepted(recordPrint(desk, as("sup1"), theirs, ONE_PAGE));
    expect(recordPrint(desk, as("clerk1"), mine, ONE_PAGE)).toMatchObject({ ok: false, code: "busy" });
    expect(accepted(showCard(desk, id)).prints).toHaveLength(1);
  });

  test("blank forms take numbers of their own; a card is registered from one, once", async () => {
    const { desk, as, create, act } = await openDeskFixture();
    const plan = accepted(planPrint(desk, as("clerk1"), { document: "flow_card", cards: [], blank: 2 }));
    accepted(recordPrint(desk, as("clerk1"), plan, { pagesOfCases: [1, 1], printer: null }));
    expect(plan.sheets.map((sheet) => sheet.blank_no)).toEqual([
      "SH-S01-K2611-000001",
      "SH-S01-K2611-000002",
    ]);
    const card = create("clerk1", { ...EXAMPLE_CARD, blank_no: "SH-S01-K2611-000002" });
    expect(accepted(showCard(desk, "SH-S01-K2611-000002")).fields.id).toBe(card.fields.id);
    const draft = create("clerk1", { ...EXAMPLE_CARD, serial_no: "无", draft: true });
    expect(act("clerk1", draft.fields.id, "register", { blank_no: "SH-S01-K2611-000002" })).toMatchObject({
      ok: false,
    });
    expect(act("clerk1", draft.fields.id, "register", { blank_no: "SH-S01-K2611-000099" })).toMatchObject({
      ok: false,
      code: "invalid_input",
      details: { fields: [{ field: "blank_no" }] },
    });
  });

  test("a draft has no sheet; unknown papers and documents of later parts are unsupported", async () => {
    const { desk, as, create, folder } = await openDeskFixture();
    const draft = create("clerk1", { draft: true, description: "不通电" });
    const plan = (document: string, paper?: string) =>
      planPrint(desk, as("clerk1"), { document, cards: [draft.fields.id], paper });
    expect(plan("flow_card")).toMatchObject({ ok: false, code: "invalid_state" });
    expect(plan("quote")).toMatchObject({ ok: false, code: "unsupported" });
    expect(plan("flow_card", "241x140")).toMatchObject({ ok: false, code: "unsupported" });
    expect(fs.existsSync(path.join(folder, "desk.sqlite"))).toBe(true);
  });
});
