import type { TriedClock } from "#shared/contract/clock-views";
import type { CardDetail, MilestoneView } from "#shared/contract/views";
import type { WhatIf } from "#shared/domain/clock/what-if";
import type { MessageKey } from "#shared/text/messages";
import type { Text } from "#shared/text/text";
import { useDeskQuery } from "../../api/queries";
import { useText } from "../../ui/display";
import { SlaShape } from "../../ui/SlaShape";
import { isUnfinished } from "../../ui/sla";
import { countdown } from "../../ui/time-format";
import { useTime } from "../../ui/use-time";
import { findMilestone } from "./deadline-facts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const WAIT_MINUTES = 60;

type Label = Extract<MessageKey, `why.if_${string}`>;

interface Question {
  readonly label: Label;
  readonly change: WhatIf;
}

/** What is worth trying: an hour of waiting, the highest priority, a day more where there is a promise. */
function questionsAbout({ milestone, due_at }: MilestoneView, { fields }: CardDetail): readonly Question[] {
  const questions: Question[] = [
    { label: "why.if_wait", change: { change: "wait_for_customer", minutes: WAIT_MINUTES } },
  ];
  if (fields.priority !== "urgent") {
    questions.push({ label: "why.if_urgent", change: { change: "priority", priority: "urgent" } });
  }
  if (milestone === "resolve" && due_at !== null) {
    questions.push({ label: "why.if_extend", change: { change: "promise", promisedAtMs: due_at + DAY_MS } });
  }
  return questions;
}

function lateCount(clocks: readonly (TriedClock | MilestoneView)[]): number {
  return clocks.filter((clock) => ("late" in clock ? clock.late : isLate(clock))).length;
}

function isLate(view: MilestoneView): boolean {
  return view.state === "breached" && isUnfinished(view);
}

/** What the change would do to this deadline, and how many others it would make late at once. */
function effect(
  view: MilestoneView,
  detail: CardDetail,
  tried: readonly TriedClock[],
  text: Text,
): { readonly dueAtMs: number | null; readonly words: string; readonly late: number } {
  const dueAtMs = findMilestone(tried, view)?.due_at ?? null;
  const late = lateCount(tried) - lateCount(detail.milestones);
  const before = view.due_at;
  if (dueAtMs === null || before === null) return { dueAtMs, words: text.t("why.if_same"), late };
  const minutes = Math.round((dueAtMs - before) / MINUTE_MS);
  const time = countdown(Math.abs(minutes), text);
  if (minutes === 0) return { dueAtMs, words: text.t("why.if_same"), late };
  return { dueAtMs, words: text.t(minutes > 0 ? "why.if_moved" : "why.if_earlier", { time }), late };
}

/** 如果…: changes tried on the clocks by main, without writing them (board 05). */
export function WhatIfs({ detail, view }: { readonly detail: CardDetail; readonly view: MilestoneView }) {
  const text = useText();
  const time = useTime();
  const questions = questionsAbout(view, detail);
  const changes = questions.map(({ change }) => change);
  const answers = useDeskQuery(
    "clock.what_if",
    { ref: detail.fields.id, changes },
    { keepPrevious: true },
  ).data;
  if (answers === undefined) return null;
  return (
    <section className="why-box">
      <h3>
        {text.t("why.what_if")} <small>{text.t("why.what_if_note")}</small>
      </h3>
      <div className="why-ifs">
        {questions.map(({ label, change }, index) => {
          const { dueAtMs, words, late } = effect(view, detail, answers[index] ?? [], text);
          return (
            <div key={label}>
              <span>{text.t(label as "why.if_wait")}</span>
              <p>
                {late > 0 ? (
                  <b className="sla-breached why-late">
                    <SlaShape shape="breached" /> {text.t("why.if_breached", { n: late })}
                  </b>
                ) : (
                  <b>{time.dayTime(dueAtMs)}</b>
                )}
                <small>{words}</small>
                {change.change === "promise" && <small>{text.t("why.if_approval")}</small>}
              </p>
            </div>
          );
        })}
      </div>
    </section>
  );
}
