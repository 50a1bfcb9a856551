import type { Fault, Question } from "../content/content";
import type { Complaint, DeliveryCase, ReturnCase, SiteVisit } from "../content/other-cases";
import type { Sent, Story } from "../story";
import { close, fileAway } from "./closing";
import { arrangePickup, handBack } from "./goods";
import { GROUPS, intakeOf, type Report, register, type Service, takeIn } from "./intake";
import { byAssignee, react } from "./repair";

/** A question, solved on the phone or at the counter in one act (DOMAIN 2.2 `resolve_now`). */
export function tellAnswer(story: Story, report: Report, question: Pick<Question, "answer">): void {
  resolveOnTheSpot(story, report, {
    kind: "B",
    service_mode: "consult",
    fault_type: "none",
    outcome: "answered",
    result: question.answer,
  });
}

/** A suggestion (E): written down, thanked for, passed on. */
export function tellSuggestion(story: Story, report: Report, result: string): void {
  resolveOnTheSpot(story, report, {
    kind: "E",
    service_mode: "other",
    fault_type: "none",
    outcome: "done",
    result,
  });
}

/** A software fault that is solved while the customer is on the line. */
export function tellPhoneFix(story: Story, report: Report, fault: Fault, isCovered: boolean): void {
  const cause = story.random.pick(fault.causes);
  resolveOnTheSpot(story, report, {
    kind: "A",
    service_mode: "remote",
    fulfilment: "remote",
    fault_type: fault.type,
    fault_category: fault.category,
    impact: fault.impact,
    fault_cause: cause.cause,
    // Out of warranty a repair needs a quote; advice on the phone is an answer.
    ...(isCovered ? { outcome: "repaired", function_test: true } : { outcome: "answered" }),
    result: cause.result,
  });
}

function resolveOnTheSpot(story: Story, report: Report, resolution: Sent<"resolve_now">): void {
  const { random, cast } = story;
  register(story, report);
  story.pass(3, 14);
  const by = random.chance(0.4) ? cast.tech : cast.clerk;
  const satisfaction = random.pick([5, 5, 5, 4, 4, 3]);
  const method = report.channel === "counter" || report.channel === "phone" ? "phone" : "online";
  story.act("resolve_now", by, {
    ...resolution,
    confirm: { method, solved: "yes", ...(random.chance(0.85) ? { satisfaction } : {}) },
  });
  fileQuickly(story);
}

/** Questions are filed on the same or the next day. */
function fileQuickly(story: Story): void {
  const { random, cast } = story;
  if (random.chance(0.5)) {
    story.pass(1, 5);
    story.act("refuse_survey", cast.clerk, {});
    story.work(2, 200);
    story.act("archive", cast.clerk, {});
    return;
  }
  fileAway(story, { assignee: cast.clerk, method: "phone", asksSolved: true });
}

/** Within half an hour from the call to the archive: what fits into the last minutes before now. */
export function tellQuickAnswer(story: Story, report: Report, question: Question): void {
  const { cast } = story;
  register(story, report);
  story.pass(3, 10);
  story.act("resolve_now", cast.clerk, {
    kind: "B",
    service_mode: "consult",
    fault_type: "none",
    outcome: "answered",
    result: question.answer,
    confirm: { method: "phone", solved: "yes", satisfaction: 5 },
  });
  story.pass(1, 3);
  story.act("refuse_survey", cast.clerk, {});
  story.pass(2, 8);
  story.act("archive", cast.clerk, {});
}

/** A complaint (C) is the supervisor's; what is agreed on top the director approves (DOMAIN 2.3, 4.3). */
export function tellComplaint(story: Story, report: Report, complaint: Complaint): void {
  const { cast } = story;
  const service: Service = { kind: "C", mode: "other", fulfilment: null, impact: complaint.impact };
  const assignee = cast.supervisor;
  takeIn(story, report, service, { assignee, group: GROUPS.remote });
  workOnComplaint(story, complaint);
  close(story, {
    assignee,
    method: "phone",
    asksSolved: true,
    secondRound: (again) => {
      again.pass(10, 50);
      again.act("dispatch", cast.clerk, { assignee });
      if (again.subject.customer.level === "vip") {
        again.pass(3, 20);
        again.act("approve", cast.director, {});
      }
      workOnComplaint(again, complaint);
    },
  });
}

function workOnComplaint(story: Story, complaint: Complaint): void {
  const { cast } = story;
  const by = cast.supervisor;
  react(story, by);
  story.work(10, 60);
  story.act("start", by, {});
  story.work(20, 240);
  story.act("log", by, { operation: complaint.finding, plan: true });
  if (complaint.compensation !== undefined) {
    const amount = `${complaint.compensation}.00`;
    story.act("request_approval", by, { what: "compensation", reason: complaint.finding, amount });
    story.work(10, 120);
    story.act("approve", cast.director, { reason: "同意" });
  }
  story.pass(10, 60);
  story.act("sync_progress", cast.clerk, { told: "已向客户说明调查结果与处理意见" });
  story.pass(5, 60);
  const outcome = complaint.compensation === undefined ? "done" : "compensated";
  story.act("finish", by, { outcome, result: complaint.result });
}

