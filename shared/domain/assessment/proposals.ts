import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { COMPLAINT, LATE_REPAIR, MISSED_PATROL, SUGGESTION } from "./shipped-items";

/** A fact of the month that may count in somebody's assessment. */
export type AssessmentFact =
  /** A `resolve` milestone that was missed, due in the month. */
  | {
      readonly what: "late";
      readonly card_id: string;
      readonly no: string | null;
      readonly staff: StaffCode;
      readonly round: number;
      readonly due_at: EpochMs;
      /** When it was done after all; null while it still runs. */
      readonly ended_at: EpochMs | null;
      /** A patrol or maintenance visit. */
      readonly visit: boolean;
    }
  /** A complaint (C) registered in the month, about the work of `staff`. */
  | {
      readonly what: "complaint";
      readonly card_id: string;
      readonly no: string | null;
      readonly staff: StaffCode;
      readonly at: EpochMs;
    }
  /** A follow-up in which the customer was dissatisfied. */
  | {
      readonly what: "dissatisfied";
      readonly card_id: string;
      readonly no: string | null;
      readonly staff: StaffCode;
      readonly n: number;
      readonly at: EpochMs;
    }
  /** A suggestion of the ledger that was carried out and verified in the month. */
  | {
      readonly what: "suggestion";
      readonly entry_id: number;
      readonly problem: string;
      readonly card_id: string | null;
      readonly no: string | null;
      readonly staff: StaffCode;
      readonly at: EpochMs;
    };

export type AssessmentFactKind = AssessmentFact["what"];

const ITEM_OF: Readonly<Record<Exclude<AssessmentFactKind, "late">, string>> = {
  complaint: COMPLAINT,
  dissatisfied: COMPLAINT,
  suggestion: SUGGESTION,
};

/** The item that a fact counts under (S1 考核标准 4, 5, 6, 11). */
export function itemOfFact(fact: AssessmentFact): string {
  if (fact.what !== "late") return ITEM_OF[fact.what];
  return fact.visit ? MISSED_PATROL : LATE_REPAIR;
}

/** Names a fact for good: what was decided about it is found again by this, also after the figures move. */
export function keyOfFact(fact: AssessmentFact): string {
  switch (fact.what) {
    case "late":
      return `late:${fact.card_id}:${fact.round}`;
    case "complaint":
      return `complaint:${fact.card_id}`;
    case "dissatisfied":
      return `dissatisfied:${fact.card_id}:${fact.n}`;
    case "suggestion":
      return `suggestion:${fact.entry_id}`;
  }
}
