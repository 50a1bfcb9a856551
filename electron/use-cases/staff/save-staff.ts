import type { StoreTransaction } from "#electron/db/connection";
import { listServiceGroups, saveServiceGroup } from "#electron/repositories/service-group-repository";
import {
  listStaff as everybody,
  findStaff,
  insertStaff,
  updateStaff as saveStaff,
} from "#electron/repositories/staff-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { StaffView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { listStaff } from "./list-staff";

function view(desk: Desk, tx: StoreTransaction, code: string): Result<StaffView> {
  const person = listStaff(desk, tx).find((candidate) => candidate.code === code);
  return person ? ok(person) : fail("not_found", { what: "staff", ref: code });
}

/** Puts a person into one service group; null = into none. Failure: `invalid_input` for an unknown group. */
function joinGroup(tx: StoreTransaction, code: string, name: string | null): Result<null> {
  const groups = listServiceGroups(tx);
  const wanted = groups.find((group) => group.name === name || group.code === name);
  if (name !== null && !wanted)
    return fail("invalid_input", { fields: [{ field: "group", code: "unknown_value" }] });
  for (const group of groups) {
    const belongs = group === wanted;
    if (group.members.includes(code) === belongs) continue;
    const others = group.members.filter((member) => member !== code);
    saveServiceGroup(tx, { ...group, members: belongs ? [...others, code] : others });
  }
  return ok(null);
}

/** Adds a person. Failures: `forbidden`, `duplicate` (the code is taken and is never given again). */
export function addStaff(desk: Desk, actor: Actor, input: ChannelParsed<"staff.add">): Result<StaffView> {
  const allowed = authorise(actor, "staff.change");
  if (!allowed.ok) return allowed;
  const added = desk.write((tx) => {
    if (findStaff(tx, input.code)) return fail("duplicate", { code: input.code });
    insertStaff(tx, {
      code: input.code,
      name: input.name,
      phone: input.phone ?? null,
      active: input.active ?? true,
      created_at: desk.nowMs(),
      roles: input.roles,
    });
    const joined = joinGroup(tx, input.code, input.group ?? null);
    return joined.ok ? view(desk, tx, input.code) : joined;
  });
  if (added.ok) desk.announce({ what: "staff", ids: [input.code] });
  return added;
}

/** Somebody must stay who can change the staff; else the store locks itself out. */
function leavesNoAdmin(tx: StoreTransaction, code: string, stays: boolean): boolean {
  return (
    !stays &&
    !everybody(tx).some((person) => person.code !== code && person.active && person.roles.includes("admin"))
  );
}

/** Changes a person's name, roles, group, phone, or whether they still work here; the code never changes. */
export function updateStaff(
  desk: Desk,
  actor: Actor,
  request: ChannelParsed<"staff.update">,
): Result<StaffView> {
  const allowed = authorise(actor, "staff.change");
  if (!allowed.ok) return allowed;
  const { code, fields } = request;
  const updated = desk.write((tx) => {
    const known = findStaff(tx, code);
    if (!known) return fail("not_found", { what: "staff", ref: code });
    const next = {
      ...known,
      name: fields.name ?? known.name,
      roles: fields.roles ?? known.roles,
      phone: fields.phone === undefined ? known.phone : fields.phone,
      active: fields.active ?? known.active,
    };
    if (leavesNoAdmin(tx, code, next.active && next.roles.includes("admin"))) {
      return fail("invalid_input", { fields: [{ field: "roles", code: "last_admin" }] });
    }
    if (!saveStaff(tx, next)) return fail("conflict", { version: known.version });
    const joined = fields.group === undefined ? ok(null) : joinGroup(tx, code, fields.group);
    return joined.ok ? view(desk, tx, code) : joined;
  });
  if (updated.ok) desk.announce({ what: "staff", ids: [code] });
  return updated;
}
