import fs from "node:fs";
import { importYear, overrideDay } from "#electron/use-cases/calendar/change-calendar";
import { distrustPublisher, listPublishers, trustPublisher } from "#electron/use-cases/calendar/publishers";
import { checked } from "#electron/use-cases/card/command-options";
import { recomputeClocks } from "#electron/use-cases/clock/refresh-clocks";
import type { Desk } from "#electron/use-cases/desk";
import { type Failure, fail, ok, type Result } from "#shared/contract/error-codes";
import { isoInstant, jsonOf } from "#shared/contract/iso-json";
import { type StoreOverride, storeOverrideSchema } from "#shared/domain/calendar/calendar-settings";
import { parseLocalDate } from "#shared/domain/calendar/local-day";
import { type FieldError, fieldErrorsOf, instant, requiredLine } from "#shared/domain/card/field-types";
import { flagOption, integerOption, type ParsedArguments, stringOption, UsageError } from "../arguments";
import type { CliCommand } from "../command";

const MS_PER_MINUTE = 60_000;
const MAX_MINUTES = 10_000_000;

/** The refusal of a lone value with the option's name for its field. */
function named(field: string, { details }: Failure): Result<never> {
  const errors = (details?.["fields"] ?? []) as readonly FieldError[];
  return fail("invalid_input", { fields: errors.map(({ code }) => ({ field, code })) });
}

const CLOCK_TIME = /^([01]\d|2[0-4]):([0-5]\d)$/;

