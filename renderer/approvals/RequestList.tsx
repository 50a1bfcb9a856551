import { Check, Undo2 } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ApprovalItem } from "#shared/contract/views";
import type { ApprovalSubject } from "#shared/domain/card/vocabulary";
import { useRegion } from "../commands/regions";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { VipBadge } from "../ui/PrioritySeal";
import { SlaChip } from "../ui/SlaChip";
import { itemKey } from "./item-key";

/** What this person has decided since the screen was opened; the line stays with its mark. */
export type Decided = Readonly<Record<string, "approved" | "rejected">>;

export interface RequestListProps {
  readonly items: readonly ApprovalItem[];
  readonly current: string | null;
  readonly decided: Decided;
  readonly filter: ApprovalSubject | null;
  readonly onFilter: (what: ApprovalSubject | null) => void;
  readonly onOpen: (key: string) => void;
}

function Line({
  item,
  current,
  mark,
  onOpen,
}: {
  readonly item: ApprovalItem;
  readonly current: boolean;
  readonly mark: "approved" | "rejected" | undefined;
  readonly onOpen: () => void;
}) {
  const text = useText();
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const { card, request } = item;
  return (
    <li>
      <button
        ref={line}
        type="button"
        className={classes("request-line", current && "request-current")}
        aria-current={current}
        tabIndex={current ? 0 : -1}
        onClick={onOpen}
      >
        <i className={classes("request-mark", mark && `request-${mark}`)} aria-hidden="true">
          {mark === "approved" && <Check size={12} />}
          {mark === "rejected" && <Undo2 size={12} />}
        </i>
        {mark !== undefined && <span className="spoken-only">{text.t(`approvals.done_${mark}`)}</span>}
        <span className={classes("request-what", request.what !== "dispatch" && "request-money")}>
          {text.word("approval_subject", request.what)}
        </span>
        <b>{card.customer_name}</b>
        {card.customer_level === "vip" && <VipBadge />}
        <span className="request-text">
          {card.model} {card.description}
        </span>
        <SlaChip
          deadline={{
            milestone: card.milestone,
            milestone_round: card.milestone_round,
            due_at: card.due_at,
            warn50_at: card.warn50_at,
            warn80_at: card.warn80_at,
            level: card.level,
          }}
          label=""
        />
      </button>
    </li>
  );
}

/** Requests, overdue first (UX 6); filters by subject with their counts. */
export function RequestList({ items, current, decided, filter, onFilter, onOpen }: RequestListProps) {
  const text = useText();
  const region = useRegion();
  const subjects = [...new Set(items.map(({ request }) => request.what))];
  const shown = filter === null ? items : items.filter(({ request }) => request.what === filter);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const at = shown.findIndex((item) => itemKey(item) === current);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + step))];
    if (next !== undefined) onOpen(itemKey(next));
  };
  return (
    <section ref={region} className="request-list" aria-label={text.t("approvals.list")}>
      <header className="request-head">
        <h1>{text.t("approvals.title")}</h1>
        <span className="muted">{text.t("approvals.count", { n: items.length })}</span>
        <span className="muted foot-end">{text.t("approvals.order")}</span>
      </header>
      {subjects.length > 1 && (
        <div className="request-filters">
          <button type="button" aria-pressed={filter === null} onClick={() => onFilter(null)}>
            {text.t("approvals.all", { n: items.length })}
          </button>
          {subjects.map((what) => (
            <button key={what} type="button" aria-pressed={filter === what} onClick={() => onFilter(what)}>
              {text.t("approvals.filter", {
                what: text.word("approval_subject", what),
                n: items.filter(({ request }) => request.what === what).length,
              })}
            </button>
          ))}
        </div>
      )}
      <ul onKeyDown={onKeyDown}>
        {shown.map((item) => (
          <Line
            key={itemKey(item)}
            item={item}
            current={itemKey(item) === current}
            mark={decided[itemKey(item)]}
            onOpen={() => onOpen(itemKey(item))}
          />
        ))}
      </ul>
    </section>
  );
}
