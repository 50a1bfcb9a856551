import type { InferSelectModel } from "drizzle-orm";
import type { card } from "#electron/db/schema/card";
import type * as tables from "#electron/db/schema/card-lists";
import type { CardCollections, CardFields } from "#shared/domain/card/case-state";

/** Fails to compile where a table's row and the domain's shape differ in a name or a type. */
type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : never) : never;

type RowOf<Table extends keyof typeof tables> = Omit<InferSelectModel<(typeof tables)[Table]>, "card_id">;
type ItemOf<List extends keyof CardCollections> = CardCollections[List][number];

/** Each entry is `true` only while table and domain agree column by column. */
export interface RowsAgree {
  readonly card: Same<InferSelectModel<typeof card>, CardFields>;
  readonly requests: Same<RowOf<"approvalRequest">, ItemOf<"requests">>;
  readonly quotes: Same<RowOf<"quote">, Omit<ItemOf<"quotes">, "lines">>;
  readonly quoteLines: Same<Omit<RowOf<"quoteLine">, "n" | "line">, ItemOf<"quotes">["lines"][number]>;
  readonly payments: Same<RowOf<"payment">, ItemOf<"payments">>;
  readonly refunds: Same<RowOf<"refund">, ItemOf<"refunds">>;
  readonly goods: Same<RowOf<"goodsMovement">, ItemOf<"goods">>;
  readonly detections: Same<RowOf<"detection">, ItemOf<"detections">>;
  readonly partUses: Same<RowOf<"partUse">, ItemOf<"part_uses">>;
  readonly checks: Same<RowOf<"qualityCheck">, ItemOf<"checks">>;
  readonly escalations: Same<RowOf<"escalation">, ItemOf<"escalations">>;
  readonly surveys: Same<RowOf<"survey">, ItemOf<"surveys">>;
  readonly followUps: Same<RowOf<"followUp">, ItemOf<"follow_ups">>;
  readonly checklists: Same<RowOf<"filledChecklist">, ItemOf<"checklists">>;
}

/** Stands for the whole comparison. */
export const rowsAgree: RowsAgree = {
  card: true,
  requests: true,
  quotes: true,
  quoteLines: true,
  payments: true,
  refunds: true,
  goods: true,
  detections: true,
  partUses: true,
  checks: true,
  escalations: true,
  surveys: true,
  followUps: true,
  checklists: true,
};
