import { WAIT_REASONS } from "./content/closing-words";
import {
  ago,
  type FaultWish,
  faultCard,
  type OpenCard,
  type Plot,
  type Scene,
  sendScene,
  untilSent,
  type When,
  workingAgo,
} from "./open-scene";
import { confirm } from "./stories/closing";
import { arrangePickup } from "./stories/goods";
import { classify, GROUPS, type Group, intakeOf, register, sendTo } from "./stories/intake";
import { quoteFor } from "./stories/paying";
import { diagnose, finishRepair } from "./stories/repair";
import { DAY_MS, isoOf } from "./working-time";

/*
 * Recipes of cards that are open now, one for each place where a card can stand. `minutes` is how long ago the
 * running deadline began: in working time where that deadline counts so, else in natural time.
 */

/** Minutes before the anchor at which a card under way was accepted and work began, after its dispatch. */
function underWay(scene: Scene, lead: number, promisedIn?: number): void {
  const { story, repair } = scene;
  const { assignee } = repair;
  untilSent(scene, { at: lead, assignee, ...(promisedIn === undefined ? {} : { promisedIn }) });
  scene.to(lead * 0.95);
  story.act("accept", assignee, {});
  if (repair.way === "home_visit") story.print("confirmation", story.cast.clerk, true);
  scene.to(lead * 0.93);
  story.act("respond", assignee, { method: "phone", note: "已联系客户，约定上门时间" });
  scene.to(lead * 0.6);
  story.act("arrive", assignee, {});
}

/** Minutes from the registration of a card to its dispatch. */
const INTAKE = 42;

export const plot = (lead: number, anchor: When = ago(0)): Plot => ({ anchor, lead: lead + INTAKE });

export function drafted(wish: FaultWish, minutes: number, left: readonly string[]): OpenCard {
  return faultCard(wish, { anchor: workingAgo(minutes), lead: 0 }, ({ story, report }) => {
    const intake = intakeOf(story, report);
    const typed = Object.fromEntries(Object.entries(intake).filter(([name]) => !left.includes(name)));
    story.draft(story.cast.clerk, typed);
  });
}

export function registered(wish: FaultWish, minutes: number): OpenCard {
  return faultCard(wish, { anchor: workingAgo(minutes), lead: 0 }, ({ story, report }) =>
    register(story, report),
  );
}

export function classified(wish: FaultWish, minutes: number): OpenCard {
  return faultCard(wish, { anchor: workingAgo(minutes), lead: 14 }, (scene) => {
    register(scene.story, scene.report);
    scene.to(0);
    classify(scene.story, scene.service);
  });
}

export function asked(wish: FaultWish, minutes: number): OpenCard {
  return faultCard(wish, { anchor: workingAgo(minutes), lead: 14 }, (scene) => {
    const { story, repair } = scene;
    register(story, scene.report);
    scene.to(0);
    classify(story, scene.service);
    story.pass(1, 3);
    sendTo(story, { assignee: repair.assignee, group: GROUPS.site });
  });
}

export function sent(wish: FaultWish, minutes: number, group: Group = GROUPS.site): OpenCard {
  return faultCard(wish, plot(minutes), (scene) => {
    untilSent(scene, { at: minutes, assignee: scene.repair.assignee, group });
    if (scene.repair.way === "home_visit") scene.story.print("confirmation", scene.story.cast.clerk, true);
  });
}

export function accepted(wish: FaultWish, minutes: number, promisedIn?: number): OpenCard {
  return faultCard(wish, plot(minutes), (scene) => {
    const { story, repair } = scene;
    untilSent(scene, {
      at: minutes,
      assignee: repair.assignee,
      ...(promisedIn === undefined ? {} : { promisedIn }),
    });
    scene.to(minutes - 12);
    story.act("accept", repair.assignee, {});
    story.print("confirmation", story.cast.clerk, true);
  });
}

export function serving(wish: FaultWish, minutes: number, promisedIn: number): OpenCard {
  return faultCard(wish, plot(minutes), (scene) => {
    underWay(scene, minutes, promisedIn);
    scene.to(minutes * 0.55);
    diagnose(scene.story, scene.repair);
    scene.to(minutes * 0.5);
    const { assignee, cause } = scene.repair;
    scene.story.act("log", assignee, { operation: `首检完成，初步判断：${cause.cause}`, plan: true });
  });
}

type Waits = "customer" | "parts";

export function waiting(
  wish: FaultWish,
  minutes: number,
  promisedIn: number,
  waits: Waits,
  reason: number,
): OpenCard {
  return faultCard(wish, plot(minutes), (scene) => {
    const { story, repair } = scene;
    underWay(scene, minutes, promisedIn);
    scene.to(minutes * 0.5);
    if (waits === "parts") diagnose(story, repair);
    scene.to(minutes * 0.4);
    story.act("wait", waits === "parts" ? repair.assignee : story.cast.clerk, {
      waiting_for: waits,
      reason: WAIT_REASONS[waits][reason] ?? WAIT_REASONS[waits][0],
      expected_at: isoOf(story.nowMs + DAY_MS),
    });
  });
}

export function quoted(wish: FaultWish, minutes: number): OpenCard {
  return faultCard({ ...wish, ageDays: 1500 }, plot(minutes), (scene) => {
    underWay(scene, minutes, 2000);
    scene.to(minutes * 0.4);
    diagnose(scene.story, scene.repair);
    scene.to(minutes * 0.3);
    quoteFor(scene.story, scene.repair);
  });
}

