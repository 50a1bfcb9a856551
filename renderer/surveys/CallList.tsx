import type { ReactNode } from "react";
import type { CallRow } from "#shared/contract/survey-views";
import { fillScript } from "#shared/domain/script/script-lines";
import { SCRIPTS } from "#shared/text/scripts";
import type { Text } from "#shared/text/text";
import { usePerson, useSettings } from "../api/app-state";
import { useDeskQuery } from "../api/queries";
import { ScriptWords } from "../card/panel/ScriptTab";
import { useStaffNames } from "../ledger/use-staff-names";
import { useText } from "../ui/display";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { VipBadge } from "../ui/PrioritySeal";
import { RecordTable } from "../ui/RecordTable";
import { SlaShape } from "../ui/SlaShape";
import { useTime } from "../ui/use-time";
import { ListFrame, type RowStep, RowSteps } from "./ListFrame";
import { PhoneNumber } from "./PhoneNumber";
import { chooseSurveyRow, useSurveyView } from "./survey-state";
import { type CardStep, useCardSteps } from "./use-card-steps";

/** What the call is begun with: the follow-up's own line, then the question for the survey. */
function Script({ row }: { readonly row: CallRow }) {
  const text = useText();
  const me = usePerson();
  const { name } = useSettings();
  const lines = SCRIPTS[text.lang].line;
  const values = {
    customer: row.customer_name,
    store: name,
    me: me.name,
    product: row.model,
    engineer: null,
    promised: null,
    appointment: null,
    no: row.no,
    fault: null,
    result: null,
  };
  const said = [lines.follow_up, ...(row.wants.includes("survey") ? [lines.survey] : [])];
  return (
    <div className="survey-script">
      <h3>{text.t("survey.calls.script")}</h3>
      {said.map((line) => (
        <p key={line}>
          <ScriptWords parts={fillScript(line, values)} />
        </p>
      ))}
    </div>
  );
}

function Wants({ row }: { readonly row: CallRow }) {
  const text = useText();
  return (
    <span className="survey-wants">
      {row.wants.map((wish) => (
        <span key={wish}>{text.t(`survey.calls.${wish}`)}</span>
      ))}
    </span>
  );
}

function Until({ row }: { readonly row: CallRow }) {
  const text = useText();
  const time = useTime();
  const isOver = row.due_at < time.nowMs;
  return (
    <span className={isOver ? "survey-over" : ""}>
      <SlaShape shape={isOver ? "breached" : "running"} /> {time.dayTime(row.due_at)}
      {isOver && <span className="spoken-only">{text.t("survey.calls.overdue")}</span>}
    </span>
  );
}

/** Until when the survey counts; before it is out, until when the policy wants it. */
function untilWords(
  { handed_out_at }: CallRow,
  dueAtMs: number,
  nowMs: number,
  text: Text,
  dayTime: (atMs: number) => string,
): string {
  if (handed_out_at === null) return text.t("survey.deadline", { at: dayTime(dueAtMs) });
  return dueAtMs < nowMs ? text.t("survey.expired") : text.t("survey.until", { at: dayTime(dueAtMs) });
}

