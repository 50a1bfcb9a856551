import { sanitiseText } from "../layout/sanitise-text";
import { listedTime, NOT_APPLICABLE, printedAmount } from "../view-models/formats";
import type { Cell } from "./table";

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;

/** 1,234.5; a true minus sign. */
export function printedNumber(value: number, decimals: number): string {
  const [whole = "", rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const isNegative = value < 0 && Number(value.toFixed(decimals)) !== 0;
  return `${isNegative ? "−" : ""}${grouped}${rest === undefined ? "" : `.${rest}`}`;
}

/** 96.4% */
export function printedShare(value: number, decimals = 1): string {
  return `${printedNumber(value * 100, decimals)}%`;
}

/** 4 h 40 min, 50 min; whole hours from a hundred on; `> 135 h` for what goes on. */
export function printedDuration(ms: number, open = false): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  const rest = minutes % MINUTES_PER_HOUR;
  const sign = open ? "> " : "";
  if (hours === 0) return `${sign}${minutes} min`;
  if (open || hours >= 100 || rest === 0) return `${sign}${printedNumber(hours, 0)} h`;
  return `${hours} h ${String(rest).padStart(2, "0")} min`;
}

/** ▲ 1.6, ▼ 0.7, 0.0 without an arrow where nothing changed. */
export function printedChange(value: number, decimals: number): string {
  const digits = printedNumber(Math.abs(value), decimals);
  if (value === 0) return digits;
  return `${value > 0 ? "▲" : "▼"} ${digits}`;
}

/** What a cell says on paper (PRINT 4); times in the store's zone. */
export function cellText(cell: Cell, zone: string): string {
  switch (cell.kind) {
    case "none":
      return NOT_APPLICABLE;
    case "text":
      return sanitiseText(cell.text).trim();
    case "number":
      return `${printedNumber(cell.value, cell.decimals)}${cell.unit === undefined ? "" : ` ${cell.unit}`}`;
    case "share":
      return printedShare(cell.value, cell.decimals);
    case "money":
      return printedAmount(cell.value);
    case "instant":
      return listedTime(cell.at, zone);
    case "day":
      return cell.day.slice("2026-".length);
    case "duration":
      return printedDuration(cell.ms, cell.open);
    case "change":
      return printedChange(cell.value, cell.decimals);
    case "fraction":
      return `${printedNumber(cell.numerator, cell.decimals ?? 0)} / ${printedNumber(cell.denominator, cell.decimals ?? 0)}`;
  }
}
