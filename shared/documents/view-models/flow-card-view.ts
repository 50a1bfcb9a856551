import type { Priority, ServiceMode } from "#shared/domain/card/vocabulary";
import type { LetterheadView } from "../layout/fixed-blocks";
import type { Paragraph } from "../layout/long-text";
import {
  assigneeText,
  chargeWord,
  confirmationNote,
  copyFrame,
  copyWord,
  customerWithLevel,
  letterheadView,
  paragraphsOf,
  partsText,
  personalView,
  printLine,
  repairWarrantyText,
  sentence,
  serviceModeView,
  valueText,
  warrantyText,
  withoutStop,
} from "./common-view";
import { listedTime, printedTime } from "./formats";
import type { ApprovalSnapshot, BlankCardSnapshot, FlowCardSnapshot, ProcessLine } from "./snapshot";
import { CHANNEL_WORDS, OUTCOME_WORDS } from "./words";

/** The flow card as strings, in the order of the S0 table (PRINT 7). */
export interface FlowCardView {
  readonly no: string;
  readonly letterhead: LetterheadView;
  /** 受理 … 登记 … */
  readonly metaLine: string;
  readonly label: string | null;
  readonly printLine: string;
  readonly customerName: string;
  readonly contact: string;
  readonly phone: string;
  readonly address: string;
  readonly model: string;
  readonly serialNo: string;
  readonly purchaseDate: string;
  readonly purchaseProof: string;
  readonly warranty: string;
  readonly description: readonly Paragraph[];
  readonly serviceMode: ServiceMode | null;
  readonly otherModeLabel: string;
  readonly priority: Priority | null;
  readonly dispatchedAt: string;
  readonly assignee: string;
  readonly promisedAt: string;
  readonly completedAt: string;
  readonly satisfaction: number | null;
  /** Prints in the date line of the customer's box when nobody has to sign; null leaves the line. */
  readonly confirmationNote: string | null;
  readonly process: readonly Paragraph[];
  readonly opinion: readonly Paragraph[];
  readonly remark: readonly Paragraph[];
  /** 批准：陈舟 11-21 09:51, small above the supervisor's box. */
  readonly approval: string;
}

export interface BlankCardView {
  readonly no: string;
  readonly letterhead: LetterheadView;
  readonly label: string;
  readonly printLine: string;
}

function metaLine(snapshot: FlowCardSnapshot): string {
  const { zone } = snapshot;
  const channel = snapshot.channel === null ? "" : CHANNEL_WORDS[snapshot.channel];
  const requested = [channel, printedTime(snapshot.requested_at, zone)]
    .filter((part) => part !== "")
    .join(" ");
  const by = valueText(snapshot.registered_by);
  const registered = printedTime(snapshot.registered_at, zone);
  const parts = [
    ...(requested === "" ? [] : [`受理：${requested}`]),
    ...(registered === "" ? [] : [`登记：${registered}${by === "" ? "" : `（${by}）`}`]),
  ];
  return parts.join("\u3000\u3000");
}

/** Description first, then what was asked besides, then the customer's own words as a paragraph of their own. */
function descriptionOf(snapshot: FlowCardSnapshot): readonly Paragraph[] {
  const occurred = printedTime(snapshot.fault_occurred_at, snapshot.zone);
  const lines = [...paragraphsOf(snapshot.description)];
  const facts = [
    sentence([occurred === "" ? "" : `发生于 ${occurred}`, labelled("错误代码 ", snapshot.error_code)], "，"),
    sentence([labelled("使用场景：", snapshot.usage_scene)]),
    sentence([labelled("已尝试：", snapshot.tried)]),
    sentence([labelled("客户期望：", snapshot.expectation)]),
    sentence([labelled("期望时段：", snapshot.requested_window)]),
  ].join("");
  const last = lines.pop();
  if (last === undefined) lines.push(facts);
  else lines.push(facts === "" ? last : `${closed(last)}${facts}`);
  const words = paragraphsOf(snapshot.customer_words);
  const quoted = words.map((line, index) => {
    const head = index === 0 ? "客户原话：“" : "";
    return `${head}${line}${index === words.length - 1 ? "”" : ""}`;
  });
  return [...lines.filter((line) => line !== ""), ...quoted].map((text) => ({ text }));
}

function labelled(label: string, value: string | null): string {
  const text = paragraphsOf(value).join(" ");
  return text === "" ? "" : `${label}${withoutStop(text)}`;
}

/** With a full stop at its end. */
function closed(text: string): string {
  return /[。！？!?….；;”）)]$/u.test(text) ? text : `${text}。`;
}

/** Who did it, where that changed; who recorded it for whom; 补录 (DOMAIN 2.2). */
function processMarks(line: ProcessLine, previous: ProcessLine | undefined): string {
  const doer = (entry: ProcessLine): string => valueText(entry.on_behalf_of ?? entry.person);
  const marks: string[] = [];
  if (line.on_behalf_of !== null) marks.push(doer(line), `${valueText(line.person)}代录`);
  else if (!previous || doer(previous) !== doer(line)) marks.push(doer(line));
  if (line.late) marks.push("补录");
  const filled = marks.filter((mark) => mark !== "");
  return filled.length === 0 ? "" : `（${filled.join("，")}）`;
}

