import { ChevronLeft, ChevronRight, Printer } from "lucide-react";
import type { ReactNode } from "react";
import {
  SURVEY_STATES,
  type SurveyList as SurveyListing,
  type SurveyRow,
  type SurveyState,
} from "#shared/contract/survey-views";
import { parsePeriod, periodAround, shiftPeriod } from "#shared/domain/figures/period";
import { INVALID_REASONS, type InvalidReason } from "#shared/domain/survey/survey-index";
import { useDeskQuery } from "../api/queries";
import { openPrint } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { useStaffNames } from "../ledger/use-staff-names";
import { Button, IconButton } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { useDisplay, useText } from "../ui/display";
import { SelectInput } from "../ui/Field";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { VipBadge } from "../ui/PrioritySeal";
import { type RecordColumn, RecordTable } from "../ui/RecordTable";
import { localDay } from "../ui/time-format";
import { useTime } from "../ui/use-time";
import { shortNo } from "../workbench/row-facts";
import { ListFrame } from "./ListFrame";
import { SurveyDetails } from "./SurveyDetails";
import { changeSurveyView, chooseSurveyRow, useSurveyView } from "./survey-state";
import { type CardStep, useCardSteps } from "./use-card-steps";

const MOST_ROWS = 300;
const BLANKS = 10;

const STEPS: Readonly<Record<SurveyState, readonly CardStep[]>> = {
  due: ["hand_out", "ask_now", "refuse", "card"],
  out: ["collect", "ask", "refuse", "print", "card"],
  valid: ["card", "print"],
  invalid: ["card", "print"],
  refused: ["collect", "card"],
};

function keyOf(row: SurveyRow): string {
  return `${row.card_id} ${row.survey?.n ?? 0}`;
}

/** The month that back and refused go by; Alt+← and Alt+→ go from month to month. */
function useMonth(): {
  readonly month: string;
  readonly isLast: boolean;
  readonly go: (step: 1 | -1) => void;
} {
  const chosen = useSurveyView((view) => view.month);
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  const now = periodAround("month", today);
  const shown = (chosen === null ? null : parsePeriod(chosen)) ?? now;
  const isLast = shown.code >= now.code;
  const go = (step: 1 | -1) => {
    if (step === 1 && isLast) return;
    const next = shiftPeriod(shown, step).code;
    changeSurveyView({ month: next === now.code ? null : next });
  };
  useCommandHandler("previous_period", () => go(-1));
  useCommandHandler("next_period", () => go(1));
  return { month: shown.code, isLast, go };
}

function Filters({
  data,
  month,
  isLast,
  go,
}: ReturnType<typeof useMonth> & { readonly data: SurveyListing | undefined }) {
  const text = useText();
  const { state, reason } = useSurveyView();
  const count = (name: SurveyState) => data?.counts[name] ?? 0;
  return (
    <div className="surveys-filters">
      <Choices
        label={text.t("survey.state")}
        value={state}
        choices={SURVEY_STATES.map((value) => ({
          value,
          label: text.t(`survey.state.${value}`, { n: count(value) }),
        }))}
        onChoose={(value) => changeSurveyView({ state: value })}
      />
      {state === "invalid" && (
        <SelectInput<InvalidReason>
          aria-label={text.t("survey.reason_filter")}
          value={reason ?? ""}
          emptyLabel={text.t("survey.any_reason")}
          choices={INVALID_REASONS.map((value) => ({
            value,
            label: text.t("survey.reason_count", {
              reason: text.word("survey_invalid", value),
              n: data?.reasons[value] ?? 0,
            }),
          }))}
          onChoose={(value) => changeSurveyView({ reason: value === "" ? null : value })}
        />
      )}
      <span className="surveys-month">
        <IconButton icon={ChevronLeft} label={text.t("survey.month_previous")} onClick={() => go(-1)} />
        <b title={text.t("survey.month_note", { period: month })}>{month}</b>
        <IconButton
          icon={ChevronRight}
          label={text.t("survey.month_next")}
          disabled={isLast}
          onClick={() => go(1)}
        />
      </span>
    </div>
  );
}

type Column = RecordColumn<SurveyRow>;

