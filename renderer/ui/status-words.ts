import type { Status, WaitingFor } from "#shared/domain/card/vocabulary";
import type { Text } from "#shared/text/text";
import { roundMark } from "./sla";

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
export function stepOf(status: Status): number {
  return STEP[status];
}

export interface ShownStatus {
  readonly status: Status;
  readonly waiting_for: WaitingFor | null;
  readonly round: number;
}

/** The state in at most four characters; what is waited for where the card waits; ② in a second round. */
export function shortStatus({ status, waiting_for, round }: ShownStatus, text: Text): string {
  const name =
    status === "waiting" && waiting_for !== null
      ? text.word("waiting_short", waiting_for)
      : text.word("status_short", status);
  return round > 1 && status !== "rework" ? `${name}${roundMark(round)}` : name;
}
