import { Printer } from "lucide-react";
import type { Survey } from "#shared/domain/card/case-state";
import { surveyValidUntil } from "#shared/domain/survey/survey-index";
import { openPrint } from "../app/navigation";
import { useCard } from "../card/state/card-state";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { SlaShape } from "../ui/SlaShape";
import { useTime } from "../ui/use-time";
import "./surveys.css";

/** Where one survey stands, in a line. */
function SurveyLine({
  survey,
  completedAtMs,
}: {
  readonly survey: Survey;
  readonly completedAtMs: number | null;
}) {
  const text = useText();
  const time = useTime();
  if (survey.refused) {
    return (
      <>
        {text.word("action", "refuse_survey")} {time.dayTime(survey.refused_at)}
        {survey.refused_reason !== null && ` · ${survey.refused_reason}`}
      </>
    );
  }
  if (survey.collected_at === null) {
    const until = surveyValidUntil(survey.handed_out_at, completedAtMs);
    return (
      <>
        {survey.way !== null && text.t(`card.survey_way.${survey.way}`)} {time.dayTime(survey.handed_out_at)}
        {until !== null &&
          ` · ${until < time.nowMs ? text.t("survey.expired") : text.t("survey.until", { at: time.dayTime(until) })}`}
      </>
    );
  }
  return (
    <>
      {survey.index !== null && <b>{text.t("survey.index", { n: survey.index })} </b>}
      {survey.valid === true ? (
        <span className="sla-met">
          <SlaShape shape="met" /> {text.t("survey.counts")}
        </span>
      ) : (
        <span className="survey-not-counted">
          {text.t("survey.counts_not", {
            reason: text.wordOf("survey_invalid", survey.invalid_reason ?? ""),
          })}
        </span>
      )}{" "}
      {time.dayTime(survey.collected_at)}
      {survey.comment !== null && <span className="survey-said">“{survey.comment}”</span>}
    </>
  );
}

/** On a card: its surveys, whether they count, and the sheet of the present round. */
export function CardSurveys() {
  const text = useText();
  const { card } = useCard();
  const { surveys } = card.lists;
  if (surveys.length === 0) return null;
  return (
    <section className="card-surveys" aria-label={text.t("survey.details")}>
      <header>
        <h3>{text.t("survey.details")}</h3>
        <Button
          small
          icon={Printer}
          onClick={() => openPrint({ document: "survey", cards: [card.fields.id] })}
        >
          {text.t("survey.do.print")}
        </Button>
      </header>
      <ul>
        {surveys.map((survey) => (
          <li key={survey.n}>
            <SurveyLine survey={survey} completedAtMs={card.fields.completed_at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
