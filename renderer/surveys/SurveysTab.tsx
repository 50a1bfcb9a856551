import { useDeskQuery } from "../api/queries";
import type { CommandId } from "../commands/command-table";
import { useKeyHints } from "../commands/key-hints";
import { Choices } from "../ui/Choices";
import { useText } from "../ui/display";
import { CallList } from "./CallList";
import { SampleList } from "./SampleList";
import { SurveyList } from "./SurveyList";
import { changeSurveyView, SURVEY_LISTS, type SurveyListName, useSurveyView } from "./survey-state";
import "./surveys.css";

const HINTS: readonly CommandId[] = ["move_row", "open_row", "previous_period", "next_period", "next_region"];

const LISTS: Readonly<Record<SurveyListName, (props: { head: React.ReactNode }) => React.ReactNode>> = {
  surveys: SurveyList,
  calls: CallList,
  sample: SampleList,
};

/** 满意度: surveys by state, the calls to make, and the quarter's interviews (DOMAIN 5.7, 5.8). */
export default function SurveysTab() {
  const text = useText();
  const list = useSurveyView((view) => view.list);
  const calls = useDeskQuery("survey.calls", {});
  useKeyHints(HINTS);
  const List = LISTS[list];
  const names: Readonly<Record<SurveyListName, string>> = {
    surveys: text.t("survey.view.surveys"),
    calls: text.t("survey.view.calls", { n: calls.data?.length ?? 0 }),
    sample: text.t("survey.view.sample"),
  };
  return (
    <List
      head={
        <Choices
          label={text.t("survey.view")}
          value={list}
          choices={SURVEY_LISTS.map((value) => ({ value, label: names[value] }))}
          onChoose={(value) => changeSurveyView({ list: value })}
        />
      }
    />
  );
}
