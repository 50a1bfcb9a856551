import { X } from "lucide-react";
import { useState } from "react";
import type { LedgerCardView, LedgerChangeView, LedgerDetail } from "#shared/contract/ledger-views";
import { LEDGER_RULES, mayOnLedger } from "#shared/domain/ledger/ledger-rules";
import { LEDGER_ACTIONS, type LedgerAction, type LedgerState } from "#shared/domain/ledger/vocabulary";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useReadyState } from "../api/app-state";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { openCard } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { Button, IconButton } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { sayFailed } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";
import { DueChip } from "./DueChip";
import { LedgerActionDialog } from "./LedgerActionDialog";
import { StateMark } from "./StateMark";
import { useStaffNames } from "./use-staff-names";

/** The step that brings an entry on from each state. */
const FORWARD: Readonly<Record<LedgerState, LedgerAction | null>> = {
  open: "start",
  in_progress: "submit",
  to_verify: "verify",
  closed: null,
  rejected: null,
};

/** What stands beside it, in this order; linking has its place at the cards. */
const OTHERS: readonly LedgerAction[] = LEDGER_ACTIONS.filter(
  (action) => action !== "link" && action !== "unlink",
);

const SHOWN_FIELDS = ["problem", "cause", "measure", "result"] as const;

