import type { StoreRules } from "#shared/domain/store/store-rules";
import {
  type CustomerLevel,
  type FaultType,
  type Impact,
  type Kind,
  PRIORITIES,
  type Priority,
} from "./vocabulary";

export interface PriorityFacts {
  readonly kind: Kind | null;
  readonly impact: Impact | null;
  readonly fault_type: FaultType | null;
  readonly customer_level: CustomerLevel;
  /** The customer's other complaints of the last 30 days. */
  readonly earlier_complaints: number;
}

export const COMPLAINT_WINDOW_DAYS = 30;

/** Why a priority came out as it did, in the order the rules were applied. */
export type PriorityReason =
  | "impact"
  | "unclassified"
  | "vip_raise"
  | "vip_hardware"
  | "complaint"
  | "second_complaint";

function raise(priority: Priority): Priority {
  return PRIORITIES[Math.max(0, PRIORITIES.indexOf(priority) - 1)] ?? "urgent";
}

function atLeast(priority: Priority, floor: Priority): Priority {
  return PRIORITIES.indexOf(priority) <= PRIORITIES.indexOf(floor) ? priority : floor;
}

/**
 * The priority matrix (DOMAIN 4.1). Without an impact the card is not classified yet: medium.
 * The reasons say which lines of the matrix decided, for the intake's "priority and why".
 */
export function priorityOf(
  facts: PriorityFacts,
  matrix: StoreRules["priority_by_impact"],
): { readonly priority: Priority; readonly reasons: readonly PriorityReason[] } {
  if (facts.impact === null) return { priority: "medium", reasons: ["unclassified"] };
  const reasons: PriorityReason[] = ["impact"];
  let priority = matrix[facts.impact];
  const vip = facts.customer_level === "vip";
  if (vip) {
    priority = raise(priority);
    reasons.push("vip_raise");
  }
  if (vip && facts.fault_type === "hardware" && atLeast(priority, "high") !== priority) {
    priority = "high";
    reasons.push("vip_hardware");
  }
  if (facts.kind === "C") {
    if (facts.earlier_complaints > 0)
      return { priority: "urgent", reasons: [...reasons, "second_complaint"] };
    if (atLeast(priority, "medium") !== priority) {
      priority = "medium";
      reasons.push("complaint");
    }
  }
  return { priority, reasons };
}
