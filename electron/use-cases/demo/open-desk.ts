import { NOTEBOOK, PHONE } from "./content/computers-and-phones";
import { FRIDGE, PURIFIER, SWEEPER } from "./content/cooling-and-floor";
import { DISHWASHER, WASHER } from "./content/laundry-and-kitchen";
import { LAMP, LOCK, PANEL } from "./content/locks-and-home";
import { COMPLAINTS, RETURN_CASES, SITE_VISITS } from "./content/other-cases";
import {
  accepted,
  asked,
  checking,
  classified,
  completed,
  confirmed,
  drafted,
  escalated,
  extensionAsked,
  goodsOnTheWay,
  plot,
  quoted,
  registered,
  reworked,
  sent,
  serving,
  waiting,
} from "./open-cards";
import { ago, archiveOverdue, type OpenCard, plainCard, untilSent, workingAgo } from "./open-scene";
import { arrangePickup } from "./stories/goods";
import { classify, GROUPS, intakeOf, register, type Service, sendTo } from "./stories/intake";
import { chooseRemedy } from "./stories/others";

const HOUR = 60;
const DAY = 24 * HOUR;

function found<T extends { readonly description: string }>(list: readonly T[], part: string): T {
  const item = list.find(({ description }) => description.includes(part));
  if (item === undefined) throw new Error(`nothing is about ${part}`);
  return item;
}

const damaged = found(RETURN_CASES, "裂纹");
const flickering = found(RETURN_CASES, "频闪");
const doorbell = found(LOCK.questions, "门铃");
const latecomer = found(COMPLAINTS, "下午四点");
const patrol = found(SITE_VISITS, "例行巡检（计划生成）");

const CONSULT: Service = { kind: "B", mode: "consult", fulfilment: null, impact: "minor" };
const VISIT: Service = { kind: "S", mode: "other", fulfilment: "home_visit", impact: "minor" };
const RETURN: Service = { kind: "D", mode: "return_exchange", fulfilment: null, impact: "partial" };
const COMPLAINT: Service = { kind: "C", mode: "other", fulfilment: null, impact: "partial" };

/** What came by mail and lacks what only a call can tell. */
function draftFromMail(minutes: number): OpenCard {
  const about = { anchor: workingAgo(minutes), lead: 0 };
  return plainCard({ line: LOCK, channel: "email" }, about, damaged, RETURN, ({ story, report }) => {
    const { channel, requested_at, customer_name, phone, description, customer_words } = intakeOf(
      story,
      report,
    );
    story.draft(story.cast.clerk, {
      channel,
      requested_at,
      customer_name,
      phone,
      description,
      customer_words,
    });
  });
}

/** A return that is not dispatched yet; the adviser has two options for it. */
function returnToSend(minutes: number): OpenCard {
  const about = { anchor: workingAgo(minutes), lead: 14 };
  return plainCard({ line: LAMP, channel: "wechat", ageDays: 10 }, about, flickering, RETURN, (scene) => {
    register(scene.story, scene.report);
    scene.to(0);
    classify(scene.story, scene.service);
  });
}

/** Goods that came back and wait for the warehouse's inspection. */
function returnToInspect(receivedAgo: number): OpenCard {
  const lead = 1700;
  return plainCard({ line: PURIFIER, channel: "app", ageDays: 3 }, plot(lead), damaged, RETURN, (scene) => {
    const { story } = scene;
    const by = story.cast.warehouse;
    untilSent(scene, { at: lead, assignee: by, promisedIn: 2400, group: GROUPS.workshop });
    scene.to(lead - 20);
    story.act("accept", by, {});
    scene.to(lead - 60);
    story.act("start", by, {});
    chooseRemedy(story, damaged);
    story.act("wait", by, { waiting_for: "goods", reason: "已安排取件，等货品到库" });
    arrangePickup(story);
    scene.to(receivedAgo);
    story.act("goods_received", by, { condition: damaged.condition, accessories: "齐全" });
  });
}

function questionSent(minutes: number): OpenCard {
  return plainCard({ line: LOCK, channel: "chat" }, plot(minutes), doorbell, CONSULT, (scene) =>
    untilSent(scene, { at: minutes, assignee: scene.story.cast.tech, group: GROUPS.remote }),
  );
}

function patrolAccepted(minutes: number, promisedIn: number): OpenCard {
  const wish = { line: PANEL, channel: "proactive", isOrganisation: true } as const;
  return plainCard(wish, plot(minutes), patrol, VISIT, (scene) => {
    const { story } = scene;
    const assignee = story.cast.engineers[0] ?? story.cast.supervisor;
    untilSent(scene, { at: minutes, assignee, promisedIn });
    scene.to(minutes * 0.9);
    story.act("accept", assignee, {});
  });
}

function complaintAsked(minutes: number): OpenCard {
  const about = { anchor: workingAgo(minutes), lead: 12 };
  return plainCard({ line: DISHWASHER, level: "vip" }, about, latecomer, COMPLAINT, (scene) => {
    const { story } = scene;
    register(story, scene.report);
    scene.to(0);
    classify(story, scene.service);
    story.pass(1, 3);
    sendTo(story, { assignee: story.cast.supervisor, group: GROUPS.remote });
  });
}

