import type { StoreReader } from "#electron/db/connection";
import { assessmentLines } from "#electron/repositories/assessment-repository";
import { cardsByBasis } from "#electron/repositories/figures/figure-cards";
import { faultsOf } from "#electron/repositories/figures/figure-lists";
import { listLedgerEntries } from "#electron/repositories/ledger-repository";
import { typicalCases } from "#electron/repositories/report/typical-cases";
import { listStaff } from "#electron/repositories/staff-repository";
import type { LedgerRow } from "#shared/contract/ledger-views";
import type {
  AssessedPerson,
  FaultLines,
  LedgerLine,
  ReportExtras,
  SpecialDay,
  TrendMonth,
} from "#shared/documents/reports/papers/report-snapshot";
import { totalOf } from "#shared/domain/assessment/assessment";
import type { StaffCode } from "#shared/domain/card/case-state";
import { GRADES, type Grade, type Role } from "#shared/domain/card/vocabulary";
import { daysOf, shiftPeriod } from "#shared/domain/figures/period";
import type { FigureSet, PeriodFigures } from "#shared/domain/figures/results";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { OPEN_LEDGER_STATES } from "#shared/domain/ledger/vocabulary";
import type { Lang } from "#shared/text/lang";
import type { Desk } from "../desk";
import { about, type FigureQuestion } from "../figures/figure-question";
import { frozenOf } from "../figures/frozen-figures";
import { figuresOnly } from "../figures/period-figures";
import { ledgerRowOf, todayOf } from "../ledger/ledger-views";
import { byUrgency } from "../ledger/list-ledger";
import { wordsOf } from "./report-words";

const TREND_MONTHS = 13;
const FAULT_PERIODS = 6;
const FAULT_LINES = 3;
const MOST_CASES = 10;
const TREND_CODES: readonly FigureCode[] = ["volume_registered", "response_rate", "first_fix_rate"];

/** What is asked of the extras: the report, its period, and the figures that they stand beside. */
export interface ExtrasQuestion {
  readonly report: string;
  readonly question: FigureQuestion;
  readonly current: PeriodFigures;
  readonly lang: Lang;
}

function trendOf(reader: StoreReader, { question, current }: ExtrasQuestion): readonly TrendMonth[] {
  const { period } = question;
  if (period.kind !== "month") return [];
  const figuresOf = (code: string, month: FigureQuestion): FigureSet =>
    code === period.code
      ? current.figures
      : (frozenOf(reader, { period: code })?.figures.current.figures ??
        figuresOnly(reader, month, TREND_CODES));
  return Array.from({ length: TREND_MONTHS }, (_unused, index): TrendMonth => {
    const month = shiftPeriod(period, index - TREND_MONTHS + 1);
    const figures = figuresOf(month.code, about(question, month));
    return {
      period: month.code,
      registered: figures.volume_registered.value ?? 0,
      response_rate: figures.response_rate.value,
      first_fix_rate: figures.first_fix_rate.value,
    };
  });
}

function faultTrendOf(reader: StoreReader, { question, current }: ExtrasQuestion): FaultLines {
  const wanted = current.breakdowns.fault_category.flatMap(({ fault_category }) => fault_category ?? []);
  const periods = Array.from({ length: FAULT_PERIODS }, (_unused, index) =>
    shiftPeriod(question.period, index - FAULT_PERIODS + 1),
  );
  const counts = periods.map((period) => faultsOf(reader, "fault_category", about(question, period)));
  return {
    periods: periods.map(({ code }) => ({ code })),
    lines: wanted.slice(0, FAULT_LINES).map((fault_category) => ({
      fault_category,
      cards: counts.map((count) => count.get(fault_category) ?? 0),
    })),
  };
}

/** Holidays and make-up days of a month or week. */
function specialDaysOf(
  desk: Desk,
  reader: StoreReader,
  { question, lang }: ExtrasQuestion,
): readonly SpecialDay[] {
  const { period } = question;
  if (period.kind !== "month" && period.kind !== "week") return [];
  const { calendar } = desk.clock(reader);
  return daysOf(period).flatMap((day) => {
    const { working, name, nameEn } = calendar.dayInfo(day);
    return name === null ? [] : [{ day, working, name: lang === "en" ? (nameEn ?? name) : name }];
  });
}

const OPEN: ReadonlySet<string> = new Set(OPEN_LEDGER_STATES);

function lineOf({
  id,
  source,
  state,
  problem,
  cause,
  measure,
  owner,
  due_on,
  due,
  cards,
  result,
}: LedgerRow): LedgerLine {
  return { id, source, state, problem, cause, measure, owner, due_on, due, cards, result };
}

/** What the ledger has open, and what was entered or settled in the period. */
function ledgerOf(desk: Desk, reader: StoreReader, { question }: ExtrasQuestion): readonly LedgerLine[] {
  const { fromMs, toMs } = question.instants;
  const today = todayOf(desk);
  const isIn = (at: number | null) => at !== null && at >= fromMs && at < toMs;
  return listLedgerEntries(reader, { toMs })
    .filter((entry) => OPEN.has(entry.state) || isIn(entry.created_at) || isIn(entry.settled_at))
    .map((entry) => ledgerRowOf(entry, today))
    .toSorted(byUrgency)
    .map(lineOf);
}

function gradesOf(reader: StoreReader, { question }: ExtrasQuestion): Readonly<Record<Grade, number>> {
  const cards = cardsByBasis(reader, "confirmed_at", question.filters, question.instants);
  const of = (wanted: Grade) => cards.filter(({ grade }) => grade === wanted).length;
  return Object.fromEntries(GRADES.map((grade) => [grade, of(grade)])) as Record<Grade, number>;
}

/** What people are, by their highest role; `admin` is no work on cases. */
function rolesOf(reader: StoreReader): Readonly<Record<StaffCode, Role>> {
  return Object.fromEntries(
    listStaff(reader).flatMap(({ code, roles }): [StaffCode, Role][] => {
      const role = roles.findLast((held) => held !== "admin") ?? roles.at(-1);
      return role === undefined ? [] : [[code, role]];
    }),
  );
}

/** Points of a month in which anybody was assessed; nothing stands for a month that nobody has looked at. */
function assessedOf(reader: StoreReader, { question }: ExtrasQuestion): readonly AssessedPerson[] {
  if (question.period.kind !== "month") return [];
  const lines = assessmentLines(reader, question.period.code);
  if (lines.length === 0) return [];
  return listStaff(reader).map(({ code }) => ({
    staff: code,
    total: totalOf(lines.filter(({ staff }) => staff === code)).total,
  }));
}

/** What a report says besides its figures, as it is now. */
export function reportExtras(desk: Desk, reader: StoreReader, asked: ExtrasQuestion): ReportExtras {
  const { question, current, report } = asked;
  const [mostFrequent] = current.breakdowns.fault_category;
  return {
    trend: trendOf(reader, asked),
    fault_trend: faultTrendOf(reader, asked),
    special_days: specialDaysOf(desk, reader, asked),
    grades: gradesOf(reader, asked),
    ledger: ledgerOf(desk, reader, asked),
    cases: typicalCases(reader, question.instants, mostFrequent?.fault_category ?? null, MOST_CASES),
    roles: rolesOf(reader),
    assessed: assessedOf(reader, asked),
    words: wordsOf(reader, report, question.period.code),
  };
}
