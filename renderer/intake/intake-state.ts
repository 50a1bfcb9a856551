import { create } from "zustand";
import type { CallerMatch } from "#shared/contract/views";
import type { FieldError } from "#shared/domain/card/field-types";
import { call, type DeskFailure } from "../api/bridge";
import { closeIntake, openCard, useNavigation } from "../app/navigation";
import { EMPTY_INTAKE, fieldsOfDraft, hasContent, type IntakeFields, registrationOf } from "./intake-fields";

/** The registration that is being typed; there is at most one at a time. */
export interface IntakeState {
  readonly fields: IntakeFields;
  /** Stamped when the intake was opened (or kept by the draft), on main's clock; null until main has answered. */
  readonly requestedAtMs: number | null;
  /** `performance.now()` at which `requestedAtMs` was true: counts the ten minutes. */
  readonly openedAtMs: number;
  /** Known customer with devices and history. */
  readonly caller: CallerMatch | null;
  readonly draftId: string | null;
  readonly saved: "none" | "dirty" | "saving" | "saved" | "failed";
  readonly savedAtMs: number | null;
  /** Why the draft could not be kept the last time; null = it could. */
  readonly notKept: DeskFailure | null;
  readonly errors: readonly FieldError[];
  readonly failure: DeskFailure | null;
  /** Registering; the buttons wait. */
  readonly busy: boolean;
}

const LAST_CHANNEL = "desk.intake.channel";

function lastChannel(): string {
  try {
    return localStorage.getItem(LAST_CHANNEL) ?? EMPTY_INTAKE.channel;
  } catch {
    return EMPTY_INTAKE.channel;
  }
}

const START: IntakeState = {
  fields: EMPTY_INTAKE,
  requestedAtMs: null,
  openedAtMs: 0,
  caller: null,
  draftId: null,
  saved: "none",
  savedAtMs: null,
  notKept: null,
  errors: [],
  failure: null,
  busy: false,
};

export const useIntake = create<IntakeState>(() => START);

/**
 * Answers whether the registration is still the one of now: a look-up may answer after it was closed, or when the next
 * one has begun.
 */
export function sameRegistration(): () => boolean {
  const { openedAtMs } = useIntake.getState();
  return () => useNavigation.getState().intake !== null && useIntake.getState().openedAtMs === openedAtMs;
}

/** Changes fields; what was wrong with them is forgotten. */
export function changeFields(change: Partial<IntakeFields>): void {
  useIntake.setState(({ fields, errors }) => ({
    fields: { ...fields, ...change },
    errors: errors.filter(({ field }) => !Object.hasOwn(change, field.split(".")[0] ?? field)),
    failure: null,
    saved: "dirty",
  }));
}

const SAVE_AFTER_MS = 1000;
let timer: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> = Promise.resolve();
let run = 0;

/** Begins a new registration, or goes on with a draft. */
export async function openDraft(draftId: string | undefined): Promise<void> {
  run += 1;
  const mine = run;
  useIntake.setState({
    ...START,
    fields: { ...EMPTY_INTAKE, channel: lastChannel() },
    openedAtMs: performance.now(),
    draftId: draftId ?? null,
  });
  const state = await call("app.state", {});
  const nowMs = state.ok && state.value.phase === "ready" ? state.value.now_ms : null;
  if (mine !== run) return;
  useIntake.setState({ requestedAtMs: nowMs });
  if (draftId === undefined) return;
  const draft = await call("card.show", { ref: draftId });
  if (mine !== run) return;
  if (!draft.ok) {
    useIntake.setState({ failure: draft, draftId: null });
    return;
  }
  // Registered since the list was read: it goes on as a card.
  if (draft.value.fields.status !== "draft") {
    closeIntake();
    openCard(draftId);
    return;
  }
  const requestedAtMs = draft.value.fields.requested_at ?? nowMs;
  useIntake.setState({
    fields: fieldsOfDraft(draft.value),
    requestedAtMs,
    openedAtMs: performance.now() - ((nowMs ?? 0) - (requestedAtMs ?? 0)),
  });
  const { customer_id } = draft.value.fields;
  if (customer_id === null) return;
  const caller = await call("customer.show", { id: customer_id });
  if (mine === run && caller.ok) useIntake.setState({ caller: caller.value });
}

async function save(): Promise<void> {
  const { fields, draftId, requestedAtMs } = useIntake.getState();
  if (requestedAtMs === null || !hasContent(fields)) return;
  useIntake.setState({ saved: "saving" });
  const result = await call("card.save_draft", {
    ...(draftId === null ? {} : { id: draftId }),
    fields: registrationOf(fields, requestedAtMs),
  });
  useIntake.setState((now) =>
    result.ok
      ? {
          draftId: result.value.id,
          savedAtMs: result.value.saved_at,
          saved: now.fields === fields ? "saved" : "dirty",
          notKept: null,
        }
      : { saved: "failed", notKept: result },
  );
}

/** Saves the draft now, after a save that is still on its way; resolves when what is typed is stored. */
export function saveNow(): Promise<void> {
  clearTimeout(timer);
  saving = saving.then(() => (useIntake.getState().saved === "saved" ? undefined : save()));
  return saving;
}

/** Keeps what is typed; false = something of it is not stored. */
export async function keepTyped(): Promise<boolean> {
  await saveNow();
  const { saved, fields, requestedAtMs } = useIntake.getState();
  if (saved === "none" || !hasContent(fields)) return true;
  // Something came in while it was being kept.
  if (saved !== "saved" && saved !== "failed" && requestedAtMs !== null) return keepTyped();
  return saved === "saved";
}

/** Each second after a change (UX 4); returns the function that stops it. */
export function keepSaving(): () => void {
  const stop = useIntake.subscribe((now, before) => {
    if (now.fields === before.fields || now.busy) return;
    clearTimeout(timer);
    timer = setTimeout(() => void saveNow(), SAVE_AFTER_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** The channel is offered first next time. */
export function rememberChannel(channel: string): void {
  try {
    localStorage.setItem(LAST_CHANNEL, channel);
  } catch {
    // Where the page may keep nothing, the intake begins with the phone.
  }
}
