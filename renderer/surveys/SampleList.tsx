import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { PeriodicRow, PeriodicSample } from "#shared/contract/survey-views";
import { holdsAny } from "#shared/domain/card/roles";
import { parsePeriod, periodAround, previousPeriod, shiftPeriod } from "#shared/domain/figures/period";
import { failureText } from "#shared/text/failure-text";
import type { Text } from "#shared/text/text";
import { usePerson, useReadyState } from "../api/app-state";
import { call } from "../api/bridge";
import { deskQuery, queryClient, useDeskQuery } from "../api/queries";
import { openCard } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { useStaffNames } from "../ledger/use-staff-names";
import { Button, IconButton } from "../ui/Button";
import { currentText, useDisplay, useText } from "../ui/display";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { VipBadge } from "../ui/PrioritySeal";
import { RecordTable } from "../ui/RecordTable";
import { SlaShape } from "../ui/SlaShape";
import { localDay } from "../ui/time-format";
import { say, sayFailed } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";
import { sendInterview } from "./InterviewDialog";
import { ListFrame, type RowStep, RowSteps } from "./ListFrame";
import { PhoneNumber } from "./PhoneNumber";
import { ScoreBars } from "./SurveyDetails";
import { changeSurveyView, chooseSurveyRow, openSurveyDialog, useSurveyView } from "./survey-state";

const DRAW_ROLES = ["supervisor"] as const;

/** The quarter of the interviews: the last whole one first; Alt+← and Alt+→ go from quarter to quarter. */
function useQuarter(): {
  readonly quarter: string;
  readonly isLast: boolean;
  readonly go: (step: 1 | -1) => void;
} {
  const chosen = useSurveyView((view) => view.quarter);
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  const now = periodAround("quarter", today);
  const shown = (chosen === null ? null : parsePeriod(chosen)) ?? previousPeriod(now);
  const isLast = shown.code >= now.code;
  const go = (step: 1 | -1) => {
    if (step === 1 && isLast) return;
    changeSurveyView({ quarter: shiftPeriod(shown, step).code });
  };
  useCommandHandler("previous_period", () => go(-1));
  useCommandHandler("next_period", () => go(1));
  return { quarter: shown.code, isLast, go };
}

function progressWords(row: PeriodicRow, text: Text): string {
  if (row.interviewed_at !== null) {
    return row.index === null
      ? text.t("survey.sample.done_plain")
      : text.t("survey.sample.done", { index: row.index });
  }
  if (row.declined_at !== null) return text.t("survey.sample.declined");
  return row.attempts > 0
    ? text.t("survey.sample.attempts", { n: row.attempts })
    : text.t("survey.sample.open");
}

/** Why there is no list yet, and the button that makes it. */
function NotDrawn({ sample }: { readonly sample: PeriodicSample }) {
  const text = useText();
  const person = usePerson();
  const { read_only } = useReadyState();
  const [busy, setBusy] = useState(false);
  const { period, population } = sample;
  const may = holdsAny(person.roles, DRAW_ROLES);
  const canDraw = may && !read_only && sample.ended && population > 0 && !busy;
  const draw = async () => {
    if (!canDraw) return;
    setBusy(true);
    const result = await call("survey.draw", { period });
    setBusy(false);
    if (result.ok) queryClient.setQueryData(deskQuery("survey.sample", { period }).queryKey, result.value);
    else sayFailed(failureText(result, currentText()).sentence);
  };
  useCommandHandler("main_action", () => void draw(), canDraw);
  if (population === 0) return <EmptyState>{text.t("survey.sample.nobody", { period })}</EmptyState>;
  if (!sample.ended) {
    return <EmptyState>{text.t("survey.sample.runs", { period, n: population })}</EmptyState>;
  }
  return (
    <EmptyState
      action={
        may ? (
          <Button look="primary" shortcut="Ctrl+Enter" disabled={!canDraw} onClick={() => void draw()}>
            {text.t("survey.sample.draw")}
          </Button>
        ) : (
          <span className="field-hint">
            {text.t("survey.sample.supervisor", {
              needs: text.list(DRAW_ROLES.map((role) => text.word("who", role))),
            })}
          </span>
        )
      }
    >
      {text.t("survey.sample.not_drawn", { period, n: population })}
    </EmptyState>
  );
}

function DrawLine({ sample }: { readonly sample: PeriodicSample }) {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  const { draw, rows } = sample;
  if (draw === null) return null;
  return (
    <p className="survey-draw">
      {text.t("survey.sample.drawn", {
        n: draw.population,
        drawn: rows.length,
        done: rows.filter((row) => row.interviewed_at !== null).length,
        by: nameOf(draw.drawn_by),
        at: time.dayTime(draw.drawn_at),
      })}
      <span className="field-hint" title={`${draw.seed}\n${text.t("survey.sample.seed_note")}`}>
        {text.t("survey.sample.seed", { seed: `${draw.seed.slice(0, 16)}…` })}
      </span>
    </p>
  );
}

