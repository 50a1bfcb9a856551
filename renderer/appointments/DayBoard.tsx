import type { AppointmentView, DutyShift } from "#shared/contract/clock-views";
import type { LocalDate } from "#shared/domain/card/case-state";
import { useDisplay, useText } from "../ui/display";
import { AppointmentItem } from "./AppointmentItem";
import { type BoardPerson, hourOf, hoursOf, inCell, shiftText } from "./board";

export interface BoardProps {
  readonly days: readonly LocalDate[];
  readonly today: LocalDate;
  readonly appointments: readonly AppointmentView[];
  readonly people: readonly BoardPerson[];
  readonly duty: readonly DutyShift[];
  /** Days without working time. */
  readonly closed: ReadonlySet<LocalDate>;
}

/** One day: an hour in each row, a person in each column. */
export function DayBoard({ days, today, appointments, people, duty }: BoardProps) {
  const text = useText();
  const zone = useDisplay((display) => display.zone);
  const nowHour = useDisplay(({ nowMs }) => hourOf(nowMs, zone));
  const [day = today] = days;
  const column = { minWidth: 150 };
  return (
    <table className="board" aria-label={text.t("appointment.day")}>
      <thead>
        <tr>
          <th scope="col" className="board-hour">
            {text.t("appointment.hour")}
          </th>
          {people.map((person) => {
            const shift = shiftText(duty, person, day, zone);
            return (
              <th key={person.code ?? "nobody"} scope="col" style={column}>
                {person.name ?? text.t("appointment.nobody")}
                {shift !== null && <small>{text.t("appointment.on_duty", { hours: shift })}</small>}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {hoursOf(appointments, zone).map((hour) => (
          <tr key={hour} className={day === today && hour === nowHour ? "board-now" : undefined}>
            <th scope="row">{String(hour).padStart(2, "0")}:00</th>
            {people.map((person) => (
              <td key={person.code ?? "nobody"}>
                {inCell(appointments, person, (atMs) => hourOf(atMs, zone) === hour).map((appointment) => (
                  <AppointmentItem key={appointment.row.id} appointment={appointment} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
