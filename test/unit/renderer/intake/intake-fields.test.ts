import { describe, expect, test } from "vitest";
import type { DeviceView } from "#shared/contract/views";
import { registrationSchema } from "#shared/domain/card/card-input";
import {
  deviceIndex,
  EMPTY_INTAKE,
  hasContent,
  missingForDispatch,
  registrationErrors,
  registrationOf,
  validPart,
  withDevice,
} from "../../../../renderer/intake/intake-fields";

const REQUESTED_AT_MS = Date.UTC(2026, 10, 20, 6, 31);
const TYPED = {
  ...EMPTY_INTAKE,
  phone: "129 0000 4836",
  customer_name: "顾新雨",
  model: "CG-W80",
  description: "插头发烫",
};

describe("what the intake registers", () => {
  test("an empty intake holds nothing worth a draft, one field does", () => {
    expect(hasContent(EMPTY_INTAKE)).toBe(false);
    expect(hasContent({ ...EMPTY_INTAKE, channel: "counter" })).toBe(false);
    expect(hasContent({ ...EMPTY_INTAKE, phone: "4836" })).toBe(true);
  });

  test("1 to 5 are enough; emptied fields go out as null, the time in UTC", () => {
    const registration = registrationOf(TYPED, REQUESTED_AT_MS);
    expect(registration).toMatchObject({
      channel: "phone",
      requested_at: "2026-11-20T06:31:00Z",
      customer_level: "normal",
      customer_words: null,
      serial_no: null,
      impact: null,
    });
    expect(registrationErrors(registration)).toEqual([]);
    expect(registrationSchema.safeParse(registration).success).toBe(true);
  });

  test("the description as the customer's own words is kept twice", () => {
    const registration = registrationOf({ ...TYPED, own_words: true }, REQUESTED_AT_MS);
    expect(registration.customer_words).toBe("插头发烫");
    expect(registration.description).toBe("插头发烫");
  });

  test("what is missing or wrong is named in the order of the fields", () => {
    const registration = registrationOf({ ...EMPTY_INTAKE, phone: "12" }, REQUESTED_AT_MS);
    expect(registrationErrors(registration)).toEqual([
      { field: "phone", code: "invalid_phone" },
      { field: "customer_name", code: "required" },
      { field: "model", code: "required" },
      { field: "description", code: "required" },
    ]);
  });

  test("a half typed phone does not keep the right side from being computed", () => {
    const registration = registrationOf({ ...TYPED, phone: "12" }, REQUESTED_AT_MS);
    const valid = validPart(registration);
    expect(valid.phone).toBeUndefined();
    expect(valid.customer_name).toBe("顾新雨");
    expect(registrationSchema.safeParse(valid).success).toBe(true);
  });

  test("dispatch needs the kind's own answers", () => {
    expect(missingForDispatch({ ...TYPED, kind: "B" })).toEqual(["service_mode", "assignee"]);
    expect(missingForDispatch({ ...TYPED, kind: "A", service_mode: "on_site", assignee: "eng1" })).toEqual([
      "impact",
      "fault_type",
    ]);
    expect(
      missingForDispatch({
        ...TYPED,
        kind: "A",
        impact: "safety",
        fault_type: "hardware",
        service_mode: "on_site",
        assignee: "eng1",
      }),
    ).toEqual([]);
  });

  test("a chosen device is found again among the caller's", () => {
    const devices: readonly DeviceView[] = ["A1", "A2"].map((serial_no) => ({
      id: serial_no,
      model: "CG-W80",
      model_name: null,
      serial_no,
      purchase_date: null,
      warranty_end: null,
      in_warranty: false,
    }));
    const [, second] = devices;
    const chosen = { ...TYPED, ...(second ? withDevice(second) : {}) };
    expect(deviceIndex(chosen, devices)).toBe(1);
    expect(deviceIndex(EMPTY_INTAKE, devices)).toBe(-1);
  });
});
