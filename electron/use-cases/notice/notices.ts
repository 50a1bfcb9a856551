import { markRead, noticesOf, unreadNotices } from "#electron/repositories/notice-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import type { NoticeView } from "#shared/contract/clock-views";
import { ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { Desk } from "../desk";

const USUAL_LIMIT = 50;

/** The bell's list: what the person was told, the newest first. */
export function listNotices(
  desk: Desk,
  actor: Actor,
  { limit }: ChannelParsed<"notice.list">,
): readonly NoticeView[] {
  return noticesOf(desk.store, actor.code, limit ?? USUAL_LIMIT);
}

/** Notes what the person has read; answers how much is left. */
export function readNotices(
  desk: Desk,
  actor: Actor,
  { ids }: ChannelParsed<"notice.read">,
): Result<{ readonly unread: number }> {
  return desk.write((tx) => {
    markRead(tx, actor.code, ids, desk.nowMs());
    return ok({ unread: unreadNotices(tx, actor.code) });
  });
}
