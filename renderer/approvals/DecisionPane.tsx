import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { ApprovalItem, CardDetail } from "#shared/contract/views";
import { processLines } from "#shared/documents/view-models/process-record";
import { yuanFromFen } from "#shared/domain/money/fen";
import { useSettings } from "../api/app-state";
import { useDeskQuery } from "../api/queries";
import { openCard } from "../app/navigation";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { PrioritySeal, VipBadge } from "../ui/PrioritySeal";
import { SlaChip } from "../ui/SlaChip";
import { useTime } from "../ui/use-time";
import { askedFor, shortNo, whyAsked } from "./approval-words";

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="pane-row">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Before → after of what the approval would change. */
function Changes({ item, card }: { readonly item: ApprovalItem; readonly card: CardDetail | undefined }) {
  const text = useText();
  const time = useTime();
  const none = text.t("approvals.nothing_yet");
  const { request } = item;
  const change = (label: string, before: string, after: string, note?: string) => (
    <div key={label} className="pane-change">
      <dt>{label}</dt>
      <dd>{before}</dd>
      <ArrowRight size={14} aria-hidden />
      <dd>
        <b>{after}</b> {note}
      </dd>
    </div>
  );
  const fields = card?.fields;
  const rows: ReactNode[] = [];
  if (request.what === "dispatch" && request.proposal !== null) {
    const { proposal } = request;
    rows.push(
      change(
        text.field("assignee"),
        fields?.assignee
          ? (card?.staff_names[fields.assignee] ?? fields.assignee)
          : text.t("approvals.unassigned"),
        item.proposed_name ?? proposal.assignee,
      ),
      change(
        text.field("promised_at"),
        time.dayTime(fields?.promised_at ?? null),
        proposal.promised_at === null ? text.t("approvals.by_priority") : time.dayTime(proposal.promised_at),
      ),
      change(
        text.field("priority"),
        text.word("priority", fields?.priority ?? item.card.priority),
        text.word("priority", proposal.priority),
      ),
      change(
        text.field("status"),
        text.word("status", "pending_approval"),
        text.word("status", "dispatched"),
        text.t("approvals.now_status"),
      ),
    );
  } else if (request.what === "extension") {
    rows.push(
      change(
        text.field("promised_at"),
        time.dayTime(fields?.promised_at ?? item.card.promised_at),
        time.dayTime(request.promised_at),
      ),
    );
  } else if (request.amount !== null) {
    const before = (card?.lists.requests ?? [])
      .filter(({ what, status }) => what === request.what && status === "approved")
      .reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    const yuan = (amount: number) => `￥${(amount / 100).toFixed(2)}`;
    rows.push(
      change(
        text.t("approvals.ceiling"),
        before === 0 ? none : yuan(before),
        before === 0 ? `￥${yuanFromFen(request.amount)}` : yuan(before + request.amount),
      ),
    );
  } else {
    rows.push(
      change(text.word("approval_subject", request.what), none, text.word("request_status", "approved")),
    );
  }
  return (
    <section className="pane-card">
      <h2>{text.t("approvals.changes")}</h2>
      <dl>{rows}</dl>
    </section>
  );
}

function Facts({ item, card }: { readonly item: ApprovalItem; readonly card: CardDetail | undefined }) {
  const text = useText();
  const { fields } = card ?? {};
  const none = text.t("approvals.nothing_yet");
  return (
    <section className="pane-card">
      <h2>{text.t("approvals.facts")}</h2>
      <dl>
        <Row label={text.t("approvals.fact.description")}>{item.card.description ?? none}</Row>
        <Row label={text.t("approvals.fact.product")}>
          {[item.card.model, fields?.serial_no].filter(Boolean).join(" · ") || none}
        </Row>
        <Row label={text.t("approvals.fact.warranty")}>
          {fields?.warranty_end == null
            ? text.t("card.sheet.warranty_unknown")
            : text.t(card?.in_warranty ? "card.sheet.in_warranty" : "card.sheet.out_of_warranty", {
                date: fields.warranty_end,
              })}
        </Row>
        {fields?.repeat_of != null && (
          <Row label={text.t("approvals.fact.repeat")}>
            <b className="sla-warn80">{text.t("approvals.repeated", { no: fields.repeat_of })}</b>
          </Row>
        )}
        <Row label={text.t("approvals.fact.expectation")}>{fields?.expectation ?? none}</Row>
        {item.request.customer_agreed === true && (
          <Row label={text.t("approvals.fact.agreed")}>{text.t("approvals.agreed")}</Row>
        )}
      </dl>
    </section>
  );
}