/** What a call can come to, as steps of the row. */
function useInterviewSteps(period: string, row: PeriodicRow | undefined): readonly RowStep[] {
  const text = useText();
  const { read_only } = useReadyState();
  if (row === undefined) return [];
  const name = row.customer_name;
  const note = async (kind: "not_reached" | "declined", what: string) => {
    const refused = await sendInterview(period, row, { kind });
    if (refused === null) say(text.t("survey.sample.noted", { name, what }));
    else sayFailed(refused);
  };
  const blocked = read_only ? text.t("error.read_only") : undefined;
  const done = row.interviewed_at !== null;
  const words = {
    not_reached: text.t("survey.sample.not_reached"),
    declined: text.t("survey.sample.decline"),
  };
  return [
    {
      id: "interview",
      word: text.t(done ? "survey.sample.correct" : "survey.sample.interview"),
      act: () => openSurveyDialog({ kind: "interview", period, row }),
      blocked,
    },
    ...(done
      ? []
      : (["not_reached", "declined"] as const).map((kind) => ({
          id: kind,
          word: words[kind],
          act: () => void note(kind, words[kind]),
          blocked,
        }))),
  ];
}

function SampleDetails({ row, steps }: { readonly row: PeriodicRow; readonly steps: readonly RowStep[] }) {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  return (
    <article className="survey-detail" aria-label={text.t("survey.sample.list")}>
      <header>
        <h2>
          {row.customer_name} {row.customer_level === "vip" && <VipBadge />}
        </h2>
        <span className="field-hint">{progressWords(row, text)}</span>
      </header>
      <PhoneNumber
        key={row.customer_id}
        of="customer"
        id={row.customer_id}
        masked={row.phone_masked}
        contact={row.contact}
      />
      <RowSteps steps={steps} />
      {row.interviewed_at !== null && (
        <>
          <p className="field-hint">
            {row.interviewed_by !== null && nameOf(row.interviewed_by)} {time.dayTime(row.interviewed_at)}
          </p>
          <ScoreBars {...row} />
          <p className="survey-words">{row.comment ?? text.t("survey.comment_none")}</p>
        </>
      )}
      <h3>{text.t("survey.sample.cards")}</h3>
      <ul className="survey-cards">
        {row.cards.map((card) => (
          <li key={card.id}>
            <button type="button" onClick={() => openCard(card.id)}>
              <span>{card.no}</span>
              <span>{card.model}</span>
            </button>
          </li>
        ))}
      </ul>
    </article>
  );
}

/** The quarter's drawn customers and how far their interviews are (DOMAIN 5.7). */
export function SampleList({ head }: { readonly head: ReactNode }) {
  const text = useText();
  const move = useQuarter();
  const current = useSurveyView((view) => view.current.sample);
  const { data, error, refetch } = useDeskQuery(
    "survey.sample",
    { period: move.quarter },
    { keepPrevious: true },
  );
  const sample = data?.period === move.quarter ? data : undefined;
  const row = sample?.rows.find(({ customer_id }) => customer_id === current);
  const steps = useInterviewSteps(move.quarter, row);
  return (
    <ListFrame
      label={text.t("survey.sample.list")}
      head={
        <>
          {head}
          <span className="surveys-month">
            <IconButton
              icon={ChevronLeft}
              label={text.t("survey.sample.previous")}
              onClick={() => move.go(-1)}
            />
            <b>{text.t("survey.sample.title", { period: move.quarter })}</b>
            <IconButton
              icon={ChevronRight}
              label={text.t("survey.sample.next")}
              disabled={move.isLast}
              onClick={() => move.go(1)}
            />
          </span>
        </>
      }
      steps={steps}
      details={
        row === undefined ? (
          <EmptyState>{text.t("survey.sample.choose")}</EmptyState>
        ) : (
          <SampleDetails row={row} steps={steps} />
        )
      }
    >
      {sample !== undefined && <DrawLine sample={sample} />}
      <div className="surveys-rows">
        {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
        {sample === undefined && error === null && <SkeletonRows rows={12} />}
        {sample !== undefined && sample.draw === null && <NotDrawn sample={sample} />}
        {sample !== undefined && sample.rows.length > 0 && (
          <RecordTable
            label={text.t("survey.sample.list")}
            rows={sample.rows}
            keyOf={({ customer_id }) => customer_id}
            currentKey={current}
            onOpen={({ customer_id }) => chooseSurveyRow("sample", customer_id)}
            isSoft={({ interviewed_at, declined_at }) => interviewed_at !== null || declined_at !== null}
            columns={[
              {
                id: "place",
                label: text.t("survey.col.place"),
                widthPx: 48,
                number: true,
                cell: ({ place }) => place,
              },
              {
                id: "customer",
                label: text.t("survey.col.customer"),
                widthPx: 168,
                cell: ({ customer_name, customer_level }) => (
                  <>
                    {customer_name} {customer_level === "vip" && <VipBadge />}
                  </>
                ),
              },
              {
                id: "phone",
                label: text.t("survey.col.phone"),
                widthPx: 132,
                cell: ({ phone_masked }) => phone_masked,
              },
              {
                id: "cards",
                label: text.t("survey.col.cards"),
                cell: ({ cards }) => cards.map(({ model }) => model ?? text.t("time.none")).join("、"),
              },
              {
                id: "state",
                label: text.t("survey.col.state"),
                widthPx: 148,
                cell: (shown) => (
                  <>
                    <SlaShape
                      shape={
                        shown.interviewed_at !== null
                          ? "met"
                          : shown.declined_at !== null
                            ? "waived"
                            : "pending"
                      }
                    />{" "}
                    {progressWords(shown, text)}
                  </>
                ),
              },
            ]}
          />
        )}
      </div>
    </ListFrame>
  );
}
