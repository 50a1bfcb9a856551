import { Temporal } from "temporal-polyfill";
import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Channel } from "#shared/domain/card/vocabulary";
import type { Random, Weighted } from "./random";
import { DAY_MS, HOUR_MS, isOpenAt, MINUTE_MS } from "./working-time";

/** When and how a case reaches the store. */
export interface Arrival {
  readonly channel: Channel;
  readonly requestedAt: EpochMs;
  readonly registeredAt: EpochMs;
}

const MONTHS = 13;
/** What comes later than this before now could not be closed yet. */
const LAST_MINUTES = 50;
const REST_DAY_WEIGHT = 0.35;
/** The store grows: the last day brings this many times as much as the first. */
const GROWTH = 1.4;

const CHANNELS: readonly Weighted<Channel>[] = [
  { value: "phone", weight: 44 },
  { value: "wechat", weight: 18 },
  { value: "counter", weight: 10 },
  { value: "app", weight: 8 },
  { value: "chat", weight: 7 },
  { value: "proactive", weight: 8 },
  { value: "email", weight: 3 },
  { value: "social", weight: 2 },
];
/** Somebody waits for an answer, whatever the hour. */
const ON_THE_LINE: ReadonlySet<Channel> = new Set<Channel>(["phone", "counter"]);
/** Only while the store is open. */
const OPEN_ONLY: ReadonlySet<Channel> = new Set<Channel>(["counter", "proactive"]);

interface Day {
  readonly startMs: EpochMs;
  readonly lengthMs: number;
  /** Weights of this day and all before it. */
  readonly upTo: number;
}

function daysUntil(nowMs: EpochMs, calendar: WorkCalendar): readonly Day[] {
  const { zone } = calendar;
  const today = Temporal.PlainDate.from(calendar.localDate(nowMs));
  const first = today.subtract({ months: MONTHS });
  const count = first.until(today, { largestUnit: "days" }).days + 1;
  const latestMs = nowMs - LAST_MINUTES * MINUTE_MS;
  const days: Day[] = [];
  let upTo = 0;
  for (let index = 0; index < count; index += 1) {
    const date = first.add({ days: index });
    const startMs = date.toZonedDateTime(zone).epochMilliseconds;
    const endMs = Math.min(date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds, latestMs);
    if (endMs <= startMs) continue;
    const busy = calendar.dayInfo(date.toString()).working ? 1 : REST_DAY_WEIGHT;
    const growth = 1 + ((GROWTH - 1) * index) / count;
    upTo += (busy * growth * (endMs - startMs)) / DAY_MS;
    days.push({ startMs, lengthMs: endMs - startMs, upTo });
  }
  return days;
}

/** Hours of a day by how much they bring: mostly working hours, some evenings, a few nights. */
const HOURS: readonly Weighted<readonly [fromHour: number, toHour: number]>[] = [
  { value: [8.6, 12], weight: 36 },
  { value: [12, 14], weight: 11 },
  { value: [14, 18.2], weight: 37 },
  { value: [18.2, 22.5], weight: 12 },
  { value: [22.5, 24], weight: 1.5 },
  { value: [0, 8.6], weight: 2.5 },
];

function timeOn(day: Day, random: Random): EpochMs {
  const [fromHour, toHour] = random.weighted(HOURS);
  const offsetMs = (fromHour + ((toHour - fromHour) * random.below(10_000)) / 10_000) * HOUR_MS;
  const second = Math.floor(offsetMs / 1000) * 1000;
  return day.startMs + (second < day.lengthMs ? second : random.below(day.lengthMs / 1000) * 1000);
}

interface Setting {
  readonly random: Random;
  readonly calendar: WorkCalendar;
  readonly nowMs: EpochMs;
}

/** Registered while the customer is on the line, or when somebody reads the message in working time. */
function registeredAt(channel: Channel, requestedAt: EpochMs, { random, calendar, nowMs }: Setting): EpochMs {
  if (channel === "proactive") return requestedAt;
  const minutes = random.chance(0.97) ? random.between(2, 8) : random.between(11, 45);
  const secondsMs = random.below(60) * 1000;
  const atOnce = ON_THE_LINE.has(channel) || random.chance(0.3);
  const begunMs = atOnce
    ? requestedAt + minutes * MINUTE_MS
    : calendar.addWorkingMinutes(requestedAt, minutes);
  const latestMs = nowMs - (LAST_MINUTES - 15) * MINUTE_MS;
  return begunMs + secondsMs <= latestMs ? begunMs + secondsMs : requestedAt + 5 * MINUTE_MS;
}

/** So many arrivals over the last 13 months, in the order of their registration. */
export function arrivalsUntil(count: number, setting: Setting): readonly Arrival[] {
  const { random, calendar, nowMs } = setting;
  const days = daysUntil(nowMs, calendar);
  const total = days.at(-1)?.upTo ?? 0;
  const arrivals: Arrival[] = [];
  let place = 0;
  for (let index = 0; index < count; index += 1) {
    // One in each equal share of the weight: the days fill evenly, however few the cards.
    const wanted = ((index + random.below(1000) / 1000) / count) * total;
    while (place < days.length - 1 && (days[place]?.upTo ?? 0) < wanted) place += 1;
    const day = days[place];
    if (day === undefined) break;
    const requestedAt = timeOn(day, random);
    const drawn = random.weighted(CHANNELS);
    const channel = OPEN_ONLY.has(drawn) && !isOpenAt(calendar, requestedAt) ? "phone" : drawn;
    arrivals.push({ channel, requestedAt, registeredAt: registeredAt(channel, requestedAt, setting) });
  }
  return arrivals.toSorted((left, right) => left.registeredAt - right.registeredAt);
}
