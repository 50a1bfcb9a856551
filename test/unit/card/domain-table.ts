import type { Role } from "#shared/domain/card/vocabulary";

/**
 * The table of DOMAIN 2.2, typed off from the page by hand and on purpose not taken from `action-table.ts`:
 * the walk compares the two. One line per action in the page's order:
 * action | from | who | to | extra ("behalf" = may be recorded for the assignee).
 *
 * from: state names, `waiting:<for>`, `open`, `any`, ranges `a..b`. who: roles, `A` = assignee, `expert`,
 * `all`. to: `same`, a state, or `from>to` pairs; a pair for a single state wins over the general one.
 */
const TABLE = `
register          | draft | clerk tech_support | registered
edit              | open | clerk | same
classify          | registered classified..rework | clerk tech_support | registered>classified same
set_priority      | open | clerk | same
dispatch          | classified rework | clerk | dispatched
approve           | open | supervisor | pending_approval>dispatched waiting:approval>in_service same
reject            | open | supervisor | pending_approval>classified waiting:approval>in_service same
accept            | dispatched | A | accepted | behalf
reassign          | dispatched accepted in_service waiting | clerk | dispatched
respond           | open | A clerk tech_support | same | behalf
reschedule        | dispatched accepted in_service waiting | A clerk | same
start             | accepted waiting:customer waiting:goods waiting:parts | A | in_service | behalf
arrive            | accepted waiting:customer waiting:goods waiting:parts in_service | A | in_service | behalf
log               | registered..rework | A clerk tech_support expert | same | behalf
diagnose          | in_service | A | same | behalf
quote             | in_service | A finance | waiting:quote | behalf
quote_confirm     | waiting:quote | clerk A | in_service
quote_decline     | waiting:quote | clerk A | in_service
wait              | dispatched accepted in_service | A clerk | waiting:customer | behalf
resume            | waiting:customer waiting:parts waiting:goods | A clerk | in_service | behalf
escalate          | in_service waiting | A tech_support | waiting:expert | behalf
expert_answer     | waiting:expert | expert | in_service
sync_progress     | dispatched..rework | A clerk | same
request_approval  | open | A clerk | in_service>waiting:approval same
goods_pickup      | registered..rework | logistics clerk | same
goods_received    | registered..rework | warehouse clerk | waiting:goods>in_service same
goods_inspect     | registered..rework | warehouse | same
goods_ship        | in_service completed confirmed | logistics warehouse clerk | same
choose_remedy     | in_service classified dispatched accepted | clerk A | same
exchange          | in_service | warehouse | same
refund            | in_service | finance | same
finish            | in_service | A | completed | behalf
resolve_now       | draft registered classified | clerk tech_support | completed
qc_pass           | quality_check | qc supervisor | completed
qc_fail           | quality_check | qc supervisor | in_service
confirm           | completed | clerk A | confirmed
dissatisfied      | completed confirmed archived | clerk | rework
hand_out_survey   | completed confirmed archived | clerk A | same
collect_survey    | completed confirmed archived | clerk A | same
refuse_survey     | completed confirmed archived | clerk A | same
follow_up         | completed confirmed archived | clerk | same
archive           | confirmed | clerk | archived
qc_sample         | archived confirmed completed | qc | same
reopen            | archived | supervisor | rework
cancel            | draft..waiting | clerk | cancelled
merge             | draft..waiting | clerk | merged
attach            | any | all | same
record_payment    | open | clerk finance A | same
fill_checklist    | open | A | same
waive             | open | supervisor | same
countersign       | any | supervisor | same
undo              | any | supervisor | same
`;

/** DOMAIN 2.1 in its order; a waiting card is six states. */
const WAITS = ["customer", "quote", "parts", "expert", "approval", "goods"];
const STATUS_ORDER = [
  "draft",
  "registered",
  "classified",
  "pending_approval",
  "dispatched",
  "accepted",
  "in_service",
  "waiting",
  "quality_check",
  "completed",
  "confirmed",
  "rework",
  "archived",
  "cancelled",
  "merged",
];
const CLOSED = ["archived", "cancelled", "merged"];

