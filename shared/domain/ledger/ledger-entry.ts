import { Temporal } from "temporal-polyfill";
import type { EpochMs, LocalDate, StaffCode } from "#shared/domain/card/case-state";
import type { LedgerSource, LedgerState } from "./vocabulary";

/** One line of the problem–rectification ledger (DOMAIN 5.9) as it is stored. */
export interface LedgerEntry {
  readonly id: number;
  readonly source: LedgerSource;
  readonly state: LedgerState;
  readonly problem: string;
  readonly cause: string | null;
  readonly measure: string | null;
  readonly owner: StaffCode | null;
  readonly due_on: LocalDate | null;
  readonly result: string | null;
  readonly verified_by: StaffCode | null;
  readonly verified_at: EpochMs | null;
  /** When the customers behind it were last told what became of it. */
  readonly fed_back_at: EpochMs | null;
  readonly created_by: StaffCode;
  readonly created_at: EpochMs;
  readonly version: number;
}

/** What a person writes into an entry. */
export const LEDGER_FIELDS = ["problem", "cause", "measure", "owner", "due_on", "result"] as const;
export type LedgerField = (typeof LEDGER_FIELDS)[number];

/** How near the due day is: told by shape and word, colour only helps (UX 3). */
export type LedgerDue = "none" | "later" | "soon" | "today" | "over";

/** From so many days before the due day on it is `soon`. */
const SOON_DAYS = 3;

/** Whole days from one business day to another; both `YYYY-MM-DD`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** The due day counts whole: an entry is overdue from the day after it; what is closed never is. */
export function ledgerDue(entry: Pick<LedgerEntry, "state" | "due_on">, today: LocalDate): LedgerDue {
  if (entry.due_on === null || entry.state === "closed" || entry.state === "rejected") return "none";
  const days = daysBetween(today, entry.due_on);
  if (days < 0) return "over";
  if (days === 0) return "today";
  return days <= SOON_DAYS ? "soon" : "later";
}

/** A suggestion whose fate is settled, or changed, since its customers were last told (S3: 定期反馈采纳进展). */
export function feedbackDue(
  entry: Pick<LedgerEntry, "source" | "state" | "fed_back_at">,
  settledAt: EpochMs | null,
): boolean {
  if (entry.source !== "suggestion" || (entry.state !== "closed" && entry.state !== "rejected")) return false;
  return entry.fed_back_at === null || (settledAt !== null && entry.fed_back_at < settledAt);
}
