import * as z from "zod";
import { line, phone, requiredLine, text } from "#shared/domain/card/field-types";
import { CUSTOMER_LEVELS, ROLES } from "#shared/domain/card/vocabulary";
import { channel } from "./channel";
import type { CallerMatch, CustomerView, FaultCategoryView, ModelView, StaffView, UnitView } from "./views";

const id = z.string().min(1).max(64);
const nothing = z.strictObject({});

/** Words that stand for nobody in the log (`system`) and in a filter (`none`). */
const RESERVED_CODES: readonly string[] = ["system", "none"];

export const staffInputSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,20}$/, "invalid_code")
    .refine((code) => !RESERVED_CODES.includes(code), "reserved"),
  name: requiredLine,
  roles: z.array(z.enum(ROLES)).min(1),
  group: line.optional(),
  phone: phone.nullable().optional(),
  active: z.boolean().optional(),
});
export const customerInputSchema = z.strictObject({
  name: requiredLine,
  contact: line.optional(),
  phone,
  address: line.optional(),
  customer_level: z.enum(CUSTOMER_LEVELS).optional(),
  note: text.optional(),
});
export const modelInputSchema = z.strictObject({
  code: requiredLine,
  brand: line.optional(),
  name: line.optional(),
  category: line.optional(),
  warranty_months: z.int().min(0).max(600).nullable().optional(),
  units_sold: z.int().min(0).nullable().optional(),
});
export const unitInputSchema = z.strictObject({
  name: requiredLine,
  leader: line.optional(),
  active: z.boolean().optional(),
});
export const faultCategoryInputSchema = z.strictObject({
  product_category: requiredLine,
  name: requiredLine,
  active: z.boolean().optional(),
});

const list = z.strictObject({
  search: z.string().max(200).optional(),
  limit: z.int().min(1).max(500).optional(),
  offset: z.int().min(0).optional(),
});

export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Channels of the archives that cards are made of. */
export const archiveChannels = {
  "customer.list": channel<Rows<CustomerView>>()(list),
  "customer.show": channel<CallerMatch>()(z.strictObject({ id })),
  "customer.add": channel<CustomerView>()(customerInputSchema),
  "customer.update": channel<CustomerView>()(
    z.strictObject({ id, version: z.int().optional(), fields: customerInputSchema.partial() }),
  ),
  "model.list": channel<Rows<ModelView>>()(list),
  "model.add": channel<ModelView>()(modelInputSchema),
  "model.update": channel<ModelView>()(
    z.strictObject({ id, version: z.int().optional(), fields: modelInputSchema.partial() }),
  ),
  "staff.list": channel<readonly StaffView[]>()(nothing),
  "staff.add": channel<StaffView>()(staffInputSchema),
  "staff.update": channel<StaffView>()(
    z.strictObject({ code: id, fields: staffInputSchema.omit({ code: true }).partial() }),
  ),
  "unit.list": channel<readonly UnitView[]>()(nothing),
  "unit.add": channel<UnitView>()(unitInputSchema),
  "unit.update": channel<UnitView>()(z.strictObject({ id, fields: unitInputSchema.partial() })),
  "fault_category.list": channel<readonly FaultCategoryView[]>()(nothing),
  "fault_category.add": channel<FaultCategoryView>()(faultCategoryInputSchema),
  "fault_category.update": channel<FaultCategoryView>()(
    z.strictObject({ id, fields: faultCategoryInputSchema.partial() }),
  ),
} as const;
