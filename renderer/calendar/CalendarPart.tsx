import { BadgeCheck, ChevronLeft, ChevronRight, FileInput } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { CalendarYear, FileSignatureView } from "#shared/contract/clock-views";
import type { DayInfo } from "#shared/domain/calendar/work-calendar";
import type { LocalDate } from "#shared/domain/card/case-state";
import { onDeskEvent } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { useCommandHandler } from "../commands/command-handlers";
import type { CommandId } from "../commands/command-table";
import { useKeyHints } from "../commands/key-hints";
import { useRight } from "../settings/rights";
import { MayNot } from "../settings/SettingsForm";
import { Button, IconButton } from "../ui/Button";
import { useDisplay, useText } from "../ui/display";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { localDay } from "../ui/time-format";
import { useTime } from "../ui/use-time";
import "./calendar.css";
import { DayDialog } from "./DayDialog";
import { dayName, dayTitle, hoursOf } from "./day-words";
import { MonthTable } from "./MonthTable";
import { PublishersDialog } from "./PublishersDialog";
import { useYearFile } from "./use-year-file";
import { countLooks, DAY_LOOKS, dayAfterKey, inYear, isOverridden, monthsOf, originOf } from "./year-days";

const HINTS: readonly CommandId[] = ["previous_period", "next_period", "next_region", "back", "keys"];
const YEARS = { min: 2000, max: 2100 } as const;

/** How far the clocks of open cards are counted again after a change; null = nothing is under way. */
function useRecount(): { readonly done: number; readonly total: number } | null {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useEffect(
    () => onDeskEvent("calendar.progress", (now) => setProgress(now.done < now.total ? now : null)),
    [],
  );
  return progress;
}

/** Who signed an imported file; a key that is not registered says so, and can be. */
function Signature({
  signature,
  onTrust,
}: {
  readonly signature: FileSignatureView | null;
  readonly onTrust: ((publicKey: string) => void) | null;
}) {
  const text = useText();
  if (signature === null) return text.t("calendar.unsigned");
  const { publisher, fingerprint, public_key } = signature;
  if (publisher !== null) return text.t("calendar.signed", { publisher });
  return (
    <>
      <b className="calendar-unknown">{text.t("calendar.signed_unknown", { fingerprint })}</b>
      {onTrust !== null && (
        <Button small look="quiet" onClick={() => onTrust(public_key)}>
          {text.t("calendar.trust_this")}
        </Button>
      )}
    </>
  );
}

function Origin({
  year,
  onTrust,
}: {
  readonly year: CalendarYear;
  readonly onTrust: ((publicKey: string) => void) | null;
}) {
  const text = useText();
  const time = useTime();
  const { imported } = year;
  return (
    <p className="calendar-origin">
      {text.t(`calendar.source_${year.source}`)}
      {imported !== null && (
        <>
          {" · "}
          {text.t("calendar.imported", { at: time.full(imported.at), by: imported.by ?? "" })}
          {" · "}
          <Signature signature={imported.signature} onTrust={onTrust} />
        </>
      )}
    </p>
  );
}

function Legend({ days }: { readonly days: readonly DayInfo[] }) {
  const text = useText();
  const counts = countLooks(days);
  return (
    <div className="calendar-legend">
      <ul aria-label={text.t("calendar.legend")}>
        {DAY_LOOKS.map((look) => (
          <li key={look}>
            <span className={`day day-${look}`} aria-hidden="true">
              8{look !== "work" && look !== "weekend" && <b>{text.t(`calendar.mark.${look}`)}</b>}
            </span>
            {text.t(`calendar.look.${look}`)}
          </li>
        ))}
      </ul>
      <span>
        {text.t("calendar.summary", {
          working: days.filter(({ working }) => working).length,
          holidays: counts.holiday,
          makeup: counts.make_up,
          own: counts.store_work + counts.store_off,
        })}
      </span>
    </div>
  );
}

/** The day that the keyboard is on, in words, and who says so. */
function CurrentDay({ day, year }: { readonly day: DayInfo; readonly year: CalendarYear }) {
  const text = useText();
  return (
    <p className="calendar-current">
      <b>{dayTitle(day.date, text)}</b> {dayName(day, text)}
      {day.working && ` · ${text.t("calendar.hours", { hours: hoursOf(day) })}`}
      {" · "}
      {text.t("calendar.day_source", { source: text.t(`calendar.from.${originOf(day, year.source)}`) })}
      {day.provisional && ` · ${text.t("calendar.provisional_day")}`}
    </p>
  );
}

function YearHead({
  year,
  onYear,
  thisYear,
}: {
  readonly year: number;
  readonly thisYear: number;
  readonly onYear: (year: number) => void;
}) {
  const text = useText();
  return (
    <div className="calendar-period">
      <IconButton
        icon={ChevronLeft}
        label={text.t("calendar.previous_year")}
        disabled={year <= YEARS.min}
        onClick={() => onYear(year - 1)}
      />
      <h2 aria-live="polite">{text.t("calendar.year", { year })}</h2>
      <IconButton
        icon={ChevronRight}
        label={text.t("calendar.next_year")}
        disabled={year >= YEARS.max}
        onClick={() => onYear(year + 1)}
      />
      {year !== thisYear && (
        <Button small onClick={() => onYear(thisYear)}>
          {text.t("calendar.this_year")}
        </Button>
      )}
    </div>
  );
}

