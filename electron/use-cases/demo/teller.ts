import type { EpochMs } from "#shared/domain/card/case-state";
import type { Channel, CustomerLevel, Fulfilment } from "#shared/domain/card/vocabulary";
import type { Fault, ProductLine } from "./content/content";
import { PRODUCT_LINES } from "./content/product-lines";
import { type CustomerPool, type DemoCustomer, type DemoDevice, isCovered } from "./customers";
import type { KnownCards } from "./known-cards";
import type { Random } from "./random";
import type { Repair } from "./stories/repair-case";
import type { Plan, Stage, Subject } from "./story";
import { DAY_MS } from "./working-time";

/** What stories are told from: the stage, the people who call, and the cards there are already. */
export interface Teller extends Stage {
  readonly pool: CustomerPool;
  readonly known: KnownCards;
  /** How many customers there are to be by the card that is told. */
  readonly customersDue: number;
}

/** A card's story with whom it is about. */
export interface Tale {
  readonly plan: Plan;
  readonly subject: Subject;
  readonly fault: Fault | null;
}

export interface CallerWish {
  readonly isOrganisation?: boolean;
  readonly level?: CustomerLevel;
}

/** A new customer while there are fewer than due, else one whom the store knows. */
export function caller(teller: Teller, random: Random, wish: CallerWish = {}): DemoCustomer {
  const { pool, customersDue } = teller;
  const isWished = Object.keys(wish).length > 0;
  const known = isWished || pool.size < customersDue ? null : pool.known(random);
  return known ?? pool.add(wish);
}

const FREE_DEVICE = 0.35;
const IN_WARRANTY = 0.8;
const MONTH_DAYS = 30;

/** Days since purchase: mostly inside the warranty. */
export function ageInDays(line: ProductLine, random: Random): number {
  const warrantyDays = line.warranty_months * MONTH_DAYS;
  return random.chance(IN_WARRANTY)
    ? random.between(20, warrantyDays - 20)
    : warrantyDays + random.between(40, 600);
}

/** A unit of the customer's that is not on an open card, or one the store has not seen yet. */
export function unitOf(
  teller: Teller,
  random: Random,
  customer: DemoCustomer,
  atMs: EpochMs,
  line = random.pick(PRODUCT_LINES),
): DemoDevice {
  const free = customer.devices.filter(
    (device) => teller.known.openOfSerial(device.serial, atMs) === undefined,
  );
  if (free.length > 0 && random.chance(FREE_DEVICE)) return random.pick(free);
  return teller.pool.addDevice(customer, { line, atMs, daysBefore: ageInDays(line, random) });
}

export interface Troubled {
  readonly subject: Subject;
  readonly repair: Repair;
}

const REPEATED = 0.03;
const REPAIR_WARRANTY_MS = 85 * DAY_MS;

function repeated(teller: Teller, random: Random, atMs: EpochMs): Troubled | null {
  const { known } = teller;
  const failed = known.recent().find(({ repair, endedAt, fault, serial }) => {
    if (repair === null || endedAt === null || fault === null || serial === null) return false;
    const isBack = repair.completed_at < atMs - 5 * DAY_MS && endedAt < atMs;
    const isFresh = atMs - repair.completed_at < REPAIR_WARRANTY_MS;
    return isBack && isFresh && repair.fault_category === fault.category && !known.openOfSerial(serial, atMs);
  });
  if (failed === undefined || failed.fault === null) return null;
  return { subject: failed.subject, repair: repairOf(teller, random, failed.fault, true, null) };
}

/** Who repairs what came in by a way: engineers outside and on the bench, technicians from afar. */
function repairerOf(teller: Teller, random: Random, way: Fulfilment): string {
  if (way === "remote") return teller.cast.tech;
  return random.pick(teller.cast.engineers);
}

export function repairOf(
  teller: Teller,
  random: Random,
  fault: Fault,
  isCovered: boolean,
  channel: Channel | null,
): Repair {
  const onSite: Fulfilment =
    channel === "counter" && fault.ways.includes("carry_in") ? "carry_in" : "home_visit";
  const way = fault.ways.includes(onSite) && random.chance(0.7) ? onSite : random.pick(fault.ways);
  return {
    fault,
    cause: random.pick(fault.causes),
    way,
    assignee: repairerOf(teller, random, way),
    isCovered,
  };
}

/** Somebody with a fault: a unit and what is wrong with it, now and then what was repaired before. */
export function troubledCaller(teller: Teller, random: Random, atMs: EpochMs, channel: Channel): Troubled {
  const again = random.chance(REPEATED) ? repeated(teller, random, atMs) : null;
  if (again !== null) return again;
  const customer = caller(teller, random);
  const device = unitOf(teller, random, customer, atMs);
  const fault = random.pick(device.line.faults);
  const covered = isCovered(device, atMs, teller.calendar);
  return {
    subject: { customer, device, line: device.line },
    repair: repairOf(teller, random, fault, covered, channel),
  };
}

/** Urgent by the matrix (DOMAIN 4.1), as far as the report tells. */
export function isUrgentCase(subject: Subject, impact: Fault["impact"]): boolean {
  return impact === "safety" || (impact === "main_function" && subject.customer.level === "vip");
}
