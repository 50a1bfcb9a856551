import type { EpochMs, LocalDate, StaffCode } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import type { FieldError } from "#shared/domain/card/field-types";
import { holdsAny } from "#shared/domain/card/roles";
import { LEDGER_FIELDS, type LedgerEntry } from "./ledger-entry";
import type { LedgerPayload, NewLedgerEntry } from "./ledger-payloads";
import { LEDGER_ADD_ROLES, LEDGER_RULES, type LedgerStanding, mayOnLedger, missingIn } from "./ledger-rules";
import type { LedgerAction } from "./vocabulary";

/** What the rules ask about the world outside the entry. */
export interface LedgerContext {
  readonly nowMs: EpochMs;
  /** The store's business day. */
  readonly today: LocalDate;
  isActiveStaff(code: StaffCode): boolean;
}

/** One action with what it carries. */
export type LedgerCommand = {
  readonly [A in LedgerAction]: { readonly action: A; readonly payload: LedgerPayload<A> };
}[LedgerAction];

export type LedgerRefusal =
  | { readonly code: "invalid_state"; readonly details: { readonly state: string } }
  | { readonly code: "forbidden"; readonly details: { readonly needs: readonly string[] } }
  | { readonly code: "self_approval"; readonly details: { readonly action: LedgerAction } }
  | { readonly code: "incomplete"; readonly details: { readonly missing: readonly string[] } }
  | { readonly code: "invalid_input"; readonly details: { readonly fields: readonly FieldError[] } };

export type LedgerDecision =
  | { readonly ok: true; readonly entry: LedgerEntry; readonly note: string | null }
  | { readonly ok: false; readonly refusal: LedgerRefusal };

function refuse(refusal: LedgerRefusal): LedgerDecision {
  return { ok: false, refusal };
}

function wrongField(field: string, code: string): LedgerDecision {
  return refuse({ code: "invalid_input", details: { fields: [{ field, code }] } });
}

type Contents = LedgerPayload<"edit">;

/** The fields that were given, put over the entry's. */
function withContents(entry: LedgerEntry, contents: Contents): LedgerEntry {
  const given = LEDGER_FIELDS.filter((field) => contents[field] !== undefined);
  return { ...entry, ...Object.fromEntries(given.map((field) => [field, contents[field]])) };
}

/** Passes an entry as it will stand: known owner, a due day still to come, nothing missing in its state. */
function checked(before: LedgerEntry | null, after: LedgerEntry, context: LedgerContext): LedgerDecision {
  if (after.owner !== null && after.owner !== before?.owner && !context.isActiveStaff(after.owner)) {
    return wrongField("owner", "unknown_staff");
  }
  if (after.due_on !== null && after.due_on !== before?.due_on && after.due_on < context.today) {
    return wrongField("due_on", "in_past");
  }
  const missing = missingIn(after);
  if (missing.length > 0) return refuse({ code: "incomplete", details: { missing } });
  return { ok: true, entry: after, note: null };
}

/** A new entry, still without its number. Failures: `forbidden`, `invalid_input`. */
export function newLedgerEntry(fields: NewLedgerEntry, actor: Actor, context: LedgerContext): LedgerDecision {
  if (!holdsAny(actor.roles, LEDGER_ADD_ROLES)) {
    return refuse({ code: "forbidden", details: { needs: LEDGER_ADD_ROLES } });
  }
  const entry: LedgerEntry = {
    id: 0,
    source: fields.source,
    state: "open",
    problem: fields.problem,
    cause: null,
    measure: null,
    owner: null,
    due_on: null,
    result: null,
    verified_by: null,
    verified_at: null,
    fed_back_at: null,
    created_by: actor.code,
    created_at: context.nowMs,
    version: 1,
  };
  const { source: _source, cards: _cards, ...contents } = fields;
  return checked(null, withContents(entry, contents), context);
}

interface Doing {
  readonly entry: LedgerEntry;
  readonly actor: Actor;
  readonly context: LedgerContext;
}

/** What the entry becomes by each action, before the state of the table is put in. */
function changed({ entry, actor, context }: Doing, command: LedgerCommand): [LedgerEntry, string | null] {
  switch (command.action) {
    case "edit":
    case "start":
    case "submit":
      return [withContents(entry, command.payload), null];
    case "verify":
      return [
        { ...entry, verified_by: actor.code, verified_at: context.nowMs },
        command.payload.note ?? null,
      ];
    case "reject":
      return [{ ...entry, result: command.payload.reason }, command.payload.reason];
    case "reopen":
      return [{ ...entry, verified_by: null, verified_at: null }, command.payload.reason];
    case "send_back":
      return [entry, command.payload.reason];
    case "note":
      return [entry, command.payload.note];
    case "feed_back":
      return [{ ...entry, fed_back_at: context.nowMs }, command.payload.told];
    case "link":
    case "unlink":
      return [entry, null];
  }
}

/**
 * What an action makes of an entry (DOMAIN 5.9). Refusals, in this order: `invalid_state`, `forbidden` (details
 * `needs`), `self_approval` for the owner who would verify, `incomplete` (details `missing`), `invalid_input`.
 * The number of cards behind it and its version are the caller's.
 */
export function decideLedger(
  entry: LedgerEntry,
  standing: LedgerStanding,
  command: LedgerCommand,
  actor: Actor,
  context: LedgerContext,
): LedgerDecision {
  const { action } = command;
  const rule = LEDGER_RULES[action];
  const may = mayOnLedger(action, entry, standing, actor);
  if (!may.may) {
    if (may.why === "state") return refuse({ code: "invalid_state", details: { state: entry.state } });
    if (may.why === "own_work") return refuse({ code: "self_approval", details: { action } });
    if (may.why === "no_cards") return refuse({ code: "incomplete", details: { missing: ["cards"] } });
    return refuse({ code: "forbidden", details: { needs: rule.roles } });
  }
  const [after, note] = changed({ entry, actor, context }, command);
  const decided = checked(entry, rule.to === undefined ? after : { ...after, state: rule.to }, context);
  return decided.ok ? { ...decided, note } : decided;
}
