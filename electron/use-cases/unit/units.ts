import type { StoreReader } from "#electron/db/connection";
import {
  listServiceGroups,
  type ServiceGroup,
  saveServiceGroup,
} from "#electron/repositories/service-group-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { UnitView } from "#shared/contract/views";
import type { StaffCode } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

function unitView(group: ServiceGroup): UnitView {
  return { id: group.code, name: group.name, leader: group.leader, active: group.active };
}

/** Service groups (服务组), in the order they were made. */
export function listUnits(desk: Desk): readonly UnitView[] {
  return listServiceGroups(desk.store).map(unitView);
}

/** A leader must be somebody; null = the group has none. */
function leaderRefusal(reader: StoreReader, leader: StaffCode | null | undefined): Result<never> | null {
  if (leader === undefined || leader === null || findStaff(reader, leader) !== null) return null;
  return fail("invalid_input", { fields: [{ field: "leader", code: "unknown_staff" }] });
}

/** Adds a service group. Failures: `forbidden`, `invalid_input` on `leader`, `duplicate` (the name is taken). */
export function addUnit(desk: Desk, actor: Actor, input: ChannelParsed<"unit.add">): Result<UnitView> {
  const allowed = authorise(actor, "unit.change");
  if (!allowed.ok) return allowed;
  const added = desk.write((tx) => {
    const refused = leaderRefusal(tx, input.leader);
    if (refused !== null) return refused;
    const groups = listServiceGroups(tx);
    if (groups.some((group) => group.name === input.name)) return fail("duplicate", { name: input.name });
    const unit: ServiceGroup = {
      code: `G${String(groups.length + 1).padStart(2, "0")}`,
      name: input.name,
      leader: input.leader ?? null,
      active: input.active ?? true,
      members: input.leader ? [input.leader] : [],
    };
    saveServiceGroup(tx, unit);
    return ok(unitView(unit));
  });
  if (added.ok) desk.announce({ what: "unit", ids: [added.value.id] });
  return added;
}

/**
 * Renames a service group, names its leader, or takes it out of use. Failures: `forbidden`, `not_found`,
 * `invalid_input` on `leader`.
 */
export function updateUnit(
  desk: Desk,
  actor: Actor,
  request: ChannelParsed<"unit.update">,
): Result<UnitView> {
  const allowed = authorise(actor, "unit.change");
  if (!allowed.ok) return allowed;
  const { id, fields } = request;
  const updated = desk.write((tx) => {
    const known = listServiceGroups(tx).find((group) => group.code === id);
    if (!known) return fail("not_found", { what: "unit", ref: id });
    const refused = leaderRefusal(tx, fields.leader);
    if (refused !== null) return refused;
    const unit: ServiceGroup = {
      ...known,
      name: fields.name ?? known.name,
      leader: fields.leader === undefined ? known.leader : fields.leader,
      active: fields.active ?? known.active,
    };
    saveServiceGroup(tx, unit);
    return ok(unitView(unit));
  });
  if (updated.ok) desk.announce({ what: "unit", ids: [id] });
  return updated;
}