function Cards({
  detail,
  mayLink,
  onLink,
}: {
  readonly detail: LedgerDetail;
  readonly mayLink: boolean;
  readonly onLink: () => void;
}) {
  const text = useText();
  const { entry, cards } = detail;
  const unlink = async (card: LedgerCardView) => {
    const payload = { cards: [card.id] };
    const result = await call("ledger.act", {
      id: entry.id,
      version: entry.version,
      action: "unlink",
      payload,
    });
    if (!result.ok) sayFailed(failureText(result, currentText()).sentence);
  };
  return (
    <section>
      <header className="ledger-part">
        <h3>{text.t("ledger.cards", { n: cards.length })}</h3>
        {mayLink && (
          <Button small onClick={onLink}>
            {text.word("ledger_action", "link")}
          </Button>
        )}
      </header>
      {cards.length === 0 && <p className="field-hint">{text.t("ledger.no_cards")}</p>}
      <ul className="ledger-cards">
        {cards.map((card) => (
          <li key={card.id}>
            <button type="button" onClick={() => openCard(card.id)}>
              <span>{card.no ?? text.t("grid.draft")}</span>
              <span>{[card.customer_name, card.model].filter(Boolean).join(" · ")}</span>
              <span>{text.word("status_short", card.status)}</span>
            </button>
            {mayLink && (
              <IconButton
                icon={X}
                label={`${text.word("ledger_action", "unlink")} ${card.no ?? ""}`}
                onClick={() => void unlink(card)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A value of the history in words. */
function useChangeWords(): (name: string, value: unknown) => string {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  return (name, value) => {
    if (value === null || value === undefined) return "—";
    if (name === "state" && typeof value === "string") return text.wordOf("ledger_state", value);
    if (name === "source" && typeof value === "string") return text.wordOf("ledger_source", value);
    if (name === "method" && typeof value === "string") return text.wordOf("respond_method", value);
    if (name === "owner" || name === "verified_by") return nameOf(String(value));
    if (typeof value === "number") return time.full(value);
    return Array.isArray(value) ? String(value.length) : String(value);
  };
}

const LABELS: Readonly<
  Record<string, "ledger.col.state" | "ledger.source" | "ledger.method" | "ledger.col.cards">
> = {
  state: "ledger.col.state",
  source: "ledger.source",
  method: "ledger.method",
  cards: "ledger.col.cards",
};
const TOLD_APART: ReadonlySet<string> = new Set(["verified_by", "verified_at", "fed_back_at"]);

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function HistoryLine({ change }: { readonly change: LedgerChangeView }) {
  const text = useText();
  const time = useTime();
  const words = useChangeWords();
  const { nameOf } = useStaffNames();
  const names = [...new Set([...Object.keys(change.before), ...Object.keys(change.after)])].filter(
    (name) => !TOLD_APART.has(name) && !(isNothing(change.before[name]) && isNothing(change.after[name])),
  );
  const labelOf = (name: string) => {
    const key = LABELS[name];
    return key === undefined ? text.field(name) : text.t(key);
  };
  return (
    <li>
      <p>
        <time>{time.full(change.at)}</time>{" "}
        <b>
          {text.t("ledger.change", {
            name: nameOf(change.by),
            what: text.word("ledger_change", change.change),
          })}
        </b>
      </p>
      {change.note !== null && <p className="ledger-note">{change.note}</p>}
      <ul className="ledger-changed">
        {names.map((name) => (
          <li key={name}>
            {change.before[name] === undefined || change.before[name] === null
              ? text.t("ledger.change_set", { field: labelOf(name), after: words(name, change.after[name]) })
              : text.t("ledger.change_field", {
                  field: labelOf(name),
                  before: words(name, change.before[name]),
                  after: words(name, change.after[name]),
                })}
          </li>
        ))}
      </ul>
    </li>
  );
}

interface Doing {
  readonly forward: LedgerAction | null;
  readonly others: readonly LedgerAction[];
  /** Why the forward step is not this person's. */
  readonly blocked: string | null;
  readonly mayLink: boolean;
}

function useDoing({ entry, standing }: LedgerDetail): Doing {
  const text = useText();
  const person = usePerson();
  const { read_only } = useReadyState();
  const may = (action: LedgerAction) => mayOnLedger(action, entry, standing, person);
  const allowed = read_only ? [] : OTHERS.filter((action) => may(action).may);
  const next = FORWARD[entry.state] ?? (entry.feedback_due ? "feed_back" : null);
  const forward = next !== null && allowed.includes(next) ? next : null;
  const refusal = next === null || read_only ? null : may(next);
  const blocked =
    next === null || refusal === null || refusal.may
      ? null
      : refusal.why === "own_work"
        ? text.t("ledger.own_work")
        : text.t("ledger.who_may", {
            needs: text.list(LEDGER_RULES[next].roles.map((role) => text.word("role", role))),
          });
  return {
    forward,
    others: allowed.filter((action) => action !== forward),
    blocked,
    mayLink: !read_only && may("link").may,
  };
}

function Facts({ detail }: { readonly detail: LedgerDetail }) {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  const { entry } = detail;
  return (
    <dl className="ledger-facts">
      {SHOWN_FIELDS.filter((name) => name !== "cause" || entry.source !== "suggestion").map((name) => (
        <div key={name}>
          <dt>{text.t(`ledger.${name}`)}</dt>
          <dd>{entry[name] ?? "—"}</dd>
        </div>
      ))}
      <div>
        <dt>{text.t("ledger.owner")}</dt>
        <dd>{entry.owner === null ? text.t("ledger.no_owner") : nameOf(entry.owner)}</dd>
      </div>
      <div>
        <dt>{text.t("ledger.due_on")}</dt>
        <dd>
          {entry.due_on ?? "—"} {entry.due !== "none" && <DueChip row={entry} />}
        </dd>
      </div>
      {entry.verified_by !== null && (
        <div>
          <dt>{text.t("ledger.verified")}</dt>
          <dd>
            {text.t("ledger.verified_by", {
              name: nameOf(entry.verified_by),
              at: time.full(entry.verified_at),
            })}
          </dd>
        </div>
      )}
      {entry.source === "suggestion" && (
        <div>
          <dt>{text.t("ledger.progress")}</dt>
          <dd>
            {text.word("suggestion_progress", entry.state)}
            {" · "}
            {entry.fed_back_at === null
              ? text.t("ledger.not_fed_back")
              : text.t("ledger.fed_back", { at: time.full(entry.fed_back_at) })}
            {entry.feedback_due && <b className="ledger-todo">{text.t("ledger.feedback_due")}</b>}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** One entry: what it says, what comes next and who does it, its cards, everything that was done to it. */
export function LedgerDetails({ id }: { readonly id: number }) {
  const { data, error, refetch } = useDeskQuery("ledger.show", { id }, { keepPrevious: true });
  if (error !== null) return <ErrorLine error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} />;
  return <Entry key={data.entry.id} detail={data} />;
}

function Entry({ detail }: { readonly detail: LedgerDetail }) {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  const [action, setAction] = useState<LedgerAction | null>(null);
  const { entry, history } = detail;
  const { forward, others, blocked, mayLink } = useDoing(detail);
  const offer = (wanted: LedgerAction | undefined) => wanted !== undefined && setAction(wanted);
  const firstOf = (...wanted: readonly LedgerAction[]) => wanted.find((one) => others.includes(one));
  useCommandHandler("main_action", () => offer(forward ?? undefined));
  useCommandHandler("reject", () => offer(firstOf("send_back", "reject")));
  useCommandHandler("edit_cell", () => offer(firstOf("edit")));
  useCommandHandler("log_line", () => offer(firstOf("note")));
  const KEYS: Readonly<Partial<Record<LedgerAction, string>>> = {
    edit: "F2",
    note: "Ctrl+L",
    send_back: "Ctrl+Backspace",
    ...(others.includes("send_back") ? {} : { reject: "Ctrl+Backspace" }),
  };
  return (
    <article className="ledger-entry" aria-label={text.t("ledger.no", { n: entry.id })}>
      <header className="ledger-entry-head">
        <h2>{text.t("ledger.no", { n: entry.id })}</h2>
        <StateMark state={entry.state} />
        <span className="field-hint">
          {text.word("ledger_source", entry.source)}
          {" · "}
          {text.t("ledger.created", { name: nameOf(entry.created_by), at: time.full(entry.created_at) })}
        </span>
      </header>
      <div className="ledger-actions">
        {forward !== null && (
          <Button look="primary" shortcut="Ctrl+Enter" onClick={() => setAction(forward)}>
            {text.word("ledger_action", forward)}
          </Button>
        )}
        {others.map((other) => (
          <Button
            key={other}
            small
            {...(KEYS[other] === undefined ? {} : { shortcut: KEYS[other] })}
            onClick={() => setAction(other)}
          >
            {text.word("ledger_action", other)}
          </Button>
        ))}
      </div>
      {blocked !== null && <p className="field-hint">{blocked}</p>}
      <Facts detail={detail} />
      <Cards detail={detail} mayLink={mayLink} onLink={() => setAction("link")} />
      <section>
        <h3>{text.t("ledger.history")}</h3>
        <ol className="ledger-history">
          {history.map((change) => (
            <HistoryLine key={change.n} change={change} />
          ))}
        </ol>
      </section>
      {action !== null && (
        <LedgerActionDialog detail={detail} action={action} onClose={() => setAction(null)} />
      )}
    </article>
  );
}
