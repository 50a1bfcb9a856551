import {
  listServiceGroups,
  type ServiceGroup,
  saveServiceGroup,
} from "#electron/repositories/service-group-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { UnitView } from "#shared/contract/views";
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

/** Adds a service group. Failures: `forbidden`, `duplicate` (the name is taken). */
export function addUnit(desk: Desk, actor: Actor, input: ChannelParsed<"unit.add">): Result<UnitView> {
  const allowed = authorise(actor, "unit.change");
  if (!allowed.ok) return allowed;
  const added = desk.write((tx) => {
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

/** Renames a service group, names its leader, or takes it out of use. Failures: `forbidden`, `not_found`. */
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