export function goodsOnTheWay(wish: FaultWish, minutes: number): OpenCard {
  return faultCard(wish, plot(minutes), (scene) => {
    const { story, repair } = scene;
    const { assignee } = repair;
    untilSent(scene, { at: minutes, assignee, group: GROUPS.workshop });
    scene.to(minutes * 0.9);
    story.act("accept", assignee, {});
    scene.to(minutes * 0.8);
    story.act("wait", assignee, { waiting_for: "goods", reason: WAIT_REASONS.goods[0] });
    if (repair.way === "pickup_repair") arrangePickup(story);
  });
}

/** On the bench and repaired; the check by another person is still to come. */
export function checking(wish: FaultWish, minutes: number, promisedIn: number): OpenCard {
  return faultCard(wish, plot(minutes), (scene) => {
    const { story, repair } = scene;
    benchWork(scene, minutes, promisedIn);
    scene.to(minutes * 0.1);
    finishRepair(story, repair, true);
  });
}

function benchWork(scene: Scene, lead: number, promisedIn: number): void {
  const { story, repair } = scene;
  const { assignee } = repair;
  untilSent(scene, { at: lead, assignee, promisedIn, group: GROUPS.workshop });
  story.act("goods_received", story.cast.warehouse, {
    condition: "客户送修，外观已当面核对",
    accessories: "主机",
  });
  scene.to(lead * 0.9);
  story.act("accept", assignee, {});
  scene.to(lead * 0.6);
  story.act("start", assignee, {});
  scene.to(lead * 0.5);
  diagnose(story, repair);
}

/** Repaired so many minutes after the dispatch, at the anchor. */
function repaired(scene: Scene, lead: number): void {
  underWay(scene, lead);
  scene.to(20);
  scene.story.act("log", scene.repair.assignee, { operation: scene.repair.cause.work });
  scene.to(0);
  finishRepair(scene.story, scene.repair, true);
}

const REPAIR_LEAD = 380;

export function completed(wish: FaultWish, minutes: number): OpenCard {
  return faultCard(wish, plot(REPAIR_LEAD, workingAgo(minutes)), (scene) => repaired(scene, REPAIR_LEAD));
}

type SheetTale = "missing" | "back" | "online";

/** Confirmed, not archived yet; the survey is refused unless it is still out. */
export function confirmed(
  wish: FaultWish,
  completion: When,
  sheet: SheetTale,
  survey: "refused" | "out",
): OpenCard {
  return faultCard(wish, plot(REPAIR_LEAD, completion), (scene) => {
    const { story, repair } = scene;
    const { cast } = story;
    repaired(scene, REPAIR_LEAD);
    scene.to(-20);
    const method = sheet === "online" ? "online" : "signature";
    if (sheet !== "online" && !story.hasPrinted("confirmation"))
      story.print("confirmation", cast.clerk, true);
    confirm(story, { assignee: repair.assignee, method, asksSolved: true }, cast.clerk, true);
    scene.to(-24);
    if (survey === "refused") story.act("refuse_survey", cast.clerk, {});
    else story.act("hand_out_survey", cast.clerk, { way: "paper" });
    if (sheet === "back") {
      scene.to(-80);
      story.attach(cast.clerk, "signed_scan", "扫描-021.png", story.random.pick(story.files.scans));
      story.signedBack("confirmation");
    }
  });
}

/** The customer was not content with the first round. */
export function reworked(wish: FaultWish, minutes: number, ongoing: boolean): OpenCard {
  const lead = 1900;
  return faultCard(wish, plot(lead, workingAgo(minutes)), (scene) => {
    const { story, repair } = scene;
    underWay(scene, lead);
    scene.to(1000);
    finishRepair(story, repair, true);
    scene.to(970);
    confirm(story, { assignee: repair.assignee, method: "phone", asksSolved: true }, story.cast.clerk, true);
    scene.to(0);
    story.act("dissatisfied", story.cast.clerk, { reason: "回访得知故障再现，客户要求主管跟进" });
    if (!ongoing) return;
    sendScene(scene, { at: -30, assignee: repair.assignee, promisedIn: 500 });
    story.pass(5, 10);
    story.act("accept", repair.assignee, {});
    story.pass(5, 20);
    story.act("arrive", repair.assignee, {});
  });
}

export function escalated(wish: FaultWish, minutes: number): OpenCard {
  return faultCard(wish, plot(minutes), (scene) => {
    const { story, repair } = scene;
    underWay(scene, minutes, 1300);
    scene.to(minutes * 0.3);
    story.act("escalate", repair.assignee, {
      expert:
        repair.assignee === story.cast.tech
          ? (story.cast.engineers[0] ?? story.cast.supervisor)
          : story.cast.tech,
      reason: "同一网段多台离线，需看网关日志",
    });
  });
}

export function extensionAsked(wish: FaultWish, minutes: number): OpenCard {
  return faultCard(wish, plot(minutes), (scene) => {
    const { story, repair } = scene;
    underWay(scene, minutes, 300);
    scene.to(minutes * 0.2);
    story.act("request_approval", repair.assignee, {
      what: "extension",
      reason: "压缩机启动组件明天到货，客户同意改到后天",
      promised_at: isoOf(story.nowMs + 2 * DAY_MS),
      customer_agreed: true,
    });
  });
}
