import type { StoreReader } from "#electron/db/connection";
import { loadCase } from "#electron/repositories/case-repository";
import { lastEnteredAt } from "#electron/repositories/event-repository";
import { factsToStore, type StoredFacts, storedFactsOf } from "#electron/repositories/figures/figure-facts";
import { milestoneKey } from "#electron/repositories/milestone-repository";
import type { EpochMs } from "#shared/domain/card/case-state";
import { clockFactsOf, logFactsOf } from "#shared/domain/figures/card-facts";
import { metByLateEntry } from "../card/save-milestones";
import type { Desk } from "../desk";

/** A clock that is past its due counts as a miss whether or not that was written yet. */
function missedOr(row: Readonly<Record<string, unknown>>, nowMs: EpochMs): Readonly<Record<string, unknown>> {
  const isMissed = row["state"] !== "met" && Number(row["due_at"]) <= nowMs;
  return isMissed ? { ...row, state: "breached" } : row;
}

/** Words that the log tells only with the person's key: erased, or locked away here, they can't be compared. */
const PERSONAL = ["reason", "first_result"] as const;

function sameRow(kept: Readonly<Record<string, unknown>>, is: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(is).every((column) => {
    const isUntold = is[column] === null && PERSONAL.some((name) => name === column);
    return isUntold || kept[column] === is[column];
  });
}

function sameRows(kept: StoredFacts["clocks"], are: StoredFacts["clocks"]): boolean {
  return kept.length === are.length && are.every((row, index) => sameRow(kept[index] ?? {}, row));
}

/**
 * True where what the figures keep of a card is what its fields, its log and its clocks say now (DOMAIN 6). True for a
 * card that is gone.
 */
export function keepsRightFacts(desk: Desk, reader: StoreReader, cardId: string): boolean {
  const loaded = loadCase(reader, { id: cardId });
  if (loaded === null) return true;
  const { state, events } = loaded;
  // A PC whose clock was set back has not unmade what was there before.
  const lastMs = lastEnteredAt(reader) ?? 0;
  const nowMs = Math.max(desk.nowMs(), lastMs);
  const judgedMs = desk.nowMs() < lastMs ? Number.POSITIVE_INFINITY : nowMs;
  const milestones = desk.clock(reader).milestonesOf(state, events, nowMs);
  const late = metByLateEntry(milestones, events);
  const clocks = clockFactsOf(state.fields, milestones, (result) => late.has(milestoneKey(result)));
  const are = factsToStore(state, logFactsOf(state, events), clocks);
  const kept = storedFactsOf(reader, cardId);
  const judged = (rows: StoredFacts["clocks"]) => rows.map((row) => missedOr(row, judgedMs));
  return (
    sameRow(kept.card, are.card) &&
    sameRows(judged(kept.clocks), judged(are.clocks)) &&
    sameRows(kept.waits, are.waits) &&
    sameRows(kept.reworks, are.reworks)
  );
}
