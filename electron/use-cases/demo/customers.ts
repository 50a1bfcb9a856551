import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import type { CustomerLevel, PurchaseChannel } from "#shared/domain/card/vocabulary";
import { isInWarranty, warrantyEnd } from "#shared/domain/warranty/warranty";
import type { Model, ProductLine } from "./content/content";
import {
  DISTRICTS,
  GIVEN_NAMES,
  ORGANISATION_KINDS,
  ORGANISATION_STEMS,
  RARE_NAMES,
  ROADS,
  SURNAMES,
} from "./content/names";
import { demoId, type Random, randomFrom } from "./random";
import { DAY_MS } from "./working-time";

/** One unit that an invented customer owns. */
export interface DemoDevice {
  readonly id: string;
  readonly line: ProductLine;
  readonly model: Model;
  readonly serial: string;
  readonly purchasedOn: LocalDate;
  readonly receivedOn: LocalDate;
  readonly channel: PurchaseChannel;
  readonly proofNo: string;
  readonly orderNo: string | null;
}

export interface DemoCustomer {
  readonly id: string;
  readonly name: string;
  readonly contact: string | null;
  readonly phone: string;
  readonly address: string;
  readonly level: CustomerLevel;
  readonly isOrganisation: boolean;
  /** Grows with the cards. */
  readonly devices: DemoDevice[];
}

export interface CustomerPool {
  readonly size: number;
  /** A customer nobody has met yet. */
  add(wish?: { readonly isOrganisation?: boolean; readonly level?: CustomerLevel }): DemoCustomer;
  /** One of those known, null while there is none. */
  known(random: Random): DemoCustomer | null;
  /** One more unit of a customer, bought so many days before an instant. */
  addDevice(customer: DemoCustomer, bought: Bought): DemoDevice;
}

export interface Bought {
  readonly line: ProductLine;
  readonly model?: Model;
  readonly atMs: EpochMs;
  readonly daysBefore: number;
}

const PHONES = 200_000_000;
/** Coprime with the number of phones: numbers look random and never repeat. */
const PHONE_STEP = 86_028_121;
const VIP_SHARE = 0.08;
const ORGANISATION_SHARE = 0.12;
const RARE_SHARE = 0.015;
const CUSTOMER_STREAM = 0x20000000;

function phoneOf(seed: number, index: number): string {
  const number = ((index + (seed % 1000) + 1) * PHONE_STEP) % PHONES;
  const digits = String(number % 100_000_000).padStart(8, "0");
  const prefix = number < 100_000_000 ? "128" : "129";
  return `${prefix} ${digits.slice(0, 4)} ${digits.slice(4)}`;
}

function addressOf(random: Random): string {
  const home = `${random.between(1, 28)} 幢 ${random.between(1, 24)}0${random.between(1, 4)} 室`;
  return `示例市${random.pick(DISTRICTS)}${random.pick(ROADS)} ${random.between(1, 380)} 号 ${home}`;
}

function personOf(random: Random): string {
  if (random.chance(RARE_SHARE)) return random.pick(RARE_NAMES);
  return random.pick(SURNAMES) + random.pick(GIVEN_NAMES);
}

const CHANNELS: readonly PurchaseChannel[] = [
  "store",
  "store",
  "store",
  "online",
  "online",
  "online",
  "tv",
  "mail",
];

/** The invented customers of one filling, each with a phone number of its own. */
export function createCustomerPool(seed: number, calendar: WorkCalendar): CustomerPool {
  const customers: DemoCustomer[] = [];
  let devices = 0;
  return {
    get size() {
      return customers.length;
    },
    add: (wish = {}) => {
      const index = customers.length;
      const random = randomFrom(seed, CUSTOMER_STREAM + index);
      const isOrganisation = wish.isOrganisation ?? random.chance(ORGANISATION_SHARE);
      const person = personOf(random);
      const organisation = random.pick(ORGANISATION_STEMS) + random.pick(ORGANISATION_KINDS);
      const customer: DemoCustomer = {
        id: demoId(seed, "customer", index),
        name: isOrganisation ? organisation : person,
        contact: isOrganisation || random.chance(0.2) ? personOf(random) : null,
        phone: phoneOf(seed, index),
        address: addressOf(random),
        level: wish.level ?? (random.chance(VIP_SHARE) ? "vip" : "normal"),
        isOrganisation,
        devices: [],
      };
      customers.push(customer);
      return customer;
    },
    known: (random) => (customers.length === 0 ? null : random.pick(customers)),
    addDevice: (customer, bought) => {
      const index = devices;
      devices += 1;
      const device = deviceOf(seed, index, bought, calendar);
      customer.devices.push(device);
      return device;
    },
  };
}

const DEVICE_STREAM = 0x40000000;

function deviceOf(seed: number, index: number, bought: Bought, calendar: WorkCalendar): DemoDevice {
  const random = randomFrom(seed, DEVICE_STREAM + index);
  const { line } = bought;
  const boughtMs = bought.atMs - bought.daysBefore * DAY_MS;
  const purchasedOn = calendar.localDate(boughtMs);
  const channel = random.pick(CHANNELS);
  const deliveryDays = channel === "store" ? 0 : random.between(1, 3);
  const month = purchasedOn.slice(2, 4) + purchasedOn.slice(5, 7);
  const model = bought.model ?? random.pick(line.models);
  const unit = String(index + 1).padStart(6, "0");
  const day = purchasedOn.replaceAll("-", "");
  return {
    id: demoId(seed, "device", index),
    line,
    model,
    serial: `${model.code.slice("CG-".length).split(" ")[0] ?? line.letter}-${month}-${unit}`,
    purchasedOn,
    receivedOn: calendar.localDate(Math.min(boughtMs + deliveryDays * DAY_MS, bought.atMs)),
    channel,
    proofNo: `FP${day}-${unit}`,
    orderNo: channel === "store" ? null : `DD${day}${unit}`,
  };
}

/** Inside the model's warranty on the store's local day of an instant. */
export function isCovered(device: DemoDevice, atMs: EpochMs, calendar: WorkCalendar): boolean {
  return isInWarranty(warrantyEnd(device.purchasedOn, device.line.warranty_months), calendar.localDate(atMs));
}
