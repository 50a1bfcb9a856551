import type { StaffCode } from "#shared/domain/card/case-state";
import type { CheckResult, ConfirmMethod, Fulfilment, ServiceMode } from "#shared/domain/card/vocabulary";
import { REWORK_LOGS, REWORK_RESULTS, UNHAPPY_REASONS, WAIT_REASONS } from "../content/closing-words";
import type { Cause, Fault } from "../content/content";
import { demoPart } from "../content/parts";
import type { Sent, Story } from "../story";
import { DAY_MS, isoOf } from "../working-time";
import { close } from "./closing";
import { dispatch, GROUPS, type Group, type Report, type Service, takeIn } from "./intake";

/** A fault (A) on its way through the store. */
export interface Repair {
  readonly fault: Fault;
  readonly cause: Cause;
  readonly way: Fulfilment;
  readonly assignee: StaffCode;
  /** Inside the warranty of the product or of an earlier repair: no quote is needed. */
  readonly isCovered: boolean;
}

const MODES: Readonly<Record<Fulfilment, ServiceMode>> = {
  home_visit: "on_site",
  remote: "remote",
  carry_in: "other",
  mail_in: "other",
  pickup_repair: "other",
};

const REPAIR_GROUPS: Readonly<Record<Fulfilment, Group>> = {
  home_visit: GROUPS.site,
  remote: GROUPS.remote,
  carry_in: GROUPS.workshop,
  mail_in: GROUPS.workshop,
  pickup_repair: GROUPS.workshop,
};

export function serviceOf({ fault, way }: Repair): Service {
  return { kind: "A", mode: MODES[way], fulfilment: way, impact: fault.impact, fault };
}

/** What goes into a visit's or bench's hands: a key part has its old and new serial (DOMAIN 5.2). */
export function partsOf(
  story: Story,
  cause: Cause,
): { readonly parts?: NonNullable<Sent<"finish">["parts"]> } {
  if (cause.part === undefined) return {};
  const part = demoPart(cause.part);
  const number = () =>
    `${cause.part?.replace("-", "")}${story.random.between(2401, 2611)}${serialTail(story)}`;
  const serials = part.key_part ? { old_serial: number(), new_serial: number() } : {};
  return { parts: [{ part: part.code, quantity: 1, ...serials }] };
}

function serialTail(story: Story): string {
  return String(story.random.below(10_000)).padStart(4, "0");
}

/** Every item of a check with an answer. */
export function checkAnswers(story: Story, fault: Fault, failed?: string): Record<string, CheckResult> {
  const items = story.checkItems(fault.category, story.subject.line.category);
  return Object.fromEntries(items.map((item) => [item, item === failed ? "fail" : "pass"]));
}

const PHONED_IN = 0.12;

/** The assignee's step; now and then phoned in and written down by the clerk (DOMAIN 2.2). */
export function byAssignee<A extends "arrive" | "log" | "accept">(
  story: Story,
  action: A,
  assignee: StaffCode,
  sent: Sent<A>,
): void {
  if (!story.random.chance(PHONED_IN)) {
    story.act(action, assignee, sent);
    return;
  }
  const enteredAfter = story.random.chance(0.5) ? story.random.between(8, 50) : 1;
  story.act(action, story.cast.clerk, sent, { onBehalf: assignee, enteredAfter });
}

export function diagnose(story: Story, { cause, assignee }: Repair): void {
  const { random, subject } = story;
  const informed = subject.customer.contact ?? subject.customer.name;
  story.act("diagnose", assignee, {
    appearance: random.pick([
      "外观完好，无磕碰",
      "外壳轻微划痕，不影响使用",
      "底部有水渍，已擦干拍照",
      "标签清晰，封条完好",
    ]),
    hardware: random.pick([
      "供电与绝缘正常，故障可复现",
      "通电测试故障复现 3/3 次",
      "关键部件逐项测试，定位到故障点",
    ]),
    software: random.pick(["版本为最新，无异常日志", "日志有对应告警记录", "读取日志，近 7 天同类告警 5 次"]),
    location: cause.cause,
    plan: cause.plan,
    ...(cause.part === undefined ? {} : { parts_needed: `${demoPart(cause.part).name} ×1` }),
    estimated_minutes: random.pick([30, 45, 60, 90, 120]),
    customer_informed: informed,
  });
}

