import * as z from "zod";
import { CHANNELS, KINDS, PRIORITIES, SERVICE_MODES } from "#shared/domain/card/vocabulary";
import { parsePeriod } from "./period";

/** Empty lists and left-out names let everything through; several values of one name are "any of them". */
export const figureFiltersSchema = z.strictObject({
  store: z.array(z.string().max(40)).max(100).optional(),
  kind: z.array(z.enum(KINDS)).max(20).optional(),
  /** Product models as the cards have them. */
  model: z.array(z.string().max(200)).max(100).optional(),
  /** Staff codes: the cards' present assignees (责任人). */
  person: z.array(z.string().max(40)).max(100).optional(),
  group: z.array(z.string().max(200)).max(100).optional(),
  fault_category: z.array(z.string().max(200)).max(100).optional(),
  service_mode: z.array(z.enum(SERVICE_MODES)).max(20).optional(),
  priority: z.array(z.enum(PRIORITIES)).max(20).optional(),
  channel: z.array(z.enum(CHANNELS)).max(20).optional(),
});
export type FigureFilters = z.output<typeof figureFiltersSchema>;

/** What figures are asked for: a period by its code, and which cards. */
export const figureScopeSchema = z.strictObject({
  period: z
    .string()
    .max(40)
    .refine((code) => parsePeriod(code) !== null, "unknown_value"),
  filters: figureFiltersSchema.optional(),
});
export type FigureScope = z.output<typeof figureScopeSchema>;

/** True where a scope looks at some of the cards only: such figures are never frozen. */
export function isFiltered(filters: FigureFilters | undefined): boolean {
  return Object.values(filters ?? {}).some((values) => values !== undefined && values.length > 0);
}
