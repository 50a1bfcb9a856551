import type { StoreReader } from "#electron/db/connection";
import {
  cardsByBasis,
  cardsOfPeriod,
  clockSums,
  clocksOfPeriod,
  figureCard,
  partsWaitsOfPeriod,
} from "#electron/repositories/figures/figure-cards";
import {
  faultsOf,
  modelFacts,
  overdueOf,
  repeatsOf,
  reworksOf,
  selfMarkedOf,
  surveyFiguresOf,
} from "#electron/repositories/figures/figure-lists";
import { partsOfPeriod, stockSum } from "#electron/repositories/figures/stock-figures";
import type { EpochMs } from "#shared/domain/card/case-state";
import { modelRowsOf, paretoOf } from "#shared/domain/figures/faults";
import {
  CARD_FIGURES_BY_BASIS,
  type CardFigure,
  type FigureCard,
  partsInTime,
} from "#shared/domain/figures/judge";
import { type Instants, previousPeriod } from "#shared/domain/figures/period";
import type { ComparedPeriod, FigureSet, PeriodFigures } from "#shared/domain/figures/results";
import { isFiltered } from "#shared/domain/figures/scope";
import { newSplit, type Split } from "#shared/domain/figures/split";
import {
  addCard,
  addClocks,
  addPartsWait,
  figureSetOf,
  newTally,
  type StockSum,
  type Tally,
} from "#shared/domain/figures/tally";
import { FIGURE_CODES, type FigureCode } from "#shared/domain/figures/vocabulary";
import { about, CLOCK_FIGURES, type FigureQuestion } from "./figure-question";

const BASES = Object.keys(CARD_FIGURES_BY_BASIS) as readonly CardFigure["basis"][];
/** Parts that a report lists. */
const SHOWN_PARTS = 200;

/** Stock is the whole store's: a filter other than the store leaves nothing to show. */
function stockOf(reader: StoreReader, { filters, instants }: FigureQuestion): StockSum | null {
  const { store: _store, ...others } = filters;
  return isFiltered(others) ? null : stockSum(reader, instants);
}

function isIn({ fromMs, toMs }: Instants, atMs: EpochMs | null): atMs is EpochMs {
  return atMs !== null && atMs >= fromMs && atMs < toMs;
}

/** Finds cards by id: those of the period that are read already, and others that only have a clock in it. */
function finder(reader: StoreReader, cards: readonly FigureCard[]): (cardId: string) => FigureCard {
  const known = new Map(cards.map((card) => [card.card_id, card]));
  return (cardId) => {
    const found = known.get(cardId) ?? figureCard(reader, cardId);
    if (!found) throw new Error(`a clock of a card that figures do not know: ${cardId}`);
    known.set(cardId, found);
    return found;
  };
}

function splitOf(reader: StoreReader, question: FigureQuestion, cards: readonly FigureCard[]): Split {
  const { period, instants, filters, zone, nowMs } = question;
  const split = newSplit(period, zone);
  for (const card of cards) {
    for (const basis of BASES) {
      const atMs = card[basis];
      if (isIn(instants, atMs)) split.addCard(card, basis, atMs);
    }
  }
  const find = finder(reader, cards);
  for (const clock of clocksOfPeriod(reader, { codes: CLOCK_FIGURES, filters, instants, nowMs })) {
    split.addClock(find(clock.card_id), clock);
  }
  for (const wait of partsWaitsOfPeriod(reader, filters, instants)) {
    split.addPartsWait(find(wait.card_id), partsInTime(wait), wait.to_at);
  }
  return split;
}

/** Everything that one period has to say (DOMAIN 6), worked out now. */
export function periodFigures(reader: StoreReader, question: FigureQuestion): PeriodFigures {
  const { period, instants, filters, nowMs, goals } = question;
  const cards = cardsOfPeriod(reader, filters, instants);
  const split = splitOf(reader, question, cards);
  const faults = cards.filter((card) => card.kind === "A" && isIn(instants, card.first_completed_at));
  const before = faultsOf(reader, "model", {
    filters,
    instants: about(question, previousPeriod(period)).instants,
  });
  const stock = stockOf(reader, question);
  const parts = stock === null ? [] : partsOfPeriod(reader, instants);
  return {
    period: period.code,
    as_of: nowMs,
    figures: figureSetOf(split.total, stock, goals),
    breakdowns: {
      ...split.rows(goals),
      model: modelRowsOf(faults, modelFacts(reader), before),
      fault_category: paretoOf(faults),
    },
    overdue: overdueOf(reader, question, nowMs),
    reworks: reworksOf(reader, question),
    repeats: repeatsOf(reader, question),
    self_marked: selfMarkedOf(reader, question),
    survey: surveyFiguresOf(reader, question),
    parts: { rows: parts.slice(0, SHOWN_PARTS), total: parts.length },
  };
}

/** Adds the cards of some dates to a tally; most cards of a period lie in it by all three. */
function tallyCards(
  reader: StoreReader,
  tally: Tally,
  bases: readonly CardFigure["basis"][],
  { filters, instants }: FigureQuestion,
): void {
  const [only] = bases;
  const cards =
    only !== undefined && bases.length === 1
      ? cardsByBasis(reader, only, filters, instants)
      : bases.length === 0
        ? []
        : cardsOfPeriod(reader, filters, instants);
  for (const card of cards) {
    for (const basis of bases) if (isIn(instants, card[basis])) addCard([tally], card, basis);
  }
}

/** Dates by which cards have to be read for some figures; card scores may have to stand in for surveys. */
function basesFor(codes: ReadonlySet<FigureCode>): readonly CardFigure["basis"][] {
  return BASES.filter(
    (basis) =>
      CARD_FIGURES_BY_BASIS[basis].some((code) => codes.has(code)) ||
      (basis === "confirmed_at" && codes.has("satisfaction_index")),
  );
}

/** The figures of a period without breakdowns; only the named ones are worked out, the others stay empty. */
export function figuresOnly(
  reader: StoreReader,
  question: FigureQuestion,
  codes: readonly FigureCode[] = FIGURE_CODES,
): FigureSet {
  const { instants, filters, nowMs, goals } = question;
  const wanted = new Set(codes);
  const tally = newTally();
  tallyCards(reader, tally, basesFor(wanted), question);
  const clocks = CLOCK_FIGURES.filter((code) => wanted.has(code));
  for (const sum of clockSums(reader, { codes: clocks, filters, instants, nowMs })) addClocks([tally], sum);
  if (wanted.has("parts_rate")) {
    for (const wait of partsWaitsOfPeriod(reader, filters, instants))
      addPartsWait([tally], partsInTime(wait));
  }
  const stock = wanted.has("stock_turnover") ? stockOf(reader, question) : null;
  return figureSetOf(tally, stock, goals);
}

/** What a period is compared with. */
export function comparedFigures(reader: StoreReader, question: FigureQuestion): ComparedPeriod {
  return {
    period: question.period.code,
    figures: figuresOnly(reader, question),
    dimensions: surveyFiguresOf(reader, question).dimensions,
  };
}
