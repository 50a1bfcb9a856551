import type { EpochMs } from "#shared/domain/card/case-state";
import {
  type Channel,
  type Fulfilment,
  type Impact,
  type Kind,
  NONE_WORD,
  type ServiceMode,
} from "#shared/domain/card/vocabulary";
import { EXPECTATIONS, LONG_ACCOUNT, REMARKS, WINDOWS } from "../content/closing-words";
import type { Fault } from "../content/content";
import type { Sent, Story } from "../story";
import { DAY_MS, HOUR_MS, isoOf } from "../working-time";

/** What a customer reports, as the intake takes it down. */
export interface Report {
  readonly channel: Channel;
  readonly requestedAt: EpochMs;
  readonly description: string;
  readonly words: string;
  readonly expectation?: string;
  readonly fault?: Fault;
  readonly impact?: Impact;
  readonly kind?: Kind;
}

/** Share of the fields that nobody must fill and that are filled all the same (DOMAIN 3.1 completeness). */
const FILLED = 0.95;
const LONG_SHARE = 0.03;

function longAccount(story: Story): string {
  const lines = LONG_ACCOUNT.filter(() => story.random.chance(0.75));
  return `客户按时间整理的经过：\n${lines.map((line, index) => `${index + 1}. ${line}`).join("\n")}`;
}

function productFields(story: Story): Partial<Sent<"register">> {
  const { device, line } = story.subject;
  if (device === null) return { model: story.random.pick(line.models).code, serial_no: NONE_WORD };
  const { random } = story;
  return {
    model: device.model.code,
    serial_no: device.serial,
    purchase_date: device.purchasedOn,
    received_date: device.receivedOn,
    purchase_channel: device.channel,
    ...(random.chance(0.7) ? { purchase_proof_no: device.proofNo } : {}),
    ...(device.orderNo === null ? {} : { order_no: device.orderNo }),
  };
}

function faultFields(story: Story, report: Report): Partial<Sent<"register">> {
  const { random, subject } = story;
  const { fault, requestedAt } = report;
  if (fault === undefined) return {};
  const purchasedMs =
    subject.device === null ? 0 : Date.parse(`${subject.device.receivedOn}T00:00:00Z`) + DAY_MS;
  const occurredMs = requestedAt - random.between(1, 60) * HOUR_MS;
  return {
    tried: random.pick(fault.tried),
    ...(fault.code !== undefined && random.chance(0.8) ? { error_code: fault.code } : {}),
    ...(random.chance(0.85) ? { usage_scene: random.pick(subject.line.scenes) } : {}),
    ...(occurredMs > purchasedMs ? { fault_occurred_at: isoOf(occurredMs) } : {}),
  };
}

/** The intake's fields for a report of the story's subject. */
export function intakeOf(story: Story, report: Report): Sent<"register"> {
  const { random, subject } = story;
  const { customer } = subject;
  const isLong = random.chance(LONG_SHARE);
  return {
    channel: report.channel,
    requested_at: isoOf(report.requestedAt),
    customer_name: customer.name,
    contact: customer.contact,
    phone: customer.phone,
    address: customer.address,
    customer_level: customer.level,
    ...productFields(story),
    description: isLong ? `${report.description}。\n${longAccount(story)}` : report.description,
    customer_words: report.words,
    ...faultFields(story, report),
    ...(random.chance(FILLED) ? { expectation: report.expectation ?? random.pick(EXPECTATIONS) } : {}),
    ...(random.chance(FILLED) ? { requested_window: random.pick(WINDOWS) } : {}),
    ...(report.impact === undefined ? {} : { impact: report.impact }),
    ...(report.kind === undefined ? {} : { kind: report.kind }),
    ...(random.chance(0.12) ? { remark: random.pick(REMARKS) } : {}),
  };
}

/** Who takes a call: mostly the clerk, chats often go to the technicians, the supervisor helps out. */
export function registrar(story: Story, channel: Channel): string {
  const { random, cast } = story;
  if ((channel === "chat" || channel === "app") && random.chance(0.4)) return cast.tech;
  return random.chance(0.05) ? cast.supervisor : cast.clerk;
}

const FORGOTTEN_SERIAL = 0.04;

/**
 * `register`, now and then from a draft, or with the serial still to come (an edit brings it).
 * The story's time must be that of the registration.
 */