/** `09:30` in minutes after midnight; UsageError otherwise. */
function minuteOf(parsed: ParsedArguments, name: string): number | null {
  const text = stringOption(parsed, name);
  if (text === null) return null;
  const match = CLOCK_TIME.exec(text);
  if (!match) throw new UsageError(`--${name} ${text}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** What `on`, `off` or `usual` with its options says of a day; null = as usual. */
function overrideOf(parsed: ParsedArguments, word: string): Result<StoreOverride | null> {
  if (!["on", "off", "usual"].includes(word)) throw new UsageError(`calendar override: ${word}`);
  const fromMinute = minuteOf(parsed, "from");
  const toMinute = minuteOf(parsed, "to");
  if ((fromMinute === null) !== (toMinute === null)) throw new UsageError("--from HH:MM --to HH:MM");
  if (word === "usual") return ok(null);
  const spans = fromMinute === null || toMinute === null ? null : [{ fromMinute, toMinute }];
  const given = { working: word === "on", spans, name: stringOption(parsed, "name") };
  const checkedOverride = storeOverrideSchema.safeParse(given);
  if (checkedOverride.success) return ok(checkedOverride.data);
  return fail("invalid_input", { fields: fieldErrorsOf(checkedOverride.error, given) });
}

/** The answer of a change once every card's deadlines follow it. */
function recomputed<Value extends object>(desk: Desk, changed: Result<Value>): Result<unknown> {
  if (!changed.ok) return changed;
  const cards = recomputeClocks(desk);
  return cards.ok ? ok({ ...changed.value, recomputed_cards: cards.value }) : cards;
}

/** Calendar files are a few kilobytes; what is larger is something else. */
const MAX_FILE_BYTES = 200_000;

function textOf(file: string): Result<string> {
  try {
    if (fs.statSync(file).size > MAX_FILE_BYTES)
      return fail("invalid_input", { fields: [{ field: "file", code: "too_large" }] });
    return ok(fs.readFileSync(file, "utf8"));
  } catch {
    return fail("not_found", { what: "file", ref: file });
  }
}

/** `calendar show YYYY-MM` · `calendar due --start T --minutes N [--working]` (CLI.md, DOMAIN 4.4). */
export const calendarCommands: readonly CliCommand[] = [
  {
    kind: "read",
    words: ["calendar", "show"],
    usage: "calendar show YYYY-MM",
    arguments: { min: 1, max: 1 },
    run: (desk, { common }, [month = ""]) => {
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new UsageError(`calendar show: ${month}`);
      const days = desk.clock().calendar.monthDays(month);
      return ok({
        month,
        provisional: days.some((day) => day.provisional),
        days: days.map(({ date, working, minutes, name, nameEn, source }) => ({
          date,
          working,
          minutes,
          name: common.lang === "en" ? nameEn : name,
          source,
        })),
      });
    },
  },
  {
    kind: "read",
    words: ["calendar", "due"],
    usage: "calendar due --start T --minutes N [--working]",
    options: { start: { type: "string" }, minutes: { type: "string" }, working: { type: "boolean" } },
    arguments: { min: 0, max: 0 },
    run: (desk, { parsed }) => {
      const start = stringOption(parsed, "start");
      const minutes = integerOption(parsed, "minutes", { min: 0, max: MAX_MINUTES });
      if (start === null || minutes === null) throw new UsageError("calendar due --start T --minutes N");
      const startAt = checked(instant, start);
      if (!startAt.ok) return named("start", startAt);
      const { calendar } = desk.clock();
      const dueAt = flagOption(parsed, "working")
        ? calendar.addWorkingMinutes(startAt.value, minutes)
        : startAt.value + minutes * MS_PER_MINUTE;
      return ok({ due_at: isoInstant(dueAt, calendar.zone) });
    },
  },
  {
    kind: "act",
    words: ["calendar", "override"],
    usage: "calendar override YYYY-MM-DD on|off|usual [--from HH:MM --to HH:MM] [--name NAME]",
    options: { from: { type: "string" }, to: { type: "string" }, name: { type: "string" } },
    arguments: { min: 2, max: 2 },
    run: (desk, actor, { parsed }, [day = "", word = ""]) => {
      if (parseLocalDate(day) === null) throw new UsageError(`calendar override: ${day}`);
      const override = overrideOf(parsed, word);
      if (!override.ok) return override;
      return recomputed(desk, overrideDay(desk, actor, { day, override: override.value }));
    },
  },
  {
    kind: "act",
    words: ["calendar", "import"],
    usage: "calendar import FILE",
    arguments: { min: 1, max: 1 },
    run: (desk, actor, _input, [file = ""]) => {
      const text = textOf(file);
      return text.ok ? recomputed(desk, importYear(desk, actor, { text: text.value })) : text;
    },
  },
  {
    kind: "read",
    words: ["calendar", "publishers"],
    usage: "calendar publishers",
    arguments: { min: 0, max: 0 },
    run: (desk) =>
      ok(listPublishers(desk.store).map((publisher) => jsonOf(publisher, desk.clock().calendar.zone))),
  },
  {
    kind: "act",
    words: ["calendar", "trust"],
    usage: "calendar trust KEYFILE --name PUBLISHER   (an Ed25519 public key, PEM or SPKI in base64)",
    options: { name: { type: "string" } },
    arguments: { min: 1, max: 1 },
    run: (desk, actor, { parsed }, [file = ""]) => {
      const name = stringOption(parsed, "name");
      if (name === null) throw new UsageError("calendar trust KEYFILE --name PUBLISHER");
      const line = checked(requiredLine, name);
      if (!line.ok) return named("name", line);
      const text = textOf(file);
      if (!text.ok) return text;
      const trusted = trustPublisher(desk, actor, { public_key: text.value, name: line.value });
      return trusted.ok
        ? ok(trusted.value.map((publisher) => jsonOf(publisher, desk.clock().calendar.zone)))
        : trusted;
    },
  },
  {
    kind: "act",
    words: ["calendar", "distrust"],
    usage: "calendar distrust FINGERPRINT",
    arguments: { min: 1, max: 1 },
    run: (desk, actor, _input, [fingerprint = ""]) => {
      const left = distrustPublisher(desk, actor, { fingerprint });
      return left.ok
        ? ok(left.value.map((publisher) => jsonOf(publisher, desk.clock().calendar.zone)))
        : left;
    },
  },
];
