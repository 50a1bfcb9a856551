import type { MilestoneView } from "#shared/contract/views";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import type { WhatIf } from "#shared/domain/clock/what-if";
import type { MessageKey } from "#shared/text/messages";
import type { Text } from "#shared/text/text";
import { useText } from "../../ui/display";
import { SlaShape } from "../../ui/SlaShape";
import { countdown } from "../../ui/time-format";
import { useTime } from "../../ui/use-time";
import { findMilestone, type Trial } from "./trial";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const WAIT_MINUTES = 60;

type Label = Extract<MessageKey, `why.if_${string}`>;

function whatIfs({
  milestone,
  due_at,
}: MilestoneView): readonly { readonly label: Label; readonly whatIf: WhatIf }[] {
  const common = [
    { label: "why.if_wait", whatIf: { change: "wait_for_customer", minutes: WAIT_MINUTES } },
    { label: "why.if_urgent", whatIf: { change: "priority", priority: "urgent" } },
  ] as const;
  if (milestone !== "resolve" || due_at === null) return common;
  return [
    ...common,
    { label: "why.if_extend", whatIf: { change: "promise", promisedAtMs: due_at + DAY_MS } },
  ];
}

function lateCount(results: readonly MilestoneResult[]): number {
  return results.filter((result) => result.state === "breached" && result.metAtMs === null).length;
}

/** What the change would do to this deadline, and how many others it would make late at once. */
function effect(
  view: MilestoneView,
  trial: Trial,
  tried: readonly MilestoneResult[],
  text: Text,
): { readonly dueAtMs: number | null; readonly words: string; readonly late: number } {
  const dueAtMs = findMilestone(tried, view)?.dueAtMs ?? null;
  const late = lateCount(tried) - lateCount(trial.now);
  const before = view.due_at;
  if (dueAtMs === null || before === null) return { dueAtMs, words: text.t("why.if_same"), late };
  const minutes = Math.round((dueAtMs - before) / MINUTE_MS);
  const time = countdown(Math.abs(minutes), text);
  if (minutes === 0) return { dueAtMs, words: text.t("why.if_same"), late };
  return { dueAtMs, words: text.t(minutes > 0 ? "why.if_moved" : "why.if_earlier", { time }), late };
}

/** 如果…: changes tried on the clocks without writing them (board 05). */
export function WhatIfs({ view, trial }: { readonly view: MilestoneView; readonly trial: Trial }) {
  const text = useText();
  const time = useTime();
  return (
    <section className="why-box">
      <h3>
        {text.t("why.what_if")} <small>{text.t("why.what_if_note")}</small>
      </h3>
      <div className="why-ifs">
        {whatIfs(view).map(({ label, whatIf }) => {
          const { dueAtMs, words, late } = effect(view, trial, trial.tried(whatIf), text);
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
                {whatIf.change === "promise" && <small>{text.t("why.if_approval")}</small>}
              </p>
            </div>
          );
        })}
      </div>
    </section>
  );
}
