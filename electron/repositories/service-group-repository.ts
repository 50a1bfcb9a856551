import { asc, eq } from "drizzle-orm";
import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { serviceGroup, serviceGroupMember } from "#electron/db/schema/staff";
import type { StaffCode } from "#shared/domain/card/case-state";

/** A service group (服务组) that a card can be dispatched to. */
export interface ServiceGroup {
  readonly code: string;
  readonly name: string;
  /** 组长. */
  readonly leader: StaffCode | null;
  readonly active: boolean;
  /** In the order of their codes. */
  readonly members: readonly StaffCode[];
}

const save = named(
  "group.save",
  `INSERT INTO "service_group" ("code", "name", "active", "leader") VALUES (?1, ?2, ?3, ?4)
   ON CONFLICT DO UPDATE SET "name" = ?2, "active" = ?3, "leader" = ?4`,
);

/** Every group in the order of its code. */
export function listServiceGroups(reader: StoreReader): ServiceGroup[] {
  const [groups, members] = reader.timed("group.list", () => [
    reader.orm.select().from(serviceGroup).orderBy(asc(serviceGroup.code)).all(),
    reader.orm.select().from(serviceGroupMember).orderBy(asc(serviceGroupMember.staff)).all(),
  ]);
  return groups.map((group) => ({
    ...group,
    members: members.filter((member) => member.group === group.code).map((member) => member.staff),
  }));
}

/** Adds or replaces a group with its members. */
export function saveServiceGroup(tx: StoreTransaction, group: ServiceGroup): void {
  tx.run(save, group.code, group.name, group.active ? 1 : 0, group.leader);
  tx.orm.delete(serviceGroupMember).where(eq(serviceGroupMember.group, group.code)).run();
  for (const staff of group.members) {
    tx.orm.insert(serviceGroupMember).values({ group: group.code, staff }).run();
  }
}