/** A paid repair: the quote, and whether the customer agrees to it. */
export function quoteFor(story: Story, repair: Repair): void {
  const { random, calendar } = story;
  const { cause, way } = repair;
  const part = cause.part === undefined ? null : demoPart(cause.part);
  const labour = random.pick([80, 120, 150, 180]);
  const total = labour + (part?.price ?? 0) + (way === "home_visit" ? 50 : 0);
  const discount = random.chance(0.2) ? Math.floor(total * 0.08) : 0;
  story.act("quote", repair.assignee, {
    lines: [
      { kind: "labour", name: "检测维修", unit: "次", quantity: 1, unit_price: `${labour}.00` },
      ...(part === null
        ? []
        : [
            {
              kind: "part" as const,
              name: part.name,
              unit: "个",
              quantity: 1,
              unit_price: `${part.price}.00`,
            },
          ]),
      ...(way === "home_visit"
        ? [{ kind: "travel" as const, name: "上门费", unit: "次", quantity: 1, unit_price: "50.00" }]
        : []),
    ],
    ...(discount > 0 ? { discount: `${discount}.00` } : {}),
    valid_until: calendar.localDate(story.at() + 7 * DAY_MS),
    note: "含安装调试；本次维修质保 90 天",
  });
}

/** The payload's own field name (DOMAIN 2.2 `quote_decline`), which as a literal key would make a thenable. */
const NEXT = "then";

/** The customer agrees and pays, or declines; answers false after a decline. */
function settleQuote(story: Story, repair: Repair): boolean {
  const { random, cast, subject } = story;
  quoteFor(story, repair);
  if (random.chance(0.75)) story.pass(3, 30);
  else story.work(60, 600);
  if (random.chance(0.16)) {
    const reason = random.pick(["维修费接近新机价，暂不修", "客户自行购买配件更换", "客户决定换新机"]);
    story.act("quote_decline", cast.clerk, { reason, [NEXT]: "close" });
    return false;
  }
  const method = random.pick(["电话录音", "现场签字", "短信回复同意"]);
  story.act("quote_confirm", cast.clerk, { by: subject.customer.contact ?? subject.customer.name, method });
  story.pass(2, 15);
  return true;
}

function pay(story: Story, repair: Repair): void {
  const part = repair.cause.part === undefined ? null : demoPart(repair.cause.part);
  const amount = 120 + (part?.price ?? 0);
  const method = story.random.pick(["wechat", "alipay", "cash", "card"] as const);
  story.act("record_payment", repair.assignee, { amount: `${amount}.00`, method });
}

/** What holds a repair up: parts on the way, the customer away, an expert asked. */
function holdUps(story: Story, { cause, assignee }: Repair): void {
  const { random, cast } = story;
  if (cause.part !== undefined && random.chance(0.2)) {
    const days = random.chance(0.92) ? random.between(1, 2) : random.between(4, 7);
    const expected_at = isoOf(story.at() + days * DAY_MS);
    story.act("wait", assignee, {
      waiting_for: "parts",
      reason: random.pick(WAIT_REASONS.parts),
      expected_at,
    });
    if (random.chance(0.4)) {
      story.work(60, 200);
      story.act("sync_progress", cast.clerk, { told: "已告知客户配件在途，预计到货时间与改约安排" });
    }
    story.work(days * 400, days * 520);
    story.act("resume", assignee, { note: "配件到货" });
    story.pass(5, 20);
  } else if (random.chance(0.04)) {
    story.act("wait", cast.clerk, { waiting_for: "customer", reason: random.pick(WAIT_REASONS.customer) });
    story.work(300, 1000);
    story.act("resume", assignee, {});
    story.pass(5, 20);
  } else if (random.chance(0.035)) {
    const expert = assignee === cast.tech ? (cast.engineers[0] ?? cast.supervisor) : cast.tech;
    story.act("escalate", assignee, { expert, reason: "现象偶发，常规排查未复现，请专家看日志" });
    story.work(20, 240);
    story.act("expert_answer", expert, { answer: "日志指向供电瞬断，按附件步骤加测并更换对应部件" });
    story.pass(5, 20);
  }
}

export function finishRepair(story: Story, repair: Repair, parts: boolean): void {
  const { cause, fault, assignee } = repair;
  story.act("finish", assignee, {
    outcome: "repaired",
    result: cause.result,
    function_test: true,
    fault_cause: cause.cause,
    self_check: checkAnswers(story, fault),
    ...(parts ? partsOf(story, cause) : {}),
  });
}

