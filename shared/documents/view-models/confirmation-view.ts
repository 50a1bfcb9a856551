import type { Grade, ServiceMode, Solved } from "#shared/domain/card/vocabulary";
import { type Fen, fen } from "#shared/domain/money/fen";
import type { LetterheadView } from "../layout/fixed-blocks";
import type { Paragraph } from "../layout/long-text";
import { documentNo } from "../layout/page-code";
import {
  assigneeText,
  confirmationNote,
  copyFrame,
  copyWord,
  customerWithLevel,
  letterheadView,
  paragraphsOf,
  partText,
  personalView,
  printLine,
  repairWarrantyText,
  sentence,
  serviceModeView,
  valueText,
  warrantyText,
} from "./common-view";
import {
  capitalMoney,
  DOES_NOT_EXIST,
  NOT_APPLICABLE,
  printedAmount,
  printedDay,
  printedMoney,
  printedTime,
} from "./formats";
import type { Charges, ConfirmationSnapshot, PartSnapshot, SiteChecks } from "./snapshot";
import { OUTCOME_WORDS } from "./words";

export interface PartRowView {
  readonly name: string;
  readonly oldSerial: string;
  readonly newSerial: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
}

export interface ChargesView {
  /** 人工 0.00, 配件 0.00 … */
  readonly items: readonly string[];
  /** ￥485.00（肆佰捌拾伍元整）, ￥0.00（保内免费） */
  readonly total: string;
}

/** The confirmation sheet as strings (PRINT 7). */
export interface ConfirmationView {
  readonly no: string;
  readonly serial: number;
  readonly documentNo: string;
  readonly letterhead: LetterheadView;
  readonly label: string | null;
  readonly printLine: string;
  /** For continuous forms: 打印 time person. */
  readonly shortPrintLine: string;
  readonly serviceDate: string;
  /** With （VIP）; the small forms, which the customer takes along, print the plain name. */
  readonly customerName: string;
  readonly plainCustomerName: string;
  readonly contact: string;
  readonly phone: string;
  readonly address: string;
  readonly model: string;
  readonly serialNo: string;
  readonly purchaseDate: string;
  readonly warranty: string;
  readonly assignee: string;
  readonly serviceMode: ServiceMode | null;
  readonly otherModeLabel: string;
  readonly arrivedAt: string;
  readonly completedAt: string;
  readonly fault: readonly Paragraph[];
  /** 故障原因, 处理, 结果 as paragraphs of their own. */
  readonly work: readonly Paragraph[];
  /** The same run together for the small forms, parts in words behind it. */
  readonly shortWork: readonly Paragraph[];
  readonly parts: readonly PartRowView[];
  readonly charges: ChargesView;
  readonly repairWarranty: string;
  /** 90 天，至 2027-02-19 */
  readonly shortRepairWarranty: string;
  readonly checks: SiteChecks;
  readonly solved: Solved | null;
  readonly grade: Grade | null;
  readonly confirmationNote: string | null;
  readonly opinion: readonly Paragraph[];
}

function partRow(part: PartSnapshot): PartRowView {
  const serial = (value: string | null): string => {
    const text = valueText(value);
    return text === "" ? NOT_APPLICABLE : text;
  };
  return {
    name: valueText(part.name),
    oldSerial: serial(part.old_serial),
    newSerial: serial(part.new_serial),
    quantity: String(part.quantity),
    unitPrice: part.unit_price === null ? "保内" : printedAmount(part.unit_price),
    amount: printedAmount(part.amount),
  };
}

const CHARGE_WORDS: readonly (readonly [
  key: "labour" | "part" | "travel" | "other" | "discount",
  word: string,
])[] = [
  ["labour", "人工"],
  ["part", "配件"],
  ["travel", "上门"],
  ["other", "其他"],
  ["discount", "优惠"],
];

function chargesView(charges: Charges | null): ChargesView {
  if (charges === null) return { items: [], total: NOT_APPLICABLE };
  const items = CHARGE_WORDS.filter(([key]) => key !== "other" || charges.other !== 0).map(([key, word]) => {
    const amount: Fen =
      key === "discount" ? fen(charges.discount === 0 ? 0 : -Math.abs(charges.discount)) : charges[key];
    return `${word} ${printedAmount(amount)}`;
  });
  const free = valueText(charges.free_reason);
  const words = charges.total === 0 ? free : capitalMoney(charges.total);
  return { items, total: `${printedMoney(charges.total)}${words === "" ? "" : `（${words}）`}` };
}