const home = "home_visit";

/**
 * The cards that are open now in a store with a usual day's work. A smaller store takes as many from the top:
 * the order mixes the places.
 */
const OPEN_DESK: readonly OpenCard[] = [
  sent({ line: LOCK, category: "反锁打不开", way: home, level: "vip" }, 167),
  classified({ line: PANEL, category: "面板黑屏", way: home, isOrganisation: true }, 72),
  confirmed({ line: PURIFIER, category: "异响", way: home }, archiveOverdue, "missing", "refused"),
  draftFromMail(3),
  registered({ line: SWEEPER, category: "报错代码", way: "mail_in" }, 21),
  asked({ line: WASHER, category: "脱水异常", way: home, level: "vip" }, 49),
  completed({ line: LOCK, category: "误报警", way: "remote", description: 1 }, 34),
  accepted({ line: WASHER, category: "漏水", way: home }, 207),
  reworked({ line: LOCK, category: "误报警", way: home }, 12, false),
  waiting({ line: NOTEBOOK, category: "屏幕竖线", way: "carry_in" }, 1800, 1528, "parts", 3),
  serving({ line: PANEL, category: "场景失灵", way: home }, 1500, 208),
  waiting({ line: WASHER, category: "异响", way: home }, 2000, 1200, "customer", 0),
  quoted({ line: NOTEBOOK, category: "无法开机", way: "carry_in" }, 900),
  goodsOnTheWay({ line: SWEEPER, category: "其他故障", way: "mail_in" }, 1500),
  checking({ line: NOTEBOOK, category: "无法开机", way: "carry_in" }, 1400, 1648),
  returnToSend(8),
  confirmed(
    { line: NOTEBOOK, category: "系统故障", way: "remote", isOrganisation: true },
    ago(45.5 * HOUR),
    "back",
    "refused",
  ),
  serving({ line: DISHWASHER, category: "不排水", way: home }, 700, 388),
  returnToInspect(292),
  questionSent(225),
  confirmed({ line: LOCK, category: "误报警", way: home, level: "vip" }, ago(116), "missing", "out"),
  escalated({ line: PANEL, category: "设备离线", way: "remote" }, 1300),
  extensionAsked({ line: FRIDGE, category: "不制冷", way: home }, 1500),
  sent({ line: SWEEPER, category: "无法联网", way: "remote", channel: "app" }, 50, GROUPS.remote),
  patrolAccepted(1100, 2 * DAY + 3 * HOUR),
  waiting({ line: FRIDGE, category: "结霜", way: home, description: 1 }, 1300, 2000, "parts", 0),
  asked({ line: LOCK, category: "反锁打不开", way: home, description: 1 }, 20),
  serving({ line: FRIDGE, category: "不制冷", way: home, description: 2 }, 2700, -95),
  registered({ line: PHONE, category: "系统卡顿", way: "remote", channel: "wechat" }, 5),
  sent({ line: PURIFIER, category: "不启动", way: "mail_in", channel: "wechat" }, 800, GROUPS.workshop),
  accepted({ line: DISHWASHER, category: "异响", way: home }, 500, 2900),
  completed({ line: WASHER, category: "不进水", way: home }, 20),
  confirmed(
    { line: SWEEPER, category: "无法联网", way: "remote", channel: "app" },
    ago(20 * HOUR),
    "online",
    "refused",
  ),
  classified({ line: PHONE, category: "屏幕碎裂", way: "carry_in", channel: "counter" }, 50),
  waiting({ line: PHONE, category: "电池不耐用", way: "carry_in", level: "vip" }, 1500, 900, "parts", 1),
  waiting({ line: LAMP, category: "频闪", way: home }, 1900, 700, "customer", 2),
  drafted({ line: WASHER, category: "漏水", way: home, description: 2 }, 2, [
    "serial_no",
    "expectation",
    "address",
  ]),
  complaintAsked(30),
  reworked({ line: PURIFIER, category: "异响", way: home, description: 1 }, 50, false),
  quoted({ line: FRIDGE, category: "结霜", way: home }, 1600),
  checking({ line: PHONE, category: "无法充电", way: "carry_in" }, 1000, 500),
  goodsOnTheWay({ line: NOTEBOOK, category: "无法开机", way: "pickup_repair", description: 1 }, 1000),
  completed({ line: DISHWASHER, category: "不加热", way: home }, 75),
  reworked({ line: WASHER, category: "脱水异常", way: home, description: 1 }, 200, true),
  waiting({ line: LOCK, category: "指纹失灵", way: home, level: "vip" }, 1200, 1700, "parts", 2),
  asked({ line: DISHWASHER, category: "不排水", way: home, level: "vip", description: 1 }, 12),
];

/** A store of this many cards has the whole open desk; a smaller one in proportion. */
const WHOLE_DESK_FROM = 300;

/** The open cards of a store with so many cards in all. */
export function openCardsFor(cards: number): readonly OpenCard[] {
  const share = Math.min(1, cards / WHOLE_DESK_FROM);
  return OPEN_DESK.slice(0, Math.floor(OPEN_DESK.length * share));
}
