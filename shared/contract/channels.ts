import type * as z from "zod";
import { archiveChannels } from "./archive-channels";
import { type BackupEvents, backupChannels } from "./backup-channels";
import { cardChannels } from "./card-channels";
import { type ClockEvents, clockChannels } from "./clock-channels";
import { figuresChannels } from "./figures-channels";
import { firstChannels } from "./first-channels";
import { ledgerChannels } from "./ledger-channels";
import { peopleChannels } from "./people-channels";
import { printChannels } from "./print-channels";
import { type PrivacyEvents, privacyChannels } from "./privacy-channels";
import { reportChannels } from "./report-channels";
import { storeChannels } from "./store-channels";
import { surveyChannels } from "./survey-channels";
import { viewChannels } from "./view-channels";

/** Channels that the first screen is drawn without: they are read with the first call. */
export const laterChannels = {
  ...storeChannels,
  ...cardChannels,
  ...archiveChannels,
  ...peopleChannels,
  ...backupChannels,
  ...clockChannels,
  ...figuresChannels,
  ...ledgerChannels,
  ...printChannels,
  ...privacyChannels,
  ...reportChannels,
  ...surveyChannels,
  ...viewChannels,
} as const;

/**
 * The one map of the bridge: channel → input schema and output. Channels name intentions; there is no
 * generic SQL or file channel. `card.act` carries any action of DOMAIN 2.2: its payload is checked with the
 * action's own schema by the use-case, so that refusals name the fields.
 */
export const channels = {
  ...firstChannels,
  ...laterChannels,
} as const;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
/** What the caller passes in. */
export type ChannelInput<Name extends ChannelName> = z.input<Channels[Name]["input"]>;
/** What the handler gets after the schema. */
export type ChannelParsed<Name extends ChannelName> = z.output<Channels[Name]["input"]>;
export type ChannelOutput<Name extends ChannelName> = z.output<Channels[Name]["output"]>;

/** Events that main sends to the page. */
export interface DeskEvents extends BackupEvents, ClockEvents, PrivacyEvents {
  /** Cards whose stored state changed; null = many, refresh everything that is shown. */
  readonly "cards.changed": { readonly ids: readonly string[] | null };
  readonly "archives.changed": {
    readonly what:
      | "customer"
      | "model"
      | "staff"
      | "unit"
      | "fault_category"
      | "ledger"
      | "assessment"
      | "survey"
      | "view";
  };
  readonly "settings.changed": Readonly<Record<string, never>>;
  /** The page was locked by idleness, sleep or hand. */
  readonly "session.locked": Readonly<Record<string, never>>;
  readonly "print.progress": {
    readonly job: string;
    readonly done: number;
    readonly total: number;
    readonly state: "running" | "done" | "failed" | "cancelled";
    readonly code?: string;
  };
  /** The minute has turned; deadlines may have changed their level. */
  readonly "clock.tick": { readonly now_ms: number };
}
export type DeskEventName = keyof DeskEvents;
