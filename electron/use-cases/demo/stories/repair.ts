import type { StaffCode } from "#shared/domain/card/case-state";
import type { ConfirmMethod, Fulfilment } from "#shared/domain/card/vocabulary";
import { REWORK_LOGS, REWORK_RESULTS, UNHAPPY_REASONS, WAIT_REASONS } from "../content/closing-words";
import { demoPart } from "../content/parts";
import type { Sent, Story } from "../story";
import { DAY_MS, isoOf, nextHalfHour } from "../working-time";
import { close } from "./closing";
import { bringGoods, handBack } from "./goods";
import { dispatch, type Report, takeIn } from "./intake";
import { pay, settleQuote } from "./paying";
import { checkAnswers, partsOf, REPAIR_GROUPS, type Repair, serviceOf } from "./repair-case";

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

/** A long wait: a later promise that the customer agrees to, or the supervisor lets the limit go. */
function longerPromise(story: Story, days: number): void {
  const { random, cast } = story;
  story.work(20, 120);
  if (random.chance(0.25)) {
    story.act("waive", cast.supervisor, {
      milestone: "resolve",
      reason: "总部缺料，已书面告知客户并取得谅解",
    });
    return;
  }
  const promised_at = isoOf(story.at() + (days + 3) * DAY_MS);
  const reason = "配件到货晚于预计，客户同意顺延";
  story.act("request_approval", cast.clerk, {
    what: "extension",
    reason,
    promised_at,
    customer_agreed: true,
  });
  story.work(5, 90);
  story.act("approve", cast.supervisor, {});
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
    if (days > 2) longerPromise(story, days);
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
  if (!isCovered && random.chance(0.6)) pay(story, repair);
  finishRepair(story, repair, !partsInLog);
  return true;
}

/** `quality_check` by another person; one in twelve goes back first (DOMAIN 5.3). */
function qualityCheck(story: Story, repair: Repair): void {
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
  const { random, calendar } = story;
  if (random.chance(0.04)) story.work(600, 1400);
  else story.pass(2, story.isUrgent ? 25 : 40);
  byAssignee(story, "accept", assignee, {});
  if (random.chance(0.55)) {
    story.pass(2, 20);
    story.act("respond", assignee, { method: "phone", note: "已联系客户，约定时间并说明准备事项" });
  }
  if (random.chance(0.06) && !story.isUrgent) {
    story.pass(10, 60);
    const appointment_at = isoOf(
      nextHalfHour(calendar.addWorkingMinutes(story.at(), random.between(300, 900))),
    );
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
