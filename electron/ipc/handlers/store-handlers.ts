import type { SecretProtector } from "#electron/db/secret-files";
import type { Desk } from "#electron/use-cases/desk";
import { updateSettings } from "#electron/use-cases/settings/update-settings";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import { fail, ok } from "#shared/contract/error-codes";
import type { storeChannels } from "#shared/contract/store-channels";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** What making a store needs of the rest of the main process. */
export interface StorePlatform {
  readonly env: NodeJS.ProcessEnv;
  /** Who keeps the keys of a store that is made here. */
  secrets(): Promise<SecretProtector>;
  /** Called with a store that has just been made. */
  opened(desk: Desk): void;
}

/** Makes a store, and changes its settings. */
export function storeHandlers(
  session: DeskSession,
  platform: StorePlatform,
): Handlers<keyof typeof storeChannels> {
  return {
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
    "settings.update": signedIn(session, (desk, actor, input, context) => {
      const updated = updateSettings(desk, actor, input.fields);
      return updated.ok ? ok(session.state(context.pageId)) : updated;
    }),
  };
}
