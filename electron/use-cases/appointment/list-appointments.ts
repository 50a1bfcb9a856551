import { appointmentsBetween } from "#electron/repositories/appointment-repository";
import { gridCardOf } from "#electron/repositories/grid/grid-cards";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import type { AppointmentView } from "#shared/contract/clock-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Desk } from "../desk";
import { dayEndMs, dayStartMs } from "../workbench/grid-query";
import { gridRowView } from "../workbench/grid-row-view";
import { areDoubleBooked, VISIT_MS } from "./double-booking";

const MOST_MS = 62 * 86_400_000;

/** The appointments of some store-local days, both inclusive, with who is booked twice. */
export function listAppointments(
  desk: Desk,
  { from_day, to_day }: ChannelParsed<"appointment.list">,
): Result<readonly AppointmentView[]> {
  const { zone } = desk.settings();
  const fromMs = dayStartMs(from_day, zone);
  const toMs = dayEndMs(to_day, zone);
  if (toMs <= fromMs || toMs - fromMs > MOST_MS)
    return fail("invalid_input", { fields: [{ field: "to_day", code: "invalid_window" }] });
  return snapshot(desk.store, () => {
    const nowMs = desk.nowMs();
    // A visit just outside of the days can clash with one inside.
    const near = appointmentsBetween(desk.store, fromMs - VISIT_MS, toMs + VISIT_MS);
    const views = near
      .filter(({ appointment_at }) => appointment_at >= fromMs && appointment_at < toMs)
      .flatMap((appointment): AppointmentView[] => {
        const card = gridCardOf(desk.store, appointment.card_id);
        if (!card) return [];
        return [
          {
            row: gridRowView(desk.store, card, nowMs),
            appointment_at: appointment.appointment_at,
            assignee: appointment.assignee,
            clash: near.some((other) => areDoubleBooked(appointment, other)),
          },
        ];
      });
    return ok(views);
  });
}