/** The day that is looked at, and the keys that move it over months and years. */
function useCurrentDay() {
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  const [current, setCurrent] = useState<LocalDate>(today);
  const body = useRef<HTMLFieldSetElement>(null);
  const takesFocus = useRef(false);
  const year = Number(current.slice(0, 4));
  const goTo = (date: LocalDate, focus: boolean) => {
    const to = Number(date.slice(0, 4));
    if (to < YEARS.min || to > YEARS.max) return;
    takesFocus.current = focus;
    setCurrent(date);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = dayAfterKey(current, event.key);
    if (next === null || !(event.target instanceof HTMLElement) || !event.target.dataset["date"]) return;
    event.preventDefault();
    goTo(next, true);
  };
  const goToYear = (to: number) =>
    goTo(inYear(current, to), body.current?.contains(document.activeElement) ?? false);
  /** Once the day is on the page: the keyboard goes where it was taken. */
  const focusWhenShown = () => {
    const cell = body.current?.querySelector<HTMLElement>(`[data-date="${current}"]`);
    if (!takesFocus.current || !cell) return;
    takesFocus.current = false;
    cell.focus();
  };
  return { today, current, year, body, setCurrent, onKeyDown, goToYear, focusWhenShown };
}

/** 日历 (DOMAIN 4.4): the year by day, where each day comes from, and the store's own days. */
export default function CalendarPart() {
  const text = useText();
  const { may } = useRight("calendar");
  const [open, setOpen] = useState<LocalDate | null>(null);
  /** The key that the dialog of the publishers offers to register; null while it is closed. */
  const [publishers, setPublishers] = useState<string | null>(null);
  const day = useCurrentDay();
  const { data, error, refetch } = useDeskQuery("calendar.year", { year: day.year }, { keepPrevious: true });
  const file = useYearFile(day.goToYear);
  const recount = useRecount();
  useKeyHints(HINTS);
  useEffect(day.focusWhenShown);
  useCommandHandler("previous_period", () => day.goToYear(day.year - 1));
  useCommandHandler("next_period", () => day.goToYear(day.year + 1));
  const current = data?.days.find(({ date }) => date === day.current);
  const opened = data?.days.find(({ date }) => date === open);
  return (
    <div className="calendar">
      <header className="calendar-head">
        <YearHead year={day.year} thisYear={Number(day.today.slice(0, 4))} onYear={day.goToYear} />
        {data !== undefined && <Origin year={data} onTrust={may ? setPublishers : null} />}
        {file.input}
        <Button icon={FileInput} disabled={!may || file.busy} onClick={file.choose}>
          {text.t(file.busy ? "calendar.importing" : "calendar.import")}
        </Button>
        <Button icon={BadgeCheck} onClick={() => setPublishers("")}>
          {text.t("calendar.publishers")}
        </Button>
      </header>
      <MayNot right="calendar" />
      {data?.provisional === true && data.year === day.year && (
        <p className="settings-note calendar-provisional" role="status">
          {text.t("calendar.provisional", { year: data.year })}
        </p>
      )}
      {file.problem !== null && (
        <p className="field-error" role="alert">
          {file.problem}
        </p>
      )}
      {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonRows rows={14} />}
      {data !== undefined && (
        <>
          <Legend days={data.days} />
          <fieldset
            ref={day.body}
            className="calendar-months"
            aria-label={text.t("calendar.year", { year: data.year })}
            onKeyDown={day.onKeyDown}
            onClick={(event) => {
              const cell = event.target instanceof Element ? event.target.closest("[data-date]") : null;
              if (!(cell instanceof HTMLElement)) return;
              const date = cell.dataset["date"] ?? "";
              day.setCurrent(date);
              if (may) setOpen(date);
            }}
          >
            {monthsOf(data.days).map((month) => (
              <MonthTable
                key={month.month}
                year={data.year}
                month={month}
                current={day.current}
                today={day.today}
                isOwn={(date) => isOverridden(data, date)}
              />
            ))}
          </fieldset>
          <footer className="calendar-foot">
            {current !== undefined && <CurrentDay day={current} year={data} />}
            {recount !== null && <span role="status">{text.t("calendar.recount", recount)}</span>}
            <span className="field-hint">{text.t(may ? "calendar.keys" : "calendar.keys_read")}</span>
          </footer>
        </>
      )}
      {publishers !== null && <PublishersDialog offered={publishers} onClose={() => setPublishers(null)} />}
      {opened !== undefined && data !== undefined && (
        <DayDialog
          key={opened.date}
          day={opened}
          year={data}
          onClose={() => {
            setOpen(null);
            refreshChannels("calendar.year");
          }}
        />
      )}
    </div>
  );
}
