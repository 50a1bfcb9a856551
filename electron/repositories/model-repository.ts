import { and, asc, eq } from "drizzle-orm";
import type { StoreReader, StoreTransaction } from "#electron/db/connection";
import { partGroupWarranty, productModel } from "#electron/db/schema/customer";

/** A product model of the archive (CLI "Archives"). */
export interface ProductModel {
  readonly id: string;
  readonly code: string;
  readonly brand: string | null;
  readonly name: string;
  readonly category: string | null;
  /** Null takes the store's default (DOMAIN 5.5). */
  readonly warranty_months: number | null;
  readonly units_sold: number | null;
  readonly active: boolean;
  readonly version: number;
}

/** Every model in the order of its code. */
export function listModels(reader: StoreReader): ProductModel[] {
  return reader.timed("model.list", () =>
    reader.orm.select().from(productModel).orderBy(asc(productModel.code)).all(),
  );
}

export function findModel(reader: StoreReader, id: string): ProductModel | null {
  const row = reader.timed("model.byId", () =>
    reader.orm.select().from(productModel).where(eq(productModel.id, id)).get(),
  );
  return row ?? null;
}

/** The model that a card's `model` names. */
export function findModelByCode(reader: StoreReader, code: string): ProductModel | null {
  const row = reader.timed("model.byCode", () =>
    reader.orm.select().from(productModel).where(eq(productModel.code, code)).get(),
  );
  return row ?? null;
}

/** Throws where the code is taken. */
export function insertModel(tx: StoreTransaction, added: Omit<ProductModel, "version">): void {
  tx.orm
    .insert(productModel)
    .values({ ...added, version: 1 })
    .run();
}

/** Writes a model's new data; false where `version` is not the current one. */
export function updateModel(tx: StoreTransaction, changed: ProductModel): boolean {
  const { changes } = tx.orm
    .update(productModel)
    .set({ ...changed, version: changed.version + 1 })
    .where(and(eq(productModel.id, changed.id), eq(productModel.version, changed.version)))
    .run();
  return changes === 1;
}

/** Months of warranty of groups of parts of a model, where they differ from the model's (DOMAIN 5.5). */
export function partWarrantiesOf(reader: StoreReader, modelId: string): Readonly<Record<string, number>> {
  const rows = reader.timed("model.partWarranties", () =>
    reader.orm.select().from(partGroupWarranty).where(eq(partGroupWarranty.model_id, modelId)).all(),
  );
  return Object.fromEntries(rows.map((row) => [row.part_group, row.months]));
}

/** Replaces them. */
export function savePartWarranties(
  tx: StoreTransaction,
  modelId: string,
  monthsByGroup: Readonly<Record<string, number>>,
): void {
  tx.orm.delete(partGroupWarranty).where(eq(partGroupWarranty.model_id, modelId)).run();
  for (const [part_group, months] of Object.entries(monthsByGroup)) {
    tx.orm.insert(partGroupWarranty).values({ model_id: modelId, part_group, months }).run();
  }
}
