import { Choices } from "../../../ui/Choices";
import { useText } from "../../../ui/display";
import { type ControlProps, textOf } from "../control-props";

/** One of a closed list by digit; what is not required can be left open again. */
export function ChoiceControl({ field, label, value, onChange, required }: ControlProps) {
  const text = useText();
  const { codes, words } = field.options ?? { codes: [], words: "kind" as const };
  const nameOf = (code: string) => text.wordOf(words, code);
  const choices = codes.map((code) => ({
    value: code,
    label: field.name === "kind" ? `${code} ${nameOf(code)}` : nameOf(code),
  }));
  const none = field.name === "priority" ? text.t("card.field.by_matrix") : text.t("time.none");
  return (
    <Choices
      label={label}
      numbered
      value={textOf(value)}
      choices={required ? choices : [...choices, { value: "", label: none }]}
      onChoose={onChange}
    />
  );
}

const SCORES = ["1", "2", "3", "4", "5"];

/** 1–5; the digit is the score. */
export function ScoreControl({ label, value, onChange, required }: ControlProps) {
  const text = useText();
  const choices = SCORES.map((score) => ({ value: score, label: text.t("intake.score", { n: score }) }));
  return (
    <Choices
      label={label}
      numbered
      value={textOf(value)}
      choices={required ? choices : [...choices, { value: "", label: text.t("time.none") }]}
      onChoose={onChange}
    />
  );
}

export function YesNoControl({ label, value, onChange, required }: ControlProps) {
  const text = useText();
  const choices = [
    { value: "yes", label: text.t("form.yes") },
    { value: "no", label: text.t("form.no") },
  ];
  return (
    <Choices
      label={label}
      numbered
      value={textOf(value)}
      choices={required ? choices : [...choices, { value: "", label: text.t("time.none") }]}
      onChoose={onChange}
    />
  );
}
