import { loadCase } from "#electron/repositories/case-repository";
import { milestonesDueBefore } from "#electron/repositories/milestone-repository";
import { ok, type Result } from "#shared/contract/error-codes";
import { saveMilestones } from "../card/save-milestones";
import type { Desk } from "../desk";

/** Cards brought up to date at once, so that a write of a clerk's never waits long behind it. */
const BATCH = 200;

/**
 * The minute tick: clocks that ran over since the last one become breached in the database, and only those
 * are looked at. Answers how many cards changed. What the grid shows needs no tick: its level is worked out
 * when it is read.
 */
export function refreshClocks(desk: Desk): Result<number> {
  if (desk.readOnly) return ok(0);
  const due = milestonesDueBefore(desk.store, desk.nowMs(), BATCH);
  const ids = [...new Set(due.map((milestone) => milestone.card_id))];
  if (ids.length === 0) return ok(0);
  const refreshed = desk.write((tx): Result<number> => {
    for (const id of ids) {
      const loaded = loadCase(tx, { id });
      if (loaded) saveMilestones(desk, tx, loaded.state, loaded.events);
    }
    return ok(ids.length);
  });
  if (refreshed.ok) desk.announce({ what: "cards", ids });
  return refreshed;
}
