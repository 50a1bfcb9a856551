import { parseLocalDate, weekdayOf } from "#shared/domain/calendar/local-day";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { Text } from "#shared/text/text";
import { classes } from "../ui/class-names";
import { useDisplay, useText } from "../ui/display";
import { AppointmentItem } from "./AppointmentItem";
import { inCell, isOn, shiftText } from "./board";
import type { BoardProps } from "./DayBoard";

/** `周五 11-20`. */
function columnName(day: LocalDate, text: Text): string {
  const number = parseLocalDate(day);
  const weekday = number === null ? "" : text.word("weekday", `${weekdayOf(number)}`);
  return `${weekday} ${day.slice(5)}`;
}

/** One week: a person in each row, a day in each column. */
export function WeekBoard({ days, today, appointments, people, duty, closed }: BoardProps) {
  const text = useText();
  const zone = useDisplay((display) => display.zone);
  return (
    <table className="board board-week" aria-label={text.t("appointment.week")}>
      <thead>
        <tr>
          <th scope="col" className="board-person">
            {text.t("appointment.person")}
          </th>
          {days.map((day) => (
            <th
              key={day}
              scope="col"
              className={classes(day === today && "board-today")}
              aria-current={day === today ? "date" : undefined}
            >
              {columnName(day, text)}
              {closed.has(day) && <small>{text.t("appointment.closed")}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.code ?? "nobody"}>
            <th scope="row">{person.name ?? text.t("appointment.nobody")}</th>
            {days.map((day) => {
              const shift = shiftText(duty, person, day, zone);
              return (
                <td key={day} className={classes(closed.has(day) && "board-closed")}>
                  {shift !== null && (
                    <small className="board-shift">{text.t("appointment.on_duty", { hours: shift })}</small>
                  )}
                  {inCell(appointments, person, isOn(day, zone)).map((appointment) => (
                    <AppointmentItem key={appointment.row.id} appointment={appointment} />
                  ))}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
