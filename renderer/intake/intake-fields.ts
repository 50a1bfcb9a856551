import type { z } from "zod";
import type { CallerMatch, CardDetail, CustomerView, DeviceView } from "#shared/contract/views";
import { REQUIRED_TO_REGISTER, registrationSchema } from "#shared/domain/card/card-input";
import { type FieldError, fieldErrorsOf } from "#shared/domain/card/field-types";
import { isoTime } from "../ui/typed-time";

/** What the intake asks, as it is typed; empty = not answered. Codes and names are DOMAIN 3.1's. */
export interface IntakeFields {
  readonly channel: string;
  readonly phone: string;
  readonly customer_id: string;
  readonly customer_name: string;
  readonly contact: string;
  readonly address: string;
  readonly vip: boolean;
  readonly model: string;
  readonly serial_no: string;
  readonly purchase_date: string;
  readonly description: string;
  /** 作为客户原话: the description is the customer's own words. */
  readonly own_words: boolean;
  readonly error_code: string;
  readonly usage_scene: string;
  readonly tried: string;
  readonly requested_window: string;
  readonly impact: string;
  readonly kind: string;
  readonly fault_type: string;
  readonly expectation: string;
  readonly service_mode: string;
  readonly assignee: string;
  readonly duplicate_reason: string;
}

export type IntakeName = keyof IntakeFields;
export type Registration = z.input<typeof registrationSchema>;

export const EMPTY_INTAKE: IntakeFields = {
  channel: "phone",
  phone: "",
  customer_id: "",
  customer_name: "",
  contact: "",
  address: "",
  vip: false,
  model: "",
  serial_no: "",
  purchase_date: "",
  description: "",
  own_words: false,
  error_code: "",
  usage_scene: "",
  tried: "",
  requested_window: "",
  impact: "",
  kind: "",
  fault_type: "",
  expectation: "",
  service_mode: "",
  assignee: "",
  duplicate_reason: "",
};

/** Fields that go out as they are typed; an emptied one goes out as null, so that a draft forgets it. */
const PLAIN = [
  "customer_id",
  "contact",
  "address",
  "serial_no",
  "purchase_date",
  "error_code",
  "usage_scene",
  "tried",
  "requested_window",
  "impact",
  "kind",
  "fault_type",
  "expectation",
  "service_mode",
  "duplicate_reason",
] as const;
/** Required ones are left out while empty: the schema has no null for them. */
const REQUIRED_WORDS = ["phone", "customer_name", "model", "description"] as const;

/** True once there is something worth keeping as a draft. */
export function hasContent(fields: IntakeFields): boolean {
  return (Object.keys(EMPTY_INTAKE) as IntakeName[]).some(
    (name) => name !== "channel" && fields[name] !== EMPTY_INTAKE[name],
  );
}

/** The fields in the form of `card create` (CLI "Shapes"); times ISO 8601. */
export function registrationOf(fields: IntakeFields, requestedAtMs: number): Registration {
  const sent: Record<string, unknown> = {
    channel: fields.channel,
    requested_at: isoTime(requestedAtMs),
    customer_level: fields.vip ? "vip" : "normal",
    customer_words: fields.own_words && fields.description.trim() !== "" ? fields.description : null,
  };
  for (const name of PLAIN) sent[name] = fields[name].trim() === "" ? null : fields[name];
  for (const name of REQUIRED_WORDS) if (fields[name].trim() !== "") sent[name] = fields[name];
  // Every name above is one of the schema's; which value each takes is what the schema itself checks.
  return sent as Registration;
}

/** The part of it that is valid as typed so far, for the live right side. */
export function validPart(registration: Registration): Registration {
  const parsed = registrationSchema.safeParse(registration);
  if (parsed.success) return registration;
  const wrong = new Set(fieldErrorsOf(parsed.error, registration).map(({ field }) => field.split(".")[0]));
  return Object.fromEntries(
    Object.entries(registration).filter(([name]) => !wrong.has(name)),
  ) as Registration;
}

/** What stands in the way of registering (★ of DOMAIN 3.1 and the schema), in the order of the fields. */
export function registrationErrors(registration: Registration): readonly FieldError[] {
  const missing = REQUIRED_TO_REGISTER.filter((name) => (registration[name] ?? "") === "").map((field) => ({
    field,
    code: "required",
  }));
  const parsed = registrationSchema.safeParse(registration);
  const refused = parsed.success ? [] : fieldErrorsOf(parsed.error, registration);
  const named = new Set<string>(missing.map(({ field }) => field));
  const all: readonly FieldError[] = [...missing, ...refused.filter(({ field }) => !named.has(field))];
  const order = Object.keys(EMPTY_INTAKE);
  const place = ({ field }: FieldError) => order.indexOf(field.split(".")[0] ?? field);
  return [...all].sort((left, right) => place(left) - place(right));
}

/** What F9 needs besides the registration: kind, service mode, assignee, and a fault's type and impact. */
export function missingForDispatch(fields: IntakeFields): readonly IntakeName[] {
  const needed: IntakeName[] = ["kind", "service_mode", "assignee"];
  if (["A", "C", "D", "L"].includes(fields.kind)) needed.push("impact");
  if (fields.kind === "A") needed.push("fault_type");
  return needed.filter((name) => fields[name] === "");
}

/** Takes over a known customer. */
export function withCustomer(customer: CustomerView): Partial<IntakeFields> {
  return {
    customer_id: customer.id,
    customer_name: customer.name,
    phone: customer.phone ?? "",
    contact: customer.contact ?? "",
    address: customer.address ?? "",
    vip: customer.customer_level === "vip",
  };
}

/** Takes over one of the customer's devices. */
export function withDevice(device: DeviceView): Partial<IntakeFields> {
  return {
    model: device.model ?? "",
    serial_no: device.serial_no ?? "",
    purchase_date: device.purchase_date ?? "",
  };
}

/** The device of the list that the product fields hold now, or -1. */
export function deviceIndex(fields: IntakeFields, devices: CallerMatch["devices"]): number {
  return devices.findIndex(
    ({ model, serial_no }) =>
      (model ?? "") === fields.model && (serial_no ?? "") === fields.serial_no && fields.model !== "",
  );
}

/** A stored draft as the intake's fields. */
export function fieldsOfDraft({ fields }: CardDetail): IntakeFields {
  const text = (value: string | null) => value ?? "";
  return {
    ...EMPTY_INTAKE,
    channel: fields.channel ?? EMPTY_INTAKE.channel,
    phone: text(fields.phone),
    customer_id: text(fields.customer_id),
    customer_name: text(fields.customer_name),
    contact: text(fields.contact),
    address: text(fields.address),
    vip: fields.customer_level === "vip",
    model: text(fields.model),
    serial_no: text(fields.serial_no),
    purchase_date: text(fields.purchase_date),
    description: text(fields.description),
    own_words: fields.customer_words !== null && fields.customer_words === fields.description,
    error_code: text(fields.error_code),
    usage_scene: text(fields.usage_scene),
    tried: text(fields.tried),
    requested_window: text(fields.requested_window),
    impact: text(fields.impact),
    kind: text(fields.kind),
    fault_type: text(fields.fault_type),
    expectation: text(fields.expectation),
    service_mode: text(fields.service_mode),
    duplicate_reason: text(fields.duplicate_reason),
  };
}
