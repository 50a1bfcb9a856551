import type { FigureCode } from "#shared/domain/figures/vocabulary";
import type { Text } from "#shared/text/text";
import { textIn } from "#shared/text/text";
import { paragraphsOf } from "../../view-models/common-view";
import { printedNumber } from "../cell-text";
import { actionsOf } from "../commentary/actions";
import { conclusionsOf } from "../commentary/conclusions";
import type { Block, ReportPaper, Tile } from "../report-paper";
import { assemble } from "./assemble";
import { faultBlocks } from "./faults";
import { changeWords, decimalsOf, figureParts, goalText, printedValueOf, verdictOf } from "./figure-cells";
import { lastYearWords, previousWords } from "./head";
import { adjustmentTable, definitionTable, indicatorBlocks, tableOrNothing } from "./indicators";
import { listBlocks } from "./lists";
import type { ReportSnapshot } from "./report-snapshot";
import { satisfactionBlocks } from "./satisfaction";
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

function plain(code: FigureCode, value: number | null, text: Text): string {
  return value === null ? text.t("time.none") : printedNumber(printedValueOf(code, value), decimalsOf(code));
}

/** Goal, or what the rate stands on where there is none. */
function firstLine(snapshot: ReportSnapshot, code: FigureCode, text: Text): string {
  const { figures } = snapshot.figures.current;
  const figure = figures[code];
  if (code === "volume_completed") {
    return text.t("paper.tile.registered", {
      count: plain("volume_registered", figures.volume_registered.value, text),
    });
  }
  if (figure.goal !== null) return text.t("paper.tile.goal", { goal: goalText(code, figure.goal, text) });
  return text.t("paper.tile.of", { numerator: figure.numerator ?? 0, denominator: figure.denominator ?? 0 });
}

function secondLine(snapshot: ReportSnapshot, code: FigureCode, text: Text): string {
  const { current, previous, last_year, period } = snapshot.figures;
  const before = previous.figures[code].value;
  const name = previousWords(period, text);
  const compared = text.t("paper.tile.previous", { name, value: plain(code, before, text) });
  if (code === "volume_completed") {
    const lastYear = plain(code, last_year.figures[code].value, text);
    return `${compared}\u3000${text.t("paper.tile.previous", { name: lastYearWords(period, text), value: lastYear })}`;
  }
  const { value } = current.figures[code];
  return before === null || value === null
    ? compared
    : `${compared}\u3000${changeWords(code, value, before, text)}`;
}

export function tilesOf(snapshot: ReportSnapshot, codes: readonly FigureCode[], text: Text): readonly Tile[] {
  return codes.map((code) => {
    const figure = snapshot.figures.current.figures[code];
    return {
      label: text.t(code === "response_minutes" ? "paper.tile.mean_response" : `figure.name.${code}`),
      ...figureParts(code, figure, text),
      lines: [firstLine(snapshot, code, text), secondLine(snapshot, code, text)],
      verdict: verdictOf(code, figure, text),
    };
  });
}

/** 结论 and 需要处理, computed; and what the manager has to say. */
export function commentaryBlocks(snapshot: ReportSnapshot, text: Text, title: string): readonly Block[] {
  const { words } = snapshot.extras;
  const own = words === null ? [] : paragraphsOf(words.text);
  return [
    { kind: "heading", level: 2, text: title },
    { kind: "list", items: conclusionsOf(snapshot, text), numbered: true },
    { kind: "heading", level: 2, text: text.t("paper.heading.actions") },
    { kind: "list", items: actionsOf(snapshot, text), numbered: false },
    ...(own.length === 0
      ? []
      : [
          {
            kind: "heading",
            level: 2,
            text: text.t("paper.heading.words", { name: words?.written_by ?? "" }),
          } as const,
          ...own.map((line): Block => ({ kind: "paragraph", text: line })),
        ]),
  ];
}

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
    ...commentaryBlocks(snapshot, text, text.t("paper.heading.conclusions")),
    { kind: "contents", title: text.t("paper.heading.contents") },
    ...indicatorBlocks(snapshot, text),
    ...timelinessBlocks(snapshot, text),
    ...faultBlocks(snapshot, text),
    ...satisfactionBlocks(snapshot, text),
    ...listBlocks(snapshot, text),
    ...workBlocks(snapshot, text),
    ...closingBlocks(snapshot, text),
  ]);
}
