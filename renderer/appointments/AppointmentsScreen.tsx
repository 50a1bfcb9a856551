import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { LocalDate } from "#shared/domain/card/case-state";
import { useDeskQuery } from "../api/queries";
import { dayTitle } from "../calendar/day-words";
import { useCommandHandler } from "../commands/command-handlers";
import type { CommandId } from "../commands/command-table";
import { useKeyHints } from "../commands/key-hints";
import { useRegion } from "../commands/regions";
import { Button, IconButton } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { useDisplay, useText } from "../ui/display";
import { focusOnMount } from "../ui/focus-on-mount";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { localDay } from "../ui/time-format";
import "./appointments.css";
import { daysOf, peopleOf, SPANS, type Span, shifted } from "./board";
import { DayBoard } from "./DayBoard";
import { moveFocus } from "./move-focus";
import { WeekBoard } from "./WeekBoard";

const HINTS: readonly CommandId[] = ["previous_period", "next_period", "open_row", "back", "keys"];
const ITEM = ".appointment";

/** Everything that the boards show of these days. */
function useBoard(days: readonly LocalDate[]) {
  const from_day = days[0] ?? "";
  const to_day = days.at(-1) ?? "";
  const years = [Number(from_day.slice(0, 4)), Number(to_day.slice(0, 4))] as const;
  const appointments = useDeskQuery("appointment.list", { from_day, to_day }, { keepPrevious: true });
  const staff = useDeskQuery("staff.list", {});
  const duty = useDeskQuery("duty.list", { from_day, to_day }, { keepPrevious: true });
  const first = useDeskQuery("calendar.year", { year: years[0] });
  const last = useDeskQuery("calendar.year", { year: years[1] });
  const closed = [first.data, last.data]
    .flatMap((year) => year?.days ?? [])
    .filter(({ date, working }) => !working && days.includes(date))
    .map(({ date }) => date);
  return {
    appointments: appointments.data,
    error: appointments.error ?? staff.error,
    retry: () => void Promise.all([appointments.refetch(), staff.refetch()]),
    staff: staff.data,
    duty: duty.data ?? [],
    closed: new Set(closed),
  };
}

function Period({
  span,
  days,
  onMove,
  onToday,
}: {
  readonly span: Span;
  readonly days: readonly LocalDate[];
  readonly onMove: (steps: number) => void;
  readonly onToday: () => void;
}) {
  const text = useText();
  const [first = "", last = first] = [days[0], days.at(-1)];
  return (
    <div className="appointments-period">
      <IconButton icon={ChevronLeft} label={text.t("appointment.previous")} onClick={() => onMove(-1)} />
      <b aria-live="polite">
        {span === "day" ? dayTitle(first, text) : text.t("appointment.week_of", { from: first, to: last })}
      </b>
      <IconButton icon={ChevronRight} label={text.t("appointment.next")} onClick={() => onMove(1)} />
      <Button small onClick={onToday}>
        {text.t("appointment.today")}
      </Button>
    </div>
  );
}

/** 预约: who is where and when, by the day or the week; what clashes is marked. */
export default function AppointmentsScreen() {
  const text = useText();
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  const [span, setSpan] = useState<Span>("day");
  const [date, setDate] = useState<LocalDate>(today);
  const days = daysOf(span, date);
  const board = useBoard(days);
  const head = useRegion();
  const list = useRegion();
  const { appointments = [], staff } = board;
  const loaded = board.appointments !== undefined && staff !== undefined;
  const move = (steps: number) => setDate(shifted(span, date, steps));
  useKeyHints(HINTS);
  useCommandHandler("previous_period", () => move(-1));
  useCommandHandler("next_period", () => move(1));
  const clashes = appointments.filter(({ clash }) => clash).length;
  const shown = {
    days,
    today,
    appointments,
    people: peopleOf(staff ?? [], appointments),
    duty: board.duty,
    closed: board.closed,
  };
  return (
    <div className="appointments">
      <header ref={head} className="appointments-head">
        <h1>{text.t("appointment.title")}</h1>
        <Choices
          label={text.t("appointment.span")}
          value={span}
          choices={SPANS.map((value) => ({ value, label: text.t(`appointment.${value}`) }))}
          onChoose={setSpan}
        />
        <Period span={span} days={days} onMove={move} onToday={() => setDate(today)} />
        <span className="appointments-count">
          {text.t("appointment.count", { n: appointments.length })}
          {clashes > 0 && <em>{text.t("appointment.clash_count", { n: clashes })}</em>}
        </span>
        <span className="field-hint">{text.t("appointment.keys")}</span>
      </header>
      {board.error !== null && <ErrorLine error={board.error} onRetry={board.retry} />}
      {!loaded && board.error === null && <SkeletonRows rows={14} heightPx={44} />}
      {loaded && appointments.length === 0 && (
        <p className="appointments-empty">{text.t(`appointment.empty_${span}`)}</p>
      )}
      {loaded && (
        <section
          ref={list}
          className="appointments-board"
          aria-label={text.t("appointment.title")}
          onKeyDown={(event) => moveFocus(event, ITEM)}
        >
          {/* The keyboard starts here; the first arrow goes to an appointment. */}
          <span ref={focusOnMount} className="appointment appointments-start" tabIndex={-1} />
          {span === "day" ? <DayBoard {...shown} /> : <WeekBoard {...shown} />}
        </section>
      )}
    </div>
  );
}
