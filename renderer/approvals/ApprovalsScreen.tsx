import { Printer } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ApprovalItem } from "#shared/contract/views";
import { holdsAny } from "#shared/domain/card/roles";
import type { ApprovalSubject } from "#shared/domain/card/vocabulary";
import { PHRASES } from "#shared/text/phrases";
import { usePerson, useReadyState } from "../api/app-state";
import { useDeskQuery } from "../api/queries";
import { openPrint } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { useKeyHints } from "../commands/key-hints";
import { useRegion } from "../commands/regions";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { KeyCap } from "../ui/KeyCap";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { useTime } from "../ui/use-time";
import { DecisionPane } from "./DecisionPane";
import { itemKey } from "./item-key";
import { RequestList } from "./RequestList";
import { SignTray } from "./SignTray";
import { useDecisions } from "./use-decisions";
import "../card/common.css";
import "./approvals.css";

const HINTS = ["main_action", "reject", "previous_card", "next_card", "next_region", "undo"] as const;

/** What was shown stays in the list with its mark while the person works through it. */
function useKeptItems(items: readonly ApprovalItem[] | undefined): readonly ApprovalItem[] {
  const kept = useRef<Map<string, ApprovalItem>>(new Map());
  return useMemo(() => {
    for (const item of items ?? []) kept.current.set(itemKey(item), item);
    return [...kept.current.values()];
  }, [items]);
}

