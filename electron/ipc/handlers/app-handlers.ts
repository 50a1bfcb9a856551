import type { SecretProtector } from "#electron/db/secret-files";
import type { Desk } from "#electron/use-cases/desk";
import { updateSettings } from "#electron/use-cases/settings/update-settings";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import { fail, ok } from "#shared/contract/error-codes";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** What the start needs of the rest of the main process. */
export interface AppPlatform {
  readonly env: NodeJS.ProcessEnv;
  /** Who keeps the keys of a store that is made here. */
  secrets(): Promise<SecretProtector>;
  /** Called with a store that has just been made or opened. */
  opened(desk: Desk): void;
  /** After a failed start: tries to open the store again; the session's phase says how it went. */
  reopen(): Promise<void>;
  /** Versions, paths and the end of the log; never customer data. */
  diagnostics(): string;
}

/** Channels `app.*`, `store.*`, `settings.*`. */
export function appHandlers(
  session: DeskSession,
  platform: AppPlatform,
): Handlers<"app.state" | "app.diagnostics" | "store.initialise" | "store.reopen" | "settings.update"> {
  return {
    "app.state": (_input, { pageId }) => ok(session.state(pageId)),
    "app.diagnostics": () => ok({ text: platform.diagnostics() }),
    "store.initialise": async (identity, { pageId }) => {
      if (session.phase().phase !== "first_run") return fail("unsupported", { reason: "exists" });
      const made = await initialiseStore(session.dataFolder, identity, {
        env: platform.env,
        now: Date.now,
        sandbox: false,
        secrets: await platform.secrets(),
      });
      if (!made.ok) return made;
      session.setPhase({ phase: "ready", desk: made.value });
      platform.opened(made.value);
      return session.seat(pageId, identity.person_code);
    },
    "store.reopen": async (_input, { pageId }) => {
      await platform.reopen();
      return ok(session.state(pageId));
    },
    "settings.update": signedIn(
      session,
      (desk, actor, input: { readonly fields: Parameters<typeof updateSettings>[2] }, context) => {
        const updated = updateSettings(desk, actor, input.fields);
        return updated.ok ? ok(session.state(context.pageId)) : updated;
      },
    ),
  };
}
