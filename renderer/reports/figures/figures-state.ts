import { create } from "zustand";
import type { LocalDate } from "#shared/domain/card/case-state";
import {
  type Period,
  type PeriodKind,
  parsePeriod,
  periodAround,
  shiftPeriod,
} from "#shared/domain/figures/period";
import type { FigureFilters, FigureScope } from "#shared/domain/figures/scope";
import type { FigureCode, FigurePart } from "#shared/domain/figures/vocabulary";

/** The kinds that the switch offers; a range is one day here, longer ones are asked for on the command line. */
export const SHOWN_PERIODS = ["range", "week", "month", "quarter"] as const satisfies readonly PeriodKind[];
export type ShownPeriod = (typeof SHOWN_PERIODS)[number];

export interface FiguresState {
  /** Null until the screen was opened once: then the month of the day. */
  readonly period: string | null;
  readonly filters: FigureFilters;
  /** The figure that the truth panel explains. */
  readonly selected: FigureCode | null;
  readonly part: FigurePart;
  /** The line of a table that the panel looks at, beside the filters of the screen. */
  readonly line: { readonly filters: FigureFilters; readonly name: string } | null;
}

/** What 报表 shows; it stays while the program runs. */
export const useFigures = create<FiguresState>(() => ({
  period: null,
  filters: {},
  selected: null,
  part: "missed",
  line: null,
}));

/** The period that is shown, on a given day of the store. */
export function periodShown({ period }: FiguresState, today: LocalDate): Period {
  return (period === null ? null : parsePeriod(period)) ?? periodAround("month", today);
}

/** Another kind of period: the one in which the present one begins, or today where it lies in it. */
export function choosePeriodKind(kind: ShownPeriod, shown: Period, today: LocalDate): void {
  const day = shown.from_day <= today && today <= shown.to_day ? today : shown.from_day;
  useFigures.setState({ period: periodAround(kind, day).code });
}

/** The period so many later; one that has not begun yet has nothing to show. */
export function movePeriod(shown: Period, steps: number, today: LocalDate): void {
  const next = shiftPeriod(shown, steps);
  if (next.from_day <= today) useFigures.setState({ period: next.code });
}

export function chooseFilters(filters: FigureFilters): void {
  useFigures.setState({ filters });
}

/** Opens the truth panel for a figure, of the whole screen or of one line of a table, at the rows that were missed. */
export function chooseFigure(code: FigureCode, line: FiguresState["line"] = null): void {
  useFigures.setState({ selected: code, part: "missed", line });
}

export function choosePart(part: FigurePart): void {
  useFigures.setState({ part });
}

/** Closes the truth panel; the keyboard goes back to the figure. */
export function closePanel(): void {
  const { selected } = useFigures.getState();
  useFigures.setState({ selected: null, line: null });
  document.querySelector<HTMLElement>(`[data-figure="${selected}"]`)?.focus();
}

export function scopeOf(period: Period, filters: FigureFilters): FigureScope {
  const set = Object.entries(filters).filter(([, values]) => values !== undefined && values.length > 0);
  return set.length === 0
    ? { period: period.code }
    : { period: period.code, filters: Object.fromEntries(set) };
}