function faultOf(snapshot: ConfirmationSnapshot): readonly Paragraph[] {
  const lines = [...paragraphsOf(snapshot.description)];
  const code = valueText(snapshot.error_code);
  const last = lines.pop();
  if (last !== undefined)
    lines.push(sentence([last, code === "" || last.includes(code) ? "" : `错误代码 ${code}`], "，"));
  return lines.map((text) => ({ text }));
}

function resultOf(snapshot: ConfirmationSnapshot): string {
  const word = snapshot.outcome === null ? "" : OUTCOME_WORDS[snapshot.outcome];
  const result = paragraphsOf(snapshot.result).join("\n");
  return sentence([result === "" ? word : result]);
}

function labelledParagraphs(label: string, text: string): readonly Paragraph[] {
  return paragraphsOf(text).map((line, index) => ({ text: index === 0 ? `${label}${line}` : line }));
}

function workOf(snapshot: ConfirmationSnapshot): readonly Paragraph[] {
  return [
    ...labelledParagraphs("故障原因：", sentence([paragraphsOf(snapshot.fault_cause).join("\n")])),
    ...labelledParagraphs("处理：", sentence([paragraphsOf(snapshot.work_done).join("\n")])),
    ...labelledParagraphs("结果：", resultOf(snapshot)),
  ];
}

function shortWorkOf(snapshot: ConfirmationSnapshot): readonly Paragraph[] {
  const texts = [snapshot.fault_cause, snapshot.work_done].map((text) =>
    sentence([paragraphsOf(text).join("\n")]),
  );
  const run = [...texts, resultOf(snapshot)].join("");
  const parts =
    snapshot.parts.length === 0
      ? ""
      : `更换配件：${snapshot.parts.map((part) => partText(part, "，")).join("；")}。`;
  return [...paragraphsOf(run), ...paragraphsOf(parts)].map((text) => ({ text }));
}

/** Snapshot → strings ready to print. */
export function confirmationView(snapshot: ConfirmationSnapshot): ConfirmationView {
  const { zone, print } = snapshot;
  const personal = personalView(snapshot);
  const mode = serviceModeView(snapshot);
  const warranty = repairWarrantyText(snapshot.repair_warranty);
  return {
    no: snapshot.no,
    serial: snapshot.document_n,
    documentNo: documentNo(snapshot.no, "CF", snapshot.document_n),
    letterhead: letterheadView(snapshot.letterhead),
    label: copyFrame(print.copy),
    printLine: printLine(snapshot, [copyWord(print.copy)]),
    shortPrintLine: [
      `打印 ${printedTime(print.printed_at, zone)} ${valueText(print.printed_by)}`,
      ...(print.masked ? ["已脱敏"] : []),
    ].join("\u3000"),
    serviceDate: printedDay(snapshot.arrived_at ?? snapshot.completed_at, zone),
    customerName: customerWithLevel(personal.customerName, snapshot),
    plainCustomerName: personal.customerName,
    contact: personal.contact,
    phone: personal.phone,
    address: personal.address,
    model: valueText(snapshot.model),
    serialNo: personal.serialNo,
    purchaseDate: snapshot.purchase_date ?? "",
    warranty: warrantyText(snapshot.warranty),
    assignee: assigneeText(snapshot),
    serviceMode: mode.ticked,
    otherModeLabel: mode.otherLabel,
    arrivedAt: printedTime(snapshot.arrived_at, zone),
    completedAt: printedTime(snapshot.completed_at, zone),
    fault: faultOf(snapshot),
    work: workOf(snapshot),
    shortWork: shortWorkOf(snapshot),
    parts: snapshot.parts.map(partRow),
    charges: chargesView(snapshot.charges),
    repairWarranty: warranty === "" ? DOES_NOT_EXIST : `${warranty}；期内同一故障免费返修，请保留本单。`,
    shortRepairWarranty:
      snapshot.repair_warranty === null
        ? DOES_NOT_EXIST
        : `${snapshot.repair_warranty.days} 天，至 ${snapshot.repair_warranty.end_date}`,
    checks: snapshot.checks,
    solved: snapshot.solved,
    grade: snapshot.grade,
    confirmationNote: confirmationNote(snapshot.confirmation, zone),
    opinion: paragraphsOf(snapshot.opinion).map((text) => ({ text })),
  };
}
