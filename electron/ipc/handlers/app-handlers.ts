import { ok } from "#shared/contract/error-codes";
import type { DeskSession } from "../desk-session";
import type { Handlers } from "./handler-types";

/** What a start needs of the rest of the main process. */
export interface AppPlatform {
  /** After a failed start: tries to open the store again; the session's phase says how it went. */
  reopen(): Promise<void>;
  /** Versions, paths and the end of the log; never customer data. */
  diagnostics(): string;
}

/** How the desk stands, and what can be done about a failed start. */
export function appHandlers(
  session: DeskSession,
  platform: AppPlatform,
): Handlers<"app.state" | "app.diagnostics" | "store.reopen"> {
  return {
    "app.state": (_input, { pageId }) => ok(session.state(pageId)),
    "app.diagnostics": () => ok({ text: platform.diagnostics() }),
    "store.reopen": async (_input, { pageId }) => {
      await platform.reopen();
      return ok(session.state(pageId));
    },
  };
}
