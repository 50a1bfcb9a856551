import { asc } from "drizzle-orm";
import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { faultCategory } from "#electron/db/schema/store";
import { SHIPPED_FAULT_CATEGORIES } from "#shared/domain/store/fault-categories";

/** One entry of the store's fault list (DOMAIN 3.2). */
export interface FaultCategory {
  readonly id: number;
  /** The product category it belongs to; `*` = every one. */
  readonly product_category: string;
  readonly name: string;
  /** Further items of its quality checks, code → label (DOMAIN 5.3). */
  readonly check_items: Readonly<Record<string, string>>;
  readonly active: boolean;
  readonly position: number;
}

const isKnown = named(
  "category.isKnown",
  `SELECT 1 FROM "fault_category" WHERE "name" = ? AND "active" = 1 LIMIT 1`,
);
const itemsOf = named(
  "category.checkItems",
  `SELECT "check_items" FROM "fault_category" WHERE "name" = ?1 AND "product_category" IN (?2, '*')
   ORDER BY "product_category" = '*' LIMIT 1`,
);
const save = named(
  "category.save",
  `INSERT INTO "fault_category" ("product_category", "name", "check_items", "active", "position")
   VALUES (?1, ?2, ?3, ?4, ?5)
   ON CONFLICT DO UPDATE SET "check_items" = ?3, "active" = ?4, "position" = ?5`,
);

/** Every entry, by product category and place. */
export function listFaultCategories(reader: StoreReader): FaultCategory[] {
  return reader.timed("category.list", () =>
    reader.orm
      .select()
      .from(faultCategory)
      .orderBy(asc(faultCategory.product_category), asc(faultCategory.position), asc(faultCategory.name))
      .all(),
  );
}

/** True for a name that a card may carry. */
export function isFaultCategory(reader: StoreReader, name: string): boolean {
  return reader.get(isKnown, name) !== undefined;
}

/** A category's own check items (code → label) for a product category; none where the list has none. */
export function checkItemsOf(
  reader: StoreReader,
  name: string,
  productCategory: string | null,
): Readonly<Record<string, string>> {
  const row = reader.get<{ check_items: string }>(itemsOf, name, productCategory ?? "*");
  return row === undefined ? {} : JSON.parse(row.check_items);
}

/** Adds an entry, or replaces the one of that product category and name. */
export function saveFaultCategory(tx: StoreTransaction, entry: Omit<FaultCategory, "id">): void {
  const { product_category, name, check_items, active, position } = entry;
  tx.run(save, product_category, name, JSON.stringify(check_items), active ? 1 : 0, position);
}

/** The list that ships with the program, for a new store. */
export function saveShippedFaultCategories(tx: StoreTransaction): void {
  for (const { product_category, faults } of SHIPPED_FAULT_CATEGORIES) {
    faults.forEach(({ name, check_items }, index) => {
      saveFaultCategory(tx, {
        product_category,
        name,
        check_items: check_items ?? {},
        active: true,
        position: index + 1,
      });
    });
  }
}
