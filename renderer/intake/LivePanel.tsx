import { Stamp } from "lucide-react";
import type { IntakeAssessment } from "#shared/contract/views";
import { failureText } from "#shared/text/failure-text";
import { failureOf } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { closeIntake, openCard } from "../app/navigation";
import { useRegion } from "../commands/regions";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { TextInput } from "../ui/Field";
import { PrioritySeal } from "../ui/PrioritySeal";
import { SlaShape } from "../ui/SlaShape";
import { shortStatus } from "../ui/status-words";
import { useTime } from "../ui/use-time";
import { IntakeField } from "./IntakeField";
import { registrationOf, validPart } from "./intake-fields";
import { changeFields, saveNow, useIntake } from "./intake-state";
import { useDebounced } from "./use-debounced";

const ASSESS_AFTER_MS = 250;

function useAssessment() {
  const { fields, requestedAtMs, draftId } = useIntake();
  const settled = useDebounced(fields, ASSESS_AFTER_MS);
  const registration = requestedAtMs === null ? {} : validPart(registrationOf(settled, requestedAtMs));
  return useDeskQuery(
    "intake.assess",
    { fields: registration, ...(draftId === null ? {} : { id: draftId }) },
    { enabled: requestedAtMs !== null, keepPrevious: true },
  );
}

function PriorityCard({ assessment }: { readonly assessment: IntakeAssessment }) {
  const text = useText();
  const { priority, priority_reasons, approvals } = assessment;
  const arrow = text.lang === "zh" ? "；" : "; ";
  return (
    <section className={classes("live-card", `live-${priority}`)}>
      <h3>
        <PrioritySeal priority={priority} />
        {text.t("intake.priority", { priority: text.word("priority", priority) })}
      </h3>
      <p>{priority_reasons.map((reason) => text.word("priority_reason", reason)).join(arrow)}</p>
      {approvals.length > 0 && (
        <p className="live-approval">
          <Stamp size={14} aria-hidden />
          {text.t("intake.approvals", {
            what: text.list(approvals.map((why) => text.t(`intake.approval_${why}`))),
          })}
        </p>
      )}
    </section>
  );
}

function Deadlines({ assessment }: { readonly assessment: IntakeAssessment }) {
  const text = useText();
  const time = useTime();
  return (
    <section className="live-card">
      <h3>{text.t("intake.deadlines")}</h3>
      <ul className="live-deadlines">
        {assessment.deadlines.map(({ milestone, limit, due_at }, index) => (
          <li key={milestone}>
            <SlaShape shape={index === 0 && due_at !== null ? "running" : "pending"} />
            <b>{text.word("milestone", milestone)}</b>
            <span>{limit}</span>
            <span>{due_at === null ? text.t("time.none") : time.dayTime(due_at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ assessment }: { readonly assessment: IntakeAssessment }) {
  const text = useText();
  const time = useTime();
  const { caller, fields } = useIntake();
  const hasSerial = fields.serial_no.trim() !== "";
  return (
    <section className="live-card">
      <h3>
        {text.t("intake.history")}
        <span className="muted">
          {caller === null
            ? text.t("intake.new")
            : text.t("intake.history_count", {
                cards: caller.customer.cards,
                open: caller.customer.open_cards,
              })}
        </span>
      </h3>
      {caller !== null && caller.history.length === 0 && (
        <p className="muted">{text.t("intake.history_none")}</p>
      )}
      <ul className="live-history">
        {caller?.history.slice(0, 5).map((line) => (
          <li key={line.id}>
            <time>{line.requested_at === null ? "" : time.full(line.requested_at).slice(2, 10)}</time>
            <span>
              {line.model} {line.description}
            </span>
            <b>
              {line.satisfaction === null
                ? shortStatus({ status: line.status, waiting_for: null, round: 1 }, text)
                : text.t("intake.score", { n: line.satisfaction })}
            </b>
          </li>
        ))}
      </ul>
      {assessment.repeat_of !== null && (
        <p className="live-warning">{text.t("intake.repeat", { no: assessment.repeat_of })}</p>
      )}
      {hasSerial && assessment.repeat_of === null && assessment.open_card === null && (
        <p className="sla-met">{text.t("intake.no_repeat")}</p>
      )}
    </section>
  );
}

/** UX 10 no. 8: the same unit has an open card; open it, or say why another one. */
function Duplicate({ open }: { readonly open: NonNullable<IntakeAssessment["open_card"]> }) {
  const text = useText();
  const time = useTime();
  const { fields } = useIntake();
  const no = open.no ?? "";
  const state = `${shortStatus({ status: open.status, waiting_for: null, round: 1 }, text)}${
    open.due_at === null ? "" : ` ${text.word("urgency", open.level)} ${time.dayTime(open.due_at)}`
  }`;
  return (
    <section className="live-card live-duplicate" role="status">
      <p>{text.t("intake.duplicate", { no, state })}</p>
      <Button
        small
        onClick={() => {
          void saveNow();
          closeIntake();
          openCard(open.id);
        }}
      >
        {text.t("intake.duplicate_open", { no })}
      </Button>
      <IntakeField name="duplicate_reason" label={text.t("intake.duplicate_reason")}>
        {(ids) => (
          <TextInput
            {...ids}
            value={fields.duplicate_reason}
            onChange={(event) => changeFields({ duplicate_reason: event.target.value })}
          />
        )}
      </IntakeField>
    </section>
  );
}

/** Where a missing item is asked for on the left. */
const ASKED_AT: Readonly<Record<string, string>> = {
  error_code_or_usage_scene: "usage_scene",
  fulfilment: "service_mode",
};

function Completeness({
  assessment,
  onAsk,
}: {
  readonly assessment: IntakeAssessment;
  readonly onAsk: (name: string) => void;
}) {
  const text = useText();
  const { filled, applicable, missing, share } = assessment.completeness;
  return (
    <section className="live-card">
      <h3>
        {text.t("intake.completeness")}
        <b className="live-figure">
          {filled} / {applicable}
        </b>
      </h3>
      <span className="live-bar" aria-hidden="true">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      {missing.length === 0 ? (
        <p className="sla-met">{text.t("intake.complete")}</p>
      ) : (
        <p className="live-ask">
          {text.t("intake.still_ask")}
          {missing.map((name) => (
            <button key={name} type="button" tabIndex={-1} onClick={() => onAsk(ASKED_AT[name] ?? name)}>
              {text.field(name)}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

/** The right side, live: priority and why, approvals, deadlines, history, duplicates, completeness (UX 4). */
export function LivePanel({ onAsk }: { readonly onAsk: (name: string) => void }) {
  const text = useText();
  const region = useRegion();
  const { data, error } = useAssessment();
  return (
    <aside ref={region} className="intake-live" aria-label={text.t("intake.region.live")}>
      {error !== null && (
        <p className="live-warning" role="alert">
          {text.t("intake.assess_failed", { reason: failureText(failureOf(error), text).sentence })}
        </p>
      )}
      {data === undefined && error === null && <p className="muted">{text.t("intake.assessing")}</p>}
      {data !== undefined && (
        <>
          {data.open_card !== null && <Duplicate open={data.open_card} />}
          <PriorityCard assessment={data} />
          <Deadlines assessment={data} />
          <History assessment={data} />
          <Completeness assessment={data} onAsk={onAsk} />
        </>
      )}
    </aside>
  );
}
