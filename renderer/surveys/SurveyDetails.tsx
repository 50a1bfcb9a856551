import type { SurveyRow } from "#shared/contract/survey-views";
import type { Survey } from "#shared/domain/card/case-state";
import { SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import { INVALID_REASONS, type InvalidReason } from "#shared/domain/survey/survey-index";
import { useStaffNames } from "../ledger/use-staff-names";
import { useText } from "../ui/display";
import { VipBadge } from "../ui/PrioritySeal";
import { SlaShape } from "../ui/SlaShape";
import { useTime } from "../ui/use-time";
import { type RowStep, RowSteps } from "./ListFrame";

const HIGHEST = 5;

function reasonOf(survey: Survey): InvalidReason | null {
  return INVALID_REASONS.find((reason) => reason === survey.invalid_reason) ?? null;
}

/** Scores as bars from nought; the number stands beside, so that the bar only helps. */
export function ScoreBars({ scores, overall }: Pick<Survey, "scores" | "overall">) {
  const text = useText();
  const none = text.t("time.none");
  const rows = [
    ...SURVEY_DIMENSIONS.map((dimension) => ({
      name: text.word("survey_dimension", dimension),
      score: scores[dimension] ?? null,
    })),
    { name: text.field("overall"), score: overall },
  ];
  return (
    <dl className="survey-bars">
      {rows.map(({ name, score }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <i aria-hidden="true">
              <i style={{ width: `${((score ?? 0) / HIGHEST) * 100}%` }} />
            </i>
            <b>{score ?? none}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Validity({ survey }: { readonly survey: Survey }) {
  const text = useText();
  const reason = reasonOf(survey);
  if (survey.collected_at === null) return null;
  return (
    <div className="survey-validity">
      <p>
        <b className="survey-figure">
          {survey.index === null ? text.t("survey.index_none") : text.t("survey.index", { n: survey.index })}
        </b>
        {survey.form_version !== null && (
          <span className="field-hint">{text.t("survey.form_version", { n: survey.form_version })}</span>
        )}
      </p>
      {reason === null ? (
        <p className="sla-met">
          <SlaShape shape="met" /> {text.t("survey.counts")}
        </p>
      ) : (
        <>
          <p className="survey-not-counted">
            {text.t("survey.counts_not", { reason: text.word("survey_invalid", reason) })}
          </p>
          <p>{text.t(`survey.why.${reason}`)}</p>
          <p className="field-hint">{text.t("survey.why_kept")}</p>
        </>
      )}
    </div>
  );
}

function Answers({ survey }: { readonly survey: Survey }) {
  const text = useText();
  if (survey.collected_at === null) return null;
  return (
    <>
      <ScoreBars {...survey} />
      <p className="survey-ticked">
        {survey.choices.length === 0 ? (
          <span className="field-hint">{text.t("survey.choices_none")}</span>
        ) : (
          survey.choices.map((choice) => <span key={choice}>✓ {choice}</span>)
        )}
      </p>
      <p className="survey-words">
        {survey.comment ?? <span className="field-hint">{text.t("survey.comment_none")}</span>}
      </p>
    </>
  );
}

/** One survey: where it stands, what was answered, whether it counts and why not. */
export function SurveyDetails({
  row,
  steps,
}: {
  readonly row: SurveyRow;
  readonly steps: readonly RowStep[];
}) {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  const { survey } = row;
  const isExpired = row.due_at !== null && row.due_at < time.nowMs;
  const facts: readonly (readonly [string, string])[] = [
    [text.t("survey.col.model"), row.model ?? time.full(null)],
    [text.t("survey.col.assignee"), row.assignee === null ? time.full(null) : nameOf(row.assignee)],
    [text.t("survey.col.completed"), time.dayTime(row.completed_at)],
    [
      text.t("survey.col.handed_out"),
      survey?.handed_out_at == null
        ? text.t(survey === null ? "survey.not_out" : "survey.way.none")
        : [
            time.dayTime(survey.handed_out_at),
            survey.way === null ? "" : text.t(`card.survey_way.${survey.way}`),
          ].join(" "),
    ],
    ...(survey?.collected_at == null || survey.collected_by === null
      ? []
      : [
          [
            text.t("survey.col.collected"),
            `${time.dayTime(survey.collected_at)} ${text.word("survey_collected_by", survey.collected_by)}`,
          ] as const,
        ]),
    ...(survey?.refused_at == null
      ? []
      : [
          [
            text.t("survey.col.refused"),
            [time.dayTime(survey.refused_at), survey.refused_reason ?? ""].join(" ").trim(),
          ] as const,
        ]),
  ];
  return (
    <article className="survey-detail" aria-label={text.t("survey.details")}>
      <header>
        <h2>
          {row.customer_name} {row.customer_level === "vip" && <VipBadge />}
        </h2>
        <span className="field-hint">
          {row.no} {row.round > 1 && text.t("survey.round", { n: row.round })}
        </span>
      </header>
      <RowSteps steps={steps} />
      <dl className="survey-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {row.state === "due" && row.due_at !== null && (
        <p>{text.t("survey.deadline", { at: time.dayTime(row.due_at) })}</p>
      )}
      {row.state === "out" && row.due_at !== null && (
        <p className={isExpired ? "survey-not-counted" : ""}>
          {isExpired ? text.t("survey.expired") : text.t("survey.until", { at: time.dayTime(row.due_at) })}
        </p>
      )}
      {survey !== null && <Validity survey={survey} />}
      {survey !== null && <Answers survey={survey} />}
    </article>
  );
}
