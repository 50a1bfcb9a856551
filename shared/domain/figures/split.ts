import type { EpochMs } from "#shared/domain/card/case-state";
import { CHANNELS, KINDS, PRIORITIES, SERVICE_MODES } from "#shared/domain/card/vocabulary";
import type { CardFigure, FigureCard } from "./judge";
import { dayStartsOf, daysOf, type Period, periodAround } from "./period";
import type { BreakdownRow, FigureBreakdowns } from "./results";
import {
  addCard,
  addClocks,
  addPartsWait,
  completedIn,
  type FigureGoals,
  type JudgedClocks,
  newTally,
  partialSetOf,
  type Tally,
} from "./tally";
import { BREAKDOWNS, type Breakdown } from "./vocabulary";

type Key = string | null;

/** How a card itself is split; day and week are split by the date that counts. */
const CARD_KEYS: Readonly<Record<Exclude<Breakdown, "day" | "week">, (card: FigureCard) => Key>> = {
  kind: (card) => card.kind,
  service_mode: (card) => card.service_mode,
  priority: (card) => card.priority,
  channel: (card) => card.channel,
  staff: (card) => card.assignee,
  group: (card) => card.group,
  store: (card) => card.store,
};
const CARD_BREAKDOWNS = Object.keys(CARD_KEYS) as (keyof typeof CARD_KEYS)[];

/** Lines in the order of the paper; the others come by how much was completed. */
const FIXED_ORDER: Readonly<Partial<Record<Breakdown, readonly string[]>>> = {
  kind: KINDS,
  service_mode: SERVICE_MODES,
  priority: PRIORITIES,
  channel: CHANNELS,
};

/** Sums of a period as a whole and by every breakdown; what is added goes to each line that it belongs to. */
export interface Split {
  readonly total: Tally;
  addCard(card: FigureCard, basis: CardFigure["basis"], atMs: EpochMs): void;
  addClock(card: FigureCard, clock: JudgedClocks & { readonly atMs: EpochMs }): void;
  addPartsWait(card: FigureCard, inTime: boolean, atMs: EpochMs): void;
  rows(goals: FigureGoals): Omit<FigureBreakdowns, "model" | "fault_category">;
}

interface DayLine {
  readonly fromMs: EpochMs;
  readonly tallies: readonly Tally[];
}

/** The last line that begins at or before an instant. */
function lineAt(lines: readonly DayLine[], atMs: EpochMs): DayLine | undefined {
  let [low, high] = [0, lines.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.fromMs ?? Number.POSITIVE_INFINITY) <= atMs) low = middle;
    else high = middle;
  }
  return lines[low];
}

/** An empty split of a period. */
export function newSplit(period: Period, zone: string): Split {
  const total = newTally();
  // BREAKDOWNS is the whole list.
  const tallies = Object.fromEntries(BREAKDOWNS.map((by) => [by, new Map<Key, Tally>()])) as Record<
    Breakdown,
    Map<Key, Tally>
  >;
  const tallyOf = (by: Breakdown, key: Key): Tally => {
    const known = tallies[by].get(key);
    if (known !== undefined) return known;
    const made = newTally();
    tallies[by].set(key, made);
    return made;
  };
  const starts = dayStartsOf(period, zone);
  const days = daysOf(period).map(
    (day, index): DayLine => ({
      fromMs: starts[index] ?? Number.POSITIVE_INFINITY,
      tallies: [tallyOf("day", day), tallyOf("week", periodAround("week", day).code)],
    }),
  );
  // The tallies of a card are asked for up to a dozen times.
  const kept = new WeakMap<FigureCard, readonly Tally[]>();
  const ofCard = (card: FigureCard): readonly Tally[] => {
    const known = kept.get(card);
    if (known !== undefined) return known;
    const made = [total, ...CARD_BREAKDOWNS.map((by) => tallyOf(by, CARD_KEYS[by](card)))];
    kept.set(card, made);
    return made;
  };
  const linesOf = (card: FigureCard, atMs: EpochMs): readonly Tally[] => [
    ...ofCard(card),
    ...(lineAt(days, atMs)?.tallies ?? []),
  ];
  return {
    total,
    addCard: (card, basis, atMs) => addCard(linesOf(card, atMs), card, basis),
    addClock: (card, clock) => addClocks(linesOf(card, clock.atMs), clock),
    addPartsWait: (card, inTime, atMs) => addPartsWait(linesOf(card, atMs), inTime),
    rows: (goals) =>
      // BREAKDOWNS is the whole list.
      Object.fromEntries(BREAKDOWNS.map((by) => [by, rowsOf(by, tallies[by], goals)])) as Omit<
        FigureBreakdowns,
        "model" | "fault_category"
      >,
  };
}

function rowsOf(
  by: Breakdown,
  tallies: ReadonlyMap<Key, Tally>,
  goals: FigureGoals,
): readonly BreakdownRow[] {
  const rows = [...tallies].map(([key, tally]) => ({ key, tally }));
  const order = FIXED_ORDER[by];
  const place = (key: Key) => (key === null ? Number.POSITIVE_INFINITY : (order?.indexOf(key) ?? 0));
  const sorted =
    by === "day" || by === "week"
      ? rows
      : rows.toSorted(
          (left, right) =>
            place(left.key) - place(right.key) ||
            completedIn(right.tally) - completedIn(left.tally) ||
            ((left.key ?? "") < (right.key ?? "") ? -1 : 1),
        );
  return sorted.map(({ key, tally }) => ({ key, figures: partialSetOf(tally, goals) }));
}