export function register(story: Story, report: Report): void {
  const { random, subject } = story;
  const by = registrar(story, report.channel);
  const intake = intakeOf(story, report);
  const { device } = subject;
  const { serial_no, ...withoutSerial } = intake;
  if (device === null || !random.chance(FORGOTTEN_SERIAL)) {
    story.act("register", by, intake);
    return;
  }
  story.act("register", by, { ...withoutSerial, purchase_date: null, received_date: null });
  story.pass(2, 6);
  story.act("edit", story.cast.clerk, {
    serial_no: device.serial,
    purchase_date: device.purchasedOn,
    received_date: device.receivedOn,
  });
}

export interface Service {
  readonly kind: Kind;
  readonly mode: ServiceMode;
  readonly fulfilment: Fulfilment | null;
  readonly impact: Impact;
  readonly fault?: Fault;
}

/** `classify`, as the report was understood. */
export function classify(story: Story, service: Service): void {
  const { random, cast } = story;
  const { kind, mode, fulfilment, impact, fault } = service;
  const by = fault !== undefined && random.chance(0.25) ? cast.tech : cast.clerk;
  story.act("classify", by, {
    kind,
    service_mode: mode,
    fulfilment,
    impact,
    ...(fault === undefined ? {} : { fault_type: fault.type, fault_category: fault.category }),
  });
}

/** True where a supervisor must agree before anybody is sent (DOMAIN 4.3). */
export function needsApproval(story: Story, service: Service): boolean {
  return (story.subject.customer.level === "vip" && service.kind !== "S") || service.impact === "safety";
}

export const GROUPS = { site: "现场服务组", remote: "远程支持组", workshop: "返修物流组" } as const;
export type Group = (typeof GROUPS)[keyof typeof GROUPS];

export interface Dispatch {
  readonly assignee: string;
  readonly group: Group;
  readonly promisedAt?: EpochMs;
  readonly appointmentAt?: EpochMs;
}

export function sendTo(story: Story, dispatch: Dispatch): void {
  const { assignee, group, promisedAt, appointmentAt } = dispatch;
  story.act("dispatch", story.cast.clerk, {
    assignee,
    group,
    ...(promisedAt === undefined ? {} : { promised_at: isoOf(promisedAt) }),
    ...(appointmentAt === undefined ? {} : { appointment_at: isoOf(appointmentAt) }),
  });
}

const WRONG_PERSON = 0.015;

/** `dispatch` with the supervisor's approval where it takes one; a slip is undone at once now and then. */
export function dispatch(story: Story, service: Service, to: Dispatch): void {
  const { random, cast } = story;
  const approval = needsApproval(story, service);
  const other = cast.engineers.find((code) => code !== to.assignee);
  if (!approval && service.kind === "A" && other !== undefined && random.chance(WRONG_PERSON)) {
    sendTo(story, { ...to, assignee: other });
    story.pass(1, 2);
    story.undo(cast.clerk);
  }
  sendTo(story, to);
  if (!approval) return;
  story.pass(3, 22);
  const approver = random.chance(0.85) ? cast.supervisor : cast.director;
  story.act("approve", approver, random.chance(0.4) ? { reason: "情况属实，同意派工" } : {});
}

const PRIORITY_SET = 0.02;

/** From the registration to the dispatch, in the times that the flow card asks for. */
export function takeIn(story: Story, report: Report, service: Service, to: Dispatch): void {
  const { random, cast } = story;
  register(story, report);
  spend(story, [3, 18], [32, 70], 0.03);
  classify(story, service);
  if (!story.isUrgent && random.chance(PRIORITY_SET)) {
    story.pass(1, 4);
    story.act("set_priority", cast.clerk, { priority: "high", reason: "客户多次来电催办，提前安排" });
  }
  spend(story, [4, 30], [62, 130], 0.035);
  dispatch(story, service, to);
}

/** Desk work: by night and day when urgent, else in working time; late by the given chance. */
export function spend(
  story: Story,
  usual: readonly [number, number],
  late: readonly [number, number],
  lateChance: number,
): void {
  const [least, most] = story.random.chance(lateChance) ? late : usual;
  if (story.isUrgent) story.pass(least, most);
  else story.work(least, most);
}
