import type { StoreReader } from "#electron/db/connection";
import {
  listFaultCategories as everyCategory,
  type FaultCategory,
  saveFaultCategory,
} from "#electron/repositories/fault-category-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { FaultCategoryView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

function view({ id, product_category, name, active }: FaultCategory): FaultCategoryView {
  return { id: String(id), product_category, name, active };
}

/** The store's fault list per product category (DOMAIN 3.2), those out of use included. */
export function listFaultCategories(desk: Desk): readonly FaultCategoryView[] {
  return everyCategory(desk.store).map(view);
}

function entryNamed(reader: StoreReader, product_category: string, name: string): FaultCategory | undefined {
  return everyCategory(reader).find(
    (entry) => entry.product_category === product_category && entry.name === name,
  );
}

/** Adds a fault to the list. Failures: `forbidden`, `duplicate`. */
export function addFaultCategory(
  desk: Desk,
  actor: Actor,
  input: ChannelParsed<"fault_category.add">,
): Result<FaultCategoryView> {
  const allowed = authorise(actor, "fault_category.change");
  if (!allowed.ok) return allowed;
  const added = desk.write((tx) => {
    const { product_category, name } = input;
    if (entryNamed(tx, product_category, name)) return fail("duplicate", { name });
    const places = everyCategory(tx).filter((entry) => entry.product_category === product_category);
    const position = Math.max(0, ...places.map((entry) => entry.position)) + 1;
    saveFaultCategory(tx, {
      product_category,
      name,
      check_items: {},
      active: input.active ?? true,
      position,
    });
    const entry = entryNamed(tx, product_category, name);
    return entry ? ok(view(entry)) : fail("internal");
  });
  if (added.ok) desk.announce({ what: "fault_category", ids: [added.value.id] });
  return added;
}

/**
 * Takes a fault into or out of use. Its name stays: cards and figures of the past carry it. Failures:
 * `forbidden`, `not_found`, `invalid_input` for another name.
 */
export function updateFaultCategory(
  desk: Desk,
  actor: Actor,
  request: ChannelParsed<"fault_category.update">,
): Result<FaultCategoryView> {
  const allowed = authorise(actor, "fault_category.change");
  if (!allowed.ok) return allowed;
  const updated = desk.write((tx) => {
    const known = everyCategory(tx).find((entry) => String(entry.id) === request.id);
    if (!known) return fail("not_found", { what: "fault_category", ref: request.id });
    const { name, product_category, active } = request.fields;
    if (name !== undefined && name !== known.name) {
      return fail("invalid_input", { fields: [{ field: "name", code: "not_changeable" }] });
    }
    if (product_category !== undefined && product_category !== known.product_category) {
      return fail("invalid_input", { fields: [{ field: "product_category", code: "not_changeable" }] });
    }
    saveFaultCategory(tx, { ...known, active: active ?? known.active });
    const entry = entryNamed(tx, known.product_category, known.name);
    return entry ? ok(view(entry)) : fail("internal");
  });
  if (updated.ok) desk.announce({ what: "fault_category", ids: [request.id] });
  return updated;
}
