import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { type Text, textIn } from "#shared/text/text";
import type { Subject } from "../commentary/conclusions";
import type { Block, ReportPaper } from "../report-paper";
import { assemble } from "./assemble";
import { caseTable } from "./cases";
import { commentaryBlocks } from "./commentary-blocks";
import { categoryTable, modelTable } from "./faults";
import { indicatorTable, kindTable, tableOrNothing } from "./indicators";
import type { ReportSnapshot } from "./report-snapshot";
import { dailyBlocks } from "./timeliness";
import { ledgerTable } from "./work";

/** What a week is judged by. */
const WEEK_FIGURES: readonly FigureCode[] = [
  "volume_registered",
  "volume_completed",
  "response_rate",
  "response_minutes",
  "resolve_rate",
  "first_fix_rate",
  "repeat_rate",
  "complaint_rate",
  "satisfaction_index",
  "handling_hours",
];

const SUBJECT: Subject = { codes: WEEK_FIGURES, topics: ["volume", "faults", "goals", "change"] };

/** Measures under way, from the ledger; the closing part of an analysis. */
export function measureBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  return [
    { kind: "heading", level: 1, text: text.t("paper.part.measures") },
    tableOrNothing(ledgerTable(snapshot, text), text, text.t("paper.no_measures")),
  ];
}

/** 售后问题分析报告 (S3 步骤6): conclusion, figures, causes, typical cases, measures. */
export function weeklyAnalysis(snapshot: ReportSnapshot): ReportPaper {
  const text = textIn(snapshot.lang);
  return assemble(snapshot, [
    ...commentaryBlocks(snapshot, text, { title: text.t("paper.heading.findings"), subject: SUBJECT }),
    { kind: "heading", level: 1, text: text.t("paper.heading.indicators") },
    { kind: "table", table: indicatorTable(snapshot, WEEK_FIGURES, text) },
    ...dailyBlocks(snapshot, text),
    { kind: "heading", level: 2, text: text.t("paper.heading.by_kind") },
    tableOrNothing(kindTable(snapshot, text), text),
    { kind: "heading", level: 1, text: text.t("paper.part.causes") },
    { kind: "heading", level: 2, text: text.t("paper.heading.categories") },
    tableOrNothing(categoryTable(snapshot, text), text, text.t("paper.no_faults")),
    { kind: "heading", level: 2, text: text.t("paper.heading.models") },
    tableOrNothing(modelTable(snapshot, text), text, text.t("paper.no_faults")),
    { kind: "heading", level: 1, text: text.t("paper.part.cases") },
    tableOrNothing(caseTable(snapshot, text), text, text.t("paper.no_cases")),
    ...measureBlocks(snapshot, text),
  ]);
}
