import { Temporal } from "temporal-polyfill";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import { type Fen, fen } from "#shared/domain/money/fen";

/** How values print (PRINT 4). Instants are UTC milliseconds, shown in the store's IANA zone. */

function zoned(at: EpochMs, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** 2026-11-21 15:46; empty for null: fillable later. */
export function printedTime(at: EpochMs | null, zone: string): string {
  if (at === null) return "";
  const time = zoned(at, zone);
  return `${time.toPlainDate().toString()} ${two(time.hour)}:${two(time.minute)}`;
}

/** 11-21 15:46, for lists. */
export function listedTime(at: EpochMs, zone: string): string {
  const time = zoned(at, zone);
  return `${two(time.month)}-${two(time.day)} ${two(time.hour)}:${two(time.minute)}`;
}

/** The store-local day of an instant, YYYY-MM-DD; empty for null. */
export function printedDay(at: EpochMs | null, zone: string): LocalDate {
  return at === null ? "" : zoned(at, zone).toPlainDate().toString();
}

/** 1,234.50 with a true minus sign. */
export function printedAmount(amount: Fen): string {
  const absolute = Math.abs(amount);
  const whole = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${amount < 0 ? "−" : ""}${whole}.${two(absolute % 100)}`;
}

/** ￥1,234.50 */
export function printedMoney(amount: Fen): string {
  return amount < 0 ? `−￥${printedAmount(fen(Math.abs(amount)))}` : `￥${printedAmount(amount)}`;
}

const DIGITS = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "兆"];

/** A group of four digits in capital numerals; zeros inside are said once, none at its end. */
function capitalGroup(group: number): string {
  let text = "";
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== "";
      continue;
    }
    text += `${zero ? "零" : ""}${DIGITS[digit] ?? ""}${PLACES[place] ?? ""}`;
    zero = false;
  }
  return text;
}

function capitalYuan(yuan: number): string {
  const groups: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.unshift(rest % 10_000);
  let text = "";
  let gap = false;
  groups.forEach((group, index) => {
    if (group === 0) {
      gap = text !== "";
      return;
    }
    const zero = text !== "" && (gap || group < 1000);
    text += `${zero ? "零" : ""}${capitalGroup(group)}${GROUPS[groups.length - 1 - index] ?? ""}`;
    gap = false;
  });
  return text;
}

/** 肆佰捌拾伍元整; 零元整 for nought; 负… below (银行 rules for 角 and 分). */
export function capitalMoney(amount: Fen): string {
  const absolute = Math.abs(amount);
  const yuan = Math.floor(absolute / 100);
  const jiao = Math.floor(absolute / 10) % 10;
  const hundredths = absolute % 10;
  const sign = amount < 0 ? "负" : "";
  if (absolute === 0) return "零元整";
  const head = yuan > 0 ? `${capitalYuan(yuan)}元` : "";
  if (jiao === 0 && hundredths === 0) return `${sign}${head}整`;
  const tenth = jiao > 0 ? `${DIGITS[jiao] ?? ""}角` : head === "" ? "" : "零";
  const hundredth = hundredths > 0 ? `${DIGITS[hundredths] ?? ""}分` : "整";
  return `${sign}${head}${tenth}${hundredth}`;
}

/** What is empty (PRINT 4): fillable later → blank; not applicable → "—"; does not exist → 无. */
export const NOT_APPLICABLE = "—";
export const DOES_NOT_EXIST = "无";