function useColumns(state: SurveyState): readonly Column[] {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  const none = text.t("time.none");
  const at = (id: string, label: string, value: (row: SurveyRow) => number | null): Column => ({
    id,
    label,
    widthPx: 104,
    widthEnPx: 124,
    cell: (row) => time.dayTime(value(row)),
  });
  const no: Column = {
    id: "no",
    label: text.t("survey.col.no"),
    widthPx: 96,
    cell: (row) => <span title={row.no ?? ""}>{shortNo(row.no)}</span>,
  };
  const customer: Column = {
    id: "customer",
    label: text.t("survey.col.customer"),
    widthPx: 132,
    cell: (row) => (
      <>
        {row.customer_name} {row.customer_level === "vip" && <VipBadge />}
      </>
    ),
  };
  const model: Column = { id: "model", label: text.t("survey.col.model"), cell: (row) => row.model ?? none };
  const assignee: Column = {
    id: "assignee",
    label: text.t("survey.col.assignee"),
    widthPx: 76,
    cell: (row) => (row.assignee === null ? none : nameOf(row.assignee)),
  };
  const way: Column = {
    id: "way",
    label: text.t("survey.col.way"),
    widthPx: 84,
    widthEnPx: 118,
    cell: (row) => (row.survey?.way == null ? none : text.t(`card.survey_way.${row.survey.way}`)),
  };
  const index: Column = {
    id: "index",
    label: text.t("survey.col.index"),
    widthPx: 68,
    number: true,
    cell: (row) => row.survey?.index ?? none,
  };
  const due = at("due", text.t("survey.col.due"), (row) => row.due_at);
  const collected = at(
    "collected",
    text.t("survey.col.collected"),
    (row) => row.survey?.collected_at ?? null,
  );
  const byState: Readonly<Record<SurveyState, readonly Column[]>> = {
    due: [
      no,
      customer,
      model,
      assignee,
      at("completed", text.t("survey.col.completed"), (row) => row.completed_at),
      { ...due, label: text.t("survey.col.until") },
    ],
    out: [
      no,
      customer,
      model,
      way,
      at("handed_out", text.t("survey.col.handed_out"), (row) => row.survey?.handed_out_at ?? null),
      due,
    ],
    valid: [no, customer, model, assignee, collected, index],
    invalid: [
      no,
      customer,
      {
        id: "reason",
        label: text.t("survey.col.reason"),
        cell: (row) => text.wordOf("survey_invalid", row.survey?.invalid_reason ?? ""),
      },
      collected,
      index,
    ],
    refused: [
      no,
      customer,
      model,
      at("refused", text.t("survey.col.refused"), (row) => row.survey?.refused_at ?? null),
    ],
  };
  return byState[state];
}

/** The store's surveys by state; the current one beside them. */
export function SurveyList({ head }: { readonly head: ReactNode }) {
  const text = useText();
  const time = useTime();
  const { state, reason, current } = useSurveyView();
  const month = useMonth();
  const { data, error, refetch } = useDeskQuery(
    "survey.list",
    {
      state,
      period: month.month,
      limit: MOST_ROWS,
      ...(state === "invalid" && reason !== null ? { reason } : {}),
    },
    { keepPrevious: true },
  );
  const rows = data?.rows.filter((row) => row.state === state);
  const row = rows?.find((candidate) => keyOf(candidate) === current.surveys);
  const steps = useCardSteps(row, STEPS[state]);
  const columns = useColumns(state);
  return (
    <ListFrame
      label={text.t("survey.list")}
      head={
        <>
          {head}
          <Button icon={Printer} onClick={() => openPrint({ document: "survey", cards: [], blank: BLANKS })}>
            {text.t("survey.do.blank")}
          </Button>
        </>
      }
      steps={steps}
      details={
        row === undefined ? (
          <EmptyState>{text.t("survey.choose")}</EmptyState>
        ) : (
          <SurveyDetails row={row} steps={steps} />
        )
      }
    >
      <Filters data={data} {...month} />
      <div className="surveys-rows">
        {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
        {rows === undefined && error === null && <SkeletonRows rows={14} />}
        {rows?.length === 0 && (
          <EmptyState>
            {state === "due" || state === "out"
              ? text.t(`survey.empty.${state}`)
              : text.t(`survey.empty.${state}`, { period: month.month })}
          </EmptyState>
        )}
        {rows !== undefined && rows.length > 0 && (
          <RecordTable
            label={text.t("survey.list")}
            columns={columns}
            rows={rows}
            keyOf={keyOf}
            currentKey={current.surveys}
            onOpen={(opened) => chooseSurveyRow("surveys", keyOf(opened))}
            isSoft={(shown) => state === "out" && shown.due_at !== null && shown.due_at < time.nowMs}
          />
        )}
        {data !== undefined && rows !== undefined && data.total > rows.length && rows.length > 0 && (
          <p className="field-hint surveys-more">
            {text.t("survey.shown_of", { shown: rows.length, total: data.total })}
          </p>
        )}
      </div>
    </ListFrame>
  );
}
