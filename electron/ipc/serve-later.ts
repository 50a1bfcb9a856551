import { laterChannels } from "#shared/contract/channels";
import { ACCESS_TABLES } from "./channel-access";
import type { DeskLife } from "./desk-life";
import type { DeskSession } from "./desk-session";
import { guardHandlers } from "./guard-channels";
import { type LaterPlatforms, laterHandlers } from "./handlers/later-handlers";
import { type AnswerCall, createRouter, type RouterSurroundings } from "./router";

/** Answers everything that the first screen is drawn without. */
export function serveLater(
  session: DeskSession,
  life: DeskLife,
  platforms: LaterPlatforms,
  surroundings: RouterSurroundings,
): AnswerCall {
  return createRouter({
    ...surroundings,
    channels: laterChannels,
    handlers: guardHandlers(laterHandlers(session, life, platforms), ACCESS_TABLES, session),
  });
}
