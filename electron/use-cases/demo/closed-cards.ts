import type { Channel } from "#shared/domain/card/vocabulary";
import type { Arrival } from "./arrivals";
import type { Fault } from "./content/content";
import { PANEL } from "./content/locks-and-home";
import {
  CANCEL_REASONS,
  COMPLAINTS,
  DELIVERY_CASES,
  RETURN_CASES,
  SITE_VISITS,
  SUGGESTIONS,
} from "./content/other-cases";
import { PRODUCT_LINES } from "./content/product-lines";
import type { Random, Weighted } from "./random";
import type { Report } from "./stories/intake";
import {
  tellAnswer,
  tellCancellation,
  tellComplaint,
  tellDelivery,
  tellMerge,
  tellPhoneFix,
  tellQuickAnswer,
  tellReturn,
  tellSuggestion,
  tellVisit,
} from "./stories/others";
import { tellRepair } from "./stories/repair";
import { serviceOf } from "./stories/repair-case";
import { beginStory, type Story, type Subject } from "./story";
import { caller, isUrgentCase, type Tale, type Teller, troubledCaller, unitOf } from "./teller";

/** A case before it is told: about whom, and how it goes. */
interface Casting {
  readonly subject: Subject;
  readonly isUrgent: boolean;
  readonly fault: Fault | null;
  tell(story: Story): void;
}

type Cast = (teller: Teller, random: Random, arrival: Arrival) => Casting | null;

function reportOf({ channel, requestedAt }: Arrival, about: Pick<Report, "description" | "words">): Report {
  return { channel, requestedAt, description: about.description, words: about.words };
}

function faultReport(arrival: Arrival, fault: Fault, random: Random): Report {
  const about = { description: random.pick(fault.descriptions), words: random.pick(fault.words) };
  return { ...reportOf(arrival, about), fault, kind: "A", impact: fault.impact };
}

const castRepair: Cast = (teller, random, arrival) => {
  const { subject, repair } = troubledCaller(teller, random, arrival.registeredAt, arrival.channel);
  const report = faultReport(arrival, repair.fault, random);
  const isUrgent = isUrgentCase(subject, repair.fault.impact);
  const canBePhoned = repair.fault.type === "software" && arrival.channel !== "counter";
  const onThePhone = canBePhoned && random.chance(0.5);
  return {
    subject,
    isUrgent,
    fault: repair.fault,
    tell: (story) => {
      if (onThePhone) tellPhoneFix(story, report, repair.fault, repair.isCovered);
      else tellRepair(story, report, repair);
    },
  };
};

/** Half of those who ask have the unit at hand, the others only name a product. */
function curious(teller: Teller, random: Random, arrival: Arrival): Subject {
  const customer = caller(teller, random);
  if (random.chance(0.5)) {
    const device = unitOf(teller, random, customer, arrival.registeredAt);
    return { customer, device, line: device.line };
  }
  return { customer, device: null, line: random.pick(PRODUCT_LINES) };
}

const castQuestion: Cast = (teller, random, arrival) => {
  const subject = curious(teller, random, arrival);
  const question = random.pick(subject.line.questions);
  const report: Report = { ...reportOf(arrival, question), kind: "B" };
  return { subject, isUrgent: false, fault: null, tell: (story) => tellAnswer(story, report, question) };
};

const castSuggestion: Cast = (teller, random, arrival) => {
  const suggestion = random.pick(SUGGESTIONS);
  const report: Report = { ...reportOf(arrival, suggestion), expectation: "希望采纳", kind: "E" };
  return {
    subject: curious(teller, random, arrival),
    isUrgent: false,
    fault: null,
    tell: (story) => tellSuggestion(story, report, suggestion.result),
  };
};

const castComplaint: Cast = (teller, random, arrival) => {
  const customer = caller(teller, random);
  const device = unitOf(teller, random, customer, arrival.registeredAt);
  const complaint = random.pick(COMPLAINTS);
  const report: Report = {
    ...reportOf(arrival, complaint),
    expectation: complaint.expectation,
    kind: "C",
    impact: complaint.impact,
  };
  return {
    subject: { customer, device, line: device.line },
    isUrgent: false,
    fault: null,
    tell: (story) => tellComplaint(story, report, complaint),
  };
};

const castReturn: Cast = (teller, random, arrival) => {
  const returned = random.pick(RETURN_CASES);
  const customer = caller(teller, random);
  const line = random.pick(PRODUCT_LINES);
  const daysBefore = random.between(...returned.days) + 1;
  const device = teller.pool.addDevice(customer, { line, atMs: arrival.registeredAt, daysBefore });
  const report: Report = { ...reportOf(arrival, returned), kind: "D", impact: returned.impact };
  return {
    subject: { customer, device, line },
    isUrgent: false,
    fault: null,
    tell: (story) => tellReturn(story, report, returned),
  };
};

