import { ChevronLeft, ChevronRight } from "lucide-react";
import type { AssessmentMonth } from "#shared/contract/ledger-views";
import { ASSESSMENT_READ_ROLES, ASSESSMENT_ROLES } from "#shared/domain/assessment/assessment";
import { holdsAny } from "#shared/domain/card/roles";
import { parsePeriod, periodAround, previousPeriod, shiftPeriod } from "#shared/domain/figures/period";
import { usePerson } from "../api/app-state";
import { useDeskQuery } from "../api/queries";
import { useCommandHandler } from "../commands/command-handlers";
import type { CommandId } from "../commands/command-table";
import { useKeyHints } from "../commands/key-hints";
import { useRegion } from "../commands/regions";
import { IconButton } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { useDisplay, useText } from "../ui/display";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { SlaShape } from "../ui/SlaShape";
import { localDay } from "../ui/time-format";
import { AssessmentProposals } from "./AssessmentProposals";
import {
  ASSESSMENT_LISTS,
  type AssessmentListName,
  changeAssessmentView,
  useAssessmentView,
} from "./assessment-state";
import { ItemsList } from "./ItemsList";
import { PeopleTable } from "./PeopleTable";
import { PersonLines } from "./PersonLines";
import { SheetBar } from "./SheetBar";
import "../ledger/ledger.css";
import "./assessment.css";

const HINTS: readonly CommandId[] = ["previous_period", "next_period", "move_row", "open_row", "next_region"];

function usePeriod(): {
  readonly period: string;
  readonly go: (step: 1 | -1) => void;
  readonly isLast: boolean;
} {
  const chosen = useAssessmentView((view) => view.period);
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  const now = periodAround("month", today);
  const shown = (chosen === null ? null : parsePeriod(chosen)) ?? previousPeriod(now);
  const isLast = shown.code >= now.code;
  return {
    period: shown.code,
    isLast,
    go: (step) => {
      if (step === 1 && isLast) return;
      changeAssessmentView({ period: shiftPeriod(shown, step).code });
    },
  };
}

function MonthHead({
  month,
  period,
  go,
  isLast,
}: ReturnType<typeof usePeriod> & { readonly month: AssessmentMonth | undefined }) {
  const text = useText();
  return (
    <>
      <span className="assessment-month">
        <IconButton icon={ChevronLeft} label={text.t("assessment.previous")} onClick={() => go(-1)} />
        <h1>{text.t("assessment.month", { period })}</h1>
        <IconButton
          icon={ChevronRight}
          label={text.t("assessment.next")}
          disabled={isLast}
          onClick={() => go(1)}
        />
      </span>
      {month !== undefined && (
        <span className="ledger-state field-hint">
          <SlaShape shape={month.closed ? "met" : "pending"} />
          {text.t(month.closed ? "assessment.closed_month" : "assessment.open_month")}
        </span>
      )}
    </>
  );
}

function People({ month, current }: { readonly month: AssessmentMonth; readonly current: string | null }) {
  const text = useText();
  const figures = useDeskQuery("assessment.figures", { period: month.period }, { keepPrevious: true });
  if (month.people.length === 0) return <EmptyState>{text.t("assessment.people_empty")}</EmptyState>;
  return (
    <>
      {figures.error !== null && <ErrorLine error={figures.error} onRetry={() => void figures.refetch()} />}
      <PeopleTable people={month.people} figures={figures.data} current={current} />
    </>
  );
}

/** 考核: the month's people, what the facts propose, the items; one person's lines beside them (DOMAIN 5.12). */
export default function AssessmentTab() {
  const text = useText();
  const me = usePerson();
  const view = useAssessmentView();
  const move = usePeriod();
  const { data, error, refetch } = useDeskQuery(
    "assessment.month",
    { period: move.period },
    { keepPrevious: true },
  );
  const month = data?.period === move.period ? data : undefined;
  const listRegion = useRegion();
  const detailRegion = useRegion();
  useKeyHints(HINTS);
  useCommandHandler("previous_period", () => move.go(-1));
  useCommandHandler("next_period", () => move.go(1));
  const readsAll = holdsAny(me.roles, ASSESSMENT_READ_ROLES);
  // Sheets stand on figures, which are the supervisor's.
  const maySeeSheets = holdsAny(me.roles, ASSESSMENT_ROLES);
  const lists: readonly AssessmentListName[] = readsAll
    ? ASSESSMENT_LISTS
    : ASSESSMENT_LISTS.filter((list) => list !== "proposals");
  const list = lists.includes(view.list) ? view.list : "people";
  const person = month?.people.find(({ staff }) => staff === view.person);
  const label = (name: AssessmentListName) =>
    name === "proposals"
      ? text.t("assessment.view.proposals", { n: month?.proposals.length ?? 0 })
      : text.t(`assessment.view.${name}`);
  return (
    <div className="ledger">
      <section ref={listRegion} className="ledger-list" aria-label={text.t("assessment.title")}>
        <header className="assessment-head">
          <MonthHead month={month} {...move} />
          <Choices
            label={text.t("assessment.view")}
            value={list}
            choices={lists.map((value) => ({ value, label: label(value) }))}
            onChoose={(value) => changeAssessmentView({ list: value })}
          />
        </header>
        {list === "proposals" && (
          <p className="field-hint assessment-keys">{text.t("assessment.proposals_keys")}</p>
        )}
        {!readsAll && <p className="field-hint assessment-keys">{text.t("assessment.own_only")}</p>}
        <div className="ledger-rows">
          {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
          {month === undefined && error === null && <SkeletonRows rows={12} />}
          {month !== undefined && list === "people" && <People month={month} current={view.person} />}
          {month !== undefined && list === "proposals" && <AssessmentProposals month={month} />}
          {month !== undefined && list === "items" && <ItemsList month={month} />}
        </div>
        {maySeeSheets && <SheetBar period={move.period} />}
      </section>
      <section ref={detailRegion} className="ledger-details">
        {month === undefined || person === undefined ? (
          <EmptyState>{text.t("assessment.choose")}</EmptyState>
        ) : (
          <PersonLines key={person.staff} month={month} person={person} />
        )}
      </section>
    </div>
  );
}
