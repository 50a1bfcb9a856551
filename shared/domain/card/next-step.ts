import { ACTION_TABLE, actorMay, actorMayOnBehalf, neededBy, openExpert, stateAllows } from "./action-table";
import type { ArchiveItem } from "./archive-checklist";
import type { CaseState, EpochMs, StaffCode } from "./case-state";
import type { Actor } from "./decision";
import { type NextLine, nextLineOf } from "./next-line";
import { ACTIONS, type Action, type Role, STATUSES, type Status, type WaitingFor } from "./vocabulary";

/** What the next step depends on besides the card itself; the caller knows the store and the day. */
export interface NextStepFacts {
  /** Out of warranty without a confirmed quote or an approved free repair (DOMAIN 5.5). */
  readonly quote_missing: boolean;
  /** What DOMAIN 5.6 still misses; empty = may be archived. */
  readonly archive_missing: readonly ArchiveItem[];
  /** The store's one-person switch (DOMAIN 2.3). */
  readonly self_approval: boolean;
}

/** Who acts next: a named person, whoever holds a role, the customer, or nobody any more. */
export type Doer =
  | { readonly kind: "staff"; readonly code: StaffCode }
  | { readonly kind: "role"; readonly role: Role }
  | { readonly kind: "customer" }
  | { readonly kind: "nobody" };

/** The sentence "who does what next, by when" in parts; `shared/text` has the words of each task. */
export interface NextStep {
  readonly doer: Doer;
  readonly task: NextLine["task"];
  /** The time that a caller wants to hear, and what it is. */
  readonly by: { readonly kind: "appointment" | "promise"; readonly at: EpochMs } | null;
}

/** An action that the person can take now; `on_behalf` = 代录 for that assignee. */
export interface OfferedAction {
  readonly action: Action;
  readonly on_behalf: StaffCode | null;
}

/** Why an action can't be taken now, for the words beside the button. */
export type ActionObstacle =
  | { readonly kind: "later"; readonly needs: Status }
  | { readonly kind: "over" }
  | { readonly kind: "waiting"; readonly waiting_for: WaitingFor | null }
  | { readonly kind: "nothing_pending" }
  | { readonly kind: "goods_not_received" }
  | { readonly kind: "not_service_kind" }
  | { readonly kind: "own_request" }
  | { readonly kind: "incomplete"; readonly missing: readonly ArchiveItem[] }
  | { readonly kind: "role"; readonly needs: readonly string[] };

export interface BlockedAction {
  readonly action: Action;
  readonly why: ActionObstacle;
}

/** The action bar (UX 5): one forward action, at most four others, one blocked with its reason, the rest. */
export interface ActionOffer {
  readonly forward: OfferedAction | null;
  readonly others: readonly OfferedAction[];
  readonly blocked: BlockedAction | null;
  readonly more: readonly OfferedAction[];
  readonly more_blocked: readonly BlockedAction[];
}

const MAX_OTHERS = 4;
/** Done elsewhere on the card: in the boxes of the sheet, in the panel, in the log. */
const OUTSIDE_THE_BAR: ReadonlySet<Action> = new Set<Action>(["edit", "attach", "undo", "countersign"]);
const DECISIONS: ReadonlySet<Action> = new Set<Action>(["approve", "reject"]);

function doerOf(line: NextLine, state: CaseState): Doer {
  const { assignee } = state.fields;
  switch (line.doer) {
    case "customer":
    case "nobody":
      return { kind: line.doer };
    case "assignee":
      return assignee ? { kind: "staff", code: assignee } : { kind: "role", role: "clerk" };
    case "expert": {
      const expert = openExpert(state);
      return expert ? { kind: "staff", code: expert } : { kind: "role", role: "tech_support" };
    }
    default:
      return { kind: "role", role: line.doer };
  }
}

function timeToHear(state: CaseState): NextStep["by"] {
  const { status, appointment_at, promised_at, arrived_at } = state.fields;
  const stage = STATUSES.indexOf(status);
  if (stage < STATUSES.indexOf("dispatched") || stage >= STATUSES.indexOf("completed")) return null;
  if (appointment_at !== null && arrived_at === null) return { kind: "appointment", at: appointment_at };
  return promised_at === null ? null : { kind: "promise", at: promised_at };
}

/** Who does what next on the card, in parts that can be read to a caller (UX 5 action bar). */
export function nextStepOf(state: CaseState, facts: NextStepFacts): NextStep {
  const line = nextLineOf(state, facts);
  return { doer: doerOf(line, state), task: line.task, by: timeToHear(state) };
}

