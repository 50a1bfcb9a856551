import { Copy } from "lucide-react";
import type { CardDetail, MilestoneView } from "#shared/contract/views";
import type { Text } from "#shared/text/text";
import { useDeskQuery } from "../../api/queries";
import { neighbourOf, openCardAt } from "../../app/card-order";
import { useNavigation } from "../../app/navigation";
import { useCommandHandler } from "../../commands/command-handlers";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useNowMs, useText } from "../../ui/display";
import { ErrorLine, SkeletonRows } from "../../ui/ListStates";
import { PrioritySeal } from "../../ui/PrioritySeal";
import { SlaShape, shapeOf } from "../../ui/SlaShape";
import { isUnfinished } from "../../ui/sla";
import { countdown, minutesUntil } from "../../ui/time-format";
import { say } from "../../ui/undo-strip";
import { useTime } from "../../ui/use-time";
import { DeadlineRuler } from "./DeadlineRuler";
import { changesSince, explainedMilestone, ledgerOf } from "./deadline-facts";
import { WhatIfs } from "./WhatIfs";
import { WhyActions } from "./WhyActions";
import "./why.css";
import { askForFocus } from "../grid-signals";
import { useWorkbench } from "../workbench-state";
import { closeWhy, openWhy, useWhy } from "./why-state";

function Figures({ view }: { readonly view: MilestoneView }) {
  const text = useText();
  const time = useTime();
  const nowMs = useNowMs();
  const used = view.used_minutes;
  const atMs = view.ended_at ?? nowMs;
  const minutes = view.due_at === null ? null : minutesUntil(view.due_at, atMs);
  const late = view.due_at !== null && view.due_at < atMs;
  const shape = shapeOf(view.state, view.level);
  return (
    <dl className="why-figures">
      <div>
        <dt>{text.t("why.due")}</dt>
        <dd>{time.dayTime(view.due_at)}</dd>
      </div>
      <div>
        <dt>{text.t(view.met_at !== null ? "why.met_at" : late ? "why.over" : "why.left")}</dt>
        <dd className={`sla-${shape}`}>
          <SlaShape shape={shape} sizePx={18} />{" "}
          {view.met_at !== null
            ? time.dayTime(view.met_at)
            : minutes === null
              ? text.word("milestone_state", view.state)
              : countdown(Math.abs(minutes), text)}
        </dd>
      </div>
      <div>
        <dt>{text.t("why.used")}</dt>
        <dd>
          {used === null ? text.t("time.none") : countdown(used, text)}{" "}
          {view.limit !== "" && <small>{text.t("why.of_limit", { limit: view.limit })}</small>}
        </dd>
      </div>
    </dl>
  );
}

