import { useRef } from "react";
import { IMPACTS } from "#shared/domain/card/vocabulary";
import type { MessageKey } from "#shared/text/messages";
import { WatchedText } from "../card/forms/WatchedText";
import { Choices } from "../ui/Choices";
import { useText } from "../ui/display";
import { CheckBox, TextInput } from "../ui/Field";
import { KeyCap } from "../ui/KeyCap";
import { IntakeField } from "./IntakeField";
import { changeFields, useIntake } from "./intake-state";

/** The first words of most calls; a click puts them into the description. */
const PHRASES = [
  "intake.phrase.no_power",
  "intake.phrase.leak",
  "intake.phrase.noise",
  "intake.phrase.hot_plug",
  "intake.phrase.offline",
  "intake.phrase.error_code",
  "intake.phrase.screen",
  "intake.phrase.how_to",
] as const satisfies readonly MessageKey[];

const MORE = ["error_code", "usage_scene", "tried", "requested_window"] as const;

function setDescription(description: string): void {
  changeFields({ description });
}

/** 4 description in the customer's words, 5 impact by digit, and what else can be asked. */
export function RequestFields({ onNext }: { readonly onNext: (after: string) => void }) {
  const text = useText();
  const { fields } = useIntake();
  const area = useRef<HTMLTextAreaElement>(null);
  const add = (words: string) => {
    const before = fields.description;
    const comma = text.lang === "zh" ? "，" : ", ";
    setDescription(before === "" ? words : `${before}${comma}${words}`);
    area.current?.focus();
  };
  return (
    <>
      <IntakeField
        name="description"
        number={4}
        label={text.t("intake.f4")}
        hint={
          <>
            <KeyCap chord="Enter" /> {text.t("intake.hint4_next")} · {text.t("intake.hint4_line")}{" "}
            <KeyCap chord="Ctrl+J" />
          </>
        }
      >
        {(ids) => (
          <>
            <WatchedText
              {...ids}
              ref={area}
              rows={3}
              value={fields.description}
              onChange={setDescription}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing || event.keyCode === 229) return;
                if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.altKey) return;
                event.preventDefault();
                onNext("description");
              }}
            />
            <div className="intake-phrases">
              <span>{text.t("intake.phrases")}</span>
              {PHRASES.map((key) => (
                <button
                  key={key}
                  type="button"
                  className="phrase"
                  tabIndex={-1}
                  onClick={() => add(text.t(key))}
                >
                  {text.t(key)}
                </button>
              ))}
              <CheckBox
                label={text.t("intake.as_words")}
                checked={fields.own_words}
                tabIndex={-1}
                onToggle={(own_words) => changeFields({ own_words })}
              />
            </div>
          </>
        )}
      </IntakeField>
      <details className="intake-more">
        <summary tabIndex={-1}>{text.t("intake.more_request")}</summary>
        <div className="intake-pair">
          {MORE.map((name) => (
            <IntakeField key={name} name={name} label={text.field(name)}>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={fields[name]}
                  onChange={(event) => changeFields({ [name]: event.target.value })}
                />
              )}
            </IntakeField>
          ))}
        </div>
      </details>
      <IntakeField
        name="impact"
        number={5}
        label={text.t("intake.f5")}
        hint={text.t("intake.hint5")}
        className="intake-impact"
      >
        {() => (
          <Choices
            label={text.t("intake.f5")}
            numbered
            value={fields.impact}
            choices={IMPACTS.map((code) => ({ value: code as string, label: text.word("impact", code) }))}
            onChoose={(impact) => changeFields({ impact })}
          />
        )}
      </IntakeField>
    </>
  );
}