/** A return or exchange (D): proof, pickup, receipt, inspection, then money, a new unit, or a reasoned no. */
export function tellReturn(story: Story, report: Report, returned: ReturnCase): void {
  const { cast, random } = story;
  const service: Service = {
    kind: "D",
    mode: "return_exchange",
    fulfilment: null,
    impact: returned.impact,
  };
  const assignee = cast.warehouse;
  takeIn(story, report, service, { assignee, group: GROUPS.workshop });
  react(story, assignee);
  story.work(5, 60);
  story.act("start", assignee, {});
  chooseRemedy(story, returned);
  story.pass(5, 20);
  story.act("wait", assignee, { waiting_for: "goods", reason: "已安排取件，等货品到库" });
  arrangePickup(story);
  story.work(400, 900);
  story.act("goods_received", cast.warehouse, { condition: returned.condition, accessories: "齐全" });
  if (random.chance(0.05)) story.work(900, 1200);
  else story.work(30, 400);
  inspect(story, returned);
  settleReturn(story, returned);
  const goesBack = { afterwards: (after: Story) => handBack(after, "mail_in") };
  close(story, {
    assignee,
    method: "phone",
    asksSolved: returned.qualifies,
    ...(returned.qualifies ? {} : goesBack),
  });
}

export function chooseRemedy(story: Story, returned: ReturnCase): void {
  story.pass(3, 15);
  story.act("choose_remedy", story.cast.clerk, {
    return_basis: returned.basis,
    return_option: returned.option,
  });
}

export function inspect(story: Story, returned: ReturnCase): void {
  const result = returned.qualifies ? "qualifies" : "refused";
  story.act("goods_inspect", story.cast.warehouse, { result, condition: returned.inspection });
}

function settleReturn(story: Story, returned: ReturnCase): void {
  const { cast, subject, random } = story;
  const by = cast.warehouse;
  if (!returned.qualifies) {
    story.work(10, 60);
    story.act("finish", by, { outcome: "refused", result: returned.result });
    return;
  }
  if (returned.option === "exchange") {
    story.work(20, 200);
    story.act("exchange", cast.warehouse, {
      new_serial: `${subject.device?.serial ?? subject.line.letter}-N`,
    });
    story.work(10, 100);
    story.act("goods_ship", cast.logistics, {
      way: "ship",
      tracking: `YD${random.between(10_000_000, 99_999_999)}`,
    });
    story.work(300, 800);
    story.act("finish", by, { outcome: "exchanged", result: returned.result });
    return;
  }
  const amount = `${subject.line.price}.00`;
  story.pass(5, 30);
  story.act("request_approval", cast.clerk, { what: "refund", reason: returned.inspection, amount });
  story.work(10, 150);
  story.act("approve", cast.supervisor, {});
  story.work(30, 400);
  story.act("refund", cast.finance, {
    amount,
    method: random.pick(["wechat", "alipay", "transfer"] as const),
  });
  story.pass(5, 30);
  story.act("finish", by, { outcome: "refunded", result: returned.result });
}

/** A delivery that went wrong (L). */
export function tellDelivery(story: Story, report: Report, delivery: DeliveryCase): void {
  const { cast } = story;
  const service: Service = { kind: "L", mode: "other", fulfilment: null, impact: delivery.impact };
  const assignee = cast.logistics;
  takeIn(story, report, service, { assignee, group: GROUPS.workshop });
  react(story, assignee);
  story.work(5, 60);
  story.act("start", assignee, {});
  story.work(20, 200);
  story.act("log", assignee, { operation: delivery.check, plan: true });
  story.work(120, 900);
  story.act("finish", assignee, { outcome: "done", result: delivery.result });
  close(story, { assignee, method: "phone", asksSolved: true });
}

/** A planned visit (S): patrol, maintenance, installation. */
export function tellVisit(story: Story, report: Report, visit: SiteVisit, assignee: string): void {
  const { cast, random } = story;
  const service: Service = { kind: "S", mode: "other", fulfilment: "home_visit", impact: "minor" };
  takeIn(story, report, service, { assignee, group: GROUPS.site });
  story.print("confirmation", cast.clerk, true);
  react(story, assignee);
  story.work(200, 1100);
  byAssignee(story, "arrive", assignee, {});
  story.pass(20, 90);
  checkSite(story, visit, assignee);
  story.pass(5, 30);
  if (random.chance(0.3)) story.attach(assignee, "photo", "现场-1.png", random.pick(story.files.photos));
  story.act("finish", assignee, { outcome: "done", result: visit.result });
  close(story, { assignee, method: "signature", asksSolved: true });
}

export function checkSite(story: Story, visit: SiteVisit, assignee: string): void {
  story.act("fill_checklist", assignee, { items: visit.items, hazards: visit.hazards });
  story.pass(3, 15);
  story.act("log", assignee, { operation: visit.work, customer_visible: true });
}

/** The customer does without: before anybody was sent the clerk cancels, after that the supervisor. */
export function tellCancellation(story: Story, report: Report, service: Service, to: CancelledAt): void {
  const { cast } = story;
  if (to.stage === "registered") {
    register(story, report);
    story.work(5, 200);
    story.act("cancel", cast.clerk, { reason: to.reason });
    return;
  }
  takeIn(story, report, service, { assignee: to.assignee, group: GROUPS.site });
  story.work(10, 300);
  story.act("cancel", cast.supervisor, { reason: to.reason });
}

export interface CancelledAt {
  readonly stage: "registered" | "dispatched";
  readonly assignee: string;
  readonly reason: string;
}

/** Reported twice: the second card goes into the first. */
export function tellMerge(story: Story, report: Report, into: string): void {
  const { cast } = story;
  story.act("register", cast.clerk, {
    ...intakeOf(story, report),
    duplicate_reason: "家人重复来电，先登记再并单",
  });
  story.pass(2, 15);
  story.act("merge", cast.clerk, { into });
}
