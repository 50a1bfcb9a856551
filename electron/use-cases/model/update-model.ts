import {
  findModel,
  findModelByCode,
  updateModel as saveModel,
} from "#electron/repositories/model-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { ModelView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { modelView } from "./list-models";

/** Changes a product model; cards keep the warranty they were registered with. Failures: `conflict`, `duplicate`. */
export function updateModel(
  desk: Desk,
  actor: Actor,
  request: ChannelParsed<"model.update">,
): Result<ModelView> {
  const allowed = authorise(actor, "model.change");
  if (!allowed.ok) return allowed;
  const { id, version, fields } = request;
  const updated = desk.write((tx) => {
    const known = findModel(tx, id) ?? findModelByCode(tx, id);
    if (!known) return fail("not_found", { what: "model", ref: id });
    if (version !== undefined && version !== known.version)
      return fail("conflict", { version: known.version });
    const twin = fields.code === undefined ? null : findModelByCode(tx, fields.code);
    if (twin && twin.id !== known.id) return fail("duplicate", { id: twin.id });
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const name = fields.name === null ? (fields.code ?? known.code) : (fields.name ?? known.name);
    const saved = saveModel(tx, { ...known, ...given, name });
    const model = findModel(tx, known.id);
    return saved && model ? ok(modelView(model)) : fail("conflict", { version: known.version });
  });
  if (updated.ok) desk.announce({ what: "model", ids: [id] });
  return updated;
}
