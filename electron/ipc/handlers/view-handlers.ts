import { listViews, removeView, saveView } from "#electron/use-cases/view/saved-views";
import { ok } from "#shared/contract/error-codes";
import type { viewChannels } from "#shared/contract/view-channels";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** The workbench's saved views. */
export function viewHandlers(session: DeskSession): Handlers<keyof typeof viewChannels> {
  return {
    "view.list": signedIn(session, (desk, actor) => ok(listViews(desk, actor))),
    "view.save": signedIn(session, saveView),
    "view.remove": signedIn(session, removeView),
  };
}
