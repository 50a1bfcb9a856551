import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { type Text, textIn } from "#shared/text/text";
import type { Block, ReportPaper } from "../report-paper";
import { assemble } from "./assemble";
import { commentaryBlocks } from "./commentary-blocks";
import { faultBlocks } from "./faults";
import { adjustmentTable, definitionTable, indicatorBlocks, tableOrNothing } from "./indicators";
import { listBlocks } from "./lists";
import type { ReportSnapshot } from "./report-snapshot";
import { satisfactionBlocks } from "./satisfaction";
import { tilesOf } from "./tiles";
import { timelinessBlocks } from "./timeliness";
import { workBlocks } from "./work";

/** The tiles of the first page in two rows (board 06). */
const TILES: readonly FigureCode[] = [
  "volume_completed",
  "response_rate",
  "first_fix_rate",
  "satisfaction_index",
  "response_minutes",
  "follow_up_rate",
  "resolve_rate",
  "complaint_rate",
];

function closingBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const { zone } = snapshot.figures;
  return [
    { kind: "heading", level: 1, text: text.t("paper.part.closing"), newPage: true, appendix: true },
    { kind: "heading", level: 2, text: text.t("paper.heading.definitions") },
    { kind: "table", table: definitionTable(text) },
    { kind: "paragraph", text: text.t("paper.definition_note", { zone }), small: true },
    { kind: "heading", level: 2, text: text.t("paper.heading.adjustments") },
    tableOrNothing(adjustmentTable(snapshot, text), text, text.t("paper.no_adjustments")),
    { kind: "paragraph", text: text.t("paper.frozen_note"), small: true },
  ];
}

/** 售后服务月度报告 in the order of PRINT 6. */
export function monthlyReport(snapshot: ReportSnapshot): ReportPaper {
  const text = textIn(snapshot.lang);
  return assemble(snapshot, [
    { kind: "tiles", tiles: tilesOf(snapshot, TILES, text) },
    ...commentaryBlocks(snapshot, text, { title: text.t("paper.heading.conclusions") }),
    { kind: "contents", title: text.t("paper.heading.contents") },
    ...indicatorBlocks(snapshot, text),
    ...timelinessBlocks(snapshot, text),
    ...faultBlocks(snapshot, text),
    ...satisfactionBlocks(snapshot, text, { newPage: true }),
    ...listBlocks(snapshot, text),
    ...workBlocks(snapshot, text),
    ...closingBlocks(snapshot, text),
  ]);
}
