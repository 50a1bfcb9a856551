import { Notification, powerMonitor } from "electron";
import type { NoticeView } from "#shared/contract/clock-views";
import type { Lang } from "#shared/text/lang";
import { noticeKindWords } from "#shared/text/notice-kind";
import { textIn } from "#shared/text/text";
import type { Log } from "./logging";

const SHOWN_LINES = 3;

/** Seconds without input after which the system is asked whether it is locked; it answers at once. */
const IDLE_SECONDS = 1;

/** What a notice says on the desktop: without a customer's name, and on a lock screen the store and time only. */
export interface DesktopNotice {
  readonly title: string;
  readonly body: string;
}

export interface NoticeWords {
  readonly lang: Lang;
  readonly store: string;
  readonly zone: string;
}

/** The words of a notice; `locked` = somebody passing by may read them. */
export function desktopNotice(notice: NoticeView, words: NoticeWords, locked: boolean): DesktopNotice {
  const text = textIn(words.lang);
  const { t, word } = text;
  if (locked) {
    const time = new Intl.DateTimeFormat("zh-CN", {
      timeZone: words.zone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(notice.at);
    return { title: words.store, body: time };
  }
  const lines = notice.lines.slice(0, SHOWN_LINES).map(({ no, milestone, percent }) => {
    const what = t("notice.line", {
      milestone: word("milestone", milestone),
      percent: t(`notice.percent.${percent}`),
    });
    return `${no ?? t("notice.no_number")} ${what}`;
  });
  const kind = noticeKindWords(notice, text);
  // A report has no lines: its words are the notice.
  if (kind !== null && notice.period !== null) return { title: words.store, body: kind };
  const rest = notice.total - lines.length;
  return {
    title: kind === null ? words.store : `${words.store} · ${kind}`,
    body: [...lines, ...(rest > 0 ? [t("notice.more", { n: rest })] : [])].join("\n"),
  };
}

/**
 * Shows a notice on the desktop, silently; `open` runs when it is clicked. Where the system has no notifications it
 * does nothing: the bell has the notice anyway.
 */
export function showOnDesktop(notice: NoticeView, words: NoticeWords, log: Log, open: () => void): void {
  try {
    if (!Notification.isSupported()) return;
    const locked = powerMonitor.getSystemIdleState(IDLE_SECONDS) === "locked";
    const shown = new Notification({ ...desktopNotice(notice, words, locked), silent: true });
    shown.on("click", open);
    shown.show();
  } catch (error) {
    log.warn("notification.not_shown", { reason: error instanceof Error ? error.name : "unknown" });
  }
}
