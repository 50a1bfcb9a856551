import { named, type StoreReader } from "#electron/db/connection";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Status } from "#shared/domain/card/vocabulary";

/** A card's appointment with a customer. */
export interface Appointment {
  readonly card_id: string;
  readonly appointment_at: EpochMs;
  readonly assignee: StaffCode | null;
  readonly status: Status;
}

const between = named(
  "appointment.between",
  `SELECT "id" AS "card_id", "appointment_at", "assignee", "status" FROM "card"
   WHERE "appointment_at" IS NOT NULL AND "appointment_at" >= ? AND "appointment_at" < ?
     AND "status" NOT IN ('draft', 'cancelled', 'merged')
   ORDER BY "appointment_at", "assignee", "id"`,
);

/** The appointments of [from, to) in the order of their times; those of dropped cards are left out. */
export function appointmentsBetween(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): Appointment[] {
  return reader.all<Appointment>(between, fromMs, toMs);
}
