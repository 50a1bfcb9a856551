import type { StoreTransaction } from "#electron/db/connection";
import {
  dropNoticesBefore,
  findNotice,
  insertNotice,
  markTold,
  type ReachedClock,
  reachedClocks,
} from "#electron/repositories/notice-repository";
import { deputiesInForce, listStaff, staffOnDuty } from "#electron/repositories/staff-repository";
import type { NoticeKind, NoticeView } from "#shared/contract/clock-views";
import { ok, type Result } from "#shared/contract/error-codes";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Role } from "#shared/domain/card/vocabulary";
import type { Desk } from "../desk";

/** Bundled at most once a minute (UX 2); a timer may come a little early. */
const BETWEEN_BUNDLES_MS = 55_000;
/** A longer silence means that the PC slept or was off. */
const SLEPT_MS = 5 * 60_000;
const MOST_LINES = 20;
const KEPT_MS = 90 * 86_400_000;

/** A notice that has just been stored, with those it is for. */
export interface AddedNotice {
  readonly notice: NoticeView;
  readonly readers: readonly StaffCode[];
}

export interface Reminders {
  /** To be called each minute, at start and when somebody signs in. Store failures leave everything untold. */
  tell(): Result<readonly AddedNotice[]>;
}

interface Audience {
  /** On duty; without a roster for this moment everybody signed in. */
  readonly present: readonly StaffCode[];
  readonly supervisors: readonly StaffCode[];
  readonly directors: readonly StaffCode[];
}

function audienceOf(tx: StoreTransaction, nowMs: EpochMs, signedIn: readonly StaffCode[]): Audience {
  const staff = listStaff(tx).filter((person) => person.active);
  const working = new Set(staff.map((person) => person.code));
  const holding = (role: Role) => staff.filter(({ roles }) => roles.includes(role)).map(({ code }) => code);
  const onDuty = staffOnDuty(tx, nowMs).filter((code) => working.has(code));
  const supervisors = holding("supervisor");
  const deputies = deputiesInForce(tx, nowMs)
    .filter(({ supervisor, deputy }) => supervisors.includes(supervisor) && working.has(deputy))
    .map(({ deputy }) => deputy);
  return {
    present: onDuty.length > 0 ? onDuty : [...new Set(signedIn)].filter((code) => working.has(code)),
    supervisors: [...new Set([...supervisors, ...deputies])],
    directors: holding("director"),
  };
}

interface Bundle {
  readonly kind: NoticeKind;
  readonly clocks: readonly ReachedClock[];
  readonly readers: readonly StaffCode[];
}

/** Who is told what: everybody once, whatever roles they hold (DOMAIN 4.2 "Warn"). */
function bundlesOf(clocks: readonly ReachedClock[], audience: Audience, kind: NoticeKind): readonly Bundle[] {
  const told = new Set<StaffCode>();
  const forThose = (readers: readonly StaffCode[], fromPercent: number): Bundle => {
    const others = readers.filter((code) => !told.has(code));
    for (const code of others) told.add(code);
    return { kind, clocks: clocks.filter(({ percent }) => percent >= fromPercent), readers: others };
  };
  return [
    forThose(audience.present, 0),
    forThose(audience.supervisors, 100),
    forThose(audience.directors, 200),
  ].filter((bundle) => bundle.clocks.length > 0 && bundle.readers.length > 0);
}

function isSafetyBreach({ impact, percent }: ReachedClock): boolean {
  return impact === "safety" && percent >= 100;
}

function added(tx: StoreTransaction, { kind, clocks, readers }: Bundle, at: EpochMs): readonly AddedNotice[] {
  const cards = new Set(clocks.map(({ card_id }) => card_id));
  const [onlyCard = null] = cards;
  const lines = clocks.slice(0, MOST_LINES).map(({ card_id, milestone, round, percent, due_at }) => {
    return { card_id, milestone, round, percent, due_at };
  });
  const card_id = cards.size === 1 ? onlyCard : null;
  const id = insertNotice(tx, { kind, at, card_id, lines, total: clocks.length }, readers);
  const notice = findNotice(tx, id);
  return notice ? [{ notice, readers }] : [];
}

/**
 * Reminders of 50 %, 80 %, breach and second breach. What was told is noted with the clock in the same transaction
 * as the notice, so that each is told once, whatever restarts. What came due while the PC was off or asleep is one
 * bundle. A safety breach is told by itself and waits for nobody.
 */
export function createReminders(desk: Desk, signedIn: () => readonly StaffCode[]): Reminders {
  let lastLookMs: EpochMs | null = null;
  let lastBundleMs: EpochMs | null = null;

  function tellIn(tx: StoreTransaction, nowMs: EpochMs, wasOff: boolean): readonly AddedNotice[] {
    const clocks = reachedClocks(tx, nowMs);
    const audience = audienceOf(tx, nowMs, signedIn());
    const safety = wasOff ? [] : clocks.filter(isSafetyBreach);
    const bundled = wasOff ? clocks : clocks.filter((clock) => !isSafetyBreach(clock));
    const bundles = [
      ...safety.flatMap((clock) => bundlesOf([clock], audience, "safety")),
      ...bundlesOf(bundled, audience, wasOff ? "while_off" : "reminder"),
    ];
    markTold(tx, nowMs);
    if (wasOff) dropNoticesBefore(tx, nowMs - KEPT_MS);
    return bundles.flatMap((bundle) => added(tx, bundle, nowMs));
  }

  function mustWait(nowMs: EpochMs, clocks: readonly ReachedClock[]): boolean {
    // Nobody is there: it is told once somebody is.
    if (signedIn().length === 0 && staffOnDuty(desk.store, nowMs).length === 0) return true;
    if (clocks.some(isSafetyBreach) || lastBundleMs === null) return false;
    // A clock that was set back must not silence the reminders until it has caught up.
    return nowMs >= lastBundleMs && nowMs - lastBundleMs < BETWEEN_BUNDLES_MS;
  }

  return {
    tell: () => {
      if (desk.readOnly) return ok([]);
      const nowMs = desk.nowMs();
      const clocks = reachedClocks(desk.store, nowMs);
      if (clocks.length > 0 && mustWait(nowMs, clocks)) return ok([]);
      const wasOff = lastLookMs === null || nowMs - lastLookMs > SLEPT_MS;
      if (clocks.length === 0) {
        lastLookMs = nowMs;
        return ok([]);
      }
      const told = desk.write((tx) => ok(tellIn(tx, nowMs, wasOff)));
      if (!told.ok) return told;
      lastLookMs = nowMs;
      lastBundleMs = nowMs;
      return told;
    },
  };
}