/** True when every pending request was made by the person, who may then decide none of them (DOMAIN 2.3). */
function onlyOwnRequests(state: CaseState, actor: Actor): boolean {
  return state.lists.requests
    .filter((request) => request.status === "pending")
    .every((request) => request.requested_by === actor.code);
}

const SPECIAL_CONDITIONS: Readonly<Partial<Record<Action, ActionObstacle>>> = {
  approve: { kind: "nothing_pending" },
  reject: { kind: "nothing_pending" },
  goods_inspect: { kind: "goods_not_received" },
  fill_checklist: { kind: "not_service_kind" },
};

function stateObstacle(action: Action, state: CaseState): ActionObstacle {
  const { from } = ACTION_TABLE[action];
  const { status, waiting_for, waiting_from } = state.fields;
  if (from.includes(status)) return SPECIAL_CONDITIONS[action] ?? { kind: "waiting", waiting_for };
  if (status === "waiting" && waiting_from && from.includes(waiting_from)) {
    return { kind: "waiting", waiting_for };
  }
  // A card in rework is dispatched and served again, so every later step still lies ahead of it.
  const here = status === "rework" ? STATUSES.indexOf("pending_approval") : STATUSES.indexOf(status);
  const ahead = STATUSES.slice(here + 1).find((candidate) => from.includes(candidate));
  const passed = STATUSES.slice(0, here).some((candidate) => from.includes(candidate));
  const ended = status === "archived" || status === "cancelled" || status === "merged";
  // Rework is no step that anybody waits for: what only comes back with it has passed.
  if (ahead === undefined || ended || (ahead === "rework" && passed)) return { kind: "over" };
  return { kind: "later", needs: ahead };
}

/**
 * What stands in the way of an action before its payload is known, or null when the person can take it
 * (in the own name or 代录). Adds to the action table what a button can know beforehand: one's own request,
 * an archive checklist with gaps.
 */
export function actionObstacle(
  action: Action,
  state: CaseState,
  actor: Actor,
  facts: NextStepFacts,
): ActionObstacle | null {
  if (!stateAllows(action, state)) return stateObstacle(action, state);
  if (!actorMay(action, state, actor) && !mayRecord(action, state, actor)) {
    return { kind: "role", needs: neededBy(action, state) };
  }
  if (DECISIONS.has(action) && onlyOwnRequests(state, actor)) {
    if (action === "reject" || !facts.self_approval) return { kind: "own_request" };
  }
  // A missing signed sheet is no obstacle: the form asks for the reason (DOMAIN 2.2 `archive`).
  const missing = facts.archive_missing.filter((item) => item !== "signed_sheet");
  return action === "archive" && missing.length > 0 ? { kind: "incomplete", missing } : null;
}

function mayRecord(action: Action, state: CaseState, actor: Actor): boolean {
  return state.fields.assignee !== null && actorMayOnBehalf(action, actor);
}

function offered(action: Action, state: CaseState, actor: Actor): OfferedAction {
  const own = actorMay(action, state, actor);
  return { action, on_behalf: own ? null : state.fields.assignee };
}

/** Orders every action of a card for its action bar (UX 5): the same pure question for bar, menu and keys. */
export function actionOffer(state: CaseState, actor: Actor, facts: NextStepFacts): ActionOffer {
  const line = nextLineOf(state, facts);
  const possible = new Map<Action, OfferedAction>();
  const impossible = new Map<Action, BlockedAction>();
  for (const action of ACTIONS) {
    if (OUTSIDE_THE_BAR.has(action)) continue;
    const why = actionObstacle(action, state, actor, facts);
    if (why) impossible.set(action, { action, why });
    else possible.set(action, offered(action, state, actor));
  }
  const forward = line.forward.flatMap((action) => possible.get(action) ?? [])[0] ?? null;
  // A decision that waits for this person comes before everything else that can be done meanwhile.
  const wanted: readonly Action[] = ["approve", "reject", ...line.forward, ...line.others];
  const others = [...new Set(wanted)]
    .flatMap((action) => possible.get(action) ?? [])
    .filter((item) => item.action !== forward?.action)
    .slice(0, MAX_OTHERS);
  const blockedAction = forward === null ? line.forward[0] : line.ahead;
  const blocked = (blockedAction && impossible.get(blockedAction)) || null;
  const shown = new Set([forward, ...others, blocked].map((item) => item?.action));
  return {
    forward,
    others,
    blocked,
    more: [...possible.values()].filter((item) => !shown.has(item.action)),
    more_blocked: [...impossible.values()].filter((item) => !shown.has(item.action)),
  };
}
