import {
  findView,
  findViewByName,
  removeStoredView,
  type StoredView,
  saveStoredView,
  viewsOfPerson,
} from "#electron/repositories/saved-view-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { type SavedView, viewDefinitionSchema } from "#shared/contract/view-channels";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/** Null for one whose filter this version no longer knows: it stays stored, and is not shown. */
function readView({ id, owner, name, definition }: StoredView): SavedView | null {
  const read = viewDefinitionSchema.safeParse(JSON.parse(definition));
  return read.success ? { id, name, shared: owner === null, ...read.data } : null;
}

/** Everybody's views, then the person's own (UX 3). */
export function listViews(desk: Desk, actor: Actor): readonly SavedView[] {
  return viewsOfPerson(desk.store, actor.code)
    .map(readView)
    .filter((view) => view !== null);
}

/** Saves a view, in place of the owner's one of that name. Failures: `forbidden` (to share it). */
export function saveView(desk: Desk, actor: Actor, input: ChannelParsed<"view.save">): Result<SavedView> {
  const { name, shared, ...definition } = input;
  if (shared) {
    const allowed = authorise(actor, "view.share");
    if (!allowed.ok) return allowed;
  }
  const owner = shared ? null : actor.code;
  const saved = desk.write((tx) => {
    const id = findViewByName(tx, owner, name)?.id ?? desk.newId();
    saveStoredView(tx, { id, owner, name, definition: JSON.stringify(definition) });
    return ok({ id, name, shared, ...definition });
  });
  if (saved.ok) desk.announce({ what: "view", ids: [saved.value.id] });
  return saved;
}

/** Removes one's own view or, with the right to share, everybody's. Failures: `not_found`, `forbidden`. */
export function removeView(desk: Desk, actor: Actor, { id }: ChannelParsed<"view.remove">): Result<null> {
  const removed = desk.write((tx) => {
    const view = findView(tx, id);
    // Another person's is nobody else's business, not even that it is there.
    if (view === undefined || (view.owner !== null && view.owner !== actor.code)) return fail("not_found");
    if (view.owner === null) {
      const allowed = authorise(actor, "view.share");
      if (!allowed.ok) return allowed;
    }
    removeStoredView(tx, id);
    return ok(null);
  });
  if (removed.ok) desk.announce({ what: "view", ids: [id] });
  return removed;
}
