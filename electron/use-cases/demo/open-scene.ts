import type { EpochMs } from "#shared/domain/card/case-state";
import type { Channel, Fulfilment } from "#shared/domain/card/vocabulary";
import type { Fault, ProductLine } from "./content/content";
import type { Complaint, ReturnCase, SiteVisit } from "./content/other-cases";
import { isCovered } from "./customers";
import type { Random } from "./random";
import {
  classify,
  GROUPS,
  type Group,
  needsApproval,
  type Report,
  register,
  type Service,
  sendTo,
} from "./stories/intake";
import { type Repair, serviceOf } from "./stories/repair-case";
import type { Stage, Story, Subject } from "./story";
import { type CallerWish, caller, isUrgentCase, type Teller } from "./teller";
import { HOUR_MS, MINUTE_MS, workingMinutesBefore } from "./working-time";

/** An instant that lies somewhere before now. */
export type When = (stage: Pick<Stage, "calendar" | "nowMs">) => EpochMs;

export const ago =
  (minutes: number): When =>
  ({ nowMs }) =>
    nowMs - minutes * MINUTE_MS;

export const workingAgo =
  (minutes: number): When =>
  ({ calendar, nowMs }) =>
    workingMinutesBefore(calendar, nowMs, minutes);

/** A completion whose archive is late by now: its 48 hours are rolled to a closing time (DOMAIN 4.2). */
export const archiveOverdue: When = ({ calendar, nowMs }) => {
  let completedAt = nowMs - 50 * HOUR_MS;
  while (calendar.rollToClosing(completedAt + 48 * HOUR_MS) > nowMs - HOUR_MS) completedAt -= 6 * HOUR_MS;
  return completedAt;
};

/** A card on the desk now, told from the moment that its next deadline counts from. */
export interface Scene {
  readonly story: Story;
  readonly report: Report;
  readonly service: Service;
  readonly repair: Repair;
  /** Goes on to so many minutes before that moment. */
  to(minutesBefore: number): void;
}

export interface CastScene {
  readonly subject: Subject;
  readonly fault: Fault | null;
  readonly isUrgent: boolean;
  tell(story: Story): void;
}

export interface OpenCard {
  readonly startsAt: When;
  cast(teller: Teller, random: Random, startsAt: EpochMs): CastScene;
}

export interface Plot {
  readonly anchor: When;
  /** Minutes between the registration and the anchor. */
  readonly lead: number;
}

export interface Wish extends CallerWish {
  readonly line: ProductLine;
  readonly channel?: Channel;
  /** Days since the purchase; absent = inside the warranty. */
  readonly ageDays?: number;
}

export interface FaultWish extends Wish {
  readonly category: string;
  readonly way: Fulfilment;
  /** Which of the fault's descriptions. */
  readonly description?: number;
}

const USUAL_AGE_DAYS = 160;
/** A customer waits so long for the registration. */
const REGISTRATION_MINUTES = 4;

function subjectOf(teller: Teller, random: Random, wish: Wish, startsAt: EpochMs): Subject {
  const { line, ageDays = USUAL_AGE_DAYS, level = "normal", isOrganisation = false } = wish;
  const customer = caller(teller, random, { level, isOrganisation });
  const daysBefore = ageDays + random.below(9);
  const device = teller.pool.addDevice(customer, { line, atMs: startsAt, daysBefore });
  return { customer, device, line };
}

function startOf({ anchor, lead }: Plot): When {
  return (stage) => anchor(stage) - lead * MINUTE_MS;
}

function faultOf({ line, category }: FaultWish): Fault {
  const fault = line.faults.find((candidate) => candidate.category === category);
  if (fault === undefined) throw new Error(`${line.noun} has no fault ${category}`);
  return fault;
}

