import type { StoreReader } from "#electron/db/connection";
import { type Appointment, appointmentsBetween } from "#electron/repositories/appointment-repository";
import type { CardFields } from "#shared/domain/card/case-state";
import type { Status } from "#shared/domain/card/vocabulary";

/** Two visits of one person that begin less than this apart cannot both be kept. */
export const VISIT_MS = 2 * 3_600_000;

/** States in which the visit is still to be made or being made. */
const TO_BE_MADE: ReadonlySet<Status> = new Set<Status>(["dispatched", "accepted", "in_service", "waiting"]);

/** True where one person cannot keep both appointments. */
export function areDoubleBooked(one: Appointment, other: Appointment): boolean {
  return (
    one.card_id !== other.card_id &&
    one.assignee !== null &&
    one.assignee === other.assignee &&
    TO_BE_MADE.has(one.status) &&
    TO_BE_MADE.has(other.status) &&
    Math.abs(one.appointment_at - other.appointment_at) < VISIT_MS
  );
}

/** True where the card's assignee has another visit less than two hours away from this one. */
export function isDoubleBooked(reader: StoreReader, fields: CardFields): boolean {
  const { id, appointment_at, assignee, status } = fields;
  if (appointment_at === null || assignee === null || !TO_BE_MADE.has(status)) return false;
  const own: Appointment = { card_id: id, appointment_at, assignee, status };
  return appointmentsBetween(reader, appointment_at - VISIT_MS, appointment_at + VISIT_MS).some((other) =>
    areDoubleBooked(own, other),
  );
}
