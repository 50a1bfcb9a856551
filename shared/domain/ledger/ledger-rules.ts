import type { Actor } from "#shared/domain/card/decision";
import { holdsAny } from "#shared/domain/card/roles";
import type { Role } from "#shared/domain/card/vocabulary";
import type { LedgerEntry, LedgerField } from "./ledger-entry";
import {
  LEDGER_ACTIONS,
  LEDGER_STATES,
  type LedgerAction,
  type LedgerSource,
  type LedgerState,
  OPEN_LEDGER_STATES,
} from "./vocabulary";

/** One action on an entry: from which states, where to, by whom. Buttons, checks and tests read this table. */
export interface LedgerRule {
  readonly from: readonly LedgerState[];
  /** Missing = the state stays. */
  readonly to?: LedgerState;
  /** Any of these roles may, by inclusion too. */
  readonly roles: readonly Role[];
  /** The entry's owner may. */
  readonly owner?: true;
  /** Nobody judges their own work: neither the owner nor who handed it in (DOMAIN 2.3, 5.9). */
  readonly otherPerson?: true;
  /** Only where cards stand behind the entry: there must be a customer to tell. */
  readonly needsCards?: true;
}

const WORKING: readonly LedgerState[] = ["open", "in_progress"];
const SETTLED: readonly LedgerState[] = ["closed", "rejected"];

export const LEDGER_RULES: Readonly<Record<LedgerAction, LedgerRule>> = {
  edit: { from: WORKING, roles: ["clerk", "qc"], owner: true },
  start: { from: ["open"], to: "in_progress", roles: ["clerk"], owner: true },
  submit: { from: ["in_progress"], to: "to_verify", roles: ["supervisor"], owner: true },
  verify: { from: ["to_verify"], to: "closed", roles: ["supervisor", "qc"], otherPerson: true },
  send_back: { from: ["to_verify"], to: "in_progress", roles: ["supervisor", "qc"], otherPerson: true },
  reject: { from: WORKING, to: "rejected", roles: ["supervisor"], otherPerson: true },
  reopen: { from: SETTLED, to: "open", roles: ["supervisor"] },
  note: { from: OPEN_LEDGER_STATES, roles: ["clerk", "qc", "tech_support"], owner: true },
  feed_back: { from: LEDGER_STATES, roles: ["clerk"], owner: true, needsCards: true },
  link: { from: OPEN_LEDGER_STATES, roles: ["clerk", "qc", "tech_support"], owner: true },
  unlink: { from: OPEN_LEDGER_STATES, roles: ["clerk", "qc", "tech_support"], owner: true },
};

/** Who may write an entry, and take a proposed one into the ledger: everybody who works on cases. */
export const LEDGER_ADD_ROLES: readonly Role[] = [
  "clerk",
  "tech_support",
  "engineer",
  "logistics",
  "warehouse",
  "finance",
  "qc",
];

const MUST_HAVE: Readonly<Record<LedgerState, readonly LedgerField[]>> = {
  open: ["problem"],
  in_progress: ["problem", "measure", "owner", "due_on"],
  to_verify: ["problem", "cause", "measure", "owner", "due_on", "result"],
  closed: ["problem", "cause", "measure", "owner", "due_on", "result"],
  rejected: ["problem", "result"],
};

/** What an entry must hold in a state; a suggestion has no cause to find. */
export function mustHave(state: LedgerState, source: LedgerSource): readonly LedgerField[] {
  const fields = MUST_HAVE[state];
  return source === "suggestion" ? fields.filter((field) => field !== "cause") : fields;
}

/** What of it is missing. */
export function missingIn(entry: LedgerEntry): readonly LedgerField[] {
  return mustHave(entry.state, entry.source).filter((field) => entry[field] === null || entry[field] === "");
}

/** What the rules ask of an entry besides its own fields. */
export interface LedgerStanding {
  /** How many cards stand behind it. */
  readonly cards: number;
  /** Who last handed it in for verification; null where nobody has. */
  readonly submittedBy: string | null;
}

export type LedgerMay =
  | { readonly may: true }
  | { readonly may: false; readonly why: "state" | "role" | "own_work" | "no_cards" };

/** Whether a person may do something to an entry now; the window and main ask the same. */
export function mayOnLedger(
  action: LedgerAction,
  entry: Pick<LedgerEntry, "state" | "owner">,
  standing: LedgerStanding,
  actor: Actor,
): LedgerMay {
  const rule = LEDGER_RULES[action];
  if (!rule.from.includes(entry.state)) return { may: false, why: "state" };
  const isOwner = entry.owner !== null && entry.owner === actor.code;
  if (!holdsAny(actor.roles, rule.roles) && !(rule.owner === true && isOwner)) {
    return { may: false, why: "role" };
  }
  const handedIn = entry.state === "to_verify" && standing.submittedBy === actor.code;
  if (rule.otherPerson === true && (isOwner || handedIn)) return { may: false, why: "own_work" };
  if (rule.needsCards === true && standing.cards === 0) return { may: false, why: "no_cards" };
  return { may: true };
}

/** Every action that a person may take now, in the order of the table. */
export function allowedOnLedger(
  entry: Pick<LedgerEntry, "state" | "owner">,
  standing: LedgerStanding,
  actor: Actor,
): readonly LedgerAction[] {
  return LEDGER_ACTIONS.filter((action) => mayOnLedger(action, entry, standing, actor).may);
}
