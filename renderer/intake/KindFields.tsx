import type { KeyboardEvent } from "react";
import { FAULT_TYPES, KINDS, type Kind, SERVICE_MODES } from "#shared/domain/card/vocabulary";
import { assignable } from "../card/forms/controls/StaffControl";
import { StaffPick } from "../card/forms/controls/StaffPick";
import { Choices } from "../ui/Choices";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { TextInput } from "../ui/Field";
import { KeyCap } from "../ui/KeyCap";
import { IntakeField } from "./IntakeField";
import { changeFields, useIntake } from "./intake-state";

function isKind(value: string): value is Kind {
  return KINDS.some((kind) => kind === value);
}

/** 6 kind by its letter or a digit. */
function KindChoice({ onNext }: { readonly onNext: (after: string) => void }) {
  const text = useText();
  const { fields } = useIntake();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    const letter = event.key.toUpperCase();
    const kind = isKind(letter)
      ? letter
      : /^[1-7]$/.test(event.key)
        ? KINDS[Number(event.key) - 1]
        : undefined;
    if (kind === undefined) return;
    event.preventDefault();
    changeFields({ kind });
    onNext("kind");
  };
  return (
    <fieldset className="kinds" aria-label={text.t("intake.f6")} onKeyDown={onKeyDown}>
      {KINDS.map((kind) => (
        <label key={kind} className={classes("choice", fields.kind === kind && "choice-chosen")}>
          <input
            type="radio"
            className="spoken-only"
            name="intake-kind"
            checked={fields.kind === kind}
            onChange={() => changeFields({ kind })}
          />
          <span className="choice-digit">{kind}</span>
          {text.word("kind_short", kind)}
        </label>
      ))}
    </fieldset>
  );
}

/** 6 kind, 7 expectation; below the line what lets F9 go on to dispatch: fault type, 8 service, 9 assignee. */
export function KindFields({ onNext }: { readonly onNext: (after: string) => void }) {
  const text = useText();
  const { fields } = useIntake();
  const kind = isKind(fields.kind) ? fields.kind : null;
  const [before, after] = text.template("intake.optional_line").split("{key}");
  return (
    <>
      <div className="intake-pair intake-kind">
        <IntakeField name="kind" number={6} label={text.t("intake.f6")} hint={text.t("intake.hint6")}>
          {() => <KindChoice onNext={onNext} />}
        </IntakeField>
        <IntakeField name="expectation" number={7} label={text.t("intake.f7")} hint={text.t("intake.hint7")}>
          {(ids) => (
            <TextInput
              {...ids}
              value={fields.expectation}
              onChange={(event) => changeFields({ expectation: event.target.value })}
            />
          )}
        </IntakeField>
      </div>
      <p className="intake-divider">
        {before}
        <KeyCap chord="F9" />
        {after}
      </p>
      {kind === "A" && (
        <IntakeField name="fault_type" label={text.field("fault_type")}>
          {() => (
            <Choices
              label={text.field("fault_type")}
              numbered
              value={fields.fault_type}
              choices={FAULT_TYPES.map((code) => ({
                value: code as string,
                label: text.word("fault_type", code),
              }))}
              onChoose={(fault_type) => changeFields({ fault_type })}
            />
          )}
        </IntakeField>
      )}
      <div className="intake-pair intake-service">
        <IntakeField name="service_mode" number={8} label={text.t("intake.f8")}>
          {() => (
            <Choices
              label={text.t("intake.f8")}
              numbered
              value={fields.service_mode}
              choices={SERVICE_MODES.map((code) => ({
                value: code as string,
                label: text.word("service_mode", code),
              }))}
              onChoose={(service_mode) => changeFields({ service_mode })}
            />
          )}
        </IntakeField>
        <IntakeField name="assignee" number={9} label={text.t("intake.f9")}>
          {(ids) => (
            <StaffPick
              ids={ids}
              label={text.t("intake.f9")}
              value={fields.assignee}
              onChange={(assignee) => changeFields({ assignee })}
              offered={assignable(kind)}
              empty={text.t("intake.assignee_none")}
            />
          )}
        </IntakeField>
      </div>
    </>
  );
}
