import { Plus, X } from "lucide-react";
import { useState } from "react";
import { CALENDAR_COUNTRIES, type OpeningHours } from "#shared/domain/calendar/calendar-settings";
import type { StoreSettings } from "#shared/domain/store/store-settings";
import { useDeskQuery } from "../api/queries";
import { Button, IconButton } from "../ui/Button";
import { useText } from "../ui/display";
import { Field, SelectInput, TextInput } from "../ui/Field";
import { readClock } from "../ui/typed-time";
import { changedSpan, minuteText, withoutSpan, withSpan } from "./opening-hours";
import { SettingsForm } from "./SettingsForm";
import { useSettingsDraft } from "./settings-draft";

/** A span has no identity but its place in the day. */
const SPANS = ["first", "second", "third", "fourth", "fifth", "sixth"] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A time of day on the 24-hour clock; taken over as soon as it can be read, so that Ctrl+S saves what is seen. */
function ClockField({
  label,
  minute,
  onChange,
}: {
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? minute : readClock(typed);
  return (
    <TextInput
      aria-label={label}
      aria-invalid={read === null ? true : undefined}
      inputMode="numeric"
      maxLength={5}
      value={typed ?? minuteText(minute)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        const now = readClock(event.target.value);
        setTyped(event.target.value);
        if (now !== null && now !== minute) onChange(now);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function DayHours({
  day,
  hours,
  onChange,
}: {
  readonly day: string;
  readonly hours: OpeningHours;
  readonly onChange: (hours: OpeningHours) => void;
}) {
  const text = useText();
  return (
    <div className="hours-day">
      <b>{day}</b>
      {hours.length === 0 && <span className="field-hint">{text.t("settings.hours_closed")}</span>}
      {SPANS.slice(0, hours.length).map((place, index) => {
        const span = hours[index];
        if (span === undefined) return null;
        const from = minuteText(span.fromMinute);
        const to = minuteText(span.toMinute);
        return (
          <span key={place} className="hours-span">
            <ClockField
              label={text.t("settings.hours_from", { day })}
              minute={span.fromMinute}
              onChange={(fromMinute) => onChange(changedSpan(hours, index, { fromMinute }))}
            />
            –
            <ClockField
              label={text.t("settings.hours_to", { day })}
              minute={span.toMinute}
              onChange={(toMinute) => onChange(changedSpan(hours, index, { toMinute }))}
            />
            <IconButton
              icon={X}
              label={text.t("settings.hours_remove", { day, from, to })}
              onClick={() => onChange(withoutSpan(hours, index))}
            />
          </span>
        );
      })}
      <Button small look="quiet" icon={Plus} onClick={() => onChange(withSpan(hours))}>
        {text.t("settings.hours_add")}
      </Button>
    </div>
  );
}

/** An evening, a night: what most stores want. */
const USUAL_QUIET = { from_minute: 1260, to_minute: 480 } as const;

/** 免打扰: no desktop notifications meanwhile, over midnight too; the bell has them all the same. */
function QuietHours({
  quiet,
  onChange,
}: {
  readonly quiet: StoreSettings["quiet_hours"];
  readonly onChange: (quiet: StoreSettings["quiet_hours"]) => void;
}) {
  const text = useText();
  const day = text.t("settings.quiet_each_day");
  return (
    <div className="hours-day">
      <b>{day}</b>
      {quiet === null ? (
        <>
          <span className="field-hint">{text.t("settings.quiet_none")}</span>
          <Button small look="quiet" icon={Plus} onClick={() => onChange(USUAL_QUIET)}>
            {text.t("settings.quiet_add")}
          </Button>
        </>
      ) : (
        <span className="hours-span">
          <ClockField
            label={text.t("settings.quiet_from")}
            minute={quiet.from_minute}
            onChange={(from_minute) => onChange({ ...quiet, from_minute })}
          />
          –
          <ClockField
            label={text.t("settings.quiet_to")}
            minute={quiet.to_minute}
            onChange={(to_minute) => onChange({ ...quiet, to_minute })}
          />
          <IconButton icon={X} label={text.t("settings.quiet_remove")} onClick={() => onChange(null)} />
        </span>
      )}
    </div>
  );
}

/** 工作时间: when the store works (DOMAIN 4.4). */
export default function TimePart() {
  const text = useText();
  const draft = useSettingsDraft();
  const open = useDeskQuery("card.counts", {}).data?.open ?? 0;
  const { values, change, wrong, changed } = draft;
  const movesDeadlines = changed.some((name) => name !== "quiet_hours");
  return (
    <SettingsForm
      title={text.t("settings.time")}
      draft={draft}
      effect={movesDeadlines ? text.t("settings.effect_hours", { n: open }) : undefined}
    >
      <h3>{text.t("settings.hours_title")}</h3>
      {WEEKDAYS.map((day) => (
        <DayHours
          key={day}
          day={text.word("weekday", `${day}`)}
          hours={values.opening_hours[day]}
          onChange={(hours) => change({ opening_hours: { ...values.opening_hours, [day]: hours } })}
        />
      ))}
      <DayHours
        day={text.t("settings.holiday")}
        hours={values.holiday_hours}
        onChange={(holiday_hours) => change({ holiday_hours })}
      />
      {wrong("opening_hours") !== undefined && <p className="field-error">{wrong("opening_hours")}</p>}
      <div className="settings-pair">
        <Field label={text.t("settings.country")}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={values.country}
              choices={CALENDAR_COUNTRIES.map((value) => ({
                value,
                label: text.t(`settings.country_${value}`),
              }))}
              onChoose={(country) => country !== "" && change({ country })}
            />
          )}
        </Field>
        <Field label={text.field("zone")} error={wrong("zone")}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={values.zone}
              choices={Intl.supportedValuesOf("timeZone").map((value) => ({ value, label: value }))}
              onChoose={(zone) => zone !== "" && change({ zone })}
            />
          )}
        </Field>
      </div>
      <h3>{text.t("settings.quiet_title")}</h3>
      <QuietHours quiet={values.quiet_hours} onChange={(quiet_hours) => change({ quiet_hours })} />
      {wrong("quiet_hours") !== undefined && <p className="field-error">{wrong("quiet_hours")}</p>}
      <p className="field-hint">{text.t("settings.quiet_note")}</p>
    </SettingsForm>
  );
}
