import type { StoreReader, StoreTransaction } from "#electron/db/connection";
import { storeFailureOf } from "#electron/db/store-failure";
import { eventHead } from "#electron/repositories/event-repository";
import { listFaultCategories } from "#electron/repositories/fault-category-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Step } from "#shared/domain/card/decision";
import { withFields } from "#shared/domain/card/state-change";
import { BASE_CHECK_ITEMS } from "#shared/domain/card/vocabulary";
import { rulesOf } from "#shared/domain/store/store-settings";
import { storeAttachmentBytes } from "../attachment/attachment-file";
import { withStoreFacts } from "../card/record-steps";
import type { Desk } from "../desk";
import { addGroups, addModels } from "./archive-records";
import { type Arrival, arrivalsUntil } from "./arrivals";
import { gatherCast } from "./cast";
import { type RareEnd, tellClosedCard } from "./closed-cards";
import { createCustomerPool } from "./customers";
import { fillDemoLedger } from "./demo-ledger";
import { createKnownCards, knownCardOf } from "./known-cards";
import { openCardsFor } from "./open-desk";
import type { OpenCard } from "./open-scene";
import { demoId, type Random, randomFrom } from "./random";
import { drawSampleFiles, type SampleFiles } from "./sample-files";
import { beginStory, type Stage } from "./story";
import type { Tale, Teller } from "./teller";
import { type WorldFacts, walkCard } from "./walk";
import { DAY_MS, MINUTE_MS } from "./working-time";
import { type Filed, writeCard } from "./write-card";

