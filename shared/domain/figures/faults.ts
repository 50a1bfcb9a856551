import { CARD_FIGURES, type FigureCard } from "./judge";
import type { ModelRow, ParetoRow } from "./results";

const FREQUENT_SHARE = 0.3;
const FREQUENT_RANKS = 10;

/** What the archive knows of a product model. */
export interface ModelFacts {
  readonly name: string;
  readonly units_sold: number | null;
}

function countBy<Key>(cards: readonly FigureCard[], keyOf: (card: FigureCard) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const card of cards) counts.set(keyOf(card), (counts.get(keyOf(card)) ?? 0) + 1);
  return counts;
}

type Counted<Key> = readonly [key: Key, cards: number];

function mostFirst<Key extends string | null>(left: Counted<Key>, right: Counted<Key>): number {
  const [a, b] = [left[0] ?? "", right[0] ?? ""];
  return right[1] - left[1] || (a < b ? -1 : Number(a > b));
}

/**
 * Kind A cards by fault category, the most frequent first: 高频问题 are those of at least 30 % and the ten most
 * frequent (DOMAIN 6). Cards without a category come last and are never frequent.
 */
export function paretoOf(faultCards: readonly FigureCard[]): readonly ParetoRow[] {
  const counts = [...countBy(faultCards, (card) => card.fault_category)];
  const named = counts.filter(([name]) => name !== null).toSorted(mostFirst);
  const unnamed = counts.filter(([name]) => name === null);
  let soFar = 0;
  return [...named, ...unnamed].map(([fault_category, cards], index) => {
    soFar += cards;
    const share = cards / faultCards.length;
    return {
      fault_category,
      cards,
      share,
      cumulative_share: soFar / faultCards.length,
      frequent: fault_category !== null && (share >= FREQUENT_SHARE || index < FREQUENT_RANKS),
    };
  });
}

/** cards ÷ units sold; null where that is unknown or none. */
export function faultRate(cards: number, unitsSold: number | null): number | null {
  return unitsSold === null || unitsSold <= 0 ? null : cards / unitsSold;
}

/** Kind A cards by product model, the most first (DOMAIN 6 fault rate). `previous` = cards of the period before. */
export function modelRowsOf(
  faultCards: readonly FigureCard[],
  models: ReadonlyMap<string, ModelFacts>,
  previous: ReadonlyMap<string | null, number>,
): readonly ModelRow[] {
  const byModel = new Map<string | null, FigureCard[]>();
  for (const card of faultCards) {
    const cards = byModel.get(card.model);
    if (cards) cards.push(card);
    else byModel.set(card.model, [card]);
  }
  return [...byModel]
    .map(([model, cards]) => [model, cards.length] as const)
    .toSorted(mostFirst)
    .map(([model, count]) => {
      const facts = model === null ? undefined : models.get(model);
      const cards = byModel.get(model) ?? [];
      const named = cards.filter((card) => card.fault_category !== null);
      const [main] = [...countBy(named, (card) => card.fault_category ?? "")].toSorted(mostFirst);
      const unitsSold = facts?.units_sold ?? null;
      return {
        model,
        name: facts?.name ?? null,
        cards: count,
        units_sold: unitsSold,
        fault_rate: faultRate(count, unitsSold),
        previous_fault_rate: faultRate(previous.get(model) ?? 0, unitsSold),
        main_fault: main === undefined ? null : { fault_category: main[0], cards: main[1] },
        not_first_fixed: cards.filter((card) => CARD_FIGURES.first_fix_rate.judge(card)?.good === 0).length,
      };
    });
}
