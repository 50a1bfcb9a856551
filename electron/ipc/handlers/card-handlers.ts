import { readAttachment } from "#electron/use-cases/attachment/read-attachment";
import { actOnCard } from "#electron/use-cases/card/act-on-card";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { createCard } from "#electron/use-cases/card/create-card";
import { saveDraft } from "#electron/use-cases/card/save-draft";
import { showCard } from "#electron/use-cases/card/show-card";
import { takesPin } from "#electron/use-cases/session/sign-in";
import { countViews } from "#electron/use-cases/workbench/count-views";
import { listCardIds } from "#electron/use-cases/workbench/list-card-ids";
import { nextThings } from "#electron/use-cases/workbench/next-things";
import { pageCards } from "#electron/use-cases/workbench/page-cards";
import { pendingApprovals } from "#electron/use-cases/workbench/pending-approvals";
import { searchDesk } from "#electron/use-cases/workbench/search-desk";
import { fail, ok } from "#shared/contract/error-codes";
import type { Action } from "#shared/domain/card/vocabulary";
import type { DeskSession } from "../desk-session";
import { given, type Handlers, signedIn } from "./handler-types";

const SIGNED_ACTIONS: ReadonlySet<Action> = new Set<Action>(["approve", "reject"]);

/** Channels `card.*`, `attachment.*`, `approval.*`. */
export function cardHandlers(
  session: DeskSession,
): Handlers<
  | "card.grid"
  | "card.counts"
  | "card.ids"
  | "card.queue"
  | "card.search"
  | "card.show"
  | "card.create"
  | "card.save_draft"
  | "card.act"
  | "card.attach"
  | "attachment.read"
  | "approval.list"
> {
  return {
    "card.grid": signedIn(session, (desk, actor, input) => ok(pageCards(desk, actor, input))),
    "card.counts": signedIn(session, (desk, actor) => ok(countViews(desk, actor))),
    "card.ids": signedIn(session, (desk, actor, input) => ok(listCardIds(desk, actor, input))),
    "card.queue": signedIn(session, (desk, actor) => ok(nextThings(desk, actor))),
    "card.search": signedIn(session, (desk, actor, input) =>
      ok(searchDesk(desk, actor, input.text, input.limit)),
    ),
    "card.show": signedIn(session, (desk, _actor, input) => showCard(desk, input.ref, desk.settings().lang)),
    "card.create": signedIn(session, (desk, actor, { fields, ...options }) =>
      createCard(desk, actor, { fields: { ...fields, ...given(options) } }),
    ),
    "card.save_draft": signedIn(session, (desk, actor, input) => saveDraft(desk, actor, input)),
    "card.act": signedIn(session, (desk, actor, { id, action, payload, ...options }) =>
      // Who has a PIN signs decisions with it (`approval.sign`): the window alone approves nothing.
      SIGNED_ACTIONS.has(action) && takesPin(desk, actor.code)
        ? fail("forbidden", { reason: "pin_needed" })
        : actOnCard(desk, actor, { ref: id, action, payload: { ...payload, ...given(options) } }),
    ),
    "card.attach": signedIn(session, (desk, actor, { id, ...file }) =>
      attachFile(desk, actor, { ref: id, ...file }),
    ),
    "attachment.read": signedIn(session, (desk, _actor, input) => readAttachment(desk, input.id)),
    "approval.list": signedIn(session, (desk, actor) => ok(pendingApprovals(desk, actor))),
  };
}