function CallDetails({ row, steps }: { readonly row: CallRow; readonly steps: readonly RowStep[] }) {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  return (
    <article className="survey-detail" aria-label={text.t("survey.calls.list")}>
      <header>
        <h2>
          {row.customer_name} {row.customer_level === "vip" && <VipBadge />}
        </h2>
        <span className="field-hint">{row.no}</span>
      </header>
      <PhoneNumber
        key={row.card_id}
        of="card"
        id={row.card_id}
        masked={row.phone_masked}
        contact={row.contact}
      />
      <RowSteps steps={steps} />
      <dl className="survey-facts">
        <div>
          <dt>{text.t("survey.col.model")}</dt>
          <dd>{row.model ?? text.t("time.none")}</dd>
        </div>
        <div>
          <dt>{text.t("survey.col.assignee")}</dt>
          <dd>{row.assignee === null ? text.t("time.none") : nameOf(row.assignee)}</dd>
        </div>
        <div>
          <dt>{text.t("survey.col.completed")}</dt>
          <dd>{time.dayTime(row.completed_at)}</dd>
        </div>
        {row.wants.includes("survey") && (
          <div>
            <dt>{text.t("survey.calls.survey")}</dt>
            <dd>
              {row.handed_out_at === null
                ? text.t("survey.not_out")
                : `${text.t("survey.col.handed_out")} ${time.dayTime(row.handed_out_at)}`}
              {row.survey_due_at !== null &&
                ` · ${untilWords(row, row.survey_due_at, time.nowMs, text, time.dayTime)}`}
            </dd>
          </div>
        )}
        {row.follow_up_due_at !== null && (
          <div>
            <dt>{text.t("survey.calls.follow_up")}</dt>
            <dd>{time.dayTime(row.follow_up_due_at)}</dd>
          </div>
        )}
      </dl>
      <Script row={row} />
    </article>
  );
}

function stepsOf(row: CallRow | undefined): readonly CardStep[] {
  if (row === undefined) return [];
  return [
    ...(row.wants.includes("follow_up") ? ["follow_up" as const] : []),
    ...(row.wants.includes("survey")
      ? ([row.handed_out_at === null ? "ask_now" : "ask", "refuse"] as const)
      : []),
    "card",
  ];
}

/** Whom to call: surveys that are not back and follow-ups that are due, VIP first. */
export function CallList({ head }: { readonly head: ReactNode }) {
  const text = useText();
  const time = useTime();
  const current = useSurveyView((view) => view.current.calls);
  const { nameOf } = useStaffNames();
  const { data, error, refetch } = useDeskQuery("survey.calls", {}, { keepPrevious: true });
  const row = data?.find(({ card_id }) => card_id === current);
  const steps = useCardSteps(row, stepsOf(row));
  return (
    <ListFrame
      label={text.t("survey.calls.list")}
      head={head}
      steps={steps}
      details={
        row === undefined ? (
          <EmptyState>{text.t("survey.choose")}</EmptyState>
        ) : (
          <CallDetails row={row} steps={steps} />
        )
      }
    >
      <div className="surveys-rows">
        {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <SkeletonRows rows={14} />}
        {data?.length === 0 && <EmptyState>{text.t("survey.calls.empty")}</EmptyState>}
        {data !== undefined && data.length > 0 && (
          <RecordTable
            label={text.t("survey.calls.list")}
            rows={data}
            keyOf={({ card_id }) => card_id}
            currentKey={current}
            onOpen={({ card_id }) => chooseSurveyRow("calls", card_id)}
            isSoft={({ due_at }) => due_at < time.nowMs}
            columns={[
              {
                id: "until",
                label: text.t("survey.col.until"),
                widthPx: 128,
                cell: (shown) => <Until row={shown} />,
              },
              {
                id: "customer",
                label: text.t("survey.col.customer"),
                widthPx: 132,
                cell: (shown) => (
                  <>
                    {shown.customer_name} {shown.customer_level === "vip" && <VipBadge />}
                  </>
                ),
              },
              {
                id: "phone",
                label: text.t("survey.col.phone"),
                widthPx: 116,
                cell: (shown) => shown.phone_masked,
              },
              {
                id: "wants",
                label: text.t("survey.col.wants"),
                widthPx: 104,
                widthEnPx: 124,
                cell: (shown) => <Wants row={shown} />,
              },
              { id: "model", label: text.t("survey.col.model"), cell: (shown) => shown.model },
              {
                id: "assignee",
                label: text.t("survey.col.assignee"),
                widthPx: 76,
                cell: (shown) => (shown.assignee === null ? text.t("time.none") : nameOf(shown.assignee)),
              },
            ]}
          />
        )}
      </div>
    </ListFrame>
  );
}
