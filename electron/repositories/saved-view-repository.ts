import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import type { StaffCode } from "#shared/domain/card/case-state";

/** A saved view as it is stored; without owner it is everybody's. */
export interface StoredView {
  readonly id: string;
  readonly owner: StaffCode | null;
  readonly name: string;
  /** JSON text of its filter, sort, columns and density. */
  readonly definition: string;
}

const ofPerson = named(
  "view.ofPerson",
  `SELECT "id", "owner", "name", "definition" FROM "saved_view"
   WHERE "owner" IS NULL OR "owner" = ?1
   ORDER BY "owner" IS NOT NULL, "position", "id"`,
);
const one = named("view.one", `SELECT "id", "owner", "name", "definition" FROM "saved_view" WHERE "id" = ?`);
const byName = named(
  "view.byName",
  `SELECT "id", "owner", "name", "definition" FROM "saved_view" WHERE "owner" IS ?1 AND "name" = ?2`,
);
const save = named(
  "view.save",
  `INSERT INTO "saved_view" ("id", "owner", "name", "definition", "position")
   VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max("position"), 0) + 1 FROM "saved_view"))
   ON CONFLICT ("id") DO UPDATE SET "definition" = ?4`,
);
const remove = named("view.remove", `DELETE FROM "saved_view" WHERE "id" = ?`);

/** Everybody's views, then the person's own, each in the order in which they were first saved. */
export function viewsOfPerson(reader: StoreReader, person: StaffCode): readonly StoredView[] {
  return reader.all<StoredView>(ofPerson, person);
}

export function findView(reader: StoreReader, id: string): StoredView | undefined {
  return reader.get<StoredView>(one, id);
}

/** The view of an owner under a name; owner null = everybody's. */
export function findViewByName(
  reader: StoreReader,
  owner: StaffCode | null,
  name: string,
): StoredView | undefined {
  return reader.get<StoredView>(byName, owner, name);
}

/** Adds a view at the end, or changes what the one of this id shows. */
export function saveStoredView(tx: StoreTransaction, view: StoredView): void {
  tx.run(save, view.id, view.owner, view.name, view.definition);
}

export function removeStoredView(tx: StoreTransaction, id: string): void {
  tx.run(remove, id);
}
