import type { MilestoneView, RunningClock, UrgencyLevel } from "#shared/contract/views";
import type { Milestone, MilestoneState } from "#shared/domain/card/vocabulary";
import type { Text } from "#shared/text/text";
import { countdown, minutesUntil, spokenLength } from "./time-format";

/** What a deadline chip needs to know; instants in UTC ms. */
export interface Deadline {
  readonly milestone: Milestone | null;
  readonly milestone_round: number;
  readonly due_at: number | null;
  readonly warn50_at: number | null;
  readonly warn80_at: number | null;
  readonly level: UrgencyLevel;
}

const UNFINISHED: ReadonlySet<MilestoneState> = new Set<MilestoneState>(["running", "paused", "breached"]);

/** Still to be done: running, standing still, or late and neither met nor ended. */
export function isUnfinished({ state, met_at, ended_at }: MilestoneView): boolean {
  return UNFINISHED.has(state) && met_at === null && ended_at === null;
}

/** The level at this minute: main's own may be up to a minute old, or older while the list is not read again. */
export function levelAt(
  deadline: Omit<Deadline, "milestone" | "milestone_round">,
  nowMs: number,
): UrgencyLevel {
  const { level, due_at, warn50_at, warn80_at } = deadline;
  if (level === "paused" || level === "none" || due_at === null) return level;
  if (nowMs > due_at) return "breached";
  if (warn80_at !== null && nowMs >= warn80_at) return "warn80";
  if (warn50_at !== null && nowMs >= warn50_at) return "warn50";
  return "running";
}

const CIRCLED = ["", "", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"] as const;

/** `派单②`: the mark of a second or later round. */
export function roundMark(round: number): string {
  return CIRCLED[round] ?? `(${round})`;
}

/** `超 0:47` or `0:33`; a paused or missing deadline has no time. */
export function deadlineTime(
  deadline: Pick<Deadline, "due_at" | "level">,
  nowMs: number,
  text: Text,
): string {
  const { due_at, level } = deadline;
  if (level === "paused") return text.t("sla.paused");
  if (due_at === null || level === "none") return text.t("time.none");
  const minutes = minutesUntil(due_at, nowMs);
  if (level === "breached") return text.t("time.over", { time: countdown(Math.max(0, -minutes), text) });
  return countdown(Math.max(0, minutes), text);
}

/** The whole chip in words (UX 11): `期限，到场，还剩 33 分，快到`. */
export function spokenDeadline(deadline: Deadline, nowMs: number, text: Text): string {
  const { milestone, due_at } = deadline;
  const level = levelAt(deadline, nowMs);
  if (milestone === null || level === "none") return text.t("sla.none");
  const name = `${text.word("milestone", milestone)}${deadline.milestone_round > 1 ? roundMark(deadline.milestone_round) : ""}`;
  if (level === "paused" || due_at === null) return text.t("sla.spoken_paused", { milestone: name });
  const minutes = minutesUntil(due_at, nowMs);
  const time =
    level === "breached"
      ? text.t("time.over_spoken", { time: spokenLength(Math.max(0, -minutes), text) })
      : text.t("time.left_spoken", { time: spokenLength(Math.max(0, minutes), text) });
  return text.t("sla.spoken", { milestone: name, time, level: text.word("urgency", level) });
}

/** The card's other clocks in words, what is lost next first: `另有 完成 还剩 6 小时 28 分 过半、归档 暂停`. */
export function alsoWords(clocks: readonly RunningClock[], nowMs: number, text: Text): string {
  const words = clocks.map((clock) => {
    const level = levelAt(clock, nowMs);
    const mark = clock.milestone_round > 1 ? roundMark(clock.milestone_round) : "";
    const milestone = `${text.word("milestone", clock.milestone)}${mark}`;
    if (level === "paused" || clock.due_at === null) return `${milestone} ${text.t("sla.paused")}`;
    const minutes = minutesUntil(clock.due_at, nowMs);
    const length = spokenLength(Math.abs(minutes), text);
    if (level === "breached") return `${milestone} ${text.t("time.over_spoken", { time: length })}`;
    return `${milestone} ${text.t("time.left_spoken", { time: length })} ${text.word("urgency", level)}`;
  });
  return text.t("sla.also", { list: text.list(words) });
}
