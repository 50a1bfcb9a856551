import * as z from "zod";
import { requiredLine } from "#shared/domain/card/field-types";
import { GRID_SORT_COLUMNS } from "#shared/domain/workbench/sort-columns";
import { channel } from "./channel";
import { gridFilterSchema, gridSortSchema } from "./workbench-channels";

/** What a saved view shows: filter, sort, columns and density (UX 3). */
export const viewDefinitionSchema = z.strictObject({
  filter: gridFilterSchema,
  sort: gridSortSchema,
  hidden_columns: z.array(z.enum(GRID_SORT_COLUMNS)),
  /** Row height; null = as the store's settings say. */
  density: z.enum(["compact", "standard", "roomy", "auto"]).nullable(),
});
export type ViewDefinition = z.output<typeof viewDefinitionSchema>;

/** A tab of the workbench beside the eight that ship. */
export interface SavedView extends ViewDefinition {
  readonly id: string;
  readonly name: string;
  /** Everybody's; else of the person who asks. */
  readonly shared: boolean;
}

export const viewChannels = {
  /** Shared ones first, then one's own, each in the order in which they were saved. */
  "view.list": channel<readonly SavedView[]>()(z.strictObject({})),
  /** Saves under a name; the same name of the same owner is replaced. */
  "view.save": channel<SavedView>()(
    viewDefinitionSchema.extend({ name: requiredLine.pipe(z.string().max(20)), shared: z.boolean() }),
  ),
  "view.remove": channel<null>()(z.strictObject({ id: z.string() })),
} as const;
