import { insertAudit } from "#electron/repositories/audit-repository";
import { dutyRoster, findStaff, saveDutyOfDay } from "#electron/repositories/staff-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import type { DutyShift } from "#shared/contract/clock-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { dayEndMs, dayStartMs } from "../workbench/grid-query";

type DutyOfDay = ChannelParsed<"duty.save">;

/** Who is on duty on some store-local days, both inclusive (DOMAIN 2.3). */
export function listDuty(desk: Desk, { from_day, to_day }: ChannelParsed<"duty.list">): readonly DutyShift[] {
  return dutyRoster(desk.store, from_day, to_day);
}

/** The first thing wrong with a day's shifts, by field and code. */
function errorOf(desk: Desk, { day, shifts }: DutyOfDay): { field: string; code: string } | null {
  const { zone } = desk.settings();
  const startMs = dayStartMs(day, zone);
  const endMs = dayEndMs(day, zone);
  for (const [index, { staff, from_at, to_at }] of shifts.entries()) {
    const at = (name: string) => `shifts.${index}.${name}`;
    if (!findStaff(desk.store, staff)?.active) return { field: at("staff"), code: "unknown_staff" };
    // A night shift may end on the next day, but it begins on its own.
    if (from_at < startMs || from_at >= endMs) return { field: at("from_at"), code: "invalid_date" };
    if (to_at <= from_at || to_at - from_at > endMs - startMs)
      return { field: at("to_at"), code: "invalid_window" };
    const overlaps = shifts
      .slice(0, index)
      .some((other) => other.staff === staff && other.from_at < to_at && from_at < other.to_at);
    if (overlaps) return { field: at("staff"), code: "taken" };
  }
  return null;
}

/** Replaces the roster of one day. Failures: `forbidden`, `invalid_input`. */
export function saveDuty(desk: Desk, actor: Actor, input: DutyOfDay): Result<readonly DutyShift[]> {
  const allowed = authorise(actor, "duty.change");
  if (!allowed.ok) return allowed;
  const { day, shifts } = input;
  const error = errorOf(desk, input);
  if (error) return fail("invalid_input", { fields: [error] });
  const saved = desk.write((tx) => {
    saveDutyOfDay(tx, day, shifts);
    insertAudit(tx, {
      what: "duty.save",
      by: actor.code,
      at: desk.nowMs(),
      subject: day,
      details: { staff: shifts.map((shift) => shift.staff) },
    });
    return ok(dutyRoster(tx, day, day));
  });
  if (saved.ok) desk.announce({ what: "staff", ids: null });
  return saved;
}
