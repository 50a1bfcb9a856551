import type { ClockWarning, NoticeLine } from "#shared/contract/clock-views";
import type { Text } from "#shared/text/text";
import { roundMark } from "../ui/sla";
import { shortNo } from "../workbench/row-facts";

type LineShape = "warn50" | "warn80" | "breached";

const SHAPES: Readonly<Record<NoticeLine["percent"], LineShape>> = {
  50: "warn50",
  80: "warn80",
  100: "breached",
  200: "breached",
};

/** The shape of what a line tells (UX 3). */
export function shapeOfLine({ percent }: NoticeLine): LineShape {
  return SHAPES[percent];
}

/** `到场 快到`, `派单② 超时`. */
export function lineWords({ milestone, round, percent }: NoticeLine, text: Text): string {
  const mark = round > 1 ? roundMark(round) : "";
  return text.t("notice.line", {
    milestone: `${text.word("milestone", milestone)}${mark}`,
    percent: text.t(`notice.percent.${percent}`),
  });
}

/** The card and its customer; a card without a number is a draft. */
export function lineCard({ no, customer_name }: NoticeLine, text: Text): { no: string; customer: string } {
  return {
    no: shortNo(no) ?? text.t("notice.no_number"),
    customer: customer_name ?? text.t("notice.no_customer"),
  };
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

/** How far a clock is off, in its greatest whole unit. */
export function lengthWords(ms: number, text: Text): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / MINUTE_MS));
  const hours = Math.floor(minutes / HOUR_MINUTES);
  if (hours >= 2 * DAY_HOURS) return text.t("clock.days", { n: Math.floor(hours / DAY_HOURS) });
  return hours >= 1 ? text.t("clock.hours", { n: hours }) : text.t("clock.minutes", { n: minutes });
}

/** The banner's sentence (UX 10.9). */
export function clockSentence({ by_ms, direction }: ClockWarning, text: Text): string {
  return text.t(`clock.${direction}`, { length: lengthWords(by_ms, text) });
}
