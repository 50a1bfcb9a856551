import { useMemo } from "react";
import type { CardEvent } from "#shared/domain/card/card-event";
import { COLLECTION_NAMES, type CollectionName } from "#shared/domain/card/case-state";
import { eventsOfCommand } from "#shared/domain/card/perform/undoing";
import { liveSequences } from "#shared/domain/clock/history";
import { failureText } from "#shared/text/failure-text";
import type { WordGroup } from "#shared/text/word-groups";
import { call } from "../../api/bridge";
import { Button } from "../../ui/Button";
import { classes } from "../../ui/class-names";
import { useNowMs, useText } from "../../ui/display";
import { say } from "../../ui/undo-strip";
import { useTime } from "../../ui/use-time";
import { cardName, obstacleOf, takeCard, takesBack, type UndoBlock, undoEvent } from "../state/act";
import { useCard } from "../state/card-state";
import { useFieldWords } from "../state/field-words";

/** Bookkeeping that follows from the status and says nothing by itself. */
const QUIET_FIELDS: ReadonlySet<string> = new Set([
  "status_changed_at",
  "waiting_from",
  "model_id",
  "customer_id",
  "policy_version",
  "policy_preset",
  "id",
  "store",
  "first_completed_at",
]);

function listOf(name: string): CollectionName | null {
  const head = name.split(".")[0];
  return COLLECTION_NAMES.find((list) => list === head) ?? null;
}

/** Times that say something of an item; the others repeat the time of the event. */
const TELLING_TIMES: ReadonlySet<string> = new Set(["promised_at", "appointment_at"]);
/** The status of an item has its own words. */
const STATUS_OF: Readonly<Partial<Record<CollectionName, WordGroup>>> = {
  requests: "request_status",
  quotes: "quote_status",
};

/** What an item of a list says, its own small fields in words. */
function useItemWords(): (list: CollectionName, item: unknown) => string {
  const words = useFieldWords();
  const text = useText();
  return (list, item) => {
    if (typeof item !== "object" || item === null) return text.t("card.events.nothing");
    return Object.entries(item)
      .filter(([name, value]) => value !== null && typeof value !== "object" && text.field(name) !== name)
      .filter(([name]) => (name.endsWith("_at") ? TELLING_TIMES.has(name) : !name.endsWith("_by")))
      .map(([name, value]) => {
        const group = name === "status" ? STATUS_OF[list] : undefined;
        const said =
          group !== undefined && typeof value === "string" ? text.wordOf(group, value) : words(name, value);
        return `${text.field(name)} ${said}`;
      })
      .join(text.lang === "zh" ? "，" : ", ");
  };
}

