import type { Fulfilment, ServiceMode } from "#shared/domain/card/vocabulary";
import { maskedAddress, maskedName, maskedPhone, maskedSerial } from "#shared/domain/masking/masked-values";
import type { LetterheadView } from "../layout/fixed-blocks";
import { sanitiseLine, sanitiseText } from "../layout/sanitise-text";
import { printedMoney, printedTime } from "./formats";
import type {
  CaseSnapshot,
  Charges,
  ConfirmationSummary,
  CopyLabel,
  Letterhead,
  PartSnapshot,
  RepairWarranty,
  SheetSnapshot,
  WarrantySnapshot,
} from "./snapshot";
import { CONFIRM_WORDS, FULFILMENT_WORDS } from "./words";

/** Strings that several sheets share. All of them come out sanitised and ready to print. */

/** A value on one line; nothing there prints blank, to be filled in by hand (PRINT 4). */
export function valueText(value: string | null): string {
  return value === null ? "" : sanitiseLine(value);
}

/** Long text cut at its line breaks, blank lines dropped. */
export function paragraphsOf(text: string | null): readonly string[] {
  if (text === null) return [];
  return sanitiseText(text)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== "");
}

export function letterheadView(letterhead: Letterhead): LetterheadView {
  const hours = valueText(letterhead.hours);
  const phone = valueText(letterhead.phone);
  return {
    name: valueText(letterhead.name),
    address: valueText(letterhead.address),
    phone: phone === "" ? "" : `服务电话 ${phone}`,
    hours: hours === "" ? "" : `营业时间 ${hours}`,
    logo: letterhead.logo,
  };
}

/** 首次打印, 补打第 n 次, 副本. */
export function copyWord(copy: CopyLabel): string {
  if (copy.kind === "first") return "首次打印";
  return copy.kind === "copy" ? "副本" : `补打第 ${copy.n} 次`;
}

/** Framed top right; a first print has none. */
export function copyFrame(copy: CopyLabel): string | null {
  return copy.kind === "first" ? null : copyWord(copy);
}

/** `打印 2026-11-21 16:02　打印人 周禾` and what follows. */
export function printLine(snapshot: SheetSnapshot, parts: readonly string[]): string {
  const { print, zone } = snapshot;
  const stamp = [`打印 ${printedTime(print.printed_at, zone)}`, `打印人 ${valueText(print.printed_by)}`];
  return [...stamp, ...parts, ...(print.masked ? ["已脱敏"] : [])].join("\u3000");
}

/** Personal values, masked where the print says so. */
export interface PersonalView {
  readonly customerName: string;
  readonly contact: string;
  readonly phone: string;
  readonly address: string;
  readonly serialNo: string;
}

export function personalView(snapshot: CaseSnapshot): PersonalView {
  const { masked } = snapshot.print;
  const through = (value: string | null, mask: (text: string) => string): string => {
    const text = valueText(value);
    return masked ? mask(text) : text;
  };
  return {
    customerName: through(snapshot.customer_name, maskedName),
    contact: through(snapshot.contact, maskedName),
    phone: through(snapshot.phone, maskedPhone),
    address: through(snapshot.address, maskedAddress),
    serialNo: through(snapshot.serial_no, maskedSerial),
  };
}

/** 沈䶮川（VIP） */
export function customerWithLevel(name: string, snapshot: CaseSnapshot): string {
  return snapshot.customer_level === "vip" && name !== "" ? `${name}（VIP）` : name;
}

/** 保内，至 2029-03-14; blank until it is known. */
export function warrantyText(warranty: WarrantySnapshot | null): string {
  if (warranty === null) return "";
  if (warranty.state === "in") return warranty.end_date === null ? "保内" : `保内，至 ${warranty.end_date}`;
  if (warranty.state === "unknown") return "保外（购买日期待证明）";
  return warranty.end_date === null ? "保外" : `保外（${warranty.end_date} 到期）`;
}

/** 许竹（维修一组） */
export function assigneeText(snapshot: CaseSnapshot): string {
  const name = valueText(snapshot.assignee);
  const group = valueText(snapshot.group);
  return name !== "" && group !== "" ? `${name}（${group}）` : name;
}

const REPAIR_OUTSIDE: readonly Fulfilment[] = ["mail_in", "carry_in", "pickup_repair"];

export interface ServiceModeView {
  readonly ticked: ServiceMode | null;
  /** Label of 其他 with the way beside it (DOMAIN 3.2). */
  readonly otherLabel: string;
}

/** Mail-in, carry-in and pickup repairs tick 其他 with the word beside it (DOMAIN 3.2). */
export function serviceModeView(snapshot: CaseSnapshot): ServiceModeView {
  const { service_mode: mode, fulfilment } = snapshot;
  const outside = fulfilment !== null && REPAIR_OUTSIDE.includes(fulfilment);
  const isRepair = mode === "on_site" || mode === "remote" || mode === "other";
  if (outside && isRepair) return { ticked: "other", otherLabel: `其他（${FULFILMENT_WORDS[fulfilment]}）` };
  return { ticked: mode, otherLabel: "其他" };
}

/** 排水泵总成 XY-DP30 ×1（旧 DP3024B0771 → 新 DP3026H1093） */
export function partText(part: PartSnapshot, between = " → "): string {
  const old = valueText(part.old_serial);
  const fresh = valueText(part.new_serial);
  const serials = [...(old === "" ? [] : [`旧 ${old}`]), ...(fresh === "" ? [] : [`新 ${fresh}`])];
  const detail = serials.length === 0 ? "" : `（${serials.join(between)}）`;
  return `${valueText(part.name)} ×${part.quantity}${detail}`;
}

/** Parts one after the other, closed with a full stop; empty where none was used. */
export function partsText(parts: readonly PartSnapshot[]): string {
  return parts.length === 0 ? "" : `${parts.map((part) => partText(part)).join("；")}。`;
}

/** 保内免费, or 收费 ￥485.00; empty without charges. */
export function chargeWord(charges: Charges | null): string {
  if (charges === null) return "";
  if (charges.total === 0) return valueText(charges.free_reason);
  return `收费 ${printedMoney(charges.total)}`;
}

/** 本次维修质保 90 天，至 2027-02-19 */
export function repairWarrantyText(warranty: RepairWarranty | null): string {
  return warranty === null ? "" : `本次维修质保 ${warranty.days} 天，至 ${warranty.end_date}`;
}

/** Without the stop at its end, so that clauses can be joined. */
export function withoutStop(text: string): string {
  return text.replace(/[。；;，,、\s]+$/u, "");
}

/** Clauses to one sentence; empty clauses drop out. */
export function sentence(clauses: readonly string[], separator = "；"): string {
  const filled = clauses.map(withoutStop).filter((clause) => clause !== "");
  const text = filled.join(separator);
  return text === "" || /[！？!?…]$/u.test(text) ? text : `${text}。`;
}

/** 已线上确认 2026-11-21 16:20 in place of the date line, or null where the box waits for a pen. */
export function confirmationNote(confirmation: ConfirmationSummary | null, zone: string): string | null {
  if (confirmation === null) return null;
  const word = CONFIRM_WORDS[confirmation.method];
  return word === null ? null : `${word} ${printedTime(confirmation.confirmed_at, zone)}`;
}
