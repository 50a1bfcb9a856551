import { checked } from "#electron/use-cases/card/command-options";
import { type Failure, fail, ok, type Result } from "#shared/contract/error-codes";
import { isoInstant } from "#shared/contract/iso-json";
import { type FieldError, instant } from "#shared/domain/card/field-types";
import { flagOption, integerOption, stringOption, UsageError } from "../arguments";
import type { CliCommand } from "../command";

const MS_PER_MINUTE = 60_000;
const MAX_MINUTES = 10_000_000;

/** The refusal of a lone value with the option's name for its field. */
function named(field: string, { details }: Failure): Result<never> {
  const errors = (details?.["fields"] ?? []) as readonly FieldError[];
  return fail("invalid_input", { fields: errors.map(({ code }) => ({ field, code })) });
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
];
