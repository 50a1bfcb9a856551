import { Bell } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { NoticeLine, NoticeView } from "#shared/contract/clock-views";
import { noticeKindWords } from "#shared/text/notice-kind";
import { call, onDeskEvent } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { openCard } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { COMMANDS } from "../commands/command-table";
import { startIntake } from "../intake/start-intake";
import { Button } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { ErrorLine } from "../ui/ListStates";
import { Popover } from "../ui/Popover";
import { SlaShape } from "../ui/SlaShape";
import { sayFailed } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";
import { lineCard, lineWords, shapeOfLine } from "./notice-words";
import "./notice-bell.css";
import { useNoticeHold } from "./use-notice-hold";

const SHOWN = 50;

async function markRead(ids: readonly string[] | null): Promise<void> {
  const result = await call("notice.read", { ids: ids === null ? null : [...ids] });
  if (result.ok) refreshChannels("notice.list");
}

/** A new notice comes into the bell; only a safety breach also says so in the status bar (UX 2). */
function take({ kind, lines }: NoticeView): void {
  refreshChannels("notice.list");
  const [first] = lines;
  if (kind !== "safety" || first === undefined) return;
  const text = currentText();
  const milestone = text.word("milestone", first.milestone);
  sayFailed(text.t("notice.safety_told", { ...lineCard(first, text), milestone }));
}

function Line({ line, onOpen }: { readonly line: NoticeLine; readonly onOpen: () => void }) {
  const text = useText();
  const time = useTime();
  const { no, customer } = lineCard(line, text);
  const shape = shapeOfLine(line);
  return (
    <li>
      <button type="button" className="notice-line" onClick={onOpen}>
        <span className={`notice-shape sla-${shape}`}>
          <SlaShape shape={shape} />
        </span>
        <b>{lineWords(line, text)}</b>
        <span className="notice-card">
          {customer} {no}
        </span>
        <span className="notice-due">{text.t("notice.due", { at: time.dayTime(line.due_at) })}</span>
      </button>
    </li>
  );
}

function Notice({
  notice,
  onOpen,
}: {
  readonly notice: NoticeView;
  readonly onOpen: (line: NoticeLine) => void;
}) {
  const text = useText();
  const time = useTime();
  const more = notice.period === null ? notice.total - notice.lines.length : 0;
  const kind = noticeKindWords(notice, text);
  return (
    <li className={notice.read ? "notice" : "notice notice-new"}>
      <h3>
        {time.short(notice.at)}
        {kind !== null && <span>{kind}</span>}
        {!notice.read && <em>{text.t("notice.new")}</em>}
      </h3>
      <ul>
        {notice.lines.map((line) => (
          <Line
            key={`${line.card_id} ${line.milestone} ${line.round} ${line.percent}`}
            line={line}
            onOpen={() => onOpen(line)}
          />
        ))}
      </ul>
      {more > 0 && <p className="field-hint">{text.t("notice.more", { n: more })}</p>}
    </li>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down go from line to line. */
function onListKey(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.ctrlKey) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>(".notice-line")];
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  event.preventDefault();
  lines[Math.max(0, Math.min(lines.length - 1, at + step))]?.focus();
}

function NoticeList({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const { data: notices, error, refetch } = useDeskQuery("notice.list", { limit: SHOWN });
  const open = (notice: NoticeView, line: NoticeLine) => {
    onClose();
    // A card without a number is a draft, which goes on in the intake.
    if (line.no === null) startIntake(line.card_id);
    else openCard(line.card_id);
    if (!notice.read) void markRead([notice.id]);
  };
  const unread = notices?.some(({ read }) => !read) ?? false;
  return (
    <section className="notices" onKeyDown={onListKey} aria-label={text.t("notice.title")}>
      <header>
        <h2>{text.t("notice.title")}</h2>
        <Button small disabled={!unread} onClick={() => void markRead(null)}>
          {text.t("notice.read_all")}
        </Button>
      </header>
      {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
      {notices?.length === 0 && <p className="notices-empty">{text.t("notice.empty")}</p>}
      <ul>
        {notices?.map((notice) => (
          <Notice key={notice.id} notice={notice} onOpen={(line) => open(notice, line)} />
        ))}
      </ul>
    </section>
  );
}

/** The bell (UX 2): reminders, bundled; it never opens by itself. */
export function NoticeBell() {
  const text = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const notices = useDeskQuery("notice.list", { limit: SHOWN }).data;
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setAnchor(null), []);
  useCommandHandler("notices", () => setAnchor((open) => (open === null ? button.current : null)));
  useNoticeHold();
  // Notices are the reader's own: somebody else may have sat here before.
  useEffect(() => refreshChannels("notice.list"), []);
  useEffect(() => onDeskEvent("notice.added", ({ notice }) => take(notice)), []);
  const unread = notices?.filter(({ read }) => !read).length ?? 0;
  const label = unread === 0 ? text.t("notice.bell_none") : text.t("notice.bell", { n: unread });
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button notice-bell"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        title={`${text.t("notice.title")} ${COMMANDS.notices.shortcuts[0]?.replace("+", " ")}`}
        onClick={(event) => setAnchor(anchor === null ? event.currentTarget : null)}
      >
        <Bell size={16} aria-hidden />
        {unread > 0 && <b>{unread >= SHOWN ? `${SHOWN}+` : unread}</b>}
      </button>
      {anchor !== null && (
        <Popover anchor={anchor} label={text.t("notice.title")} onClose={close}>
          <NoticeList onClose={close} />
        </Popover>
      )}
    </>
  );
}