/** The work itself, from the first look to the finish; answers false where the customer declined the quote. */
function work(story: Story, repair: Repair): boolean {
  const { random } = story;
  const { assignee, cause, isCovered } = repair;
  if (random.chance(0.3)) {
    byAssignee(story, "log", assignee, { operation: "首检：核对型号与序列号，复现故障，征得同意后拍照" });
    story.pass(3, 9);
  }
  if (random.chance(0.85)) {
    diagnose(story, repair);
    story.pass(4, 18);
  }
  if (!isCovered && !settleQuote(story, repair)) return false;
  holdUps(story, repair);
  const partsInLog = random.chance(0.5);
  story.pass(10, 60);
  story.act("log", assignee, {
    operation: cause.work,
    fault_cause: cause.cause,
    ...(partsInLog ? partsOf(story, cause) : {}),
    ...(random.chance(0.5) ? { customer_visible: true } : {}),
  });
  if (random.chance(0.18)) {
    story.attach(assignee, "photo", `现场-${random.between(1, 9)}.png`, random.pick(story.files.photos));
  }
  story.pass(5, 30);
  if (!isCovered && random.chance(0.5)) pay(story, repair);
  finishRepair(story, repair, !partsInLog);
  return true;
}

/** `quality_check` by another person; one in twelve goes back first (DOMAIN 5.3). */
export function qualityCheck(story: Story, repair: Repair): void {
  const { random, cast } = story;
  const checker = random.chance(0.85) ? cast.qc : cast.supervisor;
  story.work(10, 120);
  if (random.chance(0.08)) {
    const items = checkAnswers(story, repair.fault, "appearance");
    story.act("qc_fail", checker, { items, reason: "接缝不齐、保修标签未贴，退回整理" });
    story.work(15, 90);
    finishRepair(story, repair, false);
    story.work(10, 60);
  }
  story.act("qc_pass", checker, { items: checkAnswers(story, repair.fault) });
}

function visit(story: Story, repair: Repair): boolean {
  const { random, cast } = story;
  const { assignee } = repair;
  if (random.chance(0.35)) story.print("confirmation", cast.clerk, true);
  react(story, assignee);
  if (story.isUrgent) story.pass(35, random.chance(0.05) ? 300 : 190);
  else story.work(90, random.chance(0.9) ? 700 : 1500);
  byAssignee(story, "arrive", assignee, {});
  story.pass(3, 10);
  return work(story, repair);
}

/** Accepted, the customer called, now and then another day agreed. */
export function react(story: Story, assignee: StaffCode): void {
  const { random } = story;
  if (random.chance(0.04)) story.work(600, 1400);
  else story.pass(2, story.isUrgent ? 25 : 40);
  byAssignee(story, "accept", assignee, {});
  if (random.chance(0.55)) {
    story.pass(2, 20);
    story.act("respond", assignee, { method: "phone", note: "已联系客户，约定时间并说明准备事项" });
  }
  if (random.chance(0.06) && !story.isUrgent) {
    story.pass(10, 60);
    const appointment_at = isoOf(story.at() + random.between(20, 44) * 3_600_000);
    story.act("reschedule", assignee, { appointment_at, reason: "客户改约", customer_agreed: true });
  }
}

function connect(story: Story, repair: Repair): boolean {
  const { assignee, cause } = repair;
  react(story, assignee);
  story.work(5, 120);
  story.act("arrive", assignee, { note: "远程连接成功" });
  story.pass(10, 40);
  if (!repair.isCovered && !settleQuote(story, repair)) return false;
  story.act("log", assignee, { operation: cause.work, fault_cause: cause.cause, customer_visible: true });
  story.pass(5, 30);
  finishRepair(story, repair, false);
  return true;
}

function onTheBench(story: Story, repair: Repair): boolean {
  react(story, repair.assignee);
  if (repair.way !== "carry_in") bringGoods(story, repair);
  story.work(20, 240);
  story.act("start", repair.assignee, {});
  story.pass(3, 15);
  if (!work(story, repair)) return false;
  qualityCheck(story, repair);
  return true;
}

/** The product comes to the store: by carrier, or picked up at the customer's. */
export function bringGoods(story: Story, repair: Pick<Repair, "assignee" | "way">): void {
  const { random, cast, subject } = story;
  story.pass(5, 30);
  const reason = random.pick(WAIT_REASONS.goods);
  story.act("wait", repair.assignee, { waiting_for: "goods", reason });
  if (repair.way === "pickup_repair") arrangePickup(story);
  story.work(300, 900);
  story.act("goods_received", cast.warehouse, {
    condition: random.pick(["外箱完好", "外箱轻微压痕，机身完好", "裸机无箱，已加护角"]),
    accessories: random.pick(["主机、电源线", "主机", `主机、${subject.line.noun}附件包`]),
  });
}

export function arrangePickup(story: Story): void {
  const { cast, subject, random } = story;
  story.pass(10, 60);
  const fromMs = story.at() + random.between(3, 20) * 3_600_000;
  story.act("goods_pickup", cast.logistics, {
    address: subject.customer.address,
    window: { from: isoOf(fromMs), to: isoOf(fromMs + 2 * 3_600_000) },
    ...(random.chance(0.6) ? { condition: "外观完好", accessories: "齐全", proof_checked: true } : {}),
  });
}

