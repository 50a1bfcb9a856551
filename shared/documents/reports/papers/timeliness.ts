import { civilDateOf, parseLocalDate } from "#shared/domain/calendar/local-day";
import { PRIORITIES } from "#shared/domain/card/vocabulary";
import { daysOf } from "#shared/domain/figures/period";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import type { Text } from "#shared/text/text";
import { axisFromZero, axisUpTo, tickText } from "../charts/axis";
import type { Chart, DotChart, PlotChart, Shade } from "../charts/chart";
import type { Block } from "../report-paper";
import { changeWords, figureIn, figureWords } from "./figure-cells";
import { currentWords, previousWords } from "./head";
import { breakdownTable, tableOrNothing } from "./indicators";
import type { ReportSnapshot, SpecialDay } from "./report-snapshot";

const RATE_STEPS = [0.025, 0.05, 0.1, 0.2, 0.25] as const;
/** From so many days on only every fifth stands below the axis. */
const MOST_DAY_LABELS = 16;

/** The steps of a case that have a clock, in their order, and parts. */
const STEPS: readonly FigureCode[] = [
  "register_rate",
  "response_rate",
  "classify_rate",
  "dispatch_rate",
  "on_site_rate",
  "resolve_rate",
  "confirm_rate",
  "archive_rate",
  "parts_rate",
];

function dayOfMonth(day: string): number {
  const number = parseLocalDate(day);
  return number === null ? 0 : civilDateOf(number).day;
}

/** Registered as bars, completed as a line, day by day. */
export function dailyChart(snapshot: ReportSnapshot, text: Text): PlotChart {
  const { period, current } = snapshot.figures;
  const days = daysOf(period);
  const byDay = new Map(current.breakdowns.day.map((row) => [row.key, row.figures]));
  const of = (code: FigureCode) => days.map((day) => figureIn(byDay.get(day), code) ?? 0);
  const [registered, completed] = [of("volume_registered"), of("volume_completed")];
  const isLong = days.length > MOST_DAY_LABELS;
  const label = (day: string, index: number): string => {
    const number = dayOfMonth(day);
    if (!isLong) return day.slice("2026-".length);
    return index === 0 || number % 5 === 0 ? String(number) : "";
  };
  return {
    kind: "plot",
    height: 45,
    names: days,
    categories: days.map(label),
    axis: axisFromZero([...registered, ...completed], "count"),
    axisSide: "left",
    bars: {
      name: text.t("paper.column.registered"),
      values: registered,
      shades: days.map((): Shade => "light"),
      share: isLong ? 0.58 : 0.5,
    },
    lines: [{ name: text.t("paper.column.completed"), values: completed }],
    guide: null,
    legend: true,
  };
}

/** 10-01 至 10-07 国庆节; days of one name in a row are one stretch. */
export function specialDayWords(days: readonly SpecialDay[], text: Text): string {
  const stretches: { name: string; from: string; to: string; last: number }[] = [];
  for (const { day, name } of days) {
    const number = parseLocalDate(day) ?? 0;
    const open = stretches.at(-1);
    if (open && open.name === name && number === open.last + 1) {
      open.to = day;
      open.last = number;
    } else stretches.push({ name, from: day, to: day, last: number });
  }
  const short = (day: string) => day.slice("2026-".length);
  return text.list(
    stretches.map(({ name, from, to }) =>
      from === to
        ? text.t("paper.special_day", { day: short(from), name })
        : text.t("paper.special_days", { from: short(from), to: short(to), name }),
    ),
  );
}

function rateChart(snapshot: ReportSnapshot, text: Text): DotChart | null {
  const { current, previous, period } = snapshot.figures;
  const rows = STEPS.flatMap((code) => {
    const { value, goal } = current.figures[code];
    const before = figureIn(previous.figures, code);
    if (value === null && before === null) return [];
    const words = value === null ? text.t("time.none") : figureWords(code, value, text);
    const note =
      before === null || value === null ? words : `${words} ${changeWords(code, value, before, text)}`;
    return [{ label: text.t(`paper.step.${stepOf(code)}`), now: value, before, goal, note }];
  });
  if (rows.length === 0) return null;
  const values = rows.flatMap(({ now, before, goal }) => [now, before, goal]);
  return {
    kind: "dots",
    rows,
    axis: axisUpTo(1, values, "percent", { steps: RATE_STEPS, most: 6 }),
    names: {
      now: currentWords(period, text),
      before: previousWords(period, text),
      goal: text.t("paper.column.goal"),
    },
  };
}

type Step =
  | "register"
  | "response"
  | "classify"
  | "dispatch"
  | "on_site"
  | "resolve"
  | "confirm"
  | "archive"
  | "parts";

function stepOf(code: FigureCode): Step {
  return code.slice(0, -"_rate".length) as Step;
}

/** Every third month up to the last, and the first; with the year at the first and in January. */
function monthLabels(periods: readonly string[]): readonly string[] {
  return periods.map((period, index) => {
    const [year = "", month = ""] = period.split("-");
    if ((periods.length - 1 - index) % 3 !== 0) return "";
    return index === 0 || month <= "03" ? `${year.slice(2)}-${month}` : month;
  });
}

