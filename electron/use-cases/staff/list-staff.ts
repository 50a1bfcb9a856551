import type { StoreReader } from "#electron/db/connection";
import { assigneeLoad } from "#electron/repositories/assignee-load";
import { listServiceGroups } from "#electron/repositories/service-group-repository";
import {
  listStaff as everybody,
  findCredential,
  type StaffMember,
} from "#electron/repositories/staff-repository";
import type { StaffView } from "#shared/contract/views";
import type { Desk } from "../desk";

/** Everybody with their load: open cards, and those promised for today (UX 3, picker of 责任人). */
export function listStaff(desk: Desk, reader: StoreReader = desk.store): readonly StaffView[] {
  const { calendar } = desk.clock(reader);
  const nowMs = desk.nowMs();
  const load = assigneeLoad(reader, nowMs, (atMs) => calendar.localDate(atMs));
  const groups = listServiceGroups(reader);
  return everybody(reader).map((person) => staffView(reader, person, groups, load));
}

function staffView(
  reader: StoreReader,
  person: StaffMember,
  groups: ReturnType<typeof listServiceGroups>,
  load: ReturnType<typeof assigneeLoad>,
): StaffView {
  const own = load.get(person.code);
  return {
    code: person.code,
    name: person.name,
    roles: person.roles,
    group: groups.find((group) => group.active && group.members.includes(person.code))?.name ?? null,
    phone: person.phone,
    active: person.active,
    has_pin: findCredential(reader, person.code, "pin") !== null,
    open_cards: own?.open ?? 0,
    due_today: own?.due_today ?? 0,
  };
}
