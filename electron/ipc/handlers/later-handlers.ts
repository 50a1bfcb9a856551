import type { laterChannels } from "#shared/contract/channels";
import type { DeskLife } from "../desk-life";
import type { DeskSession } from "../desk-session";
import { archiveHandlers } from "./archive-handlers";
import { type BackupPlatform, backupHandlers } from "./backup-handlers";
import { cardHandlers } from "./card-handlers";
import { clockHandlers } from "./clock-handlers";
import { figuresHandlers } from "./figures-handlers";
import type { Handlers } from "./handler-types";
import { ledgerHandlers } from "./ledger-handlers";
import { peopleHandlers } from "./people-handlers";
import { createPreviewJobs } from "./preview-jobs";
import { type PrintPlatform, printHandlers } from "./print-handlers";
import { type PrivacyPlatform, privacyHandlers } from "./privacy-handlers";
import { reportHandlers } from "./report-handlers";
import { type StorePlatform, storeHandlers } from "./store-handlers";
import { surveyHandlers } from "./survey-handlers";
import { viewHandlers } from "./view-handlers";

/** What the handlers need of the window system. */
export interface LaterPlatforms {
  readonly store: StorePlatform;
  readonly backup: BackupPlatform;
  readonly print: PrintPlatform;
  readonly privacy: PrivacyPlatform;
}

/** Everything that the first screen is drawn without. */
export function laterHandlers(
  session: DeskSession,
  life: DeskLife,
  platforms: LaterPlatforms,
): Handlers<keyof typeof laterChannels> {
  const previews = createPreviewJobs(platforms.print);
  return {
    ...storeHandlers(session, platforms.store),
    ...cardHandlers(session),
    ...archiveHandlers(session),
    ...backupHandlers(session, life, platforms.backup),
    ...clockHandlers(session),
    ...viewHandlers(session),
    ...ledgerHandlers(session, platforms.print),
    ...surveyHandlers(session),
    ...figuresHandlers(session),
    ...printHandlers(session, platforms.print, previews),
    ...reportHandlers(session, platforms.print, previews),
    ...peopleHandlers(session),
    ...privacyHandlers(session, platforms.privacy, platforms.print),
  };
}
