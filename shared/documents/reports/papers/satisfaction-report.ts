import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { type Text, textIn } from "#shared/text/text";
import type { Subject } from "../commentary/conclusions";
import type { Block, ReportPaper } from "../report-paper";
import type { ReportTable } from "../table";
import { assemble } from "./assemble";
import { commentaryBlocks } from "./commentary-blocks";
import { breakdownTable, indicatorTable, kindTable, tableOrNothing } from "./indicators";
import type { ReportSnapshot } from "./report-snapshot";
import { satisfactionBlocks } from "./satisfaction";
import { tilesOf } from "./tiles";
import { measureBlocks } from "./weekly-analysis";

const TILES: readonly FigureCode[] = [
  "satisfaction_index",
  "satisfied_share",
  "survey_rate",
  "follow_up_rate",
];

/** What customers judge, and what they judge it by. */
const CUSTOMER_FIGURES: readonly FigureCode[] = [
  "satisfaction_index",
  "satisfied_share",
  "survey_rate",
  "follow_up_rate",
  "complaint_rate",
  "response_rate",
  "response_minutes",
  "resolve_rate",
  "first_fix_rate",
];

const SUBJECT: Subject = { codes: CUSTOMER_FIGURES, topics: ["satisfaction", "goals", "change", "volume"] };

function personTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  return breakdownTable(
    snapshot,
    "staff",
    {
      id: "satisfaction_by_person",
      title: text.t("paper.part.people"),
      nameOfKey: (key) => (key === null ? text.t("paper.nobody") : (snapshot.figures.staff[key] ?? key)),
      columns: [
        { code: "volume_completed", head: text.t("paper.column.completed") },
        { code: "survey_rate", head: text.t("figure.name.survey_rate") },
        { code: "satisfaction_index", head: text.t("paper.column.satisfaction") },
        { code: "satisfied_share", head: text.t("figure.name.satisfied_share") },
        { code: "follow_up_rate", head: text.t("figure.name.follow_up_rate") },
      ],
      withTotal: true,
    },
    text,
  );
}

/** 满意度评估报告 (S4 三) of a month or a quarter: dimensions, choices, samples left out and why, cases, measures. */
export function satisfactionReport(snapshot: ReportSnapshot): ReportPaper {
  const text = textIn(snapshot.lang);
  const figures: readonly Block[] = [
    { kind: "heading", level: 1, text: text.t("paper.heading.indicators") },
    { kind: "table", table: indicatorTable(snapshot, CUSTOMER_FIGURES, text) },
    { kind: "heading", level: 2, text: text.t("paper.heading.by_kind") },
    tableOrNothing(kindTable(snapshot, text), text),
    { kind: "heading", level: 2, text: text.t("paper.part.people") },
    tableOrNothing(personTable(snapshot, text), text),
  ];
  return assemble(snapshot, [
    { kind: "tiles", tiles: tilesOf(snapshot, TILES, text) },
    ...commentaryBlocks(snapshot, text, { title: text.t("paper.heading.findings"), subject: SUBJECT }),
    ...figures,
    ...satisfactionBlocks(snapshot, text, { newPage: false }),
    ...measureBlocks(snapshot, text),
  ]);
}
