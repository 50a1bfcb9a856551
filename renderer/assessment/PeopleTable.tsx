import type { AssessmentPerson, FiguresByPerson } from "#shared/contract/ledger-views";
import type { FigureValue } from "#shared/domain/figures/results";
import { useText } from "../ui/display";
import { RecordTable } from "../ui/RecordTable";
import { SlaShape } from "../ui/SlaShape";
import { changeAssessmentView } from "./assessment-state";
import { isMissed, rateWords, scoreWords, signedPoints } from "./points";

function Figure({ figure, words }: { readonly figure: FigureValue | undefined; readonly words: string }) {
  const text = useText();
  if (!isMissed(figure)) return words;
  return (
    <span className="figure-missed" title={text.t("assessment.below_goal")}>
      <SlaShape shape="warn80" sizePx={11} />
      <span className="spoken-only">{text.t("assessment.below_goal")}</span>
      {words}
    </span>
  );
}

/** Everybody's month: points, and the figures beside them. */
export function PeopleTable(props: {
  readonly people: readonly AssessmentPerson[];
  readonly figures: FiguresByPerson | undefined;
  readonly current: string | null;
}) {
  const { people, figures, current } = props;
  const text = useText();
  const of = (person: AssessmentPerson) => figures?.[person.staff];
  return (
    <RecordTable
      label={text.t("assessment.people")}
      rows={people}
      keyOf={({ staff }) => staff}
      currentKey={current}
      onOpen={({ staff }) => changeAssessmentView({ person: staff })}
      columns={[
        { id: "name", label: text.t("assessment.col.person"), cell: ({ name }) => name },
        {
          id: "base",
          label: text.t("assessment.col.base"),
          widthPx: 74,
          number: true,
          cell: ({ base }) => base,
        },
        {
          id: "deducted",
          label: text.t("assessment.col.deducted"),
          widthPx: 74,
          number: true,
          cell: ({ deducted }) => signedPoints(deducted),
        },
        {
          id: "added",
          label: text.t("assessment.col.added"),
          widthPx: 64,
          number: true,
          cell: ({ added }) => signedPoints(added),
        },
        {
          id: "total",
          label: text.t("assessment.col.total"),
          widthPx: 64,
          number: true,
          cell: ({ total }) => <b>{total}</b>,
        },
        {
          id: "completed",
          label: text.t("assessment.col.completed"),
          widthPx: 76,
          widthEnPx: 92,
          number: true,
          cell: (person) => of(person)?.volume_completed?.value ?? (figures === undefined ? "…" : 0),
        },
        {
          id: "on_time",
          label: text.t("assessment.col.on_time"),
          widthPx: 98,
          number: true,
          cell: (person) => (
            <Figure figure={of(person)?.resolve_rate} words={rateWords(of(person)?.resolve_rate)} />
          ),
        },
        {
          id: "first_fix",
          label: text.t("assessment.col.first_fix"),
          widthPx: 98,
          number: true,
          cell: (person) => (
            <Figure figure={of(person)?.first_fix_rate} words={rateWords(of(person)?.first_fix_rate)} />
          ),
        },
        {
          id: "satisfaction",
          label: text.t("assessment.col.satisfaction"),
          widthPx: 82,
          widthEnPx: 98,
          number: true,
          cell: (person) => (
            <Figure
              figure={of(person)?.satisfaction_index}
              words={scoreWords(of(person)?.satisfaction_index)}
            />
          ),
        },
      ]}
    />
  );
}
