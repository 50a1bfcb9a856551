import { Temporal } from "temporal-polyfill";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState, StaffCode } from "#shared/domain/card/case-state";
import type { Action } from "#shared/domain/card/vocabulary";
import { liveSequences } from "#shared/domain/clock/history";
import { vocabularyZh } from "#shared/text/vocabulary-zh";
import type { ProcessLine } from "./snapshot";

/**
 * 服务过程记录 (DOMAIN 3.1 "from the log lines"): what each event says on paper. Paper is Chinese. Actions
 * without a line here are printed in a box of their own, or not at all.
 */

interface LineContext {
  readonly nameOf: (code: StaffCode) => string;
  readonly zone: string;
}

interface WordContext extends LineContext {
  readonly isRemote: boolean;
}

type Words = (payload: Readonly<Record<string, unknown>>, context: WordContext) => string | null;

function words(payload: Readonly<Record<string, unknown>>, name: string): string {
  const value = payload[name];
  return typeof value === "string" ? value.trim() : "";
}

/** A sentence with its end, so that lines put together still read. */
function sentence(...parts: readonly string[]): string {
  const text = parts.filter((part) => part !== "").join("");
  return /[。！？.!?）)]$/.test(text) ? text : `${text}。`;
}

function after(label: string, text: string): string {
  return text === "" ? "" : `${label}${text}`;
}

function localTime(value: unknown, zone: string): string {
  if (typeof value !== "string") return "";
  const at = Temporal.Instant.from(value).toZonedDateTimeISO(zone);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(at.month)}-${two(at.day)} ${two(at.hour)}:${two(at.minute)}`;
}

const RESPOND_WORDS: Readonly<Record<string, string>> = {
  phone: "电话响应",
  message: "消息响应",
  email: "邮件响应",
  visit: "上门响应",
};
const WAIT_WORDS: Readonly<Record<string, string>> = {
  customer: "等客户",
  parts: "等配件",
  goods: "等退回货品",
};

const LINES: Readonly<Partial<Record<Action, Words>>> = {
  respond: (payload) =>
    sentence(RESPOND_WORDS[words(payload, "method")] ?? "已响应", after("：", words(payload, "note"))),
  accept: () => "接单。",
  start: (payload) => sentence("开始处理", after("：", words(payload, "note"))),
  arrive: (payload, { isRemote }) =>
    sentence(isRemote ? "远程接通" : "到达现场", after("：", words(payload, "note"))),
  log: (payload) => (payload["customer_visible"] === false ? null : sentence(words(payload, "operation"))),
  diagnose: (payload) =>
    sentence(
      `三级检测：外观—${words(payload, "appearance")}；硬件—${words(payload, "hardware")}；`,
      `日志—${words(payload, "software")}。故障点：${words(payload, "location")}；方案：${words(payload, "plan")}`,
    ),
  quote_confirm: (payload) =>
    sentence(`客户确认报价（${words(payload, "by")}，${words(payload, "method")}）`),
  quote_decline: (payload) => sentence("客户不接受报价：", words(payload, "reason")),
  wait: (payload) =>
    sentence(`${WAIT_WORDS[words(payload, "waiting_for")] ?? "等待"}：`, words(payload, "reason")),
  resume: (payload) => sentence("恢复处理", after("：", words(payload, "note"))),
  escalate: (payload, { nameOf }) =>
    sentence(`转专家 ${nameOf(words(payload, "expert"))}：`, words(payload, "reason")),
  expert_answer: (payload) => sentence("专家答复：", words(payload, "answer")),
  sync_progress: (payload) => sentence("告知客户进展：", words(payload, "told")),
  reschedule: (payload, { zone }) =>
    sentence(`改约 ${localTime(payload["appointment_at"], zone)}，客户同意：`, words(payload, "reason")),
  reassign: (payload, { nameOf }) =>
    sentence(`改派 ${nameOf(words(payload, "assignee"))}：`, words(payload, "reason")),
  goods_pickup: (payload) => sentence("取件：", words(payload, "address")),
  goods_received: (payload) => sentence("货品入库：", words(payload, "condition")),
  goods_inspect: (payload) =>
    sentence(
      payload["result"] === "refused" ? "货品检测不符合：" : "货品检测符合：",
      words(payload, "condition"),
    ),
  goods_ship: (payload) =>
    sentence(payload["way"] === "hand_over" ? "当面交还" : `寄出，单号 ${words(payload, "tracking")}`),
  choose_remedy: (payload) =>
    sentence(
      "三包处理：",
      vocabularyZh.return_option[
        words(payload, "return_option") as keyof typeof vocabularyZh.return_option
      ] ?? "",
    ),
  exchange: (payload) => sentence(`换货，新序列号 ${words(payload, "new_serial")}`),
  qc_pass: () => "质检合格。",
  qc_fail: (payload) => sentence("质检不合格：", words(payload, "reason")),
  dissatisfied: (payload) => sentence("二次处理：", words(payload, "reason")),
  reopen: (payload) => sentence("重开：", words(payload, "reason")),
};

/** The lines of the process record, undone events left out, in the order of the log. */
export function processLines(
  state: CaseState,
  events: readonly CardEvent[],
  context: LineContext,
): readonly ProcessLine[] {
  const live = liveSequences(events);
  const { nameOf } = context;
  const { service_mode, fulfilment } = state.fields;
  const wording: WordContext = { ...context, isRemote: service_mode === "remote" || fulfilment === "remote" };
  return events.flatMap((event): readonly ProcessLine[] => {
    const text = live.has(event.seq) ? LINES[event.action]?.(event.payload, wording) : null;
    if (!text || state.fields.status === "draft") return [];
    return [
      {
        at: event.at,
        text,
        person: event.actor === "system" ? "" : nameOf(event.actor),
        on_behalf_of: event.on_behalf === null ? null : nameOf(event.on_behalf),
        late: event.late,
      },
    ];
  });
}
