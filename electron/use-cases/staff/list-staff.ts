import type { StoreReader } from "#electron/db/connection";
import { assigneeLoad } from "#electron/repositories/assignee-load";
import { listServiceGroups } from "#electron/repositories/service-group-repository";
import {
  type Credential,
  listStaff as everybody,
  findCredential,
  type StaffMember,
} from "#electron/repositories/staff-repository";
import type { StaffView } from "#shared/contract/views";
import { SECRET_KINDS } from "#shared/domain/credential/secret-rules";
import type { Desk } from "../desk";

/** Everybody with their load: open cards, and those promised for today (UX 3, picker of 责任人). */
export function listStaff(desk: Desk, reader: StoreReader = desk.store): readonly StaffView[] {
  const { calendar } = desk.clock(reader);
  const nowMs = desk.nowMs();
  const load = assigneeLoad(reader, nowMs, (atMs) => calendar.localDate(atMs));
  const groups = listServiceGroups(reader);
  return everybody(reader).map((person) => staffView(reader, person, groups, load));
}

/** Whether a wait was left when the last try was made; the exact wait is told to who signs in. */
function lockOf(credentials: readonly Credential[]): StaffView["locked"] {
  if (credentials.some(({ reset_needed }) => reset_needed)) return "reset_needed";
  return credentials.some(({ lock_left_ms }) => lock_left_ms !== null) ? "waits" : null;
}

function staffView(
  reader: StoreReader,
  person: StaffMember,
  groups: ReturnType<typeof listServiceGroups>,
  load: ReturnType<typeof assigneeLoad>,
): StaffView {
  const own = load.get(person.code);
  const credentials = SECRET_KINDS.flatMap((kind) => findCredential(reader, person.code, kind) ?? []);
  return {
    code: person.code,
    name: person.name,
    roles: person.roles,
    group: groups.find((group) => group.active && group.members.includes(person.code))?.name ?? null,
    phone: person.phone,
    active: person.active,
    has_pin: credentials.some(({ kind }) => kind === "pin"),
    has_password: credentials.some(({ kind }) => kind === "password"),
    locked: lockOf(credentials),
    must_change: credentials.some((credential) => credential.must_change),
    open_cards: own?.open ?? 0,
    due_today: own?.due_today ?? 0,
  };
}