/** The product goes back: across the counter, or by carrier with a tracking number. */
export function handBack(story: Story, way: Fulfilment): void {
  const { random, cast } = story;
  if (way === "carry_in") {
    story.pass(1, 8);
    story.act("goods_ship", cast.clerk, { way: "hand_over" });
    return;
  }
  story.work(20, 300);
  story.act("goods_ship", cast.logistics, {
    way: "ship",
    tracking: `YD${random.between(10_000_000, 99_999_999)}`,
  });
}

const TELL_WAY: Readonly<Record<Fulfilment, (story: Story, repair: Repair) => boolean>> = {
  home_visit: visit,
  remote: connect,
  carry_in: onTheBench,
  mail_in: onTheBench,
  pickup_repair: onTheBench,
};

/** The second round (二次处理): somebody else, again from the dispatch to the finish. */
export function secondRound(repair: Repair): (story: Story) => void {
  return (story) => {
    const { random, cast } = story;
    const service = serviceOf(repair);
    const other = cast.engineers.find((code) => code !== repair.assignee);
    const assignee = repair.way === "home_visit" && other !== undefined ? other : repair.assignee;
    story.pass(5, 50);
    dispatch(story, service, { assignee, group: REPAIR_GROUPS[repair.way] });
    react(story, assignee);
    story.work(60, 500);
    story.act("arrive", assignee, {});
    story.pass(10, 40);
    story.act("log", assignee, { operation: random.pick(REWORK_LOGS) });
    story.pass(10, 60);
    story.act("finish", assignee, {
      outcome: "repaired",
      result: random.pick(REWORK_RESULTS),
      function_test: true,
      self_check: checkAnswers(story, repair.fault),
    });
  };
}

function confirmMethodOf(story: Story, way: Fulfilment): ConfirmMethod {
  const { random } = story;
  if (way === "home_visit") return random.pick(["signature", "signature", "signature", "online"] as const);
  if (way === "carry_in") return random.pick(["signature", "signature", "phone"] as const);
  return random.pick(["phone", "online"] as const);
}

const REASSIGNED = 0.03;

/** The card reaches its assignee, now and then by way of somebody who could not go. */
function takeInFor(story: Story, report: Report, repair: Repair): void {
  const { random, cast } = story;
  const { assignee, way } = repair;
  const group = REPAIR_GROUPS[way];
  const service = serviceOf(repair);
  const other = cast.engineers.find((code) => code !== assignee);
  if (way !== "home_visit" || other === undefined || !random.chance(REASSIGNED)) {
    takeIn(story, report, service, { assignee, group });
    return;
  }
  takeIn(story, report, service, { assignee: other, group });
  story.pass(5, 40);
  const reason = random.pick(["前一单延时，赶不上预约", "临时请假", "需会讲方言的同事"]);
  story.act("reassign", cast.clerk, { assignee, group, reason });
}

/** Most of the store's work: a fault is reported, repaired, confirmed and filed. */
export function tellRepair(story: Story, report: Report, repair: Repair): void {
  const { assignee, way } = repair;
  takeInFor(story, report, repair);
  if (way === "carry_in") {
    story.act("goods_received", story.cast.clerk, {
      condition: "客户送修，外观已当面核对",
      accessories: "主机、电源线",
    });
  }
  const isRepaired = TELL_WAY[way](story, repair);
  const hasReworkAtHome = way === "home_visit" || way === "remote";
  close(story, {
    assignee,
    method: isRepaired ? confirmMethodOf(story, way) : "phone",
    asksSolved: isRepaired,
    ...(isRepaired && hasReworkAtHome ? { secondRound: secondRound(repair) } : {}),
    ...(hasReworkAtHome ? {} : { afterwards: (after: Story) => handBack(after, way) }),
  });
  if (isRepaired) afterTheArchive(story, repair, hasReworkAtHome);
}

/** Samples of the month, and the rare customer who comes back after the archive. */
function afterTheArchive(story: Story, repair: Repair, mayReopen: boolean): void {
  const { random, cast } = story;
  if (random.chance(0.08)) {
    story.work(400, 3000);
    story.act("qc_sample", cast.qc, { items: checkAnswers(story, repair.fault), pass: true });
  } else if (mayReopen && random.chance(0.012)) {
    story.work(600, 3000);
    story.act("dissatisfied", cast.clerk, { reason: random.pick(UNHAPPY_REASONS) });
    secondRound(repair)(story);
    close(story, { assignee: repair.assignee, method: "phone", asksSolved: true });
  }
}
