import { ok, type Result } from "#shared/contract/error-codes";
import type { LedgerDetail } from "#shared/contract/ledger-views";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { instantsOf, type Period, periodAround, previousPeriod } from "#shared/domain/figures/period";
import type { LedgerAction } from "#shared/domain/ledger/vocabulary";
import { addAssessment, decideAssessmentProposal } from "../assessment/assess";
import { assessmentMonth } from "../assessment/assessment-month";
import type { Desk } from "../desk";
import { actOnLedger } from "../ledger/act-on-ledger";
import { addLedgerEntry } from "../ledger/add-ledger-entry";
import { decideLedgerProposal, ledgerProposals } from "../ledger/ledger-proposals";
import { todayOf } from "../ledger/ledger-views";
import type { Cast } from "./cast";
import { LEDGER_TALES, type LedgerTale, STAFF_SUGGESTION } from "./content/ledger-stories";
import { DAY_MS } from "./working-time";

/** The desk as it was at another time. */
function deskAt(desk: Desk, nowMs: EpochMs): Desk {
  return { ...desk, nowMs: () => nowMs };
}

function actorOf(cast: Cast, code: StaffCode): Actor {
  return { code, roles: cast.staff.get(code)?.roles ?? [] };
}

function ownerOf(cast: Cast, tale: LedgerTale): StaffCode {
  if (tale.owner === "engineer") return cast.engineers[0] ?? cast.supervisor;
  return cast[tale.owner];
}

/** An invented story that the rules refuse is a mistake in the story. */
function told<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`the invented ledger: ${result.code} ${JSON.stringify(result.details)}`);
  return result.value;
}

interface Telling {
  readonly desk: Desk;
  readonly cast: Cast;
}

function act(
  { desk, cast }: Telling,
  at: EpochMs,
  by: StaffCode,
  detail: LedgerDetail,
  action: LedgerAction,
  payload: Readonly<Record<string, unknown>> = {},
): LedgerDetail {
  const { id, version } = detail.entry;
  return told(actOnLedger(deskAt(desk, at), actorOf(cast, by), { id, version, action, payload }));
}

/** Brings an entry as far as its story goes, a step every few days. */
function carryOn(telling: Telling, tale: LedgerTale, first: LedgerDetail, startsAt: EpochMs): LedgerDetail {
  const { desk, cast } = telling;
  const owner = ownerOf(cast, tale);
  const { until } = tale;
  if (until === "open") return first;
  if (until === "rejected") {
    return act(telling, startsAt + DAY_MS, cast.director, first, "reject", { reason: tale.result });
  }
  const due_on = todayOf(deskAt(desk, startsAt + tale.dueDays * DAY_MS));
  const begun = act(telling, startsAt + DAY_MS, cast.clerk, first, "start", {
    cause: tale.cause === "" ? null : tale.cause,
    measure: tale.measure,
    owner,
    due_on,
  });
  const noted = act(telling, startsAt + 2 * DAY_MS, owner, begun, "note", { note: "已开始，按周报进展" });
  if (until === "in_progress") return noted;
  const submitted = act(telling, startsAt + 5 * DAY_MS, owner, noted, "submit", { result: tale.result });
  if (until === "to_verify") return submitted;
  return act(telling, startsAt + 7 * DAY_MS, cast.supervisor, submitted, "verify", { note: "现场看过" });
}

function tell(telling: Telling, tale: LedgerTale, by: StaffCode): LedgerDetail {
  const { desk, cast } = telling;
  const startsAt = desk.nowMs() - tale.daysAgo * DAY_MS;
  const { source, problem } = tale;
  const first = told(addLedgerEntry(deskAt(desk, startsAt), actorOf(cast, by), { source, problem }));
  return carryOn(telling, tale, first, startsAt);
}

/** How the customers' suggestions went on, the newest first; the rest still wait to be taken in. */
const SUGGESTION_ENDS = ["closed", "closed", "in_progress", "rejected"] as const;

/** So old a suggestion is at least whose story is over. */
const SETTLED_DAYS = 10;

