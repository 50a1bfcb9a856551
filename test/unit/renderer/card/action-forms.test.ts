import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { CardDetail } from "#shared/contract/views";
import type { CardFields } from "#shared/domain/card/case-state";
import { completenessOf } from "#shared/domain/card/completeness";
import { newCase } from "#shared/domain/card/new-case";
import { payloadSchemas } from "#shared/domain/card/payloads";
import { ACTIONS } from "#shared/domain/card/vocabulary";
import { ACTION_FORMS } from "../../../../renderer/card/forms/action-forms";
import {
  type FormContext,
  type FormValues,
  initialValues,
  shownFields,
} from "../../../../renderer/card/forms/form-field";
import { errorsElsewhere, payloadErrors, payloadOf } from "../../../../renderer/card/forms/payload-of";

const NOW_MS = Date.UTC(2026, 10, 21, 2, 0);
/** Actions whose payload comes from elsewhere than a form under the bar. */
const NO_FORM = new Set([
  "register",
  "edit",
  "attach",
  "undo",
  "countersign",
  "hand_out_survey",
  "collect_survey",
]);

function cardWith(fields: Partial<CardFields>): CardDetail {
  const state = newCase({ id: "c1", store: "S01", policy_preset: "flow_card", policy_version: 1 });
  const card = { ...state.fields, status: "in_service" as const, assignee: "eng1", ...fields };
  return {
    fields: card,
    lists: state.lists,
    events: [],
    milestones: [],
    attachments: [],
    prints: [],
    warnings: [],
    completeness: completenessOf(card),
    in_warranty: true,
    staff_names: { eng1: "江一舟" },
    merged_cards: [],
    issued_reports: [],
  };
}

function contextOf(action: FormContext["action"], fields: Partial<CardFields> = {}): FormContext {
  return {
    action,
    card: cardWith(fields),
    actor: { code: "clerk1", roles: ["clerk"] },
    nowMs: NOW_MS,
    zone: "Asia/Shanghai",
    self_approval: false,
    self_check: false,
    signature_missing: true,
  };
}

function send(action: FormContext["action"], typed: FormValues, fields: Partial<CardFields> = {}) {
  const context = contextOf(action, fields);
  const form = ACTION_FORMS[action];
  const values = { ...initialValues(form, context), ...typed };
  return {
    payload: payloadOf(form, values, context),
    errors: payloadErrors(action, form, values, context),
    shown: shownFields(form, values, context).map((field) => field.name),
  };
}

describe("the table of forms", () => {
  test.each(ACTIONS.filter((action) => !NO_FORM.has(action)))(
    "%s asks for what its schema takes",
    (action) => {
      const schema: z.ZodType = payloadSchemas[action];
      if (!(schema instanceof z.ZodObject)) throw new Error("payloads are objects");
      const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
      const asked = new Set(
        ACTION_FORMS[action]
          .filter((field) => !field.transient)
          .map((field) => field.name.split(".")[0] ?? ""),
      );
      for (const name of asked) expect(Object.keys(shape)).toContain(name);
      const needed = Object.keys(shape).filter((name) => !shape[name]?.safeParse(undefined).success);
      for (const name of needed) expect([...asked]).toContain(name);
    },
  );

  test("no form asks the same field twice", () => {
    for (const form of Object.values(ACTION_FORMS)) {
      const names = form.map((field) => field.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe("what a form sends", () => {
  test("times are read on the store's clock, whatever the computer's zone is", () => {
    const { payload, errors } = send("reschedule", {
      appointment_at: "2026-11-22T13:30",
      customer_agreed: true,
      reason: "客户要求",
    });
    expect(payload.appointment_at).toBe("2026-11-22T05:30:00Z");
    expect(errors).toEqual([]);
  });

  test("empty fields are left out; what was there and was emptied is cleared", () => {
    const { payload } = send(
      "classify",
      { kind: "A", impact: "partial", service_mode: "on_site", fulfilment: "", fault_type: "hardware" },
      { status: "registered", fulfilment: "home_visit" },
    );
    expect(payload).toEqual({
      kind: "A",
      impact: "partial",
      service_mode: "on_site",
      fulfilment: null,
      fault_type: "hardware",
    });
  });

  test("a fault needs its type and impact, a question does not ask for the type", () => {
    expect(send("classify", { kind: "A", service_mode: "on_site" }, { status: "registered" }).errors).toEqual(
      [
        { field: "impact", code: "required" },
        { field: "fault_type", code: "required" },
      ],
    );
    const question = send("classify", { kind: "B" }, { status: "registered" });
    expect(question.errors).toEqual([{ field: "service_mode", code: "required" }]);
    expect(question.shown).not.toContain("fault_type");
  });

  test("rows of parts and of a quote go out without their empty cells", () => {
    const { payload, errors } = send("finish", {
      outcome: "repaired",
      result: "更换模块",
      function_test: true,
      parts: [
        { part: "NM-02", quantity: "1", old_serial: "A1", new_serial: "" },
        { part: "", quantity: "1", old_serial: "", new_serial: "" },
      ],
      self_check: { function: "pass", appearance: "" },
    });
    expect(payload).toMatchObject({
      function_test: true,
      parts: [{ part: "NM-02", quantity: 1, old_serial: "A1" }],
      self_check: { function: "pass" },
    });
    expect(errors).toEqual([]);
    const quote = send("quote", {
      lines: [{ kind: "labour", name: "上门", unit: "", quantity: "x", unit_price: "80" }],
    });
    expect(quote.errors).toEqual([{ field: "lines.0.quantity", code: "invalid_type" }]);
  });

  test("solved on the phone carries the confirmation inside", () => {
    const { payload, errors } = send(
      "resolve_now",
      { kind: "B", result: "已教会配网" },
      { status: "registered", kind: "B" },
    );
    expect(payload).toEqual({
      kind: "B",
      service_mode: "consult",
      outcome: "answered",
      result: "已教会配网",
      confirm: { method: "phone", solved: "yes" },
    });
    expect(errors).toEqual([]);
    const open = send(
      "resolve_now",
      { kind: "B", result: "x", confirmed_now: false },
      { status: "registered", kind: "B" },
    );
    expect(open.payload.confirm).toBeUndefined();
  });

  test("a waived milestone carries its round", () => {
    expect(send("waive", { milestone: "confirm#2", reason: "客户出差" }).payload).toEqual({
      milestone: "confirm",
      round: 2,
      reason: "客户出差",
    });
  });

  test("errors of fields that the form does not show are not lost", () => {
    const elsewhere = errorsElsewhere(
      [
        { field: "items.seal", code: "required" },
        { field: "serial_no", code: "required" },
      ],
      ACTION_FORMS.qc_pass,
    );
    expect(elsewhere).toEqual([{ field: "serial_no", code: "required" }]);
  });
});
