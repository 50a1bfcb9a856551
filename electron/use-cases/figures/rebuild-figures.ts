import type { StoreReader, StoreTransaction } from "#electron/db/connection";
import { loadCase } from "#electron/repositories/case-repository";
import { clearFacts, insertCardFacts } from "#electron/repositories/figures/figure-facts";
import { loadValue, saveValue } from "#electron/repositories/settings-repository";
import { ok, type Result } from "#shared/contract/error-codes";
import { metByLateEntry } from "../card/save-milestones";
import type { Desk } from "../desk";
import { saveFigureFacts } from "./save-figure-facts";

/** Setting that says by which rules the kept facts were worked out; migration 14 sets it for a store without cards. */
const VERSION_KEY = "figures.version";
/** Changes when facts would be worked out otherwise than before: every card is then read again. */
const FIGURES_VERSION = 1;

/** Works out of every card and its log what the figures ask of it, and keeps that instead of what was kept. */
export function rebuildFigures(desk: Desk, tx: StoreTransaction): number {
  const ids = clearFacts(tx);
  for (const id of ids) keepFactsOf(desk, tx, id);
  saveValue(tx, VERSION_KEY, FIGURES_VERSION, desk.nowMs(), null);
  return ids.length;
}

/** Keeps what the figures ask of a card of which nothing is kept. */
export function keepFactsOf(desk: Desk, tx: StoreTransaction, id: string): void {
  const loaded = loadCase(tx, { id });
  if (!loaded) return;
  const { state, events } = loaded;
  const milestones = desk.clock(tx).milestonesOf(state, events, desk.nowMs());
  insertCardFacts(tx, state);
  saveFigureFacts(tx, state, events, milestones, metByLateEntry(milestones, events));
}

/** True where the kept facts were worked out by the rules of today. */
export function areFiguresCurrent(reader: StoreReader): boolean {
  return loadValue(reader, VERSION_KEY) === FIGURES_VERSION;
}

/**
 * Call it once a store is open for writing: reads every card again where the kept facts were worked out by other
 * rules, or never. Answers whether it did; a store of today is asked one setting.
 */
export function bringFiguresUpToDate(desk: Desk): Result<boolean> {
  if (desk.readOnly || areFiguresCurrent(desk.store)) return ok(false);
  return desk.write((tx) => {
    rebuildFigures(desk, tx);
    return ok(true);
  });
}
