import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIGURE_DEFINITIONS, reachesGoal } from "#shared/domain/figures/definitions";
import { faultRate, modelRowsOf, paretoOf } from "#shared/domain/figures/faults";
import type { FigureCard } from "#shared/domain/figures/judge";
import {
  addCard,
  addClocks,
  figureSetOf,
  medianOf,
  nearestRank,
  newTally,
} from "#shared/domain/figures/tally";
import { DATE_BASES, FIGURE_CODES, FIGURE_UNITS } from "#shared/domain/figures/vocabulary";
import { messagesZh } from "#shared/text/messages";

const HOUR = 3_600_000;

function card(changes: Partial<FigureCard> = {}): FigureCard {
  return {
    card_id: "card-1",
    store: "S01",
    kind: "A",
    service_mode: "on_site",
    priority: "medium",
    channel: "wechat",
    model: "XQB-80",
    assignee: "eng1",
    group: null,
    fault_category: "异响",
    registered_at: 100 * HOUR,
    first_completed_at: 110 * HOUR,
    confirmed_at: 111 * HOUR,
    repaired: true,
    round: 1,
    grade: "satisfied",
    satisfaction: 5,
    completeness: 0.9,
    surveys: 0,
    survey_sum: 0,
    followed_up: false,
    checks: 0,
    checks_passed: 0,
    sample_pass: null,
    first_response_at: 101 * HOUR,
    history: false,
    repeated: false,
    ...changes,
  };
}

function figuresOf(...cards: readonly FigureCard[]) {
  const tally = newTally();
  for (const one of cards) {
    addCard([tally], one, "registered_at");
    addCard([tally], one, "first_completed_at");
    addCard([tally], one, "confirmed_at");
  }
  return figureSetOf(tally, { used: 0, mean: 0 }, {});
}

describe("the table of figures", () => {
  test("has every code with a name, a definition, a unit and a date in words", () => {
    for (const code of FIGURE_CODES) {
      expect(FIGURE_DEFINITIONS[code].code).toBe(code);
      expect(messagesZh).toHaveProperty([`figure.name.${code}`]);
      expect(messagesZh).toHaveProperty([FIGURE_DEFINITIONS[code].text]);
    }
    for (const unit of FIGURE_UNITS) expect(messagesZh).toHaveProperty([`figure.unit.${unit}`]);
    for (const basis of DATE_BASES) expect(messagesZh).toHaveProperty([`figure.basis.${basis}`]);
  });

  test("knows the goals of DOMAIN 6, and which way each is good", () => {
    expect(FIGURE_DEFINITIONS.response_rate.goal).toBe(0.95);
    expect(FIGURE_DEFINITIONS.satisfaction_index.goal).toBe(90);
    expect(FIGURE_DEFINITIONS.follow_up_rate.goal).toBe(0.8);
    expect(FIGURE_DEFINITIONS.qc_sample_rate.goal).toBe(0.1);
    expect(FIGURE_DEFINITIONS.repeat_rate.goal).toBeNull();
    expect(reachesGoal("response_rate", { value: 0.95, goal: 0.95 })).toBe(true);
    expect(reachesGoal("response_rate", { value: 0.9499, goal: 0.95 })).toBe(false);
    expect(reachesGoal("response_minutes", { value: 30.1, goal: 30 })).toBe(false);
    expect(reachesGoal("response_minutes", { value: 12, goal: 30 })).toBe(true);
    expect(reachesGoal("response_rate", { value: null, goal: 0.95 })).toBeNull();
    expect(reachesGoal("volume_completed", { value: 4, goal: 3 })).toBeNull();
  });
});

describe("over nothing", () => {
  test("counts are 0 and everything else is null, never 0 % or 100 %", () => {
    const empty = figuresOf();
    for (const code of FIGURE_CODES) {
      const { value, median, p90 } = empty[code];
      expect(value, code).toBe(FIGURE_DEFINITIONS[code].unit === "count" ? 0 : null);
      if (FIGURE_DEFINITIONS[code].spread) expect([median, p90]).toEqual([null, null]);
    }
  });
});

describe("middle and nearest rank", () => {
  test.each([
    [[], null, null],
    [[7], 7, 7],
    [[1, 3], 2, 3],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6, 10],
  ] as const)("of %j are %s and %s", (values, median, p90) => {
    expect(medianOf(values)).toBe(median);
    expect(nearestRank(values, 90)).toBe(p90);
  });

  test("a rank is a value that at least that share does not exceed, and no smaller one is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const sorted = values.toSorted((left, right) => left - right);
          const rank = nearestRank(sorted, percent) ?? Number.NaN;
          const atMost = (limit: number) => sorted.filter((value) => value <= limit).length * 100;
          expect(sorted).toContain(rank);
          expect(atMost(rank)).toBeGreaterThanOrEqual(percent * sorted.length);
          const smaller = sorted.filter((value) => value < rank);
          expect(smaller.length * 100).toBeLessThan(percent * sorted.length);
        },
      ),
    );
  });
});

