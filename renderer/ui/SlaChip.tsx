import { useNowMs, useText } from "./display";
import { SlaShape } from "./SlaShape";
import { type Deadline, deadlineTime, levelAt, roundMark, spokenDeadline } from "./sla";

export interface SlaChipProps {
  readonly deadline: Deadline;
  /** What stands after the time instead of the milestone's name, e.g. what a paused card waits for. */
  readonly label?: string;
}

/** Shape, time and milestone of the next deadline (UX 3); ticks by the minute. */
export function SlaChip({ deadline, label }: SlaChipProps) {
  const text = useText();
  const nowMs = useNowMs();
  const level = levelAt(deadline, nowMs);
  if (deadline.milestone === null || level === "none") {
    return <span className="sla-chip sla-none">{text.t("time.none")}</span>;
  }
  const name = text.word("milestone", deadline.milestone);
  const mark = deadline.milestone_round > 1 ? roundMark(deadline.milestone_round) : "";
  return (
    <span className={`sla-chip sla-${level}`}>
      <span className="spoken-only">{spokenDeadline(deadline, nowMs, text)}</span>
      <SlaShape shape={level} />
      <b aria-hidden="true">{deadlineTime({ due_at: deadline.due_at, level }, nowMs, text)}</b>
      <span aria-hidden="true">{label ?? `${name}${mark}`}</span>
    </span>
  );
}
