import { Temporal } from "temporal-polyfill";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import { EXPLAIN_WORDS, type SentenceName } from "#shared/text/explain";
import type { Lang } from "#shared/text/lang";
import { fill, type Params } from "#shared/text/message";
import { vocabularyEn } from "#shared/text/vocabulary-en";
import { vocabularyZh } from "#shared/text/vocabulary-zh";
import type { ResolvedLimit } from "./due";
import type { DaysOff, ExplainPart, Explanation } from "./explain";

const VOCABULARY = { zh: vocabularyZh, en: vocabularyEn } as const;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;
/** From here on people count in days. */
const DAYS_FROM_MINUTES = 3 * MINUTES_PER_DAY;

interface Writer {
  readonly lang: Lang;
  say(name: SentenceName, params?: Params): string;
  time(atMs: EpochMs): string;
  duration(ms: number): string;
}

/** A length of time in words: minutes, hours and minutes, or from three days on days and hours. */
export function renderDuration(ms: number, lang: Lang): string {
  const { duration, durationSeparator } = EXPLAIN_WORDS[lang];
  const minutes = Math.floor(Math.abs(ms) / MS_PER_MINUTE);
  if (minutes === 0) return duration.none;
  const inDays = minutes >= DAYS_FROM_MINUTES;
  const days = inDays ? Math.floor(minutes / MINUTES_PER_DAY) : 0;
  const hours = Math.floor((minutes - days * MINUTES_PER_DAY) / MINUTES_PER_HOUR);
  const parts: readonly (readonly [string, number])[] = [
    [duration.days, days],
    [duration.hours, hours],
    [duration.minutes, inDays ? 0 : minutes % MINUTES_PER_HOUR],
  ];
  return parts
    .filter(([, n]) => n > 0)
    .map(([words, n]) => fill(words, { n }))
    .join(durationSeparator);
}

/** A limit in a few words, e.g. "10 分钟", "2 个工作日"; empty where the due is the promise itself. */
export function renderLimit(limit: ResolvedLimit | null, lang: Lang): string {
  switch (limit?.unit) {
    case "minutes":
      return renderDuration(limit.minutes * MS_PER_MINUTE, lang);
    case "working_days":
      return fill(EXPLAIN_WORDS[lang].sentence.limit_working_days, { n: limit.days });
    default:
      return "";
  }
}

