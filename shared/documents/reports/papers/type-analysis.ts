import type { Breakdown, FigureCode } from "#shared/domain/figures/vocabulary";
import { type Text, textIn } from "#shared/text/text";
import type { Subject } from "../commentary/conclusions";
import type { Block, ReportPaper } from "../report-paper";
import type { ReportTable } from "../table";
import { assemble } from "./assemble";
import { caseTable } from "./cases";
import { commentaryBlocks } from "./commentary-blocks";
import { categoryTable, paretoChart } from "./faults";
import { breakdownTable, kindTable, tableOrNothing } from "./indicators";
import type { ReportSnapshot } from "./report-snapshot";
import { measureBlocks } from "./weekly-analysis";

const FIGURES: readonly FigureCode[] = ["first_fix_rate", "repeat_rate", "complaint_rate", "resolve_rate"];
const SUBJECT: Subject = { codes: FIGURES, topics: ["kinds", "faults", "volume", "change"] };

/** How much of all came in this way, and how it went. */
function volumeTable(
  snapshot: ReportSnapshot,
  by: Extract<Breakdown, "service_mode" | "channel">,
  text: Text,
): ReportTable {
  const title = text.t(by === "channel" ? "paper.heading.by_channel" : "paper.heading.by_mode");
  return breakdownTable(
    snapshot,
    by,
    {
      id: `by_${by}`,
      title,
      nameOfKey: (key) => (key === null ? text.t("paper.not_classified") : text.wordOf(by, key)),
      columns: [
        { code: "volume_registered", head: text.t("paper.column.registered") },
        { code: "volume_completed", head: text.t("paper.column.completed") },
        { code: "volume_registered", as: "share_of_all", head: text.t("paper.column.share") },
        { code: "handling_hours", head: text.t("paper.column.mean_hours") },
        { code: "satisfaction_index", head: text.t("paper.column.satisfaction") },
      ],
      withTotal: true,
    },
    text,
  );
}

function typeBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const [modes, channels] = [
    volumeTable(snapshot, "service_mode", text),
    volumeTable(snapshot, "channel", text),
  ];
  return [
    { kind: "heading", level: 1, text: text.t("paper.part.types") },
    { kind: "heading", level: 2, text: text.t("paper.heading.by_kind") },
    tableOrNothing(kindTable(snapshot, text), text),
    { kind: "heading", level: 2, text: modes.title },
    tableOrNothing(modes, text),
    { kind: "heading", level: 2, text: channels.title },
    tableOrNothing(channels, text),
  ];
}

/** The chart beside its table: 高频问题 are those of at least 30 % and the ten most frequent. */
export function frequentBlocks(snapshot: ReportSnapshot, text: Text): readonly Block[] {
  const table = categoryTable(snapshot, text);
  const all = snapshot.figures.current.breakdowns.fault_category.reduce((sum, row) => sum + row.cards, 0);
  return [
    { kind: "heading", level: 1, text: text.t("paper.part.frequent") },
    ...(all === 0
      ? []
      : [
          { kind: "heading", level: 2, text: text.t("paper.heading.pareto", { count: all }) } as const,
          {
            kind: "chart",
            chart: paretoChart(snapshot, text),
            caption: text.t("paper.figure.pareto"),
          } as const,
          { kind: "heading", level: 2, text: table.title } as const,
        ]),
    tableOrNothing(table, text, text.t("paper.no_faults")),
  ];
}

/** 售后问题类型分析表 (S4): what came in, by type, and which problems are frequent. */
export function typeAnalysis(snapshot: ReportSnapshot): ReportPaper {
  const text = textIn(snapshot.lang);
  return assemble(snapshot, [
    ...commentaryBlocks(snapshot, text, { title: text.t("paper.heading.findings"), subject: SUBJECT }),
    ...typeBlocks(snapshot, text),
    ...frequentBlocks(snapshot, text),
    { kind: "heading", level: 1, text: text.t("paper.part.cases") },
    tableOrNothing(caseTable(snapshot, text), text, text.t("paper.no_cases")),
    ...measureBlocks(snapshot, text),
  ]);
}