const LOAD_SHOWN = 4;
const LOAD_BOXES = [1, 2, 3, 4, 5, 6] as const;

/** How busy the proposed person is, and the least busy others. */
function Load({ item }: { readonly item: ApprovalItem }) {
  const text = useText();
  const { data } = useDeskQuery("staff.list", {});
  const proposed = item.request.proposal?.assignee ?? null;
  if (proposed === null || data === undefined) return null;
  const roles = data.find(({ code }) => code === proposed)?.roles ?? [];
  const people = data
    .filter((person) => person.active && person.roles.some((role) => roles.includes(role)))
    .toSorted(
      (left, right) =>
        Number(right.code === proposed) - Number(left.code === proposed) ||
        left.open_cards - right.open_cards,
    )
    .slice(0, LOAD_SHOWN);
  return (
    <section className="pane-card">
      <h2>
        {text.t("approvals.load")} <span className="muted">{text.t("approvals.load_hint")}</span>
      </h2>
      <ul>
        {people.map((person) => (
          <li
            key={person.code}
            className={person.code === proposed ? "load-line load-proposed" : "load-line"}
          >
            <b>{person.name}</b>
            <span>{person.group ?? ""}</span>
            <span className="load-boxes" aria-hidden="true">
              {LOAD_BOXES.map((box) => (
                <i key={box} className={box <= person.open_cards ? "load-full" : undefined} />
              ))}
            </span>
            <span>{text.t("approvals.load_line", { open: person.open_cards, today: person.due_today })}</span>
            <span>{person.code === proposed && text.t("approvals.recommended")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Story({ card }: { readonly card: CardDetail }) {
  const text = useText();
  const time = useTime();
  const { zone } = useSettings();
  const nameOf = (code: string) => card.staff_names[code] ?? code;
  const lines = processLines({ fields: card.fields, lists: card.lists }, card.events, { nameOf, zone });
  const asked = card.lists.requests.filter(({ reason }) => reason !== null);
  if (lines.length === 0 && asked.length === 0) return null;
  return (
    <section className="pane-card">
      <h2>{text.t("approvals.history")}</h2>
      <ol>
        {lines.slice(-6).map((line) => (
          <li key={`${line.at}-${line.text}`} className="story-line">
            <time>{time.short(line.at)}</time>
            <span>
              {line.person} {line.text}
            </span>
          </li>
        ))}
        {asked.map((request) => (
          <li key={`request-${request.n}`} className="story-line">
            <time>{time.short(request.requested_at)}</time>
            <span>
              {text.t("approvals.reason_by", {
                name: nameOf(request.requested_by),
                reason: request.reason ?? "",
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One decision: the sentence, what changes, why, facts, load, what has happened so far (UX 6). */
export function DecisionPane({ item, position }: { readonly item: ApprovalItem; readonly position: string }) {
  const text = useText();
  const time = useTime();
  const { data: card } = useDeskQuery("card.show", { ref: item.card.id });
  const { request } = item;
  return (
    <>
      <header className="pane-head">
        <span className="muted">{position}</span>
        <PrioritySeal priority={item.card.priority} />
        <b>{item.card.customer_name}</b>
        {item.card.customer_level === "vip" && <VipBadge />}
        <span className="card-model">{shortNo(item.card.no, text)}</span>
        <span className="foot-end">
          <SlaChip
            deadline={{
              milestone: item.card.milestone,
              milestone_round: item.card.milestone_round,
              due_at: item.card.due_at,
              warn50_at: item.card.warn50_at,
              warn80_at: item.card.warn80_at,
              level: item.card.level,
            }}
          />
        </span>
        <Button small onClick={() => openCard(item.card.id)}>
          {text.t("approvals.open_card")}
        </Button>
      </header>
      <div className="pane-scroll">
        <section className="pane-ask">
          <span className="muted">{text.t("approvals.ask")}</span>
          <h2>{askedFor(item, text, time)}</h2>
          <p>
            {text.t("approvals.submitted", {
              name: item.requested_by_name,
              time: time.dayTime(request.requested_at),
            })}{" "}
            · {text.t("approvals.because")}
            {whyAsked(item, text).map((why) => (
              <i key={why} className="pane-why">
                {why}
              </i>
            ))}
          </p>
          {request.reason !== null && <p className="pane-reason">“{request.reason}”</p>}
        </section>
        <div className="pane-pair">
          <Changes item={item} card={card} />
          <Facts item={item} card={card} />
        </div>
        <Load item={item} />
        {card !== undefined && <Story card={card} />}
      </div>
    </>
  );
}
