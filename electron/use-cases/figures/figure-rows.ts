import type { StoreReader } from "#electron/db/connection";
import {
  cardsByBasis,
  clocksOfPeriod,
  type JudgedClock,
  partsWaitsOfPeriod,
} from "#electron/repositories/figures/figure-cards";
import { rowClock, shownCards } from "#electron/repositories/figures/figure-rows";
import { usesOfPeriod } from "#electron/repositories/figures/stock-figures";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import { ok, type Result } from "#shared/contract/error-codes";
import type { FigureCardRow, FigureMovementRow, FigureRow, FigureRows } from "#shared/contract/figures-views";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import {
  CARD_FIGURES,
  CARD_SCORES,
  type CardFigure,
  type CardFigureCode,
  isCardFigure,
  type Judgement,
  partsInTime,
} from "#shared/domain/figures/judge";
import { isFiltered } from "#shared/domain/figures/scope";
import type { FigureCode, FigurePart } from "#shared/domain/figures/vocabulary";
import { fen } from "#shared/domain/money/fen";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { type FigureQuestion, questionOf } from "./figure-question";

const PAGE = 100;

/** What one row says besides the card itself. */
interface Found extends Pick<FigureCardRow, "card_id" | "at" | "good" | "value" | "due_at" | "late_entry"> {}

/** Figures that are means: their rows bring a value and are neither good nor bad. */
const MEANS: ReadonlySet<FigureCode> = new Set<FigureCode>([
  "response_minutes",
  "handling_hours",
  "satisfaction_index",
  "completeness",
]);
const COUNTS: ReadonlySet<FigureCode> = new Set<FigureCode>(["volume_registered", "volume_completed"]);

function isWanted(part: FigurePart, good: boolean | null): boolean {
  if (part === "denominator") return true;
  return part === "numerator" ? good !== false : good === false;
}

function cardsFound(reader: StoreReader, question: FigureQuestion, code: CardFigureCode): readonly Found[] {
  const found = judged(reader, question, code, CARD_FIGURES[code]);
  return code === "satisfaction_index" && found.length === 0
    ? judged(reader, question, code, CARD_SCORES)
    : found;
}

function judged(
  reader: StoreReader,
  { filters, instants }: FigureQuestion,
  code: CardFigureCode,
  { basis, judge }: CardFigure,
): readonly Found[] {
  const isMean = MEANS.has(code);
  const goodOf = ({ good, of }: Judgement) => (isMean || COUNTS.has(code) ? null : good === of);
  return cardsByBasis(reader, basis, filters, instants).flatMap((card): Found[] => {
    const judgement = judge(card);
    if (!judgement) return [];
    return [
      {
        card_id: card.card_id,
        at: card[basis] ?? instants.fromMs,
        good: goodOf(judgement),
        value: isMean ? judgement.good / judgement.of : null,
        due_at: null,
        late_entry: false,
      },
    ];
  });
}

function clocksFound(reader: StoreReader, question: FigureQuestion, code: FigureCode): readonly Found[] {
  const byDue = (left: JudgedClock, right: JudgedClock) =>
    left.atMs - right.atMs || (left.card_id < right.card_id ? -1 : 1);
  return [...clocksOfPeriod(reader, { ...question, codes: [code] })]
    .sort(byDue)
    .map(({ card_id, atMs, met, late }) => ({
      card_id,
      at: atMs,
      good: Boolean(met),
      value: null,
      due_at: atMs,
      late_entry: Boolean(met && late),
    }));
}

function waitsFound(reader: StoreReader, { filters, instants }: FigureQuestion): readonly Found[] {
  return partsWaitsOfPeriod(reader, filters, instants).map((wait) => ({
    card_id: wait.card_id,
    at: wait.to_at,
    good: partsInTime(wait),
    value: (wait.to_at - wait.from_at) / 3_600_000,
    due_at: null,
    late_entry: false,
  }));
}

function foundFor(reader: StoreReader, question: FigureQuestion, code: FigureCode): readonly Found[] {
  if (isCardFigure(code)) return cardsFound(reader, question, code);
  return code === "parts_rate" ? waitsFound(reader, question) : clocksFound(reader, question, code);
}

function lateMs(found: Found, met: EpochMs | null, ended: EpochMs | null, nowMs: EpochMs): number | null {
  return found.good === false && found.due_at !== null ? (met ?? ended ?? nowMs) - found.due_at : null;
}

function rowsOf(
  reader: StoreReader,
  page: readonly Found[],
  code: FigureCode,
  nowMs: EpochMs,
): readonly FigureRow[] {
  const cards = shownCards(
    reader,
    page.map(({ card_id }) => card_id),
  );
  const { milestones } = FIGURE_DEFINITIONS[code];
  return page.flatMap((found): FigureRow[] => {
    const card = cards.get(found.card_id);
    if (!card) return [];
    const clock = found.due_at === null ? null : rowClock(reader, found.card_id, milestones, found.due_at);
    return [
      {
        row: "card",
        ...card,
        ...found,
        milestone: clock?.milestone ?? null,
        met_at: clock?.met_at ?? null,
        late_ms: lateMs(found, clock?.met_at ?? null, clock?.ended_at ?? null, nowMs),
      },
    ];
  });
}

/** Movements have no good or bad: `missed` has none. */
function movements(
  reader: StoreReader,
  question: FigureQuestion,
  part: FigurePart,
): readonly FigureMovementRow[] {
  const { store: _store, ...others } = question.filters;
  if (part === "missed" || isFiltered(others)) return [];
  return usesOfPeriod(reader, question.instants).map(({ value, ...use }) => ({
    row: "movement",
    ...use,
    value: fen(value),
  }));
}

/**
 * `figures.rows`: the cards behind one figure as they are now, in the order of the date that puts them into the
 * period, a page of them; for `stock_turnover` the uses of parts.
 */
export function figureRows(
  desk: Desk,
  actor: Actor,
  request: ChannelParsed<"figures.rows">,
): Result<FigureRows> {
  const allowed = authorise(actor, "figures.read");
  if (!allowed.ok) return allowed;
  const { scope, code, part, offset = 0, limit = PAGE } = request;
  const question = questionOf(desk, scope);
  if (!question.ok) return question;
  const reader = desk.store;
  return ok(
    snapshot(desk.store, (): FigureRows => {
      if (code === "stock_turnover") {
        const rows = movements(reader, question.value, part);
        return { rows: rows.slice(offset, offset + limit), total: rows.length };
      }
      const found = foundFor(reader, question.value, code).filter(({ good }) => isWanted(part, good));
      const page = found.slice(offset, offset + limit);
      return { rows: rowsOf(reader, page, code, question.value.nowMs), total: found.length };
    }),
  );
}
