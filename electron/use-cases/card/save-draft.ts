import type { StoreTransaction } from "#electron/db/connection";
import { loadCase, saveCase } from "#electron/repositories/case-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { registrationSchema } from "#shared/domain/card/card-input";
import { refusalOf } from "#shared/domain/card/decide";
import type { Actor } from "#shared/domain/card/decision";
import type { FieldError } from "#shared/domain/card/field-types";
import { fillDraft } from "#shared/domain/card/perform/registering";
import { withFields } from "#shared/domain/card/state-change";
import type { Desk } from "../desk";
import { checked } from "./command-options";
import { createCard } from "./create-card";
import { decisionContext } from "./decision-context";
import { blankRefusal } from "./link-archive";

export interface SaveDraftRequest {
  /** Absent for the first save. */
  readonly id?: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface SavedDraft {
  readonly id: string;
  readonly version: number;
  readonly saved_at: number;
  /** Fields that are not valid as typed so far; they stay in the form. */
  readonly unfinished: readonly string[];
}

/** Fields that are valid as far as they are typed; the names of those that are not yet. */
function typedSoFar(fields: SaveDraftRequest["fields"]): {
  readonly valid: SaveDraftRequest["fields"];
  readonly unfinished: readonly string[];
} {
  const parsed = checked(registrationSchema, fields);
  if (parsed.ok) return { valid: fields, unfinished: [] };
  const errors = (parsed.details?.["fields"] ?? []) as readonly FieldError[];
  const unfinished = [...new Set(errors.map((error) => error.field.split(".")[0] ?? error.field))];
  const valid = Object.fromEntries(Object.entries(fields).filter(([name]) => !unfinished.includes(name)));
  return { valid, unfinished };
}

/**
 * Keeps what a clerk has typed so far (UX 4: each second, survives a crash). The first save makes the draft
 * with one line in its log; later ones only change the card, and `register` writes them into the log. A field
 * that is half typed (a phone of three digits) is left as it was and named in `unfinished`.
 */
export function saveDraft(desk: Desk, actor: Actor, request: SaveDraftRequest): Result<SavedDraft> {
  const { valid, unfinished } = typedSoFar(request.fields);
  if (request.id === undefined) {
    const created = createCard(desk, actor, { fields: { ...valid, draft: true } });
    if (!created.ok) return created;
    const { id, version } = created.value.fields;
    return ok({ id, version, saved_at: desk.nowMs(), unfinished });
  }
  const { id } = request;
  const saved = desk.write((tx) => changeDraft(desk, tx, actor, id, valid));
  if (!saved.ok) return saved;
  desk.announce({ what: "cards", ids: [id] });
  return ok({ id, version: saved.value, saved_at: desk.nowMs(), unfinished });
}

function changeDraft(
  desk: Desk,
  tx: StoreTransaction,
  actor: Actor,
  id: string,
  fields: SaveDraftRequest["fields"],
): Result<number> {
  const loaded = loadCase(tx, { id });
  if (!loaded) return fail("not_found", { what: "card", ref: id });
  const { state, events } = loaded;
  const refusal = refusalOf({ action: "register", actor, on_behalf: undefined }, state);
  if (refusal) return fail(refusal.code, refusal.details as Readonly<Record<string, unknown>>);
  const parsed = checked(registrationSchema, fields);
  if (!parsed.ok) return parsed;
  const filled = fillDraft(state, parsed.value, decisionContext(desk, tx, state, events));
  if (!filled.ok)
    return fail(filled.refusal.code, filled.refusal.details as Readonly<Record<string, unknown>>);
  const blank = blankRefusal(tx, filled.state.fields);
  if (blank) return blank;
  const after = withFields(filled.state, { version: state.fields.version + 1 });
  const saved = saveCase(tx, state, after, state.fields.version);
  return saved.ok ? ok(saved.version) : fail("conflict", { version: saved.version });
}