function processLineParagraphs(
  line: ProcessLine,
  previous: ProcessLine | undefined,
  zone: string,
): readonly Paragraph[] {
  const lines = paragraphsOf(line.text);
  const marks = processMarks(line, previous);
  const texts = lines.length === 0 ? [""] : [...lines];
  const last = texts.length - 1;
  return texts.map((text, index) => {
    const marked = index === last && marks !== "" ? `${text === "" ? "" : closed(text)}${marks}` : text;
    return { time: index === 0 ? listedTime(line.at, zone) : "", text: marked };
  });
}

function withLead(lead: string, text: string): readonly Paragraph[] {
  const [first, ...rest] = paragraphsOf(text);
  if (first === undefined) return [];
  return [{ lead, text: first }, ...rest.map((line) => ({ text: line }))];
}

/** 已修复，保内免费；…；本次维修质保 90 天，至 2027-02-19。 */
function outcomeText(snapshot: FlowCardSnapshot): string {
  const word = snapshot.outcome === null ? "" : OUTCOME_WORDS[snapshot.outcome];
  const result = snapshot.result === null ? "" : sanitisedResult(snapshot.result, word);
  const head = [word, chargeWord(snapshot.charges)].filter((part) => part !== "").join("，");
  return sentence([head, result, repairWarrantyText(snapshot.repair_warranty)]);
}

/** The result without a repetition of the outcome word alone. */
function sanitisedResult(result: string, word: string): string {
  const text = paragraphsOf(result).join("\n");
  return withoutStop(text) === word ? "" : text;
}

function processOf(snapshot: FlowCardSnapshot): readonly Paragraph[] {
  const lines = snapshot.process.flatMap((line, index) =>
    processLineParagraphs(line, snapshot.process[index - 1], snapshot.zone),
  );
  return [
    ...lines,
    ...withLead("故障原因：", snapshot.fault_cause ?? ""),
    ...withLead("更换配件：", partsText(snapshot.parts)),
    ...withLead("处理结果：", outcomeText(snapshot)),
    ...withLead("遗留事项：", snapshot.open_points ?? ""),
  ];
}

function approvalText(approval: ApprovalSnapshot, zone: string): string {
  const self = approval.self_approved ? "（自批）" : "";
  return `${valueText(approval.name)} ${listedTime(approval.at, zone)}${self}`;
}

/** The latest approval stands above the supervisor's box; with several, all are listed under the remark. */
function approvalParagraphs(snapshot: FlowCardSnapshot): readonly Paragraph[] {
  if (snapshot.approvals.length < 2) return [];
  const all = snapshot.approvals.map((approval) => approvalText(approval, snapshot.zone));
  return [{ text: `批准记录：${all.join("；")}。` }];
}

/** Snapshot → strings ready to print. */
export function flowCardView(snapshot: FlowCardSnapshot): FlowCardView {
  const { zone, print } = snapshot;
  const personal = personalView(snapshot);
  const mode = serviceModeView(snapshot);
  const latest = snapshot.approvals.at(-1);
  const asParagraph = (text: string): Paragraph => ({ text });
  return {
    no: snapshot.no,
    letterhead: letterheadView(snapshot.letterhead),
    metaLine: metaLine(snapshot),
    label: copyFrame(print.copy),
    printLine: printLine(snapshot, [copyWord(print.copy)]),
    customerName: customerWithLevel(personal.customerName, snapshot),
    contact: personal.contact,
    phone: personal.phone,
    address: personal.address,
    model: valueText(snapshot.model),
    serialNo: personal.serialNo,
    purchaseDate: snapshot.purchase_date ?? "",
    purchaseProof: valueText(snapshot.purchase_proof_no),
    warranty: warrantyText(snapshot.warranty),
    description: descriptionOf(snapshot),
    serviceMode: mode.ticked,
    otherModeLabel: mode.otherLabel,
    priority: snapshot.priority,
    dispatchedAt: printedTime(snapshot.dispatched_at, zone),
    assignee: assigneeText(snapshot),
    promisedAt: printedTime(snapshot.promised_at, zone),
    completedAt: printedTime(snapshot.completed_at, zone),
    satisfaction: snapshot.satisfaction,
    confirmationNote: confirmationNote(snapshot.confirmation, zone),
    process: processOf(snapshot),
    opinion: paragraphsOf(snapshot.opinion).map(asParagraph),
    remark: [...paragraphsOf(snapshot.remark).map(asParagraph), ...approvalParagraphs(snapshot)],
    approval: latest === undefined ? "" : `批准：${approvalText(latest, zone)}`,
  };
}

/** The blank card's strings: number, store, who printed it. */
export function blankCardView(snapshot: BlankCardSnapshot): BlankCardView {
  const copy = snapshot.print.copy;
  return {
    no: snapshot.blank_no,
    letterhead: letterheadView(snapshot.letterhead),
    label: "手工填写",
    printLine: `空白卡\u3000${printLine(snapshot, copy.kind === "first" ? [] : [copyWord(copy)])}`,
  };
}