function variantsOf(status: string): readonly string[] {
  return status === "waiting" ? WAITS.map((what) => `waiting:${what}`) : [status];
}

/** The twenty places where a card can stand: fourteen states and six kinds of waiting. */
export const PLACES: readonly string[] = STATUS_ORDER.flatMap(variantsOf);

function placesOf(word: string): readonly string[] {
  if (word === "any") return PLACES;
  if (word === "open") return STATUS_ORDER.filter((status) => !CLOSED.includes(status)).flatMap(variantsOf);
  const [first, last] = word.split("..");
  if (first === undefined || last === undefined) return variantsOf(word);
  return STATUS_ORDER.slice(STATUS_ORDER.indexOf(first), STATUS_ORDER.indexOf(last) + 1).flatMap(variantsOf);
}

export interface DomainRow {
  readonly action: string;
  readonly from: ReadonlySet<string>;
  readonly who: readonly string[];
  readonly onBehalf: boolean;
  /** Where the card stands after the action at a place. */
  readonly placeAfter: (place: string) => string;
}

function rowOf(line: string): DomainRow {
  const [action = "", from = "", who = "", to = "", extra = ""] = line.split("|").map((cell) => cell.trim());
  const targets = to.split(" ").map((word) => word.split(">"));
  const general = targets.find((parts) => parts.length === 1)?.[0] ?? "same";
  return {
    action,
    from: new Set(from.split(" ").flatMap(placesOf)),
    who: who.split(" "),
    onBehalf: extra === "behalf",
    placeAfter: (place) => {
      const target = targets.find(([at, then]) => at === place && then !== undefined)?.[1] ?? general;
      return target === "same" ? place : target;
    },
  };
}

export const DOMAIN_TABLE: readonly DomainRow[] = TABLE.trim().split("\n").map(rowOf);

/** DOMAIN 2.3: the supervisor includes clerk, the director includes supervisor. */
const STANDS_FOR: Readonly<Record<Role, readonly string[]>> = {
  clerk: ["clerk"],
  tech_support: ["tech_support"],
  engineer: ["engineer"],
  logistics: ["logistics"],
  warehouse: ["warehouse"],
  finance: ["finance"],
  qc: ["qc"],
  supervisor: ["supervisor", "clerk"],
  director: ["director", "supervisor", "clerk"],
  admin: ["admin"],
};

/** `cancel` and `merge`: clerk before dispatch, supervisor after. */
function peopleFor(row: DomainRow, place: string): readonly string[] {
  const afterDispatch = STATUS_ORDER.indexOf(place.split(":")[0] ?? "") >= STATUS_ORDER.indexOf("dispatched");
  const isEnding = row.action === "cancel" || row.action === "merge";
  return isEnding && afterDispatch ? ["supervisor"] : row.who;
}

/** The words of a `forbidden` refusal: who could have done it. */
export function needsAt(row: DomainRow, place: string): readonly string[] {
  return peopleFor(row, place).map((who) => (who === "A" ? "assignee" : who));
}

export interface Person {
  readonly role: Role;
  readonly isAssignee: boolean;
  readonly isExpert: boolean;
}

/** DOMAIN 2.2 "who may", in the person's own name. */
export function mayAct(row: DomainRow, place: string, person: Person): boolean {
  const people = peopleFor(row, place);
  return (
    people.includes("all") ||
    STANDS_FOR[person.role].some((role) => people.includes(role)) ||
    (person.isAssignee && people.includes("A")) ||
    (person.isExpert && people.includes("expert"))
  );
}

/** 代录: clerk or supervisor, for the actions that the page lists. */
export function mayRecordForAssignee(row: DomainRow, role: Role): boolean {
  return row.onBehalf && STANDS_FOR[role].includes("clerk");
}
