import { describe, expect, test } from "vitest";
import type { CardFields } from "#shared/domain/card/case-state";
import { completenessOf } from "#shared/domain/card/completeness";
import type { DecisionContext } from "#shared/domain/card/decision";
import { act, type RawPayload, stateAfter } from "#test/builders/card-story";
import { caseIn } from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { DAY_MS, instantMs, NOW_MS } from "#test/builders/instant";

describe("repeat repair (DOMAIN 5.5)", () => {
  const completed_at = instantMs("2026-09-01T20:00:00+08:00");
  const repeatOf = (
    fields: Partial<CardFields>,
    payload: RawPayload = {},
    changes: Partial<DecisionContext> = {},
  ) =>
    stateAfter(
      act(
        caseIn("registered", fields),
        "clerk1",
        "classify",
        {
          kind: "A",
          service_mode: "on_site",
          fault_type: "hardware",
          impact: "partial",
          fault_category: "异响",
          ...payload,
        },
        {
          context: decisionContext({
            repairsOfSerial: () => [
              { no: "B-2", fault_category: "漏水", completed_at: completed_at + DAY_MS },
              { no: "B-1", fault_category: "异响", completed_at },
            ],
            ...changes,
          }),
        },
      ),
    ).fields.repeat_of;
  const requested = (isoTime: string) => ({ requested_at: instantMs(isoTime) });

  test("same serial and category within the repair warranty, its last day whole", () => {
    expect(repeatOf(requested("2026-09-15T10:00:00+08:00"))).toBe("B-1");
    expect(repeatOf(requested("2026-11-30T09:00:00+08:00"), {}, { nowMs: NOW_MS + 30 * DAY_MS })).toBe("B-1");
    expect(repeatOf(requested("2026-11-30T23:59:00+08:00"), {}, { nowMs: NOW_MS + 30 * DAY_MS })).toBe("B-1");
    expect(repeatOf(requested("2026-12-01T00:00:00+08:00"), {}, { nowMs: NOW_MS + 30 * DAY_MS })).toBeNull();
  });

  test("never under 30 days, whatever the store says", () => {
    const rules = { ...decisionContext().rules, repair_warranty_days: 7 };
    expect(repeatOf(requested("2026-10-01T09:00:00+08:00"), {}, { rules })).toBe("B-1");
    expect(repeatOf(requested("2026-10-02T09:00:00+08:00"), {}, { rules })).toBeNull();
  });

  test("not before that repair, of another category, of another kind, without serial or with 无", () => {
    expect(repeatOf({ ...requested("2026-09-01T19:59:00+08:00") })).toBeNull();
    const at = requested("2026-09-15T10:00:00+08:00");
    expect(repeatOf(at, { fault_category: "不通电" })).toBeNull();
    expect(repeatOf(at, { fault_category: null })).toBeNull();
    expect(repeatOf(at, { kind: "L" })).toBeNull();
    expect(repeatOf({ ...at, serial_no: "无" })).toBeNull();
    expect(repeatOf({ ...at, serial_no: null })).toBeNull();
  });
});

describe("completeness (DOMAIN 3.1)", () => {
  const full: Partial<CardFields> = {
    error_code: "E4",
    expectation: "尽快",
    requested_window: "周末",
    fulfilment: "home_visit",
  };
  const missing = (fields: Partial<CardFields>) =>
    completenessOf(caseIn("classified", { ...full, ...fields }).fields);

  test("full, and each gap by its name", () => {
    expect(missing({})).toEqual({ filled: 11, applicable: 11, missing: [], share: 1 });
    for (const [fields, name] of [
      [{ customer_name: null }, "customer_name"],
      [{ phone: "" }, "phone"],
      [{ address: null }, "address"],
      [{ model: null }, "model"],
      [{ serial_no: null }, "serial_no"],
      [{ purchase_date: null }, "purchase_date"],
      [{ description: null }, "description"],
      [{ error_code: null }, "error_code_or_usage_scene"],
      [{ expectation: null }, "expectation"],
      [{ fulfilment: null }, "fulfilment"],
      [{ requested_window: null }, "requested_window"],
    ] as const) {
      expect(missing(fields)).toMatchObject({ missing: [name], filled: 10, share: 10 / 11 });
    }
  });

  test("only what applies counts", () => {
    expect(missing({ error_code: null, usage_scene: "甩干时" }).share).toBe(1);
    expect(missing({ service_mode: "remote", fulfilment: null, address: null })).toMatchObject({
      applicable: 9,
      share: 1,
    });
    expect(missing({ service_mode: "other", fulfilment: "mail_in", address: null }).applicable).toBe(10);
    expect(missing({ kind: "B", error_code: null }).applicable).toBe(10);
    expect(missing({ serial_no: "无" }).share).toBe(1);
  });
});
