import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instant, line, localDate, phone, requiredLine, requiredText, text, timeWindow } from "./field-types";
import {
  CHANNELS,
  CUSTOMER_LEVELS,
  FAULT_TYPES,
  FULFILMENTS,
  IMPACTS,
  KINDS,
  PURCHASE_CHANNELS,
  SERVICE_MODES,
} from "./vocabulary";

function isoInstant(atMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toString();
}

/** When the customer can be visited: free words, or a window that is kept as an ISO 8601 interval. */
const requestedWindow = z.union([
  text,
  timeWindow.transform((window) => `${isoInstant(window.from)}/${isoInstant(window.to)}`),
]);

const customerFields = {
  customer_id: line,
  customer_name: requiredLine,
  contact: line,
  phone,
  address: line,
  customer_level: z.enum(CUSTOMER_LEVELS),
  order_no: line,
  purchase_proof_no: line,
};

const productFields = {
  model: requiredLine,
  serial_no: line,
  purchase_date: localDate.nullable(),
  received_date: localDate.nullable(),
  purchase_channel: z.enum(PURCHASE_CHANNELS).nullable(),
};

const requestFields = {
  description: requiredText,
  customer_words: text,
  fault_occurred_at: instant.nullable(),
  error_code: line,
  usage_scene: text,
  tried: text,
  expectation: text,
  requested_window: requestedWindow,
};

/** What a person may set on a card while registering it (DOMAIN 3.1, CLI "card create"). */
const registrationFields = {
  channel: z.enum(CHANNELS),
  requested_at: instant,
  origin_card: line,
  blank_no: line,
  external_no: line,
  duplicate_reason: text,
  ...customerFields,
  ...productFields,
  ...requestFields,
  /** Preliminary answers of the intake; `classify` decides (DOMAIN 4.1 "until classified: from impact"). */
  impact: z.enum(IMPACTS).nullable(),
  kind: z.enum(KINDS).nullable(),
  service_mode: z.enum(SERVICE_MODES).nullable(),
  fulfilment: z.enum(FULFILMENTS).nullable(),
  fault_type: z.enum(FAULT_TYPES).nullable(),
  fault_category: line,
  remark: text,
};

/** Fields of 3.1, each checked, none required: a draft, or what completes one at `register`. */
export const registrationSchema = z.strictObject(registrationFields).partial();
export type RegistrationInput = z.output<typeof registrationSchema>;

/** ★ of DOMAIN 3.1: what must be there to register. */
export const REQUIRED_TO_REGISTER = [
  "channel",
  "requested_at",
  "customer_name",
  "phone",
  "model",
  "description",
] as const satisfies readonly (keyof RegistrationInput)[];

/** `edit`: groups origin (not times), customer, product, request, and the three single fields (DOMAIN 2.2). */
export const editSchema = z
  .strictObject({
    channel: z.enum(CHANNELS),
    origin_card: line,
    ...customerFields,
    ...productFields,
    ...requestFields,
    fault_category: line,
    remark: text,
    promised_at: instant,
  })
  .partial();
