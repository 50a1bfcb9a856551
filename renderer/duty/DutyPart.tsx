import { ChevronLeft, ChevronRight } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import type { DutyShift } from "#shared/contract/clock-views";
import type { StaffView } from "#shared/contract/views";
import { parseLocalDate, weekdayOf } from "#shared/domain/calendar/local-day";
import type { LocalDate } from "#shared/domain/card/case-state";
import { failureText } from "#shared/text/failure-text";
import type { Text } from "#shared/text/text";
import { call } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { daysOf, shifted } from "../appointments/board";
import { moveFocus } from "../appointments/move-focus";
import { useCommandHandler } from "../commands/command-handlers";
import { useRight } from "../settings/rights";
import { MayNot } from "../settings/SettingsForm";
import { Button, IconButton } from "../ui/Button";
import { useDisplay, useText } from "../ui/display";
import { TextInput } from "../ui/Field";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { localDay } from "../ui/time-format";
import { say } from "../ui/undo-strip";
import "./duty.css";
import { cellKey, changedDays, type DutyDraft, draftOf, readCell, shiftsOfDay } from "./duty-week";

/** `周五 11-20`. */
function dayName(day: LocalDate, text: Text): string {
  const number = parseLocalDate(day);
  return `${number === null ? "" : text.word("weekday", `${weekdayOf(number)}`)} ${day.slice(5)}`;
}

/** What is typed and not saved yet, over what is stored. */
function useDutyDraft(days: readonly LocalDate[], stored: readonly DutyShift[], staff: readonly StaffView[]) {
  const zone = useDisplay((display) => display.zone);
  const [typed, setTyped] = useState<DutyDraft>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const before = draftOf(stored, zone);
  const draft: DutyDraft = { ...before, ...typed };
  const changed = changedDays(before, draft, days);
  const codes = staff.map(({ code }) => code);
  const readable = changed.every((day) => shiftsOfDay(draft, day, codes, zone) !== null);
  const revert = () => {
    setTyped({});
    setSentence(null);
  };
  const save = async (text: Text) => {
    if (changed.length === 0 || !readable) return;
    for (const day of changed) {
      const result = await call("duty.save", { day, shifts: shiftsOfDay(draft, day, codes, zone) ?? [] });
      if (!result.ok) {
        setSentence(failureText(result, text).sentence);
        return;
      }
    }
    revert();
    refreshChannels("duty.list");
    say(text.t("duty.saved", { from: days[0] ?? "", to: days.at(-1) ?? "" }));
  };
  return {
    draft,
    zone,
    change: (key: string, words: string) => setTyped((now) => ({ ...now, [key]: words })),
    dirty: changed.length > 0,
    readable,
    revert,
    save,
    sentence,
  };
}

function DutyTable({
  days,
  staff,
  duty,
}: {
  readonly days: readonly LocalDate[];
  readonly staff: readonly StaffView[];
  readonly duty: ReturnType<typeof useDutyDraft>;
}) {
  const text = useText();
  return (
    <table className="duty-table" aria-label={text.t("settings.duty")}>
      <thead>
        <tr>
          <th scope="col">{text.t("duty.person")}</th>
          {days.map((day) => (
            <th key={day} scope="col">
              {dayName(day, text)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {staff.map(({ code, name }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            {days.map((day) => {
              const key = cellKey(day, code);
              const wrong = readCell(duty.draft[key] ?? "", day, duty.zone) === null;
              return (
                <td key={day}>
                  <TextInput
                    className="duty-cell"
                    aria-label={text.t("duty.cell", { person: name, day: dayName(day, text) })}
                    aria-invalid={wrong ? true : undefined}
                    title={wrong ? text.t("duty.hours_wrong") : undefined}
                    value={duty.draft[key] ?? ""}
                    onFocus={(event) => event.target.select()}
                    onChange={(event) => duty.change(key, event.target.value)}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Week({
  days,
  stored,
  staff,
}: {
  readonly days: readonly LocalDate[];
  readonly stored: readonly DutyShift[];
  readonly staff: readonly StaffView[];
}) {
  const text = useText();
  const { may } = useRight("duty");
  const duty = useDutyDraft(days, stored, staff);
  useCommandHandler("save", () => void duty.save(text), may);
  return (
    <form
      className="duty-week"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void duty.save(text);
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowUp" || event.key === "ArrowDown") moveFocus(event, ".duty-cell");
      }}
    >
      <fieldset disabled={!may}>
        <DutyTable days={days} staff={staff} duty={duty} />
      </fieldset>
      <p className="field-hint">{text.t("duty.hours_hint")}</p>
      {!duty.readable && <p className="field-error">{text.t("duty.hours_wrong")}</p>}
      {duty.sentence !== null && (
        <p className="field-error" role="alert">
          {duty.sentence}
        </p>
      )}
      <footer className="settings-foot">
        <Button
          type="submit"
          look="primary"
          shortcut="Ctrl+S"
          disabled={!may || !duty.dirty || !duty.readable}
        >
          {text.t("duty.save")}
        </Button>
        {duty.dirty && (
          <Button look="quiet" onClick={duty.revert}>
            {text.t("settings.revert")}
          </Button>
        )}
      </footer>
    </form>
  );
}

/** 值班 (DOMAIN 4.2 "Warn"): who is told when a deadline comes near, week by week. */
export default function DutyPart() {
  const text = useText();
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  const [date, setDate] = useState<LocalDate>(today);
  const days = daysOf("week", date);
  const [from_day = date, to_day = from_day] = [days[0], days.at(-1)];
  const duty = useDeskQuery("duty.list", { from_day, to_day });
  const staff = useDeskQuery("staff.list", {});
  const move = (weeks: number) => setDate(shifted("week", date, weeks));
  useCommandHandler("previous_period", () => move(-1));
  useCommandHandler("next_period", () => move(1));
  const error = duty.error ?? staff.error;
  const active = staff.data?.filter((person) => person.active);
  return (
    <div className="duty">
      <header>
        <IconButton icon={ChevronLeft} label={text.t("appointment.previous")} onClick={() => move(-1)} />
        <h2 aria-live="polite">{text.t("duty.week", { from: from_day, to: to_day })}</h2>
        <IconButton icon={ChevronRight} label={text.t("appointment.next")} onClick={() => move(1)} />
      </header>
      <p className="field-hint">{text.t("duty.hint")}</p>
      <MayNot right="duty" />
      {error !== null && (
        <ErrorLine error={error} onRetry={() => void Promise.all([duty.refetch(), staff.refetch()])} />
      )}
      {error === null && (duty.data === undefined || active === undefined) && <SkeletonRows rows={8} />}
      {duty.data !== undefined && active !== undefined && (
        <Week key={from_day} days={days} stored={duty.data} staff={active} />
      )}
    </div>
  );
}
