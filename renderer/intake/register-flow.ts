import type { CardDetail } from "#shared/contract/views";
import type { FieldError } from "#shared/domain/card/field-types";
import type { Action } from "#shared/domain/card/vocabulary";
import { failureText } from "#shared/text/failure-text";
import { call, type DeskFailure, type DeskResult } from "../api/bridge";
import { closeIntake, openCard, openPrint } from "../app/navigation";
import { takeCard } from "../card/state/act";
import { currentText } from "../ui/display";
import { say } from "../ui/undo-strip";
import { missingForDispatch, registrationErrors, registrationOf } from "./intake-fields";
import { keepTyped, rememberChannel, saveNow, useIntake } from "./intake-state";

/** What the footer's buttons do after the registration. */
export type After = "stay" | "print" | "dispatch";

let attempt: { readonly wish: string; readonly op_id: string } | null = null;

/** The same registration sent twice keeps its `op_id`: a lost answer never registers it twice. */
function opIdOf(wish: string): string {
  if (attempt?.wish !== wish) attempt = { wish, op_id: crypto.randomUUID() };
  return attempt.op_id;
}

function fieldErrorsIn(failure: DeskFailure): readonly FieldError[] {
  const fields: unknown =
    typeof failure.details === "object" && failure.details !== null
      ? Reflect.get(failure.details, "fields")
      : undefined;
  return Array.isArray(fields) ? (fields as readonly FieldError[]) : [];
}

/** Registers what is typed; on a refusal the fields say what is wrong and nothing is lost. */
async function register(): Promise<CardDetail | null> {
  clearErrors();
  const { fields, requestedAtMs } = useIntake.getState();
  if (requestedAtMs === null) return null;
  const registration = registrationOf(fields, requestedAtMs);
  const wrong = registrationErrors(registration);
  if (wrong.length > 0) {
    useIntake.setState({ errors: wrong });
    return null;
  }
  // A draft that is being saved at this moment is the card to register.
  await saveNow();
  const { draftId } = useIntake.getState();
  const op_id = opIdOf(JSON.stringify([draftId, registration]));
  const result: DeskResult<CardDetail> =
    draftId === null
      ? await call("card.create", { fields: registration, op_id })
      : await call("card.act", { id: draftId, action: "register", payload: { ...registration }, op_id });
  if (result.ok) {
    rememberChannel(fields.channel);
    takeCard(result.value);
    return result.value;
  }
  const errors =
    result.code === "duplicate" ? [{ field: "duplicate_reason", code: "required" }] : fieldErrorsIn(result);
  useIntake.setState({ failure: result, errors });
  return null;
}

function clearErrors(): void {
  useIntake.setState({ errors: [], failure: null });
}

async function step(
  card: CardDetail,
  action: Action,
  payload: Readonly<Record<string, unknown>>,
): Promise<DeskResult<CardDetail>> {
  return call("card.act", {
    id: card.fields.id,
    action,
    payload: { ...payload },
    version: card.fields.version,
    op_id: crypto.randomUUID(),
  });
}

/** Classify and dispatch on top of a registration (F9). The card stays registered whatever happens here. */
async function dispatch(card: CardDetail): Promise<DeskResult<CardDetail>> {
  const { fields } = useIntake.getState();
  const classified = await step(card, "classify", {
    kind: fields.kind,
    service_mode: fields.service_mode,
    ...(fields.impact === "" ? {} : { impact: fields.impact }),
    ...(fields.fault_type === "" ? {} : { fault_type: fields.fault_type }),
  });
  if (!classified.ok) return classified;
  takeCard(classified.value);
  return step(classified.value, "dispatch", { assignee: fields.assignee });
}

async function afterRegistration(card: CardDetail, after: After): Promise<void> {
  const text = currentText();
  const no = card.fields.no ?? "";
  closeIntake();
  if (after === "print") {
    say(text.t("intake.registered", { no }));
    openPrint({ document: "flow_card", cards: [card.fields.id] });
    return;
  }
  if (after === "stay") {
    say(text.t("intake.registered", { no }));
    return;
  }
  const result = await dispatch(card);
  if (!result.ok) {
    say(text.t("intake.registered_only", { no, reason: failureText(result, text).sentence }));
    openCard(card.fields.id);
    return;
  }
  takeCard(result.value);
  const { fields, staff_names } = result.value;
  const name = staff_names[fields.assignee ?? ""] ?? "";
  say(
    fields.status === "pending_approval"
      ? text.t("intake.registered_requested", { no })
      : text.t("intake.registered_dispatched", { no, name }),
  );
}

/** One press of a footer button. */
export async function registerAnd(after: After): Promise<void> {
  if (useIntake.getState().busy) return;
  if (after === "dispatch") {
    const missing = missingForDispatch(useIntake.getState().fields);
    if (missing.length > 0) {
      useIntake.setState({ errors: missing.map((field) => ({ field, code: "required" })), failure: null });
      return;
    }
  }
  useIntake.setState({ busy: true });
  try {
    const card = await register();
    if (card !== null) await afterRegistration(card, after);
  } finally {
    useIntake.setState({ busy: false });
  }
}

/** Esc: what is typed stays as a draft. A form whose draft can't be kept stays open, with the reason. */
export async function keepDraft(): Promise<void> {
  if (await keepTyped()) closeIntake();
  else useIntake.setState(({ notKept }) => ({ failure: notKept ?? { ok: false, code: "busy" } }));
}