/** A fault that somebody reported. */
export function faultCard(wish: FaultWish, plot: Plot, tell: (scene: Scene) => void): OpenCard {
  const fault = faultOf(wish);
  return {
    startsAt: startOf(plot),
    cast: (teller, random, startsAt) => {
      const subject = subjectOf(teller, random, wish, startsAt);
      const { cast, calendar } = teller;
      const repair: Repair = {
        fault,
        cause: random.pick(fault.causes),
        way: wish.way,
        assignee: wish.way === "remote" ? cast.tech : random.pick(cast.engineers),
        isCovered: subject.device !== null && isCovered(subject.device, startsAt, calendar),
      };
      const report: Report = {
        channel: wish.channel ?? "phone",
        requestedAt: startsAt - REGISTRATION_MINUTES * MINUTE_MS,
        description: fault.descriptions[wish.description ?? 0] ?? fault.category,
        words: random.pick(fault.words),
        fault,
        kind: "A",
        impact: fault.impact,
      };
      const service = serviceOf(repair);
      const isUrgent = isUrgentCase(subject, fault.impact);
      return {
        subject,
        fault,
        isUrgent,
        tell: (story) => tell(sceneOf(story, plot, { report, service, repair })),
      };
    },
  };
}

function sceneOf(story: Story, { anchor }: Plot, about: Omit<Scene, "story" | "to">): Scene {
  return {
    ...about,
    story,
    to: (minutesBefore) => story.until(anchor(story) - Math.round(minutesBefore * MINUTE_MS)),
  };
}

/** A case without a fault to repair: what it is about, and how it is served. */
export interface PlainScene {
  readonly story: Story;
  readonly report: Report;
  readonly service: Service;
  to(minutesBefore: number): void;
}

type About = Pick<Complaint | ReturnCase | SiteVisit, "description"> & { readonly words?: string };

/** Any other case. */
export function plainCard(
  wish: Wish,
  plot: Plot,
  about: About,
  service: Service,
  tell: (scene: PlainScene) => void,
): OpenCard {
  return {
    startsAt: startOf(plot),
    cast: (teller, random, startsAt) => {
      const report: Report = {
        channel: wish.channel ?? "phone",
        requestedAt: wish.channel === "proactive" ? startsAt : startsAt - REGISTRATION_MINUTES * MINUTE_MS,
        description: about.description,
        words: about.words ?? "按计划上门",
        kind: service.kind,
        impact: service.impact,
      };
      return {
        subject: subjectOf(teller, random, wish, startsAt),
        fault: null,
        isUrgent: false,
        tell: (story) =>
          tell({
            report,
            service,
            story,
            to: (minutesBefore) => story.until(plot.anchor(story) - Math.round(minutesBefore * MINUTE_MS)),
          }),
      };
    },
  };
}

/** Between classification and dispatch, and between a request and its approval. */
const CLASSIFIED_BEFORE = 30;
const ASKED_BEFORE = 6;

export interface Sending {
  /** Minutes between the dispatch and the anchor. */
  readonly at: number;
  /** Minutes between now and the promised time, negative for one that has passed. */
  readonly promisedIn?: number;
  readonly assignee: string;
  readonly group?: Group;
}

/** From the registration to the dispatch, approved where it takes an approval. */
export function untilSent(scene: PlainScene, sending: Sending): void {
  const { story, report, service } = scene;
  register(story, report);
  scene.to(sending.at + CLASSIFIED_BEFORE);
  classify(story, service);
  sendScene(scene, sending);
}

/** The dispatch alone. */
export function sendScene(scene: PlainScene, sending: Sending): void {
  const { story, service } = scene;
  const { at, promisedIn, assignee, group = GROUPS.site } = sending;
  const approval = needsApproval(story, service);
  scene.to(approval ? at + ASKED_BEFORE : at);
  const promise = promisedIn === undefined ? {} : { promisedAt: story.nowMs + promisedIn * MINUTE_MS };
  sendTo(story, { assignee, group, ...promise });
  if (!approval) return;
  scene.to(at);
  const approver = assignee === story.cast.supervisor ? story.cast.director : story.cast.supervisor;
  story.act("approve", approver, { reason: "同意派工" });
}
