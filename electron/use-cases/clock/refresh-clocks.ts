import { createHash } from "node:crypto";
import type { StoreReader } from "#electron/db/connection";
import { importedNotices } from "#electron/repositories/calendar-year-repository";
import { loadCase } from "#electron/repositories/case-repository";
import { cardsWithClocks, milestonesDueBefore } from "#electron/repositories/milestone-repository";
import { calendarOverrides } from "#electron/repositories/policy-repository";
import { loadValue, saveValue } from "#electron/repositories/settings-repository";
import { ok, type Result } from "#shared/contract/error-codes";
import { SHIPPED_NOTICES_VERSION } from "#shared/domain/calendar/state-council-notices";
import { saveMilestones } from "../card/save-milestones";
import type { Desk } from "../desk";

/** Cards brought up to date at once, so that a write of a clerk's never waits long behind it. */
const BATCH = 25;

/** Works the clocks of some cards out of their logs again and stores them, in one transaction. */
function refreshCards(desk: Desk, ids: readonly string[]): Result<null> {
  return desk.write((tx): Result<null> => {
    for (const id of ids) {
      const loaded = loadCase(tx, { id });
      if (loaded) saveMilestones(desk, tx, loaded.state, loaded.events);
    }
    return ok(null);
  });
}

/**
 * The minute tick: clocks that ran over since the last one become breached in the database, and only those
 * are looked at, some at a time. Answers how many cards changed; as long as there are any, there may be more.
 * What the grid shows needs no tick: its level is worked out when it is read.
 */
export function refreshClocks(desk: Desk): Result<number> {
  if (desk.readOnly) return ok(0);
  const due = milestonesDueBefore(desk.store, desk.nowMs(), BATCH);
  const ids = [...new Set(due.map((milestone) => milestone.card_id))];
  if (ids.length === 0) return ok(0);
  const refreshed = refreshCards(desk, ids);
  if (!refreshed.ok) return refreshed;
  desk.announce({ what: "cards", ids });
  // Clocks that working out again leaves as they are would be asked for without end: they wait for their next event.
  const before = new Set(due.map(clockName));
  const still = milestonesDueBefore(desk.store, desk.nowMs(), BATCH);
  const moved = still.length < due.length || still.some((milestone) => !before.has(clockName(milestone)));
  return ok(moved ? ids.length : 0);
}

function clockName({ card_id, milestone, round }: ReturnType<typeof milestonesDueBefore>[number]): string {
  return `${card_id} ${milestone} ${round}`;
}

const FINGERPRINT_KEY = "clock.calendar";

/** What the stored deadlines stand on besides the cards: changes with every change of the working calendar. */
function calendarFingerprint(desk: Desk, reader: StoreReader): string {
  const { zone, country, opening_hours, holiday_hours } = desk.settings(reader);
  const facts = [zone, country, opening_hours, holiday_hours, SHIPPED_NOTICES_VERSION];
  const own = [calendarOverrides(reader), importedNotices(reader).map(({ notice }) => notice)];
  return createHash("sha256")
    .update(JSON.stringify([facts, own]))
    .digest("hex");
}

/**
 * Notes on which calendar the stored deadlines stand, where that was never noted. Whoever changes the calendar
 * calls it before, in the same transaction.
 */
export function noteCalendar(desk: Desk, reader: StoreReader, save: (value: string) => void): void {
  if (loadValue(reader, FINGERPRINT_KEY) === undefined) save(calendarFingerprint(desk, reader));
}

/** Remembers the calendar of the stored deadlines: for `noteCalendar` inside a transaction. */
export function rememberCalendar(
  desk: Desk,
  tx: Parameters<typeof saveValue>[0],
): (fingerprint: string) => void {
  return (fingerprint) => saveValue(tx, FINGERPRINT_KEY, fingerprint, desk.nowMs(), null);
}

/** True while the stored deadlines stand on another calendar than the present one. */
export function isRecomputationDue(desk: Desk): boolean {
  const noted = loadValue(desk.store, FINGERPRINT_KEY);
  return noted !== undefined && noted !== calendarFingerprint(desk, desk.store);
}

/** A recomputation under way. */
interface Recomputation {
  readonly fingerprint: string;
  readonly ids: readonly string[];
  done: number;
}

/** How far it has come; null where nothing had to be done. */
export interface RecomputeProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Brings the stored deadlines to a changed calendar, a batch of cards per call, so that whoever calls decides how
 * much time lies between. A change in the middle begins anew; a program that is closed in the middle goes on at
 * its next start, because the calendar is noted only at the end.
 */
export function createClockRecomputation(desk: Desk): { step(): Result<RecomputeProgress | null> } {
  let running: Recomputation | null = null;

  function begin(fingerprint: string): Recomputation | null {
    const noted = loadValue(desk.store, FINGERPRINT_KEY);
    if (noted === fingerprint) return null;
    const isFirst = noted === undefined;
    return { fingerprint, ids: isFirst ? [] : cardsWithClocks(desk.store), done: 0 };
  }

  function step(): Result<RecomputeProgress | null> {
    if (desk.readOnly) return ok(null);
    const fingerprint = calendarFingerprint(desk, desk.store);
    if (running?.fingerprint !== fingerprint) running = begin(fingerprint);
    if (running === null) return ok(null);
    const current = running;
    const batch = current.ids.slice(current.done, current.done + BATCH);
    if (batch.length > 0) {
      const refreshed = refreshCards(desk, batch);
      if (!refreshed.ok) return refreshed;
      current.done += batch.length;
    }
    const total = current.ids.length;
    if (current.done < total) return ok({ done: current.done, total });
    const noted = desk.write((tx): Result<null> => {
      rememberCalendar(desk, tx)(current.fingerprint);
      return ok(null);
    });
    if (!noted.ok) return noted;
    running = null;
    if (total > 0) desk.announce({ what: "cards", ids: null });
    return ok(total > 0 ? { done: total, total } : null);
  }

  return { step };
}

/** The whole recomputation at once: for the command line. Answers how many cards were worked out again. */
export function recomputeClocks(desk: Desk): Result<number> {
  const recomputation = createClockRecomputation(desk);
  for (;;) {
    const stepped = recomputation.step();
    if (!stepped.ok) return stepped;
    if (stepped.value === null) return ok(0);
    if (stepped.value.done === stepped.value.total) return ok(stepped.value.total);
  }
}