export interface FillOptions {
  readonly cards: number;
  /** Another seed gives other cards; the same one, with the same count and clock, the same cards. */
  readonly seed?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

const DEFAULT_SEED = 20_261_121;
/** Cards in one transaction. */
const BATCH = 500;
const SCHEDULE_STREAM = 0x7fffffff;
const CARDS_PER_CUSTOMER = 3;
const STAFF_SINCE_DAYS = 400;

/** A card to come: when it begins, and how it is told then. */
interface Due {
  readonly startsAt: EpochMs;
  tell(teller: Teller, random: Random): Tale;
}

type Models = ReturnType<typeof addModels>;

/** What every card of one filling is made with. */
interface Filling {
  /** The desk at one moment: its time stands still while the cards are made. */
  readonly desk: Desk;
  readonly seed: number;
  readonly teller: Omit<Teller, "customersDue">;
  readonly models: Models;
  readonly faultNames: ReadonlySet<string>;
  readonly filed: Filed;
}

/**
 * Fills a new store with invented cards over the last 13 months, made by the rules themselves, with customers,
 * units, models, groups and, where the store has nobody yet, staff. An open desk of 46 cards in a store of 300
 * or more, the rest closed. Failures: `unsupported` where the store has cards, and those of the store.
 */
export function fillDemoStore(desk: Desk, options: FillOptions): Result<{ readonly cards: number }> {
  const { cards, seed = DEFAULT_SEED, onProgress } = options;
  if (eventHead(desk.store).globalSeq > 0) return fail("unsupported", { reason: "store_not_empty" });
  const files = drawSampleFiles();
  const stored = storeFiles(desk, files);
  if (!stored.ok) return stored;
  const prepared = desk.write((tx) => ok(prepare(stillDesk(desk), tx, seed, files)));
  if (!prepared.ok) return prepared;
  const filling = prepared.value;
  const due = schedule(filling, cards);
  for (let start = 0; start < due.length; start += BATCH) {
    const batch = due.slice(start, start + BATCH);
    const written = desk.write((tx) => {
      for (const [place, card] of batch.entries()) makeCard(filling, tx, card, start + place);
      return ok(null);
    });
    if (!written.ok) return written;
    onProgress?.(start + batch.length, due.length);
  }
  const filled = fillDemoLedger(stillDesk(desk), filling.teller.cast);
  if (!filled.ok) return filled;
  desk.announce({ what: "cards", ids: null });
  return ok({ cards: due.length });
}

function stillDesk(desk: Desk): Desk {
  const nowMs = desk.nowMs();
  const settings = desk.settings();
  const clock = desk.clock();
  return { ...desk, nowMs: () => nowMs, settings: () => settings, clock: () => clock };
}

function storeFiles(desk: Desk, { scans, photos }: SampleFiles): Result<null> {
  if (desk.readOnly) return fail("read_only");
  try {
    for (const { sha256, bytes } of [...scans, ...photos]) {
      storeAttachmentBytes(desk.store.folder.attachments, sha256, bytes);
    }
    return ok(null);
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return fail(failure.code, failure.details);
  }
}

function prepare(desk: Desk, tx: StoreTransaction, seed: number, files: SampleFiles): Filling {
  const { calendar } = desk.clock();
  const nowMs = desk.nowMs();
  const cast = gatherCast(tx, nowMs - STAFF_SINCE_DAYS * DAY_MS);
  addGroups(tx, cast);
  const stage: Stage = { calendar, cast, nowMs, files, checkItems: checkItemsOf(tx) };
  return {
    desk,
    seed,
    teller: { ...stage, pool: createCustomerPool(seed, calendar), known: createKnownCards() },
    models: addModels(tx, seed),
    faultNames: new Set(listFaultCategories(tx).map(({ name }) => name)),
    filed: { customers: new Set(), devices: new Set() },
  };
}

/** As `checkItemsOf` of the repository answers, read once: a fault's own items in a product category, or in all. */
function checkItemsOf(reader: StoreReader): Stage["checkItems"] {
  const own = new Map(
    listFaultCategories(reader).map((fault) => [
      `${fault.product_category}/${fault.name}`,
      Object.keys(fault.check_items),
    ]),
  );
  return (faultCategory, productCategory) => {
    if (faultCategory === null) return BASE_CHECK_ITEMS;
    const items = own.get(`${productCategory}/${faultCategory}`) ?? own.get(`*/${faultCategory}`) ?? [];
    return [...BASE_CHECK_ITEMS, ...items];
  };
}

/** Every card in the order of its registration, which is the order of the numbers. */
function schedule({ teller, seed }: Filling, cards: number): readonly Due[] {
  const open = openCardsFor(cards);
  const random = randomFrom(seed, SCHEDULE_STREAM);
  const rare = cards < RARE_ENDS_FROM ? [] : RARE_ENDS;
  const closed = arrivalsUntil(cards - open.length - rare.length, { ...teller, random });
  const due: Due[] = [
    ...open.map((card) => openDue(card, teller)),
    ...rare.map(({ end, minutesAgo }) => closedDue(calledAt(teller.nowMs - minutesAgo * MINUTE_MS), end)),
    ...closed.map((arrival) => closedDue(arrival)),
  ];
  return due.toSorted((left, right) => left.startsAt - right.startsAt);
}

/** Today's: reported twice, and taken back. */
const RARE_ENDS: readonly { readonly end: RareEnd; readonly minutesAgo: number }[] = [
  { end: "merged", minutesAgo: 180 },
  { end: "cancelled", minutesAgo: 300 },
];
const RARE_ENDS_FROM = 100;

function calledAt(requestedAt: EpochMs): Arrival {
  return { channel: "phone", requestedAt, registeredAt: requestedAt + 4 * MINUTE_MS };
}

function closedDue(arrival: Arrival, end?: RareEnd): Due {
  return {
    startsAt: arrival.registeredAt,
    tell: (teller, random) => tellClosedCard(teller, arrival, random, end),
  };
}

function openDue(card: OpenCard, stage: Stage): Due {
  const startsAt = card.startsAt(stage);
  return {
    startsAt,
    tell: (teller, random) => {
      const { subject, fault, isUrgent, tell } = card.cast(teller, random, startsAt);
      const story = beginStory(teller, { random, subject, startsAt, isUrgent, pace: 1 });
      tell(story);
      return { plan: story.plan(), subject, fault };
    },
  };
}

function makeCard(filling: Filling, tx: StoreTransaction, due: Due, index: number): void {
  const { desk, seed, filed } = filling;
  const customersDue = Math.ceil((index + 1) / CARDS_PER_CUSTOMER);
  const teller: Teller = { ...filling.teller, customersDue };
  const { plan, subject, fault } = due.tell(teller, randomFrom(seed, index));
  if (plan.endsAt > teller.nowMs) throw new Error(`the invented card ${index} ends after now`);
  const settings = desk.settings();
  const walked = walkCard({
    id: demoId(seed, "card", index),
    store: settings.store,
    policy: desk.clock().policyKeyFor(null),
    steps: plan.steps,
    facts: factsOf(filling, due.startsAt, subject.customer.id),
    withStoreFacts: (base, steps) => {
      // Number and policy come with these two; every other step keeps what the card has.
      if (!steps.some(({ action }) => action === "register" || action === "classify")) return steps;
      return linked(withStoreFacts(desk, tx, base, steps), subject.customer.id, filling.models);
    },
  });
  writeCard(desk, tx, { plan, subject, walked, filed });
  teller.known.add(knownCardOf(walked.state, subject, fault));
}

/** As `linkedToArchive` does: a registered card names its customer and its model. */
function linked(steps: readonly Step[], customerId: string, models: Models): readonly Step[] {
  if (!steps.some((step) => step.action === "register")) return steps;
  return steps.map((step) => {
    const { model } = step.state.fields;
    const model_id = model === null ? null : (models.get(model)?.id ?? null);
    return { ...step, state: withFields(step.state, { customer_id: customerId, model_id }) };
  });
}

/** The rules' questions about everything beside the card, answered from memory. */
function factsOf(filling: Filling, startsAt: EpochMs, customerId: string): WorldFacts {
  const { desk, teller, models, faultNames } = filling;
  const { known, cast, calendar } = teller;
  const clock = desk.clock();
  return {
    rules: rulesOf(desk.settings()),
    staff: (code) => cast.staff.get(code),
    openCardOfSerial: (serial) => {
      const open = known.openOfSerial(serial, startsAt);
      return open === undefined ? undefined : { no: open.no ?? open.id };
    },
    complaintsBetween: (_state, fromMs, toMs) => known.complaintsBetween(customerId, fromMs, toMs),
    repairsOfSerial: (serial) => known.repairsOfSerial(serial),
    warrantyMonthsOf: (model) => models.get(model)?.warranty_months ?? null,
    isFaultCategory: (name) => faultNames.has(name),
    checkItemsOf: ({ fields }) =>
      teller.checkItems(fields.fault_category, models.get(fields.model ?? "")?.category ?? ""),
    cardByRef: (ref) => known.byNo(ref),
    localDateOf: (atMs) => calendar.localDate(atMs),
    promiseFor: (priority, dispatchedAtMs, kind) => clock.promiseFor(priority, dispatchedAtMs, kind),
  };
}