function volumeTrend(snapshot: ReportSnapshot): Chart | null {
  const { trend } = snapshot.extras;
  const values = trend.map(({ registered }) => registered);
  if (values.every((value) => value === 0)) return null;
  const last = trend.length - 1;
  const shadeOf = (index: number): Shade =>
    index === last ? "dark" : index === last - 12 ? "middle" : "light";
  return {
    kind: "plot",
    height: 42,
    names: trend.map(({ period }) => period),
    categories: monthLabels(trend.map(({ period }) => period)),
    axis: axisFromZero(values, "count"),
    axisSide: "left",
    bars: {
      name: "",
      values,
      shades: trend.map((_month, index) => shadeOf(index)),
      labels: trend.map((month, index) => (shadeOf(index) === "light" ? null : String(month.registered))),
      share: 0.6,
    },
    lines: [],
    guide: null,
    legend: false,
  };
}

function rateTrend(snapshot: ReportSnapshot, text: Text): PlotChart | null {
  const { trend } = snapshot.extras;
  const response = trend.map(({ response_rate }) => response_rate);
  const repair = trend.map(({ first_fix_rate }) => first_fix_rate);
  if ([...response, ...repair].every((value) => value === null)) return null;
  return {
    kind: "plot",
    height: 42,
    names: trend.map(({ period }) => period),
    categories: monthLabels(trend.map(({ period }) => period)),
    axis: axisUpTo(1, [...response, ...repair], "percent", { steps: [0.02, ...RATE_STEPS], most: 6 }),
    axisSide: "left",
    bars: null,
    lines: [
      { name: text.t("figure.name.response_rate"), values: response },
      { name: text.t("figure.name.first_fix_rate"), values: repair },
    ],
    guide: null,
    legend: true,
  };
}

function trendBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const [volume, rates] = [volumeTrend(snapshot), rateTrend(snapshot, text)];
  if (volume === null && rates === null) return [];
  const half = (title: string, chart: Chart | null): readonly Block[] => [
    { kind: "heading", level: 2, text: title },
    chart === null
      ? { kind: "paragraph", text: text.t("paper.nothing") }
      : { kind: "chart", chart, caption: null },
  ];
  const start =
    rates === null ? "" : text.t("paper.figure.trend_axis", { start: tickText(rates.axis.from, rates.axis) });
  return [
    {
      kind: "pair",
      left: half(text.t("paper.heading.volume_trend"), volume),
      right: half(text.t("paper.heading.rate_trend"), rates),
    },
    { kind: "paragraph", text: `${text.t("paper.figure.trend")}${start}`, small: true, figure: true },
  ];
}

/** The chart of days with its holidays. */
export function dailyBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const special = specialDayWords(snapshot.extras.special_days, text);
  const caption = text.t("paper.figure.daily");
  return [
    { kind: "heading", level: 2, text: text.t("paper.heading.daily") },
    {
      kind: "chart",
      chart: dailyChart(snapshot, text),
      caption:
        special === "" ? caption : `${caption}${text.t("paper.figure.daily_special", { days: special })}`,
    },
  ];
}

/** Part 二: volume per day, on-time rates, 13 months, by priority. */
export function timelinessBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const rates = rateChart(snapshot, text);
  return [
    { kind: "heading", level: 1, text: text.t("paper.part.timeliness"), newPage: true },
    ...dailyBlocks(snapshot, text),
    { kind: "heading", level: 2, text: text.t("paper.heading.rates") },
    rates === null
      ? { kind: "paragraph", text: text.t("paper.nothing") }
      : {
          kind: "chart",
          chart: rates,
          caption: text.t("paper.figure.rates", {
            now: currentWords(snapshot.figures.period, text),
            before: previousWords(snapshot.figures.period, text),
            start: tickText(rates.axis.from, rates.axis),
          }),
        },
    ...trendBlocks(snapshot, text),
    { kind: "heading", level: 2, text: text.t("paper.heading.by_priority") },
    tableOrNothing(priorityTable(snapshot, text), text),
  ];
}

function priorityTable(snapshot: ReportSnapshot, text: Text) {
  const isKnown = (key: string | null): key is string =>
    key !== null && (PRIORITIES as readonly string[]).includes(key);
  return breakdownTable(
    snapshot,
    "priority",
    {
      id: "by_priority",
      title: text.t("paper.heading.by_priority"),
      nameOfKey: (key) => (isKnown(key) ? text.wordOf("priority", key) : text.t("paper.not_classified")),
      columns: [
        { code: "volume_registered", head: text.t("paper.column.registered") },
        { code: "response_minutes", head: text.t("paper.column.mean_response") },
        { code: "response_rate", head: text.t("figure.name.response_rate") },
        { code: "on_site_rate", head: text.t("figure.name.on_site_rate") },
        { code: "resolve_rate", head: text.t("figure.name.resolve_rate") },
        { code: "handling_hours", head: text.t("paper.column.mean_hours") },
        { code: "handling_hours", as: "p90", head: text.t("paper.column.p90_hours") },
      ],
      withTotal: false,
    },
    text,
  );
}
