import type { Status, WaitingFor } from "#shared/domain/card/vocabulary";
import type { Text } from "#shared/text/text";
import { useText } from "./display";
import { roundMark } from "./sla";
import "./marks.css";

/** Which of the six steps (DOMAIN 2) a state stands at. */
const STEP: Readonly<Record<Status, number>> = {
  draft: 1,
  registered: 2,
  classified: 3,
  pending_approval: 3,
  dispatched: 4,
  accepted: 4,
  in_service: 4,
  waiting: 4,
  quality_check: 4,
  completed: 5,
  confirmed: 6,
  rework: 3,
  archived: 6,
  cancelled: 0,
  merged: 0,
};
const STEPS = [1, 2, 3, 4, 5, 6] as const;

export function stepOf(status: Status): number {
  return STEP[status];
}

/** The state in at most four characters; what is waited for where the card waits; ② in a second round. */
export function shortStatus({ status, waiting_for, round }: StatusPipsProps, text: Text): string {
  const name =
    status === "waiting" && waiting_for !== null
      ? text.word("waiting_short", waiting_for)
      : text.word("status_short", status);
  return round > 1 && status !== "rework" ? `${name}${roundMark(round)}` : name;
}

export interface StatusPipsProps {
  readonly status: Status;
  readonly waiting_for: WaitingFor | null;
  readonly round: number;
}

/** Six pips, the current one blue, and the short name of the state (UX 3). */
export function StatusPips(props: StatusPipsProps) {
  const text = useText();
  const name = shortStatus(props, text);
  const step = stepOf(props.status);
  return (
    <span className="status-pips">
      <span className="pips" aria-hidden="true">
        {STEPS.map((pip) => (
          <i key={pip} className={pip === step ? "pip-now" : pip < step ? "pip-past" : undefined} />
        ))}
      </span>
      <span aria-hidden="true">{name}</span>
      <span className="spoken-only">{text.t("status.spoken", { status: name, step })}</span>
    </span>
  );
}
