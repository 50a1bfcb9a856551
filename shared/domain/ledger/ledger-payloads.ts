import * as z from "zod";
import { localDate, requiredLine, requiredText, staffCode, text } from "#shared/domain/card/field-types";
import { RESPOND_METHODS } from "#shared/domain/card/vocabulary";
import { LEDGER_SOURCES, type LedgerAction } from "./vocabulary";

const contents = {
  problem: requiredText.optional(),
  cause: text.optional(),
  measure: text.optional(),
  owner: staffCode.nullable().optional(),
  due_on: localDate.nullable().optional(),
  result: text.optional(),
};
const cardRefs = z.array(requiredLine).min(1).max(200);
const reason = z.strictObject({ reason: requiredText });

/** A new entry: the problem, where it comes from, the cards behind it (numbers or ids). */
export const newLedgerEntrySchema = z.strictObject({
  ...contents,
  source: z.enum(LEDGER_SOURCES),
  problem: requiredText,
  cards: z.array(requiredLine).max(200).optional(),
});
export type NewLedgerEntry = z.output<typeof newLedgerEntrySchema>;

/** What each action carries (DOMAIN 5.9): the same schema on both sides of the bridge. */
export const LEDGER_PAYLOADS = {
  edit: z.strictObject(contents),
  start: z.strictObject(contents),
  submit: z.strictObject(contents),
  verify: z.strictObject({ note: text.optional() }),
  send_back: reason,
  reject: reason,
  reopen: reason,
  note: z.strictObject({ note: requiredText }),
  feed_back: z.strictObject({ method: z.enum(RESPOND_METHODS), told: requiredText }),
  link: z.strictObject({ cards: cardRefs }),
  unlink: z.strictObject({ cards: cardRefs }),
} as const satisfies Readonly<Record<LedgerAction, z.ZodType>>;

export type LedgerPayload<A extends LedgerAction> = z.output<(typeof LEDGER_PAYLOADS)[A]>;
