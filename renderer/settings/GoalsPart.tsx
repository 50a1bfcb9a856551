import { useState } from "react";
import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import { FIGURE_CODES, type FigureCode } from "#shared/domain/figures/vocabulary";
import { useText } from "../ui/display";
import { CheckBox, TextInput } from "../ui/Field";
import { SettingsForm } from "./SettingsForm";
import { useSettingsDraft } from "./settings-draft";

/** Figures that one can be better or worse at; counts and stock turnover have no direction, so no goal. */
const WITH_GOAL = FIGURE_CODES.filter((code) => FIGURE_DEFINITIONS[code].direction !== null);

/** A share is typed in percent. */
function shownGoal(code: FigureCode, goal: number | null): string {
  if (goal === null) return "";
  return String(Number((FIGURE_DEFINITIONS[code].unit === "share" ? goal * 100 : goal).toFixed(2)));
}

/** Undefined for what is no goal: not a number, or a share of more than all. */
function readGoal(code: FigureCode, typed: string): number | undefined {
  const value = Number(typed);
  if (typed.trim() === "" || !Number.isFinite(value) || value < 0) return undefined;
  if (FIGURE_DEFINITIONS[code].unit !== "share") return value;
  return value > 100 ? undefined : value / 100;
}

function GoalField({
  code,
  goal,
  onChange,
}: {
  readonly code: FigureCode;
  readonly goal: number | null;
  readonly onChange: (goal: number | undefined) => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const { direction, unit } = FIGURE_DEFINITIONS[code];
  const wrong = typed !== null && typed.trim() !== "" && readGoal(code, typed) === undefined;
  return (
    <div className="goal-row">
      <span>{text.t(`figure.name.${code}`)}</span>
      <i aria-hidden="true">{direction === "lower" ? "≤" : "≥"}</i>
      <TextInput
        inputMode="decimal"
        maxLength={8}
        aria-label={text.t(`figure.name.${code}`)}
        aria-invalid={wrong ? true : undefined}
        placeholder={shownGoal(code, FIGURE_DEFINITIONS[code].goal) || text.t("report.no_goal")}
        value={typed ?? shownGoal(code, goal)}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(readGoal(code, event.target.value));
        }}
        onBlur={() => !wrong && setTyped(null)}
      />
      <span>{text.t(`figure.unit.${unit}`)}</span>
    </div>
  );
}

/** 目标: what each figure is measured against (DOMAIN 6); empty takes the usual goal back. */
export default function GoalsPart() {
  const text = useText();
  const draft = useSettingsDraft();
  const goals = draft.values.figure_goals;
  const set = (code: FigureCode, goal: number | undefined) => {
    const { [code]: _before, ...others } = goals;
    draft.change({ figure_goals: goal === undefined ? others : { ...others, [code]: goal } });
  };
  return (
    <SettingsForm title={text.t("settings.goals")} draft={draft} effect={text.t("settings.goals_effect")}>
      <p className="field-hint">{text.t("settings.goals_hint")}</p>
      <div className="goal-rows">
        {WITH_GOAL.map((code) => (
          <GoalField key={code} code={code} goal={goals[code] ?? null} onChange={(goal) => set(code, goal)} />
        ))}
      </div>
      <CheckBox
        label={text.t("settings.report_by_itself")}
        checked={draft.values.monthly_report_by_itself}
        onToggle={(monthly_report_by_itself) => draft.change({ monthly_report_by_itself })}
      />
    </SettingsForm>
  );
}
