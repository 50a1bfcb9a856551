import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { ProposalDecision, ProposalTopic } from "#shared/domain/ledger/vocabulary";

const insertion = named(
  "proposal.decide",
  `INSERT INTO "proposal_decision" ("topic", "key", "decision", "by", "at") VALUES (?, ?, ?, ?, ?)`,
);
const newest = named(
  "proposal.decision",
  `SELECT "decision" FROM "proposal_decision" WHERE "topic" = ? AND "key" = ? ORDER BY "id" DESC LIMIT 1`,
);

/** Writes down what was decided about a proposal; the newest decision counts. */
export function insertProposalDecision(
  tx: StoreTransaction,
  topic: ProposalTopic,
  key: string,
  decision: ProposalDecision,
  by: StaffCode,
  at: EpochMs,
): void {
  tx.run(insertion, topic, key, decision, by, at);
}

/** What was last decided about a proposal; null where nothing was, or it was brought back. */
export function proposalDecisionOf(
  reader: StoreReader,
  topic: ProposalTopic,
  key: string,
): "accepted" | "dismissed" | null {
  const decision = reader.get<{ decision: ProposalDecision }>(newest, topic, key)?.decision;
  return decision === undefined || decision === "restored" ? null : decision;
}

/** A card whose survey, confirmation or hazards may belong into the ledger. */
export interface LedgerFact {
  readonly card_id: string;
  readonly no: string | null;
  readonly n: number;
  readonly at: EpochMs;
  readonly words: string | null;
  readonly model: string | null;
  readonly score: number | null;
}

const lowSurveys = named(
  "ledger.lowSurveys",
  `SELECT s."card_id", k."no", s."n", s."collected_at" AS "at", coalesce(s."comment", k."opinion") AS "words",
     k."model", s."index" AS "score"
   FROM "survey" s JOIN "card" k ON k."id" = s."card_id"
   WHERE s."collected_at" >= ?1 AND s."collected_at" < ?2 AND s."valid" = 1
     AND (s."index" < ?3 OR s."overall" <= 2) AND k."status" NOT IN ('cancelled', 'merged')
     AND NOT EXISTS (SELECT 1 FROM "ledger_card" l JOIN "ledger_entry" e ON e."id" = l."entry_id"
       WHERE l."card_id" = s."card_id" AND e."source" = 'survey')
   ORDER BY s."collected_at" DESC LIMIT 200`,
);

/** Valid surveys collected in [from, to) with an index under `lowIndex` or an overall of 1 or 2. */
export function lowSurveyFacts(
  reader: StoreReader,
  fromMs: EpochMs,
  toMs: EpochMs,
  lowIndex: number,
): LedgerFact[] {
  return reader.all<LedgerFact>(lowSurveys, fromMs, toMs, lowIndex);
}

const hazards = named(
  "ledger.hazards",
  `SELECT f."card_id", k."no", f."n", f."filled_at" AS "at", f."hazards" AS "words", k."model", NULL AS "score"
   FROM "filled_checklist" f JOIN "card" k ON k."id" = f."card_id"
   WHERE f."hazards" IS NOT NULL AND f."filled_at" >= ?1 AND f."filled_at" < ?2
     AND k."status" NOT IN ('cancelled', 'merged')
     AND NOT EXISTS (SELECT 1 FROM "ledger_card" l JOIN "ledger_entry" e ON e."id" = l."entry_id"
       WHERE l."card_id" = f."card_id" AND e."source" = 'patrol')
   ORDER BY f."filled_at" DESC LIMIT 200`,
);

/** Hazards that patrols found in [from, to) (DOMAIN 5.11). */
export function hazardFacts(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): LedgerFact[] {
  return reader.all<LedgerFact>(hazards, fromMs, toMs);
}

const suggestions = named(
  "ledger.suggestions",
  `SELECT k."id" AS "card_id", k."no", 1 AS "n", k."registered_at" AS "at", k."description" AS "words", k."model",
     NULL AS "score"
   FROM "card" k
   WHERE k."kind" = 'E' AND k."registered_at" >= ?1 AND k."registered_at" < ?2
     AND k."status" NOT IN ('draft', 'cancelled', 'merged')
     AND NOT EXISTS (SELECT 1 FROM "ledger_card" l JOIN "ledger_entry" e ON e."id" = l."entry_id"
       WHERE l."card_id" = k."id" AND e."source" = 'suggestion')
   ORDER BY k."registered_at" DESC LIMIT 200`,
);

/** Suggestions (kind E) registered in [from, to) that no suggestion of the ledger carries yet. */
export function suggestionFacts(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): LedgerFact[] {
  return reader.all<LedgerFact>(suggestions, fromMs, toMs);
}

const uncarried = named(
  "ledger.uncarried",
  `SELECT 1 AS "found" FROM "card" k
   WHERE k."id" = ?1 AND k."kind" = 'E' AND k."registered_at" >= ?2
     AND k."status" NOT IN ('draft', 'cancelled', 'merged')
     AND NOT EXISTS (SELECT 1 FROM "ledger_card" l JOIN "ledger_entry" e ON e."id" = l."entry_id"
       WHERE l."card_id" = k."id" AND e."source" = 'suggestion')`,
);

/** True for a suggestion registered since then that no entry of the ledger carries. */
export function isUncarriedSuggestion(reader: StoreReader, cardId: string, sinceMs: EpochMs): boolean {
  return reader.get(uncarried, cardId, sinceMs) !== undefined;
}

const faults = named(
  "ledger.faults",
  `SELECT "fault_category" AS "category", count(*) AS "cards" FROM "card"
   WHERE "first_completed_at" >= ?1 AND "first_completed_at" < ?2 AND "kind" = 'A'
     AND "status" NOT IN ('cancelled', 'merged')
   GROUP BY "fault_category" ORDER BY "cards" DESC`,
);

/** Kind A cards completed in [from, to) by fault category (DOMAIN 6), the most frequent first. */
export function faultCounts(
  reader: StoreReader,
  fromMs: EpochMs,
  toMs: EpochMs,
): readonly { readonly category: string | null; readonly cards: number }[] {
  return reader.all<{ category: string | null; cards: number }>(faults, fromMs, toMs);
}

const faultCards = named(
  "ledger.faultCards",
  `SELECT "id", "no" FROM "card"
   WHERE "first_completed_at" >= ?1 AND "first_completed_at" < ?2 AND "kind" = 'A' AND "fault_category" = ?3
     AND "status" NOT IN ('cancelled', 'merged')
   ORDER BY "first_completed_at" LIMIT 200`,
);

/** The cards of a fault category completed in [from, to), at most 200. */
export function cardsOfFault(
  reader: StoreReader,
  fromMs: EpochMs,
  toMs: EpochMs,
  category: string,
): readonly { readonly id: string; readonly no: string | null }[] {
  return reader.all<{ id: string; no: string | null }>(faultCards, fromMs, toMs, category);
}
