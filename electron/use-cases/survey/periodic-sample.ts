import { createHmac } from "node:crypto";
import type { StoreReader } from "#electron/db/connection";
import { insertAudit } from "#electron/repositories/audit-repository";
import { eventHead } from "#electron/repositories/event-repository";
import {
  type AskedState,
  askedStateOf,
  closedCustomers,
  insertPeriodicDraw,
  periodicDrawOf,
  periodicRowsOf,
  saveAskedState,
} from "#electron/repositories/survey-sample-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { PeriodicSample } from "#shared/contract/survey-views";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { type Instants, instantsOf, parsePeriod } from "#shared/domain/figures/period";
import type { Hmac } from "#shared/domain/figures/quality-draw";
import { maskedPhone } from "#shared/domain/masking/masked-values";
import { drawPeriodicSample } from "#shared/domain/survey/periodic-draw";
import { type SurveyWeights, satisfactionIndex } from "#shared/domain/survey/survey-index";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

const hmac: Hmac = (key, text) => createHmac("sha256", key).update(text).digest("hex");

function quarterOf(desk: Desk, code: string): Result<Instants> {
  const period = parsePeriod(code);
  return period?.kind === "quarter"
    ? ok(instantsOf(period, desk.settings().zone))
    : fail("invalid_input", { fields: [{ field: "period", code: "unknown_value" }] });
}

function sampleOf(desk: Desk, reader: StoreReader, period: string, instants: Instants): PeriodicSample {
  const draw = periodicDrawOf(reader, period);
  return {
    period,
    ended: desk.nowMs() >= instants.toMs,
    population: draw?.population ?? closedCustomers(reader, instants).length,
    draw,
    rows: periodicRowsOf(reader, period, instants).map(({ phone, ...row }) => ({
      ...row,
      phone_masked: maskedPhone(phone),
    })),
  };
}

/** A quarter's sample as it stands: drawn or not, and how far its interviews are. Failures: `forbidden`, `invalid_input`. */
export function showPeriodicSample(
  desk: Desk,
  actor: Actor,
  { period }: ChannelParsed<"survey.sample">,
): Result<PeriodicSample> {
  const allowed = authorise(actor, "survey.read");
  if (!allowed.ok) return allowed;
  const instants = quarterOf(desk, period);
  if (!instants.ok) return instants;
  return ok(snapshot(desk.store, () => sampleOf(desk, desk.store, period, instants.value)));
}

/**
 * Draws the customers of a quarter for the phone interviews (DOMAIN 5.7) and keeps seed, population and order, once
 * and for all: the seed is the head of the event log at that moment, which nobody can choose and which an auditor
 * finds again. A quarter that is drawn already answers its sample. Failures: `forbidden`, `invalid_input`,
 * `invalid_state` before the quarter is over.
 */
export function drawPeriodicSurvey(
  desk: Desk,
  actor: Actor,
  { period }: ChannelParsed<"survey.draw">,
): Result<PeriodicSample> {
  const allowed = authorise(actor, "survey.draw");
  if (!allowed.ok) return allowed;
  const instants = quarterOf(desk, period);
  if (!instants.ok) return instants;
  const at = desk.nowMs();
  if (at < instants.value.toMs) {
    return fail("invalid_input", { fields: [{ field: "period", code: "period_runs" }] });
  }
  const drawn = desk.write((tx): Result<PeriodicSample> => {
    if (periodicDrawOf(tx, period) === null) {
      const customers = closedCustomers(tx, instants.value);
      const head = eventHead(tx);
      const seed = `${head.globalSeq}:${head.hash ?? ""}`;
      insertPeriodicDraw(
        tx,
        { period, seed, population: customers.length, drawn_at: at, drawn_by: actor.code },
        drawPeriodicSample(customers, seed, hmac),
      );
    }
    return ok(sampleOf(desk, tx, period, instants.value));
  });
  if (drawn.ok) desk.announce({ what: "survey", ids: null });
  return drawn;
}

type Outcome = ChannelParsed<"survey.interview">["outcome"];

interface Asking {
  readonly by: string;
  readonly at: EpochMs;
  readonly weights: SurveyWeights;
  readonly form_version: number;
}

/** The state after a call. An interview that was entered wrongly is entered again; the audit log has both. */
function afterCall(asked: AskedState, outcome: Outcome, asking: Asking): AskedState {
  const { by, at } = asking;
  const called = { ...asked, last_attempt_at: at, version: asked.version + 1 };
  if (outcome.kind === "not_reached") return { ...called, attempts: asked.attempts + 1 };
  if (outcome.kind === "declined") return { ...called, declined_at: at };
  const { scores, overall = null, choices = [], comment = null } = outcome.answers;
  return {
    ...called,
    interviewed_at: at,
    interviewed_by: by,
    declined_at: null,
    scores,
    overall,
    choices,
    comment,
    index: satisfactionIndex(scores, asking.weights),
    form_version: asking.form_version,
  };
}

/**
 * What a call to a drawn customer came to. Failures: `forbidden`, `not_found` for one who was not drawn,
 * `invalid_input`, also where the interview is done and the call says otherwise, `conflict` (details `version`).
 */
export function recordInterview(
  desk: Desk,
  actor: Actor,
  { period, customer_id, version, outcome }: ChannelParsed<"survey.interview">,
): Result<PeriodicSample> {
  const allowed = authorise(actor, "survey.call");
  if (!allowed.ok) return allowed;
  const instants = quarterOf(desk, period);
  if (!instants.ok) return instants;
  const written = desk.write((tx): Result<PeriodicSample> => {
    const asked = askedStateOf(tx, period, customer_id);
    if (asked === null) return fail("not_found", { what: "periodic_survey", ref: customer_id });
    if (asked.version !== version) return fail("conflict", { version: asked.version });
    if (asked.interviewed_at !== null && outcome.kind !== "interviewed") {
      return fail("invalid_input", { fields: [{ field: "outcome", code: "already_interviewed" }] });
    }
    const { survey_weights, survey_form_version } = desk.settings(tx);
    const at = desk.nowMs();
    const after = afterCall(asked, outcome, {
      by: actor.code,
      at,
      weights: survey_weights,
      form_version: survey_form_version,
    });
    const key = { period, customer_id, base_version: version };
    if (!saveAskedState(tx, key, after)) return fail("conflict", { version: asked.version });
    insertAudit(tx, {
      what: "survey.interview",
      by: actor.code,
      at,
      subject: `${period}:${customer_id}`,
      details: { outcome: outcome.kind, before: asked.index, after: after.index },
    });
    return ok(sampleOf(desk, tx, period, instants.value));
  });
  if (written.ok) desk.announce({ what: "survey", ids: null });
  return written;
}
