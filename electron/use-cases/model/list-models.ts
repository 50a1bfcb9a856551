import { listModels as everyModel, type ProductModel } from "#electron/repositories/model-repository";
import type { Rows } from "#shared/contract/archive-channels";
import type { ModelView } from "#shared/contract/views";
import type { Desk } from "../desk";

export function modelView(model: ProductModel): ModelView {
  const { id, code, brand, name, category, warranty_months, units_sold, version } = model;
  return { id, code, brand, name, category, warranty_months, units_sold, version };
}

const DEFAULT_LIMIT = 200;

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Product models in the order of their codes; a search looks at code, brand, name and category. */
export function listModels(
  desk: Desk,
  request: {
    readonly search?: string | undefined;
    readonly limit?: number | undefined;
    readonly offset?: number | undefined;
  },
): Rows<ModelView> {
  const words = folded(request.search ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = everyModel(desk.store).filter((model) => {
    const text = folded([model.code, model.brand, model.name, model.category].join(" "));
    return model.active && words.every((word) => text.includes(word));
  });
  const offset = request.offset ?? 0;
  return {
    rows: found.slice(offset, offset + (request.limit ?? DEFAULT_LIMIT)).map(modelView),
    total: found.length,
  };
}
