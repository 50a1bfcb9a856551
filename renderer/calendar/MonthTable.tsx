import { memo } from "react";
import type { DayInfo } from "#shared/domain/calendar/work-calendar";
import type { LocalDate } from "#shared/domain/card/case-state";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { dayName, monthName, spokenDay } from "./day-words";
import { lookOf, type MonthOfDays } from "./year-days";

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

interface DayCellProps {
  readonly day: DayInfo;
  readonly current: boolean;
  readonly today: boolean;
  readonly own: boolean;
}

/** Number and mark; the look shows by frame and fill, the mark says it in a word. */
const DayCell = memo(function DayCell({ day, current, today, own }: DayCellProps) {
  const text = useText();
  const look = lookOf(day);
  const marked = look !== "work" && look !== "weekend";
  return (
    <button
      type="button"
      className={classes(
        "day",
        `day-${look}`,
        today && "day-today",
        own && "day-own",
        day.provisional && day.source === "statutory" && "day-provisional",
      )}
      data-date={day.date}
      tabIndex={current ? 0 : -1}
      aria-current={today ? "date" : undefined}
      aria-label={spokenDay(day, today, text)}
      title={dayName(day, text)}
    >
      {Number(day.date.slice(8))}
      {marked && <b aria-hidden="true">{text.t(`calendar.mark.${look}`)}</b>}
    </button>
  );
});

export interface MonthTableProps {
  readonly year: number;
  readonly month: MonthOfDays;
  /** The day that the keyboard is on. */
  readonly current: LocalDate;
  readonly today: LocalDate;
  readonly isOwn: (date: LocalDate) => boolean;
}

/** One month from Monday to Sunday. */
export function MonthTable({ year, month, current, today, isOwn }: MonthTableProps) {
  const text = useText();
  return (
    <table
      className="month"
      aria-label={text.t("calendar.month_of", { year, month: monthName(month.month, text) })}
    >
      <caption>{monthName(month.month, text)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" abbr={text.word("weekday", weekday)}>
              {text.word("weekday", weekday).slice(text.lang === "zh" ? 1 : 0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, row) => (
          <tr key={week.find((day) => day !== null)?.date ?? `empty-${row}`}>
            {week.map((day, column) => (
              <td key={day?.date ?? WEEKDAYS[column]}>
                {day !== null && (
                  <DayCell
                    day={day}
                    current={day.date === current}
                    today={day.date === today}
                    own={isOwn(day.date)}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
