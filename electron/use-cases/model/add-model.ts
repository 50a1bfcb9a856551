import { findModelByCode, insertModel } from "#electron/repositories/model-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { ModelView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { modelView } from "./list-models";

/** Adds a product model. Failures: `forbidden`, `duplicate` (the code is taken). */
export function addModel(desk: Desk, actor: Actor, input: ChannelParsed<"model.add">): Result<ModelView> {
  const allowed = authorise(actor, "model.change");
  if (!allowed.ok) return allowed;
  const id = desk.newId();
  const added = desk.write((tx) => {
    const twin = findModelByCode(tx, input.code);
    if (twin) return fail("duplicate", { id: twin.id });
    insertModel(tx, {
      id,
      code: input.code,
      brand: input.brand ?? null,
      name: input.name ?? input.code,
      category: input.category ?? null,
      warranty_months: input.warranty_months ?? null,
      units_sold: input.units_sold ?? null,
      active: true,
    });
    const model = findModelByCode(tx, input.code);
    return model ? ok(modelView(model)) : fail("internal");
  });
  if (added.ok) desk.announce({ what: "model", ids: [id] });
  return added;
}
