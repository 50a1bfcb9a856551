import { describe, expect, test } from "vitest";
import { actionsOf } from "#shared/documents/reports/commentary/actions";
import { conclusionsOf } from "#shared/documents/reports/commentary/conclusions";
import { changesOf, goalsOf } from "#shared/documents/reports/commentary/gaps";
import type { LedgerLine, ReportSnapshot } from "#shared/documents/reports/papers/report-snapshot";
import { parsePeriod, previousPeriod, samePeriodLastYear } from "#shared/domain/figures/period";
import type { FigureSet, FigureValue, PeriodFigures } from "#shared/domain/figures/results";
import { figureSetOf, newTally } from "#shared/domain/figures/tally";
import { BREAKDOWNS, type FigureCode } from "#shared/domain/figures/vocabulary";
import { textIn } from "#shared/text/text";

const ZH = textIn("zh");

function rate(numerator: number, denominator: number, goal: number | null = null): FigureValue {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator, goal };
}

function count(value: number): FigureValue {
  return { value, numerator: value, denominator: null, goal: null };
}

function figures(own: Partial<Record<FigureCode, FigureValue>>): FigureSet {
  return { ...figureSetOf(newTally(), null, {}), ...own };
}

function snapshotOf(
  now: Partial<Record<FigureCode, FigureValue>>,
  before: Partial<Record<FigureCode, FigureValue>> = {},
  more: Partial<PeriodFigures> = {},
  ledger: readonly LedgerLine[] = [],
): ReportSnapshot {
  const period = parsePeriod("2026-10");
  if (!period) throw new Error("no period");
  const nobody = { timeliness: null, efficiency: null, expertise: null, attitude: null, aftercare: null };
  const empty = { rows: [], total: 0 };
  const compared = (code: string, set: FigureSet) => ({ period: code, figures: set, dimensions: nobody });
  return {
    report: "monthly_report",
    lang: "zh",
    letterhead: { name: "示例门店", address: "", phone: "", hours: null, logo: null },
    store_no: "SH-S01",
    printed_at: 0,
    printed_by: "苏禾",
    figures: {
      period,
      zone: "Asia/Shanghai",
      issued: null,
      previous: compared(previousPeriod(period).code, figures(before)),
      last_year: compared(samePeriodLastYear(period).code, figures({})),
      adjustments: [],
      weights: { timeliness: 20, efficiency: 30, expertise: 25, attitude: 15, aftercare: 10 },
      staff: { E01: "许竹", E02: "方砚" },
      current: {
        period: "2026-10",
        as_of: 0,
        figures: figures(now),
        // BREAKDOWNS is the whole list.
        breakdowns: {
          ...(Object.fromEntries(BREAKDOWNS.map((by) => [by, []])) as unknown as PeriodFigures["breakdowns"]),
          model: [],
          fault_category: [],
        },
        overdue: empty,
        reworks: empty,
        repeats: empty,
        self_marked: empty,
        parts: empty,
        survey: {
          handed_out: 0,
          refused: 0,
          collected: 0,
          valid: 0,
          invalid: [],
          dimensions: nobody,
          overall: null,
          choices: [],
        },
        ...more,
      },
    },
    extras: {
      trend: [],
      fault_trend: { periods: [], lines: [] },
      special_days: [],
      grades: { satisfied: 0, neutral: 0, dissatisfied: 0 },
      ledger,
      cases: [],
      roles: {},
      assessed: [],
      words: null,
    },
  };
}

describe("what the sentences stand on", () => {
  test("a missed goal says by how much and how many cards; the widest comes first", () => {
    const { judged, met, gaps } = goalsOf(
      figures({
        first_fix_rate: rate(239, 254, 0.95),
        response_rate: rate(397, 412, 0.95),
        follow_up_rate: rate(50, 100, 0.8),
      }),
    );
    expect([judged, met]).toEqual([3, 1]);
    expect(gaps.map(({ code, cards }) => [code, cards])).toEqual([
      ["follow_up_rate", 30],
      ["first_fix_rate", 3],
    ]);
  });

  test("rates over a handful of cards do not count as changes, nor do they by less than a point", () => {
    const now = { response_rate: rate(1, 2), resolve_rate: rate(95, 100), complaint_rate: rate(7, 100) };
    const before = { response_rate: rate(2, 2), resolve_rate: rate(955, 1000), complaint_rate: rate(2, 100) };
    expect(changesOf(figures(now), figures(before)).map(({ code, isWorse }) => [code, isWorse])).toEqual([
      ["complaint_rate", true],
    ]);
  });
});

