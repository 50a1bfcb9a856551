import type { FigureCode } from "#shared/domain/figures/vocabulary";
import type { Text } from "#shared/text/text";
import { printedNumber } from "../cell-text";
import type { Tile } from "../report-paper";
import { changeWords, decimalsOf, figureParts, goalText, printedValueOf, verdictOf } from "./figure-cells";
import { lastYearWords, previousWords } from "./head";
import type { ReportSnapshot } from "./report-snapshot";

function plain(code: FigureCode, value: number | null, text: Text): string {
  return value === null ? text.t("time.none") : printedNumber(printedValueOf(code, value), decimalsOf(code));
}

/** The goal, or what the rate stands on where there is none. */
function firstLine({ figures: { current } }: ReportSnapshot, code: FigureCode, text: Text): string {
  const figure = current.figures[code];
  if (code === "volume_completed") {
    const registered = current.figures.volume_registered.value;
    return text.t("paper.tile.registered", { count: plain("volume_registered", registered, text) });
  }
  if (figure.goal !== null) return text.t("paper.tile.goal", { goal: goalText(code, figure.goal, text) });
  if (figure.numerator === null || figure.denominator === null) return "";
  const [numerator, denominator] = [printedNumber(figure.numerator, 0), printedNumber(figure.denominator, 0)];
  return text.t("paper.tile.of", { numerator, denominator });
}

function secondLine({ figures }: ReportSnapshot, code: FigureCode, text: Text): string {
  const { current, previous, last_year, period } = figures;
  const before = previous.figures[code].value;
  const compared = (name: string, value: number | null) =>
    text.t("paper.tile.previous", { name, value: plain(code, value, text) });
  const first = compared(previousWords(period, text), before);
  if (code === "volume_completed") {
    return `${first}\u3000${compared(lastYearWords(period, text), last_year.figures[code].value)}`;
  }
  const { value } = current.figures[code];
  return before === null || value === null
    ? first
    : `${first}\u3000${changeWords(code, value, before, text)}`;
}

/** Figures as tiles of the first page. */
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
