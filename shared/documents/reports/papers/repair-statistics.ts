import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { type Text, textIn } from "#shared/text/text";
import type { Subject } from "../commentary/conclusions";
import type { Block, ReportPaper } from "../report-paper";
import { MOST_ROWS, type ReportTable } from "../table";
import { assemble } from "./assemble";
import { commentaryBlocks } from "./commentary-blocks";
import { faultTrendChart, modelTable } from "./faults";
import { indicatorTable, tableOrNothing } from "./indicators";
import { repeatTable, reworkTable } from "./lists";
import type { ReportSnapshot } from "./report-snapshot";
import { tilesOf } from "./tiles";
import { frequentBlocks } from "./type-analysis";
import { measureBlocks } from "./weekly-analysis";
import { partTable, peopleTable } from "./work";

const TILES: readonly FigureCode[] = ["first_fix_rate", "repeat_rate", "on_site_rate", "resolve_rate"];

/** What repairs are judged by. */
const REPAIR_FIGURES: readonly FigureCode[] = [
  "volume_registered",
  "volume_completed",
  "on_site_rate",
  "resolve_rate",
  "first_fix_rate",
  "repeat_rate",
  "qc_pass_rate",
  "qc_sample_rate",
  "qc_sample_pass_rate",
  "parts_rate",
  "handling_hours",
];

const SUBJECT: Subject = { codes: REPAIR_FIGURES, topics: ["faults", "goals", "change", "volume"] };

function listed(table: ReportTable, sentence: string, text: Text): readonly Block[] {
  return [{ kind: "heading", level: 2, text: table.title }, tableOrNothing(table, text, sentence)];
}

function qualityBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const repeats = repeatTable(snapshot, text);
  return [
    ...listed(reworkTable(snapshot, text), text.t("paper.no_reworks"), text),
    ...(repeats.rows.length === 0 ? [] : listed(repeats, "", text)),
  ];
}

function trendBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const trend = faultTrendChart(snapshot, text);
  if (trend === null) return [];
  const count = snapshot.extras.fault_trend.periods.length;
  return [
    { kind: "heading", level: 2, text: text.t("paper.heading.fault_trend", { count }) },
    { kind: "chart", chart: trend, caption: text.t("paper.figure.fault_trend") },
  ];
}

/** 维修统计表 (S1: 故障维修统计并作出分析): figures, faults, models, people, parts, what was done again. */
export function repairStatistics(snapshot: ReportSnapshot): ReportPaper {
  const text = textIn(snapshot.lang);
  return assemble(snapshot, [
    { kind: "tiles", tiles: tilesOf(snapshot, TILES, text) },
    ...commentaryBlocks(snapshot, text, { title: text.t("paper.heading.findings"), subject: SUBJECT }),
    { kind: "heading", level: 1, text: text.t("paper.part.repairs") },
    { kind: "table", table: indicatorTable(snapshot, REPAIR_FIGURES, text) },
    ...listed(modelTable(snapshot, text, MOST_ROWS), text.t("paper.no_faults"), text),
    ...trendBlocks(snapshot, text),
    ...frequentBlocks(snapshot, text),
    { kind: "heading", level: 1, text: text.t("paper.part.repair_people") },
    tableOrNothing(peopleTable(snapshot, text), text),
    ...qualityBlocks(snapshot, text),
    { kind: "heading", level: 1, text: text.t("paper.part.parts") },
    tableOrNothing(partTable(snapshot, text), text, text.t("paper.no_parts")),
    ...measureBlocks(snapshot, text),
  ]);
}