describe("a card", () => {
  test("answered on the phone or at the counter took no time; one that nobody answered does not count", () => {
    const minutes = (changes: Partial<FigureCard>) => figuresOf(card(changes)).response_minutes;
    expect(minutes({})).toMatchObject({ value: 60, denominator: 1 });
    expect(minutes({ channel: "phone", first_response_at: null }).value).toBe(0);
    expect(minutes({ channel: "counter" }).value).toBe(0);
    expect(minutes({ first_response_at: null }).value).toBeNull();
    // Answered while it was still a draft.
    expect(minutes({ first_response_at: 99 * HOUR }).value).toBe(0);
    expect(minutes({ channel: "phone", history: true }).value).toBeNull();
  });

  test("is fixed the first time without rework, reopening or a later repeat", () => {
    const rates = (changes: Partial<FigureCard>) => {
      const { first_fix_rate, repeat_rate } = figuresOf(card(changes));
      return [first_fix_rate.value, repeat_rate.value];
    };
    expect(rates({})).toEqual([1, 0]);
    expect(rates({ round: 2 })).toEqual([0, 0]);
    expect(rates({ repeated: true })).toEqual([0, 1]);
    expect(rates({ repaired: false, round: 2 })).toEqual([null, null]);
  });

  test("scores stand in for surveys only where there is no valid one, and it is said", () => {
    const scored = figuresOf(card({ satisfaction: 4 }), card({ satisfaction: 5 })).satisfaction_index;
    expect(scored).toMatchObject({ value: 90, denominator: 2, basis_note: "card_scores" });
    const surveyed = figuresOf(
      card({ satisfaction: 1 }),
      card({ surveys: 2, survey_sum: 170 }),
    ).satisfaction_index;
    expect(surveyed).toMatchObject({ value: 85, numerator: 170, denominator: 2 });
    expect(surveyed).not.toHaveProperty("basis_note");
  });

  test("counts its checks, not itself, for the checks that passed", () => {
    expect(figuresOf(card({ checks: 3, checks_passed: 2 })).qc_pass_rate).toMatchObject({
      numerator: 2,
      denominator: 3,
    });
  });
});

test("late entries count as met, and as misses beside it", () => {
  const tally = newTally();
  addClocks([tally], { code: "resolve_rate", met: true, late: false, count: 6 });
  addClocks([tally], { code: "resolve_rate", met: true, late: true, count: 2 });
  addClocks([tally], { code: "resolve_rate", met: false, late: true, count: 2 });
  expect(figureSetOf(tally, null, {}).resolve_rate).toEqual({
    value: 0.8,
    numerator: 8,
    denominator: 10,
    goal: 0.95,
    late_entries: 2,
    late_as_missed: 0.6,
  });
});

test("a store's own goal stands above that of the table", () => {
  expect(figureSetOf(newTally(), null, { archive_rate: 0.9, repeat_rate: 0.05 })).toMatchObject({
    archive_rate: { goal: 0.9 },
    repeat_rate: { goal: 0.05 },
    confirm_rate: { goal: 0.95 },
  });
});

describe("faults", () => {
  const cards = (category: string | null, count: number) =>
    Array.from({ length: count }, () => card({ fault_category: category }));

  test("are frequent from 30 % or among the first ten; cards without a category come last", () => {
    const twelve = Array.from({ length: 12 }, (_unused, index) =>
      cards(`故障${String(index).padStart(2, "0")}`, 1),
    );
    const rows = paretoOf([...cards("异响", 9), ...twelve.flat(), ...cards(null, 9)]);
    expect(rows[0]).toEqual({
      fault_category: "异响",
      cards: 9,
      share: 0.3,
      cumulative_share: 0.3,
      frequent: true,
    });
    expect(rows.filter((row) => row.frequent)).toHaveLength(10);
    expect(rows.at(-1)).toMatchObject({
      fault_category: null,
      cards: 9,
      cumulative_share: 1,
      frequent: false,
    });
  });

  test("of a model are set against the number sold, where that is known", () => {
    const models = new Map([
      ["XQB-80", { name: "波轮洗衣机", units_sold: 200 }],
      ["XQB-90", { name: "波轮洗衣机", units_sold: null }],
    ]);
    const rows = modelRowsOf(
      [card({ round: 2 }), card(), card({ model: "XQB-90" }), card({ model: null, fault_category: null })],
      models,
      new Map([["XQB-80", 1]]),
    );
    expect(rows[0]).toEqual({
      model: "XQB-80",
      name: "波轮洗衣机",
      cards: 2,
      units_sold: 200,
      fault_rate: 0.01,
      previous_fault_rate: 0.005,
      main_fault: { fault_category: "异响", cards: 2 },
      not_first_fixed: 1,
    });
    expect(
      rows.slice(1).map(({ model, fault_rate, main_fault }) => [model, fault_rate, main_fault?.cards]),
    ).toEqual([
      [null, null, undefined],
      ["XQB-90", null, 1],
    ]);
    expect(faultRate(3, 0)).toBeNull();
  });
});