function tellSuggestions(telling: Telling): void {
  const { desk, cast } = telling;
  const waiting = ledgerProposals(desk).open.filter(
    ({ source, at }) => source === "suggestion" && at < desk.nowMs() - SETTLED_DAYS * DAY_MS,
  );
  for (const [place, until] of SUGGESTION_ENDS.entries()) {
    const proposal = waiting[place];
    if (proposal === undefined) return;
    const startsAt = proposal.at + DAY_MS;
    const taken = told(
      decideLedgerProposal(deskAt(desk, startsAt), actorOf(cast, cast.clerk), {
        key: proposal.key,
        decision: "accepted",
      }),
    );
    if (taken === null) return;
    const tale: LedgerTale = {
      ...STAFF_SUGGESTION,
      measure: "转产品部门评估，排进下一版",
      result: until === "rejected" ? "与现有安全要求冲突，暂不采纳" : "下一版已带上",
      // What is still being done is due in ten days.
      dueDays: until === "in_progress" ? Math.ceil((desk.nowMs() - startsAt) / DAY_MS) + 10 : 20,
      until,
    };
    const settled = carryOn(telling, tale, taken, startsAt);
    // One customer has been told, the next still is to be.
    if (place !== 0) continue;
    act(telling, startsAt + 8 * DAY_MS, cast.clerk, settled, "feed_back", {
      method: "phone",
      told: "您提的建议已采纳，下一版会带上。",
    });
  }
}

function tellSurveys({ desk, cast }: Telling): void {
  const poor = ledgerProposals(desk).open.filter(({ source }) => source === "survey");
  const clerk = actorOf(cast, cast.clerk);
  const [taken, , left] = poor.toReversed();
  if (taken) told(decideLedgerProposal(desk, clerk, { key: taken.key, decision: "accepted" }));
  if (left) told(decideLedgerProposal(desk, clerk, { key: left.key, decision: "dismissed" }));
}

const ASSESSED_AFTER_MS = 2.4 * DAY_MS;

/** Points of the item's range, by turns. */
function pointsBy(
  turn: number,
  { min_points, max_points }: { min_points: number; max_points: number },
): number {
  return Math.min(max_points, min_points + (turn % 3));
}

/** A month as its supervisor left it: most of the facts decided, two lines by hand. */
function assessMonth(telling: Telling, month: Period, share: number): void {
  const { cast } = telling;
  // S1: at the beginning of the next month.
  const next = instantsOf(month, telling.desk.settings().zone).toMs + ASSESSED_AFTER_MS;
  const desk = deskAt(telling.desk, Math.min(telling.desk.nowMs(), next));
  const supervisor = actorOf(cast, cast.supervisor);
  const director = actorOf(cast, cast.director);
  const { proposals } = told(assessmentMonth(desk, supervisor, month.code));
  const period = month.code;
  const decided = proposals.slice(0, Math.ceil(proposals.length * share));
  for (const [place, { key, fact, item }] of decided.entries()) {
    const by = fact.staff === cast.supervisor ? director : supervisor;
    if (place % 5 === 4) told(decideAssessmentProposal(desk, by, { period, key, decision: "dismissed" }));
    else {
      const points = pointsBy(place, item);
      told(decideAssessmentProposal(desk, by, { period, key, decision: "accepted", points }));
    }
  }
  const [, second = cast.supervisor] = cast.engineers;
  const hand = [
    { staff: second, item: "badge_or_image", points: 2, note: "上门没有佩戴工作牌" },
    { staff: cast.clerk, item: "suggestion", points: 5, note: "提出来电先报单号，查找快一倍" },
  ];
  for (const line of hand) {
    if (line.staff !== cast.supervisor) told(addAssessment(desk, supervisor, { period, ...line }));
  }
}

/** Fills ledger and assessment from the invented cards, by the use-cases themselves, each at its own time. */
export function fillDemoLedger(desk: Desk, cast: Cast): Result<null> {
  const telling: Telling = { desk, cast };
  for (const tale of LEDGER_TALES) tell(telling, tale, cast.clerk);
  tell(telling, STAFF_SUGGESTION, cast.engineers[1] ?? cast.clerk);
  tellSuggestions(telling);
  tellSurveys(telling);
  const now = periodAround("month", todayOf(desk));
  const last = previousPeriod(now);
  assessMonth(telling, previousPeriod(last), 1);
  assessMonth(telling, last, 0.6);
  return ok(null);
}