describe("结论", () => {
  test("goals, volume, the worst change, satisfaction; every number as the tables print it", () => {
    const now = {
      volume_registered: count(412),
      volume_completed: count(398),
      first_fix_rate: rate(239, 254, 0.95),
      response_rate: rate(397, 412, 0.95),
      on_site_rate: rate(143, 154),
      satisfaction_index: { value: 92.6, numerator: 21_390.6, denominator: 231, goal: 90 },
    };
    const before = {
      volume_registered: count(386),
      on_site_rate: rate(146, 150),
      first_fix_rate: rate(95, 100),
    };
    const survey = {
      handed_out: 0,
      refused: 0,
      collected: 0,
      valid: 231,
      invalid: [],
      overall: null,
      choices: [],
      dimensions: { timeliness: 4.63, efficiency: 4.55, expertise: 4.71, attitude: 4.82, aftercare: 4.384 },
    };
    expect(conclusionsOf(snapshotOf(now, before, { survey }), ZH)).toEqual([
      "3 项有目标的指标中 2 项达标，1 项未达标：一次修复率 94.1%，距目标差 0.9 个百分点（约 3 张）。",
      "受理 412 张，比上月多 26 张（6.7%）；完成 398 张。",
      "退步最大的是到场及时率，比上月下降 4.4 个百分点，到 92.9%。",
      "客户满意度 92.6 分（231 份有效问卷），“后续关怀”得分最低（4.38 / 5）。",
    ]);
  });

  test("nothing happened, nothing to judge; one sentence each", () => {
    expect(conclusionsOf(snapshotOf({}), ZH)).toEqual([
      "有目标的指标本期都没有数据，不作判定。",
      "本月没有受理，也没有完成的卡。",
    ]);
    expect(actionsOf(snapshotOf({}), ZH)).toEqual(["没有需要处理的事项。"]);
  });
});

describe("需要处理", () => {
  const model = {
    model: "XY-WD1088T",
    name: "滚筒洗烘一体机",
    cards: 41,
    units_sold: 890,
    fault_rate: 0.046,
    previous_fault_rate: 0.031,
    main_fault: { fault_category: "排水/漏水", cards: 29 },
    not_first_fixed: 6,
  };
  const open = {
    card_id: "a",
    no: "SH-S01-20261026-0010",
    model: "XY-WD1088T",
    customer_name: null,
    assignee: "E01",
    milestone: "resolve" as const,
    round: 1,
    due_at: 0,
    met_at: null,
    late_ms: 1,
    still_open: true,
    waited_for: null,
  };
  const overdueLine = (owner: string | null): LedgerLine => ({
    id: 1,
    source: "manual",
    state: "in_progress",
    problem: "排水泵缺货",
    cause: null,
    measure: null,
    owner,
    due_on: "2026-10-31",
    due: "over",
    cards: 6,
    result: null,
  });

  test("open deadlines, a rising model, the ledger with its owners; at most four", () => {
    const base = snapshotOf(
      {},
      {},
      { overdue: { rows: [open, { ...open, milestone: "survey" }], total: 2 } },
      [overdueLine("E01"), overdueLine("E02")],
    );
    const { current } = base.figures;
    const withModel = {
      ...base,
      figures: {
        ...base.figures,
        current: { ...current, breakdowns: { ...current.breakdowns, model: [model] } },
      },
    };
    const said = actionsOf(withModel, ZH);
    expect(said).toEqual([
      "1 张卡有 2 项期限过了还没完成（完成 1、问卷 1），请主管逐张跟进。",
      "XY-WD1088T 滚筒洗烘一体机 故障率由 3.10% 升至 4.60%，其中 29 张为“排水/漏水”，建议研发核查。",
      "整改台账 2 项到期未关闭，责任人：许竹、方砚。",
    ]);
    expect(said.length).toBeLessThanOrEqual(4);
    expect(actionsOf(withModel, textIn("en"))[2]).toBe(
      "2 entries of the ledger overdue, owned by 许竹, 方砚.",
    );
  });
});
