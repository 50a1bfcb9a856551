import { useRef, useState } from "react";
import type { CalendarYear } from "#shared/contract/clock-views";
import type { StoreOverride } from "#shared/domain/calendar/calendar-settings";
import type { DayInfo } from "#shared/domain/calendar/work-calendar";
import { useSettings } from "../api/app-state";
import { call } from "../api/bridge";
import { RecordDialog } from "../settings/RecordDialog";
import { Choices } from "../ui/Choices";
import { useText } from "../ui/display";
import { CheckBox, Field, TextInput } from "../ui/Field";
import { say } from "../ui/undo-strip";
import { dayName, dayTitle } from "./day-words";
import { hoursText, readHours } from "./hours-text";
import { originOf } from "./year-days";

const RULES = ["by_rule", "own_working", "own_off"] as const;
type Rule = (typeof RULES)[number];

interface Draft {
  readonly rule: Rule;
  readonly usual: boolean;
  readonly hours: string;
  readonly name: string;
}

function draftOf(override: StoreOverride | undefined): Draft {
  if (override === undefined) return { rule: "by_rule", usual: true, hours: "", name: "" };
  return {
    rule: override.working ? "own_working" : "own_off",
    usual: override.spans === null,
    hours: hoursText(override.spans ?? []),
    name: override.name ?? "",
  };
}

/** What the draft says of the day; `wrong` where the hours are no hours. */
function overrideOf(draft: Draft): StoreOverride | null | "wrong" {
  if (draft.rule === "by_rule") return null;
  const name = draft.name.trim() === "" ? null : draft.name.trim();
  if (draft.rule === "own_off") return { working: false, spans: null, name };
  if (draft.usual) return { working: true, spans: null, name };
  const spans = readHours(draft.hours);
  return spans === null || spans.length === 0 ? "wrong" : { working: true, spans, name };
}

/** What the store says of one day: open or closed, its hours, a name. */
export function DayDialog({
  day,
  year,
  onClose,
}: {
  readonly day: DayInfo;
  readonly year: CalendarYear;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [draft, setDraft] = useState(() => draftOf(year.overrides[day.date]));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const override = overrideOf(draft);
  const usualHours = useSettings().opening_hours[1];
  /** How many cards a saved day touches: said in place of the dialog's own "saved". */
  const told = useRef<string | null>(null);
  const save = async () => {
    if (override === "wrong") return { ok: false, code: "invalid_input" } as const;
    const copy = override && { ...override, spans: override.spans && [...override.spans] };
    const result = await call("calendar.override", { day: day.date, override: copy });
    if (result.ok)
      told.current = text.t("calendar.day_saved", { date: day.date, n: result.value.open_cards });
    return result;
  };
  const close = () => {
    onClose();
    if (told.current !== null) say(told.current);
  };
  return (
    <RecordDialog
      title={dayTitle(day.date, text)}
      name={day.date}
      ready={override !== "wrong"}
      onSave={save}
      onClose={close}
    >
      {(wrong) => (
        <>
          <p className="field-hint">
            {dayName(day, text)} ·{" "}
            {text.t("calendar.day_source", {
              source: text.t(`calendar.from.${originOf(day, year.source)}`),
            })}
          </p>
          <Choices
            label={text.t("calendar.choice")}
            value={draft.rule}
            numbered
            choices={RULES.map((value) => ({ value, label: text.t(`calendar.${value}`) }))}
            onChoose={(rule) => change({ rule })}
          />
          {draft.rule === "own_working" && (
            <>
              <CheckBox
                label={text.t("calendar.usual_hours")}
                checked={draft.usual}
                onToggle={(usual) =>
                  change(usual || draft.hours !== "" ? { usual } : { usual, hours: hoursText(usualHours) })
                }
              />
              {!draft.usual && (
                <Field
                  label={text.t("calendar.own_hours")}
                  hint={text.t("calendar.hours_example")}
                  error={
                    override === "wrong" && draft.hours.trim() !== ""
                      ? text.t("calendar.hours_wrong")
                      : wrong("spans")
                  }
                >
                  {(ids) => (
                    <TextInput
                      {...ids}
                      value={draft.hours}
                      onChange={(event) => change({ hours: event.target.value })}
                    />
                  )}
                </Field>
              )}
            </>
          )}
          {draft.rule !== "by_rule" && (
            <Field
              label={text.t("calendar.day_name")}
              hint={text.t("calendar.day_name_hint")}
              error={wrong("name")}
            >
              {(ids) => (
                <TextInput
                  {...ids}
                  maxLength={40}
                  value={draft.name}
                  onChange={(event) => change({ name: event.target.value })}
                />
              )}
            </Field>
          )}
          <p className="settings-note">{text.t("calendar.effect")}</p>
        </>
      )}
    </RecordDialog>
  );
}
