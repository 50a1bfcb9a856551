import { Bell } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useDeskQuery } from "../api/queries";
import { useNowMs, useText } from "../ui/display";
import { Popover } from "../ui/Popover";
import { SlaShape } from "../ui/SlaShape";
import { deadlineTime, levelAt } from "../ui/sla";
import { openFound } from "../workbench/open-found";
import { nextStep } from "../workbench/queue-words";
import { type BellItem, markRead, takeQueue, useBell } from "./bell";
import "./bell.css";

function Call({ call, onOpen }: { readonly call: BellItem; readonly onOpen: () => void }) {
  const text = useText();
  const nowMs = useNowMs();
  const { row } = call.item;
  const level = levelAt(row, nowMs);
  return (
    <li>
      <button
        type="button"
        className="bell-call"
        onClick={() => {
          onOpen();
          openFound(row);
        }}
      >
        <span className={`queue-time sla-${level}`}>
          <SlaShape shape={level} />
          <b>{deadlineTime({ due_at: row.due_at, level }, nowMs, text)}</b>
        </span>
        <span>
          <b>{nextStep(row, text)}</b> {row.customer_name ?? text.t("queue.no_customer")}
        </span>
      </button>
    </li>
  );
}

/** The bell: how many deadlines came near or passed since it was last opened. */
export function BellButton() {
  const text = useText();
  const nowMs = useNowMs();
  const { items, unread } = useBell();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const queue = useDeskQuery("card.queue", {}).data;
  const close = useCallback(() => setAnchor(null), []);
  useEffect(() => {
    if (queue !== undefined) takeQueue(queue, nowMs);
  }, [queue, nowMs]);
  return (
    <>
      <button
        type="button"
        className="icon-button bell"
        aria-label={text.t("app.notifications_unread", { n: unread })}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        title={text.t("app.notifications")}
        onClick={(event) => {
          markRead();
          setAnchor(anchor === null ? event.currentTarget : null);
        }}
      >
        <Bell size={16} aria-hidden />
        {unread > 0 && <b>{unread > 99 ? "99+" : unread}</b>}
      </button>
      {anchor !== null && (
        <Popover anchor={anchor} label={text.t("app.notifications")} onClose={close}>
          {items.length === 0 ? (
            <p className="bell-empty">{text.t("app.notifications_none")}</p>
          ) : (
            <ul className="bell-list">
              {items.map((call) => (
                <Call key={call.key} call={call} onOpen={close} />
              ))}
            </ul>
          )}
        </Popover>
      )}
    </>
  );
}
