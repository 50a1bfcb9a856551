import type { StoreTransaction } from "#electron/db/connection";
import { findModelByCode, insertModel } from "#electron/repositories/model-repository";
import { saveServiceGroup } from "#electron/repositories/service-group-repository";
import type { Cast } from "./cast";
import { BRAND, PRODUCT_LINES } from "./content/product-lines";
import { demoId } from "./random";
import { GROUPS } from "./stories/intake";

export interface FiledModel {
  readonly id: string;
  readonly category: string;
  readonly warranty_months: number;
}

/** Adds the models of the invented brand; answers each by its code. */
export function addModels(tx: StoreTransaction, seed: number): ReadonlyMap<string, FiledModel> {
  const models = new Map<string, FiledModel>();
  for (const line of PRODUCT_LINES) {
    const { category, warranty_months } = line;
    for (const { code, name, units_sold } of line.models) {
      const known = findModelByCode(tx, code);
      const model = { id: known?.id ?? demoId(seed, "model", models.size), category, warranty_months };
      models.set(code, model);
      if (known === null) insertModel(tx, { ...model, code, brand: BRAND, name, units_sold, active: true });
    }
  }
  return models;
}

/** Adds the three groups that cards are dispatched to. */
export function addGroups(tx: StoreTransaction, cast: Cast): void {
  const { engineers, tech, clerk, logistics, warehouse, qc } = cast;
  const groups = [
    { code: "G01", name: GROUPS.site, members: engineers },
    { code: "G02", name: GROUPS.remote, members: [tech, clerk] },
    { code: "G03", name: GROUPS.workshop, members: [warehouse, logistics, qc] },
  ];
  for (const group of groups) {
    saveServiceGroup(tx, { ...group, leader: group.members[0] ?? null, active: true });
  }
}
