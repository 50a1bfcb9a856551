import { ChevronDown, ChevronRight, FileClock } from "lucide-react";
import { useEffect, useState } from "react";
import type { Queue as QueueData, QueueItem } from "#shared/contract/views";
import { useDeskQuery } from "../api/queries";
import { openCard, useNavigation } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { performCommand } from "../commands/perform-command";
import { useRegion } from "../commands/regions";
import { startIntake } from "../intake/start-intake";
import { AlsoRunning } from "../ui/AlsoRunning";
import { useNowMs, useText } from "../ui/display";
import { KeyCap } from "../ui/KeyCap";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { VipBadge } from "../ui/PrioritySeal";
import { SlaShape } from "../ui/SlaShape";
import { deadlineTime, levelAt, spokenDeadline } from "../ui/sla";
import { say } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";
import "./queue.css";
import { QueuePeople } from "./QueuePeople";
import { FOLDED_GROUPS, itemsOf, nextItem, QUEUE_GROUPS, type QueueGroup } from "./queue-order";
import { nextStep, queueReason } from "./queue-words";
import { chooseView, useWorkbench } from "./workbench-state";

function openItem({ row }: QueueItem): void {
  if (row.status === "draft") startIntake(row.id);
  else openCard(row.id);
}

function Item({ item }: { readonly item: QueueItem }) {
  const text = useText();
  const nowMs = useNowMs();
  const time = useTime();
  const { row } = item;
  const level = levelAt(row, nowMs);
  const current = useWorkbench((state) => state.currentId === row.id);
  const customer = row.customer_name ?? text.t("queue.no_customer");
  return (
    <li>
      <button
        type="button"
        className="queue-item"
        aria-current={current ? "true" : undefined}
        aria-label={text.t("queue.item", {
          step: nextStep(row, text),
          customer,
          time: spokenDeadline(row, nowMs, text),
        })}
        title={customer}
        onClick={() => openItem(item)}
      >
        <span className={`queue-time sla-${level}`}>
          <SlaShape shape={level} sizePx={12} />
          <b>
            {level === "paused"
              ? ""
              : deadlineTime({ due_at: row.due_at, level }, nowMs, text).replace(/^(?:超 |\+)/, "")}
          </b>
        </span>
        <span className="queue-what">
          <b>{nextStep(row, text)}</b> {customer} {row.customer_level === "vip" && <VipBadge />}
        </span>
        <span className="queue-also">
          <AlsoRunning clocks={row.also} />
        </span>
        <span className="queue-reason">{queueReason(row, { text, dayTime: time.dayTime })}</span>
      </button>
    </li>
  );
}

const GROUP_SHAPE: Readonly<Partial<Record<QueueGroup, "breached" | "paused">>> = {
  breached: "breached",
  paused: "paused",
};

/** More items than a high window shows. */
const ITEMS_AT_FIRST = 20;
const REST_AFTER_MS = 1000;

/** False until the first picture is there: what lies below the window's edge must not hold up the first picture. */
function useTimeToSpare(): boolean {
  const [spare, setSpare] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSpare(true), REST_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return spare;
}

function Group({ queue, group }: { readonly queue: QueueData; readonly group: QueueGroup }) {
  const text = useText();
  const folds = FOLDED_GROUPS.has(group);
  const [open, setOpen] = useState(!folds);
  const items = itemsOf(queue, group);
  const shown = useTimeToSpare() ? items : items.slice(0, ITEMS_AT_FIRST);
  const count = queue.counts[group];
  if (count === 0) return null;
  const shape = GROUP_SHAPE[group];
  const waits = [...new Set(items.flatMap(({ row }) => row.waiting_for ?? []))];
  const head = (
    <>
      {folds && (open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />)}
      {shape !== undefined && <SlaShape shape={shape} sizePx={12} />}
      <b>{text.word("queue_group", group)}</b>
      {group === "paused" && (
        <span className="queue-waits">
          {text.list(waits.map((wait) => text.word("waiting_short", wait)))}
        </span>
      )}
      <span className="queue-count">{count}</span>
    </>
  );
  return (
    <section className="queue-group">
      {folds ? (
        <button type="button" className="queue-head" aria-expanded={open} onClick={() => setOpen(!open)}>
          {head}
        </button>
      ) : (
        <h3 className="queue-head">{head}</h3>
      )}
      {open && (
        <ol>
          {shown.map((item) => (
            <Item key={item.row.id} item={item} />
          ))}
          {count > items.length && (
            <li className="queue-more">{text.t("queue.more", { n: count - items.length })}</li>
          )}
        </ol>
      )}
    </section>
  );
}

function Today({ queue }: { readonly queue: QueueData }) {
  const text = useText();
  return (
    <footer className="queue-foot">
      <span>
        {text.t("queue.today", { registered: queue.today_registered, completed: queue.today_completed })}
      </span>
      <span className="queue-paper">
        <FileClock size={13} aria-hidden />
        {text.t("queue.paper_out", { n: queue.paper_out })}
        <button
          type="button"
          className="button button-link queue-link"
          onClick={() => chooseView("paper_out")}
        >
          {text.t("queue.show_paper_out")} ›
        </button>
      </span>
    </footer>
  );
}

/** What the store must do next, whatever the grid shows (UX 3). F8 opens the next thing from anywhere. */
export function Queue() {
  const text = useText();
  const region = useRegion();
  // The grid's first rows come first: both want the same processor.
  const enabled = useWorkbench((state) => state.loaded || state.failed !== null);
  const { data: queue, error, refetch } = useDeskQuery("card.queue", {}, { keepPrevious: true, enabled });
  useCommandHandler("next_thing", () => {
    const { screen, cardId } = useNavigation.getState();
    const next = queue === undefined ? null : nextItem(queue, screen === "card" ? cardId : null);
    if (next === null) say(text.t("queue.none_next"));
    else openItem(next);
    return true;
  });
  const total = queue === undefined ? 0 : QUEUE_GROUPS.reduce((sum, group) => sum + queue.counts[group], 0);
  return (
    <aside ref={region} className="queue" aria-label={text.t("queue.title")}>
      <header className="queue-title">
        <h2>{text.t("queue.title")}</h2>
        <span className="queue-by">{text.t("queue.by_deadline")}</span>
        <button type="button" className="queue-next" onClick={() => performCommand("next_thing")}>
          <KeyCap chord="F8" /> <span>{text.t("queue.do_next")}</span>
        </button>
      </header>
      <div className="queue-groups">
        {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
        {queue === undefined && error === null && <SkeletonRows rows={9} heightPx={46} />}
        {queue !== undefined && total === 0 && <p className="queue-empty">{text.t("queue.empty")}</p>}
        {queue !== undefined &&
          QUEUE_GROUPS.map((group) => <Group key={group} queue={queue} group={group} />)}
        {queue !== undefined && total > 0 && <QueuePeople />}
      </div>
      {queue !== undefined && <Today queue={queue} />}
    </aside>
  );
}
