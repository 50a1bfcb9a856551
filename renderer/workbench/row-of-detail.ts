import type { CardDetail, GridRow, MilestoneView, RunningClock } from "#shared/contract/views";
import { isOpenStatus } from "#shared/domain/card/vocabulary";
import { isUnfinished } from "../ui/sla";

function runningClock(view: MilestoneView): RunningClock {
  const { milestone, round, level, warn50_at, warn80_at } = view;
  const due_at = level === "paused" ? null : view.due_at;
  return { milestone, milestone_round: round, due_at, warn50_at, warn80_at, level };
}

/** What is lost next first, what stands still last; once a card is closed, only what can still be met. */
function runningClocks({ fields, milestones }: CardDetail): readonly MilestoneView[] {
  const rank = ({ level, due_at }: MilestoneView) =>
    level === "paused" || due_at === null ? Number.POSITIVE_INFINITY : due_at;
  return milestones
    .filter(isUnfinished)
    .filter(({ level }) => isOpenStatus(fields.status) || (level !== "breached" && level !== "paused"))
    .toSorted((left, right) => (rank(left) === rank(right) ? 0 : rank(left) - rank(right)));
}

/** A row after its card changed: for cards that the list would no longer show at that place. */
export function rowOfDetail(row: GridRow, detail: CardDetail): GridRow {
  const { fields, staff_names } = detail;
  const [next, ...others] = runningClocks(detail);
  const shown = next === undefined ? null : runningClock(next);
  return {
    ...row,
    no: fields.no,
    version: fields.version,
    status: fields.status,
    waiting_for: fields.waiting_for,
    round: fields.round,
    milestone: shown?.milestone ?? null,
    milestone_round: shown?.milestone_round ?? 1,
    due_at: shown?.due_at ?? null,
    start_at: next?.start_at ?? null,
    level: shown?.level ?? "none",
    warn50_at: shown?.warn50_at ?? null,
    warn80_at: shown?.warn80_at ?? null,
    also: others.map(runningClock),
    priority: fields.priority,
    kind: fields.kind,
    customer_name: fields.customer_name,
    customer_level: fields.customer_level,
    model: fields.model,
    description: fields.description,
    service_mode: fields.service_mode,
    assignee: fields.assignee,
    assignee_name: fields.assignee === null ? null : (staff_names[fields.assignee] ?? fields.assignee),
    promised_at: fields.promised_at,
  };
}