function Ledger({ explain }: { readonly explain: string }) {
  const { summary, lines } = ledgerOf(explain);
  return (
    <section>
      <p className="why-summary">{summary}</p>
      <dl className="why-ledger">
        {lines.map(({ label, value, isSum }) => (
          <div key={`${label} ${value}`} className={isSum ? "why-sum" : undefined}>
            {label === "" ? <dd className="why-note">{value}</dd> : <dt>{label}</dt>}
            {label !== "" && <dd>{value}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}

function Changes({ detail, view }: { readonly detail: CardDetail; readonly view: MilestoneView }) {
  const text = useText();
  const time = useTime();
  const changes = changesSince(detail.events, view.start_at);
  return (
    <section className="why-box">
      <h3>{text.t("why.changes")}</h3>
      {changes.length === 0 && <p>{text.t("why.no_changes")}</p>}
      <ul>
        {changes.map((event) => (
          <li key={event.seq}>
            <span className="why-when">{time.short(event.at)}</span>{" "}
            {detail.staff_names[event.actor] ?? event.actor} {text.word("action_done", event.action)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function shortState(view: MilestoneView, nowMs: number, text: Text): string {
  if (view.state === "running" && view.due_at !== null) {
    const minutes = minutesUntil(view.due_at, nowMs);
    return view.due_at < nowMs
      ? text.t("time.over", { time: countdown(-minutes, text) })
      : text.t("why.left_short", { time: countdown(minutes, text) });
  }
  if (view.state === "pending" && view.limit !== "") return view.limit;
  return text.word("milestone_state", view.state);
}

/** What the card's policy does not ask for would only hide the rest. */
function isShown(view: MilestoneView): boolean {
  return view.state !== "not_applicable";
}

function AllDeadlines({ detail, shown }: { readonly detail: CardDetail; readonly shown: MilestoneView }) {
  const text = useText();
  const nowMs = useNowMs();
  return (
    <section className="why-box">
      <h3>{text.t("why.all")}</h3>
      <div className="why-all">
        {detail.milestones.filter(isShown).map((view) => {
          const { milestone, round, occurrence } = view;
          const name = text.word("milestone", milestone);
          return (
            <button
              key={`${milestone} ${round} ${occurrence}`}
              type="button"
              aria-current={view === shown ? "true" : undefined}
              aria-label={text.t("why.show", { milestone: name })}
              onClick={() => openWhy(detail.fields.id, { milestone, round, occurrence })}
            >
              <SlaShape shape={shapeOf(view.state, view.level)} />
              <b>{name}</b>
              <span className="why-state">{shortState(view, nowMs, text)}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
}

function Content({ detail }: { readonly detail: CardDetail }) {
  const text = useText();
  const asked = useWhy((state) => state.milestone);
  const view = explainedMilestone(detail, asked);
  if (view === undefined) return <p>{text.t("why.none")}</p>;
  const { fields } = detail;
  return (
    <>
      <p className="why-card">
        <PrioritySeal priority={fields.priority} /> <b>{fields.no}</b> {fields.customer_name}
        <span>
          {[fields.model, fields.assignee === null ? null : detail.staff_names[fields.assignee]]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      <Figures view={view} />
      <Ledger explain={view.explain} />
      <DeadlineRuler view={view} />
      <Changes detail={detail} view={view} />
      {isUnfinished(view) && <WhatIfs detail={detail} view={view} />}
      <AllDeadlines detail={detail} shown={view} />
    </>
  );
}

/** Closes the drawer; in the workbench the keyboard goes to the card that it spoke of last. */
function leave(): void {
  closeWhy();
  if (useNavigation.getState().screen === "workbench") requestAnimationFrame(askForFocus);
}

/** Keys of the drawer: F7 closes it, Alt+↑↓ show the card before or after. */
function DrawerKeys({ cardId }: { readonly cardId: string }) {
  useCommandHandler("why_deadline", () => {
    leave();
    return true;
  });
  const step = (by: 1 | -1) => () => {
    void showNeighbour(cardId, by);
    return true;
  };
  useCommandHandler("previous_card", step(-1));
  useCommandHandler("next_card", step(1));
  return null;
}

async function showNeighbour(cardId: string, step: 1 | -1): Promise<void> {
  const next = await neighbourOf(cardId, step);
  if (next === null) return;
  openWhy(next.id);
  // Over an open card the card goes along, so that closing the drawer shows what it spoke of.
  if (useNavigation.getState().screen === "card") openCardAt(next.id, next.index);
  else useWorkbench.setState({ currentId: next.id });
}

/** Why this deadline (F7, board 05): due, ledger, ruler, changes, what if, all deadlines of the card. */
export default function WhyDrawer({ cardId }: { readonly cardId: string }) {
  const text = useText();
  const asked = useWhy((state) => state.milestone);
  const { data: detail, error, refetch } = useDeskQuery("card.show", { ref: cardId });
  const view = detail === undefined ? undefined : explainedMilestone(detail, asked);
  const copy = async () => {
    if (detail === undefined || view === undefined) return;
    await navigator.clipboard.writeText(`${detail.fields.no ?? ""}\n${view.explain}`);
    say(text.t("why.copied"));
  };
  return (
    <Dialog
      side
      widthPx={644}
      className="why"
      title={
        <>
          {text.t("why.title")}{" "}
          {view !== undefined && (
            <span className="why-tag">
              {text.t("why.tag", { milestone: text.word("milestone", view.milestone), n: view.round })}
            </span>
          )}
        </>
      }
      aside={
        <Button icon={Copy} disabled={view === undefined} onClick={() => void copy()}>
          {text.t("why.copy")}
        </Button>
      }
      onClose={leave}
      footer={
        detail === undefined ? undefined : <WhyActions card={detail} explains={view?.milestone ?? null} />
      }
    >
      <DrawerKeys cardId={cardId} />
      {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
      {detail === undefined && error === null && <SkeletonRows rows={10} />}
      {detail !== undefined && <Content detail={detail} />}
    </Dialog>
  );
}
