import { describe, expect, test } from "vitest";
import { assessIntake } from "#electron/use-cases/intake/assess-intake";
import { findCaller } from "#electron/use-cases/intake/find-caller";
import { findSerial } from "#electron/use-cases/intake/find-serial";
import { registrationSchema } from "#shared/domain/card/card-input";
import { accepted, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

describe("what the intake shows while a call is taken", () => {
  test("priority with its reasons, approvals to come, deadlines, completeness", async () => {
    const { desk } = await openDeskFixture();
    const fields = registrationSchema.parse({
      ...EXAMPLE_CARD,
      customer_level: "vip",
      impact: "safety",
      kind: "A",
    });
    const assessment = accepted(assessIntake(desk, { fields }));
    expect(assessment).toMatchObject({
      priority: "urgent",
      approvals: ["vip", "safety"],
      in_warranty: true,
      warranty_end: "2027-03-15",
      open_card: null,
      repeat_of: null,
    });
    const shown = assessment.deadlines.map(({ milestone, limit }) => [milestone, limit]);
    expect(shown).toEqual(
      expect.arrayContaining([
        ["register", "10 分钟"],
        ["classify", "30 分钟"],
        ["dispatch", "1 小时"],
        ["respond", "2 小时"],
      ]),
    );
    expect(assessment.completeness.missing).toEqual(["requested_window"]);
  });

  test("an open card of the same serial, and who owns the unit; nothing is written", async () => {
    const { desk, create } = await openDeskFixture();
    const open = create("clerk1", EXAMPLE_CARD);
    const before = desk.store.sqlite.prepare("SELECT count(*) FROM card").pluck().get();
    const assessment = accepted(assessIntake(desk, { fields: registrationSchema.parse(EXAMPLE_CARD) }));
    expect(assessment.open_card).toMatchObject({ no: open.fields.no, level: "running" });
    expect(findSerial(desk, "SN20260001")).toMatchObject({
      customer: { name: "示例客户" },
      open_card: { no: open.fields.no },
    });
    expect(findSerial(desk, "无")).toEqual({ device: null, customer: null, open_card: null });
    expect(desk.store.sqlite.prepare("SELECT count(*) FROM card").pluck().get()).toBe(before);
  });

  test("a known caller by the phone's tail, with units and history", async () => {
    const { desk, create } = await openDeskFixture();
    create("clerk1", EXAMPLE_CARD);
    const [match] = findCaller(desk, "0721");
    expect(match).toMatchObject({
      customer: { name: "示例客户", open_cards: 1 },
      devices: [{ serial_no: "SN20260001", in_warranty: true }],
      history: [{ model: "XQB-80" }],
    });
    expect(findCaller(desk, "  ")).toEqual([]);
  });
});