function wallClock(atMs: EpochMs, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Instants named in an explanation; the year is only shown where they lie in more than one. */
function yearsIn(parts: readonly ExplainPart[], zone: string): ReadonlySet<number> {
  const instants = parts.flatMap((part) =>
    Object.entries(part).flatMap(([name, value]) =>
      typeof value === "number" && /^(at|from|to|dueAt|metAt)Ms$/.test(name) ? [value] : [],
    ),
  );
  return new Set(instants.map((atMs) => wallClock(atMs, zone).year));
}

function writerOf(explanation: Explanation, lang: Lang): Writer {
  const { zone, parts } = explanation;
  const showsYear = yearsIn(parts, zone).size > 1;
  const words = EXPLAIN_WORDS[lang];
  return {
    lang,
    say: (name, params = {}) => fill(words.sentence[name], params),
    time: (atMs) => {
      const at = wallClock(atMs, zone);
      const day = `${two(at.month)}-${two(at.day)} ${two(at.hour)}:${two(at.minute)}`;
      return showsYear ? `${at.year}-${day}` : day;
    },
    duration: (ms) => renderDuration(ms, lang),
  };
}

function titleOf({ milestone, round, occurrence }: Explanation, writer: Writer): string {
  const params = { milestone: VOCABULARY[writer.lang].milestone[milestone], round, occurrence };
  if (round > 1) return writer.say("title_round", params);
  return writer.say(occurrence > 1 ? "title_occurrence" : "title", params);
}

type StatePart = Extract<ExplainPart, { readonly part: "state" }>;

function breachedSentence(part: StatePart): SentenceName {
  if (part.metAtMs !== null) return "breached_late";
  return part.endedAtMs === null ? "breached" : "breached_ended";
}

function renderState(part: StatePart, title: string, writer: Writer): string {
  const words = EXPLAIN_WORDS[writer.lang];
  const length = part.leftMs === null ? "" : writer.duration(part.leftMs);
  return writer.say(part.state === "breached" ? breachedSentence(part) : part.state, {
    title,
    due: part.dueAtMs === null ? "" : writer.time(part.dueAtMs),
    met: part.metAtMs === null ? "" : writer.time(part.metAtMs),
    left: length,
    over: length,
    start: words.start_point[part.startPoint],
    stop: words.stop_point[part.stopPoint],
    reason: part.reason === null ? "" : words.not_applicable[part.reason],
    waiting: part.waitingFor === null ? "" : VOCABULARY[writer.lang].waiting_for[part.waitingFor],
  });
}

function renderLimitLine(part: Extract<ExplainPart, { readonly part: "limit" }>, writer: Writer): string {
  const { limit } = part;
  const priority = VOCABULARY[writer.lang].priority[part.priority];
  switch (limit.unit) {
    case "promised_at":
      return writer.say(limit.proposed ? "promise_proposed" : "promise", {
        at: writer.time(limit.firstPromisedAtMs),
        priority,
      });
    case "share_of_promise":
      return writer.say("promise_share", {
        at: writer.time(limit.promisedAtMs),
        percent: Math.round(limit.share * 100),
      });
    default: {
      const { clock } = EXPLAIN_WORDS[writer.lang];
      const counted = limit.unit === "working_days" ? clock.working : clock[part.clock];
      return writer.say("limit", { limit: renderLimit(limit, writer.lang), priority, clock: counted });
    }
  }
}

function monthAndDay(date: LocalDate): string {
  return date.slice(5);
}

function renderDaysOff(days: readonly DaysOff[], writer: Writer): string {
  const { separator, weekend } = EXPLAIN_WORDS[writer.lang];
  const ranges = days.map(({ from, to, name, nameEn }) => {
    const day =
      from === to
        ? monthAndDay(from)
        : writer.say("day_range", { from: monthAndDay(from), to: monthAndDay(to) });
    return writer.say("day_name", { day, name: (writer.lang === "zh" ? name : nameEn) ?? weekend });
  });
  return writer.say("days_off", { days: ranges.join(separator) });
}

function renderPausing(part: Extract<ExplainPart, { readonly part: "pausing" }>, writer: Writer): string {
  if (part.pausedBy.length === 0) return writer.say("no_pausing");
  const waits = part.pausedBy.map((waitingFor) => VOCABULARY[writer.lang].waiting_for[waitingFor]);
  return writer.say("pausing", { waits: waits.join(EXPLAIN_WORDS[writer.lang].separator) });
}

function renderPart(part: ExplainPart, title: string, writer: Writer): string {
  const { waiting_for, priority } = VOCABULARY[writer.lang];
  switch (part.part) {
    case "state":
      return renderState(part, title, writer);
    case "start": {
      const start = EXPLAIN_WORDS[writer.lang].start_point[part.point];
      return writer.say("start", { start, at: writer.time(part.atMs) });
    }
    case "limit":
      return renderLimitLine(part, writer);
    case "days_off":
      return renderDaysOff(part.days, writer);
    case "provisional":
      return writer.say("provisional", { year: part.year });
    case "pause":
      return writer.say(part.toMs === null ? "pause_lasting" : "pause", {
        length: writer.duration(part.lengthMs),
        waiting: waiting_for[part.waitingFor],
        from: writer.time(part.fromMs),
        to: part.toMs === null ? "" : writer.time(part.toMs),
      });
    case "promise_moved":
      return writer.say(part.byMs < 0 ? "promise_earlier" : "promise_later", {
        length: writer.duration(part.byMs),
        at: writer.time(part.toMs),
      });
    case "rolled":
      return writer.say("rolled", { from: writer.time(part.fromMs), to: writer.time(part.toMs) });
    case "due":
      return writer.say("due", { at: writer.time(part.atMs) });
    case "policy": {
      const { name, version, source } = part.policy;
      return writer.say("policy", { name, version, source });
    }
    case "pausing":
      return renderPausing(part, writer);
    case "warning":
      return writer.say(part.share === 0.5 ? "warn_half" : "warn_eighty", { at: writer.time(part.atMs) });
    case "second_breach":
      return writer.say("second_breach", { at: writer.time(part.atMs) });
    case "reassigned":
      return writer.say("reassigned", { at: writer.time(part.atMs) });
    case "priority_changed":
      return writer.say("priority_changed", {
        at: writer.time(part.atMs),
        from: priority[part.from],
        to: priority[part.to],
      });
    case "promise_changed":
      return writer.say("promise_changed", { at: writer.time(part.atMs), to: writer.time(part.toMs) });
  }
}

/** An explanation as lines of text, the state first; words a clerk can read out to a customer. */
export function renderExplain(explanation: Explanation, lang: Lang): readonly string[] {
  const writer = writerOf(explanation, lang);
  const title = titleOf(explanation, writer);
  return explanation.parts.map((part) => renderPart(part, title, writer));
}