/** Before → after of what an event changed. */
function Changes({ event }: { readonly event: CardEvent }) {
  const text = useText();
  const words = useFieldWords();
  const itemWords = useItemWords();
  const names = Object.keys(event.after).filter(
    (name) => !QUIET_FIELDS.has(name) && (listOf(name) !== null || text.field(name) !== name),
  );
  if (names.length === 0) return null;
  return (
    <dl className="changes">
      {names.map((name) => {
        const list = listOf(name);
        const before = event.before[name];
        const after = event.after[name];
        return (
          <div key={name}>
            <dt>{list === null ? text.field(name) : text.t(`card.events.list.${list}`)}</dt>
            <dd>
              {list !== null && (before ?? null) === null ? (
                itemWords(list, after)
              ) : (
                <>
                  <s>{list === null ? words(name, before) : itemWords(list, before)}</s>
                  {" → "}
                  <b>{list === null ? words(name, after) : itemWords(list, after)}</b>
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What the person wrote with it: reasons, notes, the text of a log line. */
const SAID: readonly string[] = [
  "operation",
  "note",
  "reason",
  "told",
  "answer",
  "result",
  "opinion",
  "plan",
  "priority_reason",
  "without_signature_reason",
];

function said(event: CardEvent): string {
  return SAID.flatMap((name) => {
    const value = event.payload[name];
    return typeof value === "string" && value !== "" && !(name in event.after) ? [value] : [];
  }).join(" · ");
}

function blockWords(block: UndoBlock, text: ReturnType<typeof useText>): string {
  if (block === "own_late") return text.t("card.events.own_late");
  if (block === "not_own") return text.t("card.events.not_own");
  return text.word("undo_obstacle", block);
}

function UndoButton({ event }: { readonly event: CardEvent }) {
  const { card, actor, frozen } = useCard();
  const text = useText();
  const nowMs = useNowMs();
  const group = eventsOfCommand(card.events, event);
  // One command may write several events; they go back together, so the button stands at the first.
  if (frozen || group[0]?.seq !== event.seq || event.undone_by !== null) return null;
  const block = obstacleOf(card, event, actor, nowMs);
  const label = text.t(takesBack(card, event) ? "card.events.redo" : "card.events.undo");
  return block === null ? (
    <Button small look="link" onClick={() => void undoEvent(card.fields.id, event.seq)}>
      {label}
    </Button>
  ) : (
    <span className="event-blocked" title={text.t("card.events.cant_undo", { why: blockWords(block, text) })}>
      {text.t("card.events.cant_undo", { why: blockWords(block, text) })}
    </span>
  );
}

function CountersignButton({ event }: { readonly event: CardEvent }) {
  const work = useCard();
  const { card, actor } = work;
  const text = useText();
  const { roles, code } = actor;
  const may = roles.some((role) => role === "supervisor" || role === "director") && event.actor !== code;
  if (!event.self_marked || event.countersigned_by !== null || !may || work.frozen) return null;
  const countersign = async () => {
    const result = await call("card.act", {
      id: card.fields.id,
      action: "countersign",
      payload: { event: event.seq },
      op_id: crypto.randomUUID(),
    });
    if (result.ok) takeCard(result.value);
    say(
      result.ok
        ? text.t("card.done_toast", { no: cardName(card), what: text.word("action_done", "countersign") })
        : failureText(result, text).sentence,
    );
  };
  return (
    <Button small onClick={() => void countersign()}>
      {text.t("card.events.countersign")}
    </Button>
  );
}

function EventLine({ event }: { readonly event: CardEvent }) {
  const { card, nameOf } = useCard();
  const text = useText();
  const time = useTime();
  const actor = event.actor === "system" ? text.t("card.events.system") : nameOf(event.actor);
  const who =
    event.on_behalf === null
      ? actor
      : text.t("card.events.on_behalf", { actor, name: nameOf(event.on_behalf) });
  const words = said(event);
  // What was taken back and done again counts, and is no longer marked.
  const isVoid =
    event.undone_by !== null && (event.action === "undo" || !liveSequences(card.events).has(event.seq));
  return (
    <li className={classes("event", isVoid && "event-undone")}>
      <header>
        <time>{time.full(event.at).slice(5)}</time>
        <b>{text.word("action_done", event.action)}</b>
        <span>{who}</span>
      </header>
      <p className="event-marks">
        {event.late && (
          <i
            className="record-mark"
            title={text.t("card.log.late_note", { time: time.full(event.entered_at) })}
          >
            {text.t("card.log.late")} ·{" "}
            {text.t("card.log.late_note", { time: time.dayTime(event.entered_at) })}
          </i>
        )}
        {event.clock_flag && <i className="record-mark mark-warn">{text.t("card.events.clock_flag")}</i>}
        {event.self_marked && event.countersigned_by === null && (
          <i className="record-mark mark-warn">{text.t("card.events.self_marked")}</i>
        )}
        {event.countersigned_by !== null && (
          <i className="record-mark">
            {text.t("card.events.countersigned", { name: nameOf(event.countersigned_by) })}
          </i>
        )}
        {isVoid && <i className="record-mark">{text.t("card.events.undone")}</i>}
      </p>
      {words !== "" && <p className="event-said">{words}</p>}
      <Changes event={event} />
      <footer>
        <CountersignButton event={event} />
        <UndoButton event={event} />
      </footer>
    </li>
  );
}

/** 日志: every event, newest first, with before → after, marks, and undo with its obstacle said beforehand. */
export function EventsTab() {
  const { card } = useCard();
  const text = useText();
  const newestFirst = useMemo(() => card.events.toReversed(), [card.events]);
  if (newestFirst.length === 0) return <p className="panel-empty">{text.t("card.events.empty")}</p>;
  return (
    <ol className="events">
      {newestFirst.map((event) => (
        <EventLine key={event.seq} event={event} />
      ))}
    </ol>
  );
}
