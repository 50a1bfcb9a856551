import { insertAudit } from "#electron/repositories/audit-repository";
import {
  deputiesEndingAfter,
  endDeputyship,
  findStaff,
  insertDeputy,
} from "#electron/repositories/staff-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { DeputyView } from "#shared/contract/people-views";
import type { Actor } from "#shared/domain/card/decision";
import { holdsAny } from "#shared/domain/card/roles";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/** The periods that run or are to come (DOMAIN 2.3). */
export function listDeputies(desk: Desk): readonly DeputyView[] {
  const nowMs = desk.nowMs();
  const nameOf = (code: string) => findStaff(desk.store, code)?.name ?? code;
  return deputiesEndingAfter(desk.store, nowMs)
    .filter(({ ended_at }) => ended_at === null || ended_at > nowMs)
    .map((period) => ({
      id: period.id,
      supervisor: period.supervisor,
      supervisor_name: nameOf(period.supervisor),
      deputy: period.deputy,
      deputy_name: nameOf(period.deputy),
      from_at: period.from_at,
      to_at: period.to_at,
      is_running: period.from_at <= nowMs,
    }));
}

function wrongField(field: string, code: string): Result<never> {
  return fail("invalid_input", { fields: [{ field, code }] });
}

/** A year: longer is a change of roles, which is the administrator's. */
const LONGEST_MS = 366 * 86_400_000;

/**
 * A supervisor names a deputy for a period; only for oneself (a deputy names no further deputy). Failures:
 * `forbidden`, `not_found`, `invalid_input` for a period that is over, upside down or longer than a year.
 */
export function nameDeputy(
  desk: Desk,
  actor: Actor,
  input: ChannelParsed<"deputy.add">,
): Result<readonly DeputyView[]> {
  const named = desk.write((tx): Result<null> => {
    const supervisor = findStaff(tx, actor.code);
    if (!supervisor || !holdsAny(supervisor.roles, ["supervisor"]))
      return fail("forbidden", { needs: ["supervisor"] });
    const deputy = findStaff(tx, input.deputy);
    if (!deputy?.active) return fail("not_found", { what: "staff", ref: input.deputy });
    if (deputy.code === actor.code) return wrongField("deputy", "same_person");
    if (input.to_at <= input.from_at || input.to_at <= desk.nowMs()) return wrongField("to_at", "span_order");
    if (input.to_at - input.from_at > LONGEST_MS) return wrongField("to_at", "too_long");
    const { from_at, to_at } = input;
    const id = insertDeputy(tx, {
      supervisor: actor.code,
      deputy: deputy.code,
      from_at,
      to_at,
      named_by: actor.code,
    });
    insertAudit(tx, {
      what: "deputy.named",
      by: actor.code,
      at: desk.nowMs(),
      subject: deputy.code,
      details: { id, from_at, to_at },
    });
    return ok(null);
  });
  if (!named.ok) return named;
  desk.announce({ what: "staff", ids: [input.deputy] });
  return ok(listDeputies(desk));
}

/** Ends a period early: the supervisor who named it, or an administrator. */
export function endDeputy(desk: Desk, actor: Actor, id: number): Result<readonly DeputyView[]> {
  const ended = desk.write((tx): Result<null> => {
    const nowMs = desk.nowMs();
    const period = deputiesEndingAfter(tx, nowMs).find((item) => item.id === id && item.ended_at === null);
    if (!period) return fail("not_found", { what: "deputy", ref: String(id) });
    if (period.named_by !== actor.code) {
      const allowed = authorise(actor, "staff.change");
      if (!allowed.ok) return allowed;
    }
    endDeputyship(tx, id, nowMs);
    insertAudit(tx, {
      what: "deputy.ended",
      by: actor.code,
      at: nowMs,
      subject: period.deputy,
      details: { id },
    });
    return ok(null);
  });
  if (!ended.ok) return ended;
  desk.announce({ what: "staff", ids: null });
  return ok(listDeputies(desk));
}
