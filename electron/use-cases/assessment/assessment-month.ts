import type { StoreReader } from "#electron/db/connection";
import {
  assessmentItemVersions,
  assessmentLines,
  assigneesOfCompleted,
  complaintFacts,
  dissatisfiedFacts,
  isMonthIssued,
  lateFacts,
  suggestionBonusFacts,
} from "#electron/repositories/assessment-repository";
import { proposalDecisionOf } from "#electron/repositories/ledger-proposal-repository";
import { listStaff, type StaffMember } from "#electron/repositories/staff-repository";
import { snapshot } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type {
  AssessmentLine,
  AssessmentMonth,
  AssessmentPerson,
  AssessmentProposal,
} from "#shared/contract/ledger-views";
import {
  ASSESSMENT_READ_ROLES,
  type AssessedMonth,
  itemsOfPeriod,
  totalOf,
} from "#shared/domain/assessment/assessment";
import { itemOfFact, keyOfFact } from "#shared/domain/assessment/proposals";
import type { StaffCode } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { holdsAny } from "#shared/domain/card/roles";
import { type Instants, instantsOf, parsePeriod } from "#shared/domain/figures/period";
import type { Desk } from "../desk";
import { todayOf } from "../ledger/ledger-views";

const MONTH_LENGTH = "2026-10".length;

/** How a month stands: closed with its report, and which month today lies in. */
export function assessedMonth(desk: Desk, reader: StoreReader, period: string): AssessedMonth {
  return { period, closed: isMonthIssued(reader, period), current: todayOf(desk).slice(0, MONTH_LENGTH) };
}

function instantsOfMonth(desk: Desk, period: string): Result<Instants> {
  const month = parsePeriod(period);
  if (month?.kind !== "month") {
    return fail("invalid_input", { fields: [{ field: "period", code: "invalid_date" }] });
  }
  return ok(instantsOf(month, desk.settings().zone));
}

/** What the facts of a month propose, with what was decided about each; items out of use propose nothing. */
export function assessmentProposals(
  desk: Desk,
  reader: StoreReader,
  period: string,
): readonly (AssessmentProposal & { readonly decision: "accepted" | "dismissed" | null })[] {
  const month = instantsOfMonth(desk, period);
  if (!month.ok) return [];
  const { fromMs, toMs } = month.value;
  const items = new Map(
    itemsOfPeriod(assessmentItemVersions(reader), period).map((item) => [item.code, item]),
  );
  const facts = [
    ...lateFacts(reader, fromMs, toMs, desk.nowMs()),
    ...complaintFacts(reader, fromMs, toMs),
    ...dissatisfiedFacts(reader, fromMs, toMs),
    ...suggestionBonusFacts(reader, fromMs, toMs),
  ];
  return facts.flatMap((fact) => {
    const item = items.get(itemOfFact(fact));
    if (item?.active !== true) return [];
    const key = keyOfFact(fact);
    const decision = proposalDecisionOf(reader, "assessment", key);
    return [{ key, kind: fact.what, fact, item, points: item.min_points, decision }];
  });
}

/** Who stands in a month's table: everybody at work who had joined by its end, whoever has a line or cards in it. */
function peopleOf(
  staff: readonly StaffMember[],
  lines: readonly AssessmentLine[],
  busy: ReadonlySet<StaffCode>,
  { toMs }: Instants,
): readonly StaffMember[] {
  const named = new Set(lines.map((line) => line.staff));
  const works = (person: StaffMember) =>
    person.active && person.created_at < toMs && person.roles.some((role) => role !== "admin");
  return staff.filter((person) => named.has(person.code) || works(person) || busy.has(person.code));
}

function personOf({ code, name }: StaffMember, lines: readonly AssessmentLine[]): AssessmentPerson {
  const own = lines.filter((line) => line.staff === code);
  return { staff: code, name, ...totalOf(own), lines: own };
}

/** The whole table of a month, whoever asks; proposals with it. Failure: `invalid_input` for another period. */
export function wholeAssessmentMonth(desk: Desk, period: string): Result<AssessmentMonth> {
  const instants = instantsOfMonth(desk, period);
  if (!instants.ok) return instants;
  return snapshot(desk.store, () => {
    const reader = desk.store;
    const { closed, current } = assessedMonth(desk, reader, period);
    const lines = assessmentLines(reader, period);
    const busy = new Set(assigneesOfCompleted(reader, instants.value.fromMs, instants.value.toMs));
    const proposals = closed ? [] : assessmentProposals(desk, reader, period);
    const of = (wanted: "dismissed" | null): AssessmentProposal[] =>
      proposals
        .filter(({ decision }) => decision === wanted)
        .map(({ decision: _decision, ...proposal }) => proposal);
    return ok({
      period,
      closed,
      current,
      items: itemsOfPeriod(assessmentItemVersions(reader), period),
      people: peopleOf(listStaff(reader), lines, busy, instants.value).map((person) =>
        personOf(person, lines),
      ),
      proposals: of(null),
      dismissed: of("dismissed"),
    });
  });
}

/** A month as a person may see it: supervisors everybody's, the others their own line. Failure: `invalid_input`. */
export function assessmentMonth(desk: Desk, actor: Actor, period: string): Result<AssessmentMonth> {
  const month = wholeAssessmentMonth(desk, period);
  if (!month.ok || holdsAny(actor.roles, ASSESSMENT_READ_ROLES)) return month;
  const { people } = month.value;
  return ok({
    ...month.value,
    people: people.filter(({ staff }) => staff === actor.code),
    proposals: [],
    dismissed: [],
  });
}
