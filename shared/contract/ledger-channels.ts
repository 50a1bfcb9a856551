import * as z from "zod";
import type { AssessmentItemVersion } from "#shared/domain/assessment/assessment";
import {
  assessmentItemSchema,
  assessmentPeriod,
  newAssessmentSchema,
  withdrawalSchema,
} from "#shared/domain/assessment/assessment-input";
import { newLedgerEntrySchema } from "#shared/domain/ledger/ledger-payloads";
import { LEDGER_ACTIONS, LEDGER_SOURCES, LEDGER_STATES } from "#shared/domain/ledger/vocabulary";
import { channel } from "./channel";
import type {
  AssessmentMonth,
  CardLedger,
  FiguresByPerson,
  LedgerDetail,
  LedgerList,
  LedgerProposals,
} from "./ledger-views";

const entryId = z.int().positive();
const day = z.iso.date();
const proposalKey = z.string().min(1).max(200);

export const ledgerFilterSchema = z.strictObject({
  states: z.array(z.enum(LEDGER_STATES)).optional(),
  sources: z.array(z.enum(LEDGER_SOURCES)).optional(),
  /** A staff code, or `none` for entries that nobody has yet. */
  owner: z.string().max(64).optional(),
  overdue: z.boolean().optional(),
  feedback_due: z.boolean().optional(),
  /** Store-local days on which the entry was made, both inclusive. */
  from: day.optional(),
  to: day.optional(),
  search: z.string().max(200).optional(),
});
export type LedgerFilter = z.output<typeof ledgerFilterSchema>;

/** Channels of the problem–rectification ledger and of staff assessment (DOMAIN 5.9, 5.12). */
export const ledgerChannels = {
  "ledger.list": channel<LedgerList>()(
    z.strictObject({
      filter: ledgerFilterSchema,
      limit: z.int().min(1).max(500).optional(),
    }),
  ),
  "ledger.show": channel<LedgerDetail>()(z.strictObject({ id: entryId })),
  "ledger.add": channel<LedgerDetail>()(newLedgerEntrySchema),
  /** Any action of the ledger's table; the payload is checked with the action's own schema. */
  "ledger.act": channel<LedgerDetail>()(
    z.strictObject({
      id: entryId,
      version: z.int().positive(),
      action: z.enum(LEDGER_ACTIONS),
      payload: z.record(z.string(), z.unknown()),
    }),
  ),
  "ledger.of_card": channel<CardLedger>()(z.strictObject({ card_id: z.string().min(1).max(64) })),
  "ledger.proposals": channel<LedgerProposals>()(z.strictObject({})),
  /** Accepting makes the entry and answers it; putting aside and bringing back answer null. */
  "ledger.decide": channel<LedgerDetail | null>()(
    z.strictObject({ key: proposalKey, decision: z.enum(["accepted", "dismissed", "restored"]) }),
  ),
  /** Asks for a file and writes the filtered entries into it as a spreadsheet; null = the person changed their mind. */
  "ledger.save": channel<{ readonly file: string } | null>()(z.strictObject({ filter: ledgerFilterSchema })),

  "assessment.month": channel<AssessmentMonth>()(z.strictObject({ period: assessmentPeriod })),
  /** The figures beside the people of a month; worked out apart, so that a decision does not wait for them. */
  "assessment.figures": channel<FiguresByPerson>()(z.strictObject({ period: assessmentPeriod })),
  "assessment.add": channel<AssessmentMonth>()(newAssessmentSchema),
  "assessment.withdraw": channel<AssessmentMonth>()(withdrawalSchema),
  "assessment.decide": channel<AssessmentMonth>()(
    z.strictObject({
      period: assessmentPeriod,
      key: proposalKey,
      decision: z.enum(["accepted", "dismissed", "restored"]),
      /** Other points than the proposed ones, for one time. */
      points: z.number().optional(),
    }),
  ),
  /** Every version of every item, the newest of each first. */
  "assessment.items": channel<readonly AssessmentItemVersion[]>()(z.strictObject({})),
  /** Without `code` a new item. What it says counts from `from_period` on; earlier months keep theirs. */
  "assessment.save_item": channel<readonly AssessmentItemVersion[]>()(
    z.strictObject({
      code: z.string().min(1).max(64).optional(),
      base_version: z.int().min(1).optional(),
      from_period: assessmentPeriod,
      item: assessmentItemSchema,
    }),
  ),
} as const;