/** Numbered reasons for a reject; the last digit writes one. */
function RejectRow({
  open,
  onPick,
  onClose,
}: {
  readonly open: boolean;
  readonly onPick: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const row = useRef<HTMLFieldSetElement>(null);
  const phrases = PHRASES[text.lang].reject;
  useEffect(() => {
    if (open) row.current?.querySelector<HTMLElement>("button, input")?.focus();
    else setTyped(null);
  }, [open]);
  useCommandHandler("back", onClose, open);
  if (!open) {
    return (
      <p className="reject-hint muted">
        <KeyCap chord="Ctrl+Backspace" /> {text.t("approvals.reject_hint")}
        {phrases.map((phrase, index) => (
          <i key={phrase}>
            {index + 1} {phrase}
          </i>
        ))}
      </p>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (typed !== null || event.ctrlKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const index = Number(event.key) - 1;
    if (index > phrases.length) return;
    event.preventDefault();
    const phrase = phrases[index];
    if (phrase === undefined) setTyped("");
    else onPick(phrase);
  };
  return (
    <fieldset
      ref={row}
      className="reject-row"
      aria-label={text.t("approvals.reject_hint")}
      onKeyDown={onKeyDown}
    >
      {text.t("approvals.reject_hint")}
      {phrases.map((phrase, index) => (
        <button key={phrase} type="button" className="phrase" onClick={() => onPick(phrase)}>
          <i>{index + 1}</i>
          {phrase}
        </button>
      ))}
      {typed === null ? (
        <button type="button" className="phrase" onClick={() => setTyped("")}>
          <i>{phrases.length + 1}</i>
          {text.t("approvals.reject_write")}
        </button>
      ) : (
        <TextInput
          ref={(input) => input?.focus()}
          aria-label={text.field("reason")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.key !== "Enter" || typed.trim() === "") return;
            event.preventDefault();
            onPick(typed);
          }}
        />
      )}
    </fieldset>
  );
}

/** Requests that wait for a decision: list, one decision, what was decided so far (UX 6, board 04). */
export default function ApprovalsScreen() {
  const text = useText();
  const time = useTime();
  const me = usePerson();
  const { settings, read_only } = useReadyState();
  const { data, error, refetch } = useDeskQuery("approval.list", {});
  const items = useKeptItems(data?.items);
  const decisions = useDecisions(items);
  const { decided, marks, busy, mark } = decisions;
  const [filter, setFilter] = useState<ApprovalSubject | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [rejecting, setRejecting] = useState(false);
  const [selfReason, setSelfReason] = useState("");
  const pane = useRegion();
  const trayRegion = useRegion();
  const trayElement = useRef<HTMLElement | null>(null);
  const tray = useCallback(
    (element: HTMLElement | null) => {
      trayElement.current = element;
      return trayRegion(element);
    },
    [trayRegion],
  );
  useKeyHints(HINTS);

  const shown = filter === null ? items : items.filter(({ request }) => request.what === filter);
  const open = shown.filter((item) => decided[itemKey(item)] === undefined);
  const current = shown.find((item) => itemKey(item) === wanted) ?? open[0] ?? shown[0];
  const key = current === undefined ? null : itemKey(current);
  const at = current === undefined ? -1 : shown.indexOf(current);
  const isOpen = key !== null && decided[key] === undefined;
  const may = holdsAny(me.roles, ["supervisor"]) && !read_only;
  const isOwn = current?.request.requested_by === me.code;
  const mayApprove =
    may && isOpen && !busy && (!isOwn || (settings.self_approval && selfReason.trim() !== ""));
  const mayReject = may && isOpen && !busy && !isOwn;

  const go = (step: 1 | -1): boolean => {
    const next = shown[at + step];
    if (next === undefined) return false;
    setWanted(itemKey(next));
    setRejecting(false);
    return true;
  };
  const goOn = () => {
    if (current === undefined) return;
    setRejecting(false);
    setSelfReason("");
    const rest = open.filter((item) => itemKey(item) !== itemKey(current));
    const next = rest.find((item) => shown.indexOf(item) > at) ?? rest[0];
    setWanted(next === undefined ? null : itemKey(next));
  };
  const approve = () => {
    if (current === undefined || !mayApprove) return;
    mark(current, "approve", isOwn ? selfReason : undefined);
    goOn();
  };
  const reject = (reason: string) => {
    if (current === undefined || !mayReject) return;
    mark(current, "reject", reason);
    goOn();
  };
  useCommandHandler("main_action", approve);
  useCommandHandler("reject", () => mayReject && setRejecting(true));
  useCommandHandler("next_card", () => go(1));
  useCommandHandler("previous_card", () => go(-1));
  // Once something is marked, the next region is where it is signed.
  useCommandHandler("next_region", () => {
    const control = trayElement.current?.querySelector<HTMLElement>("form :is(input, button[type='submit'])");
    if (marks.length === 0 || !control || trayElement.current?.contains(document.activeElement)) return false;
    control.focus();
    return true;
  });
  // A mark that is not signed yet is taken back like anything else.
  useCommandHandler("undo", () => {
    const last = marks.at(-1);
    if (last === undefined) return false;
    decisions.unmark(last.item);
    setWanted(itemKey(last.item));
    return true;
  });

  if (data === undefined) {
    return (
      <div className="approvals-states">
        {error === null ? (
          <SkeletonRows rows={12} />
        ) : (
          <ErrorLine error={error} onRetry={() => void refetch()} />
        )}
      </div>
    );
  }
  const ownNote = data.own > 0 && <p className="request-own">{text.t("approvals.own", { n: data.own })}</p>;
  if (items.length === 0) {
    return (
      <div className="approvals-states">
        <EmptyState>
          {data.last_decided_at === null
            ? text.t("approvals.empty")
            : text.t("approvals.empty_last", { time: time.dayTime(data.last_decided_at) })}
        </EmptyState>
        {ownNote}
      </div>
    );
  }
  return (
    <div className="approvals">
      <div className="approvals-left">
        <RequestList
          items={items}
          current={key}
          decided={decided}
          filter={filter}
          onFilter={setFilter}
          onOpen={(opened) => {
            setWanted(opened);
            setRejecting(false);
          }}
        />
        {ownNote}
        {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
      </div>
      <section ref={pane} className="approvals-pane" aria-label={text.t("approvals.pane")}>
        {current !== undefined && (
          <DecisionPane
            key={key}
            item={current}
            position={text.t("approvals.position", { i: at + 1, n: shown.length })}
          />
        )}
        <div className="pane-foot-note">
          {!may && <p className="muted">{text.t("approvals.not_supervisor")}</p>}
          {isOwn && isOpen && !settings.self_approval && <p>{text.t("approvals.own_pane")}</p>}
          {isOwn && isOpen && settings.self_approval && (
            <Field label={text.t("approvals.self_reason")} className="self-reason">
              {(ids) => (
                <TextInput
                  {...ids}
                  value={selfReason}
                  onChange={(event) => setSelfReason(event.target.value)}
                />
              )}
            </Field>
          )}
          {mayReject && <RejectRow open={rejecting} onPick={reject} onClose={() => setRejecting(false)} />}
        </div>
        <footer className="pane-foot">
          <Button look="primary" shortcut="Ctrl+Enter" disabled={!mayApprove} onClick={approve}>
            {text.t(open.length > 1 ? "approvals.approve" : "approvals.approve_last")}
          </Button>
          <Button shortcut="Ctrl+Backspace" disabled={!mayReject} onClick={() => setRejecting(true)}>
            {text.t("approvals.reject")}
          </Button>
          <span className="foot-end">
            {current !== undefined && (
              <Button
                look="quiet"
                icon={Printer}
                onClick={() => openPrint({ document: "approval_slip", cards: [current.card.id] })}
              >
                {text.t("approvals.slip")}
              </Button>
            )}
            <Button look="quiet" shortcut="Alt+Down" onClick={() => go(1)}>
              {text.t("approvals.skip")}
            </Button>
          </span>
        </footer>
      </section>
      <SignTray ref={tray} decisions={decisions} left={items.length - Object.keys(decided).length} />
    </div>
  );
}
