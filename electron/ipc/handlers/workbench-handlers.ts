import { countViews } from "#electron/use-cases/workbench/count-views";
import { listCardIds } from "#electron/use-cases/workbench/list-card-ids";
import { nextThings } from "#electron/use-cases/workbench/next-things";
import { pageCards } from "#electron/use-cases/workbench/page-cards";
import { pendingApprovals } from "#electron/use-cases/workbench/pending-approvals";
import { searchDesk } from "#electron/use-cases/workbench/search-desk";
import { ok } from "#shared/contract/error-codes";
import type { workbenchChannels } from "#shared/contract/workbench-channels";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** What the first screen asks for: its lists, their counts, the search and what waits for a decision. */
export function workbenchHandlers(session: DeskSession): Handlers<keyof typeof workbenchChannels> {
  return {
    "card.grid": signedIn(session, (desk, actor, input) => ok(pageCards(desk, actor, input))),
    "card.counts": signedIn(session, (desk, actor) => ok(countViews(desk, actor))),
    "card.ids": signedIn(session, (desk, actor, input) => ok(listCardIds(desk, actor, input))),
    "card.queue": signedIn(session, (desk, actor) => ok(nextThings(desk, actor))),
    "card.search": signedIn(session, (desk, actor, input) =>
      ok(searchDesk(desk, actor, input.text, input.limit)),
    ),
    "approval.list": signedIn(session, (desk, actor) => ok(pendingApprovals(desk, actor))),
  };
}