const castDelivery: Cast = (teller, random, arrival) => {
  const delivery = random.pick(DELIVERY_CASES);
  const customer = caller(teller, random);
  const line = random.pick(PRODUCT_LINES);
  const device = teller.pool.addDevice(customer, { line, atMs: arrival.registeredAt, daysBefore: 3 });
  const report: Report = { ...reportOf(arrival, delivery), kind: "L", impact: delivery.impact };
  return {
    subject: { customer, device, line },
    isUrgent: false,
    fault: null,
    tell: (story) => tellDelivery(story, report, delivery),
  };
};

const castVisit: Cast = (teller, random, arrival) => {
  const visit = random.pick(SITE_VISITS);
  const known = teller.known.recent().find(({ kind }) => kind === "S")?.subject.customer;
  const customer =
    known !== undefined && random.chance(0.5) ? known : caller(teller, random, { isOrganisation: true });
  const device = unitOf(teller, random, customer, arrival.registeredAt, PANEL);
  const month = Number(teller.calendar.localDate(arrival.registeredAt).slice(5, 7));
  const report: Report = {
    channel: arrival.channel,
    requestedAt: arrival.requestedAt,
    description: visit.description.startsWith("例行巡检")
      ? `${month} 月${visit.description}`
      : visit.description,
    words: "按计划上门",
    kind: "S",
  };
  const assignee = random.pick(teller.cast.engineers);
  return {
    subject: { customer, device, line: device.line },
    isUrgent: false,
    fault: null,
    tell: (story) => tellVisit(story, report, visit, assignee),
  };
};

const castCancellation: Cast = (teller, random, arrival) => {
  const { subject, repair } = troubledCaller(teller, random, arrival.registeredAt, arrival.channel);
  const report = faultReport(arrival, repair.fault, random);
  const stage = random.pick(["registered", "dispatched"] as const);
  const reason = random.pick(CANCEL_REASONS);
  return {
    subject,
    isUrgent: false,
    fault: repair.fault,
    tell: (story) =>
      tellCancellation(story, report, serviceOf(repair), { stage, assignee: repair.assignee, reason }),
  };
};

/** Somebody of the same household reports what is under way already. */
const castMerge: Cast = (teller, random, arrival) => {
  const { registeredAt } = arrival;
  const target = teller.known.recent().findLast((card) => {
    const isOpen = card.endedAt === null || card.endedAt > registeredAt + 3_600_000;
    return (
      isOpen &&
      card.kind === "A" &&
      card.no !== null &&
      card.status !== "merged" &&
      card.status !== "cancelled"
    );
  });
  if (target?.no === undefined || target.no === null || target.fault === null) return null;
  const { fault, no, subject } = target;
  const report = faultReport(arrival, fault, random);
  return { subject, isUrgent: false, fault, tell: (story) => tellMerge(story, report, no) };
};

const CASTS: readonly Weighted<Cast>[] = [
  { value: castRepair, weight: 60 },
  { value: castQuestion, weight: 19 },
  { value: castReturn, weight: 7 },
  { value: castComplaint, weight: 5 },
  { value: castSuggestion, weight: 3 },
  { value: castDelivery, weight: 3 },
  { value: castCancellation, weight: 2.2 },
  { value: castMerge, weight: 0.8 },
];

/** The ends that are too rare to be left to chance. */
export type RareEnd = "merged" | "cancelled";
const CASTS_OF_ENDS: Readonly<Record<RareEnd, Cast>> = { merged: castMerge, cancelled: castCancellation };

function castOf(channel: Channel, random: Random, end: RareEnd | undefined): Cast {
  if (end !== undefined) return CASTS_OF_ENDS[end];
  return channel === "proactive" ? castVisit : random.weighted(CASTS);
}

/** From the usual pace to a great hurry: what began shortly before now must be over by now. */
const PACES: readonly number[] = [1, 0.4, 0.12];

/** One closed card: a case that came at the arrival's time and is archived, cancelled or merged by now. */
export function tellClosedCard(teller: Teller, arrival: Arrival, random: Random, end?: RareEnd): Tale {
  const casting =
    castOf(arrival.channel, random, end)(teller, random, arrival) ?? castRepair(teller, random, arrival);
  if (casting === null) throw new Error("a repair can always be told");
  const { subject, isUrgent, fault } = casting;
  for (const pace of PACES) {
    const story = beginStory(teller, { random, subject, startsAt: arrival.registeredAt, isUrgent, pace });
    casting.tell(story);
    const plan = story.plan();
    if (plan.endsAt <= teller.nowMs) return { plan, subject, fault };
  }
  const story = beginStory(teller, { random, subject, startsAt: arrival.registeredAt, isUrgent, pace: 1 });
  const question = random.pick(subject.line.questions);
  tellQuickAnswer(story, { ...reportOf(arrival, question), kind: "B" }, question);
  return { plan: story.plan(), subject, fault: null };
}
