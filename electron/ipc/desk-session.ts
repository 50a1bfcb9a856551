import { findStaff, type StaffMember } from "#electron/repositories/staff-repository";
import type { Desk } from "#electron/use-cases/desk";
import { actorOf, solePerson, unlocksWith } from "#electron/use-cases/session/acting-person";
import { createPendingStepUps, type PendingStepUps } from "#electron/use-cases/session/pending-step-ups";
import type { SecretKeeping } from "#electron/use-cases/session/secret-keeping";
import { type SignInRequest, signIn, unlock } from "#electron/use-cases/session/sign-in";
import type { ClockWarning } from "#shared/contract/clock-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { AppState, SignedInPerson } from "#shared/contract/views";
import type { StaffCode } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";

/** Where the window stands with its data: nothing there yet, open, or not to be opened. */
export type DeskPhase =
  | { readonly phase: "first_run" }
  | { readonly phase: "failed"; readonly code: string; readonly reason: string }
  /** Its files are being replaced: every call waits for its turn. */
  | { readonly phase: "restoring" }
  | { readonly phase: "ready"; readonly desk: Desk };

export interface DeskSession {
  readonly dataFolder: string;
  readonly keeping: SecretKeeping;
  readonly pendingStepUps: PendingStepUps;
  /** The folder was chosen before: where it is gone, that is a failure and no first run. */
  readonly mustExist: boolean;
  phase(): DeskPhase;
  setPhase(phase: DeskPhase): void;
  /** The open desk, or the failure that a handler answers with. */
  desk(): Result<Desk>;
  /** Who acts on this page; `forbidden` while nobody has signed in or the page is locked. */
  actor(pageId: number): Result<{ readonly desk: Desk; readonly actor: Actor }>;
  /** Who sits at a page, also behind its lock and the counter's questionnaire; null while nobody has signed in there. */
  seated(pageId: number): Actor | null;
  /** Seats a person whose PIN or password is proved here; failures are those of the sign-in. */
  signIn(pageId: number, request: SignInRequest): Promise<Result<AppState>>;
  /** Seats the first person of a store that has just been made. */
  seat(pageId: number, code: StaffCode): Result<AppState>;
  signOut(pageId: number): void;
  /** Locks a page where somebody with a PIN or password sits; false where there is nothing to lock. */
  lock(pageId: number): boolean;
  unlock(pageId: number, secret: string | undefined): Promise<Result<AppState>>;
  /** Turns a page to the customer of a card; whoever sits there gets it back by `unlock` or another's `signIn`. */
  turnToCustomer(pageId: number, cardId: string): Result<AppState>;
  /** The card whose customer sits at the page; null = the page is the desk's. */
  cardAtCounter(pageId: number): string | null;
  isAtCounter(pageId: number): boolean;
  /** Calls back after somebody signed in; answers what ends it. */
  onSignIn(listener: () => void): () => void;
  state(pageId: number): AppState;
  /** Who sits at a page; null while nobody has signed in there. */
  personAt(pageId: number): StaffCode | null;
  /** While a page is held, locked or turned to a customer, desktop notifications wait in the bell (UX 2). */
  hold(pageId: number, held: boolean): void;
  isHeld(pageId: number): boolean;
  clockWarning(): ClockWarning | null;
  setClockWarning(warning: ClockWarning | null): void;
}

interface Seat {
  readonly code: StaffCode;
  readonly locked: boolean;
  /** The card whose customer fills in the questionnaire here. */
  readonly counter: string | null;
}

/**
 * The window's session: which store is open and who sits at which page. A store with one person who has no PIN signs
 * that person in by itself (CLI.md).
 */
export function createDeskSession(
  dataFolder: string,
  version: string,
  keeping: SecretKeeping,
  mustExist = false,
): DeskSession {
  let phase: DeskPhase = { phase: "first_run" };
  const seats = new Map<number, Seat>();
  const heldPages = new Set<number>();
  const signInListeners = new Set<() => void>();
  const pendingStepUps = createPendingStepUps(() => keeping.runningMs());
  let clockWarning: ClockWarning | null = null;

  function desk(): Result<Desk> {
    if (phase.phase === "ready") return ok(phase.desk);
    if (phase.phase === "restoring") return fail("busy", { reason: "restoring" });
    return phase.phase === "failed" ? fail("no_folder", { reason: phase.reason }) : fail("no_folder");
  }

  function memberAt(pageId: number, open: Desk): StaffMember | null {
    const seat = seats.get(pageId);
    if (seat === undefined) {
      const only = solePerson(open.store);
      // Stays seated when a second person comes: whoever adds a colleague is not thrown out by it.
      if (only !== null) seats.set(pageId, { code: only.code, locked: false, counter: null });
      return only;
    }
    const person = findStaff(open.store, seat.code);
    return person?.active ? person : null;
  }

  function cardAtCounter(pageId: number): string | null {
    return seats.get(pageId)?.counter ?? null;
  }

  function personView(pageId: number, open: Desk): SignedInPerson | null {
    const person = memberAt(pageId, open);
    return person && { code: person.code, name: person.name, roles: actorOf(open, person).roles };
  }

  function state(pageId: number): AppState {
    if (phase.phase === "first_run" || phase.phase === "restoring")
      return { phase: phase.phase, data_folder: dataFolder };
    if (phase.phase === "failed") {
      return { phase: "failed", code: phase.code, reason: phase.reason, data_folder: dataFolder };
    }
    const open = phase.desk;
    const person = personView(pageId, open);
    return {
      phase: "ready",
      data_folder: dataFolder,
      sandbox: open.sandbox,
      read_only: open.readOnly,
      now_ms: open.nowMs(),
      settings: open.settings(),
      person,
      locked: person !== null && seats.get(pageId)?.locked === true,
      at_counter: person !== null && cardAtCounter(pageId) !== null,
      unlocks_with: person === null ? null : unlocksWith(open, person.code),
      version,
      clock_warning: clockWarning,
    };
  }

  function seat(pageId: number, code: StaffCode): Result<AppState> {
    if (seats.get(pageId)?.code !== code) pendingStepUps.forgetPage(pageId);
    seats.set(pageId, { code, locked: false, counter: null });
    for (const listener of signInListeners) listener();
    return ok(state(pageId));
  }

  return {
    dataFolder,
    keeping,
    pendingStepUps,
    mustExist,
    phase: () => phase,
    setPhase: (next) => {
      // Whoever sat there before has to say who they are to the data that comes.
      if (next.phase === "restoring") seats.clear();
      phase = next;
    },
    desk,
    actor: (pageId) => {
      const open = desk();
      if (!open.ok) return open;
      const person = memberAt(pageId, open.value);
      if (!person) return fail("forbidden", { needs: ["signed_in"] });
      if (seats.get(pageId)?.locked) return fail("forbidden", { reason: "page_locked" });
      if (cardAtCounter(pageId) !== null) return fail("forbidden", { reason: "at_counter" });
      return ok({ desk: open.value, actor: actorOf(open.value, person) });
    },
    seated: (pageId) => {
      const open = desk();
      const person = open.ok ? memberAt(pageId, open.value) : null;
      return open.ok && person ? actorOf(open.value, person) : null;
    },
    signIn: async (pageId, request) => {
      const open = desk();
      if (!open.ok) return open;
      const signedIn = await signIn(open.value, keeping, request);
      return signedIn.ok ? seat(pageId, signedIn.value) : signedIn;
    },
    seat,
    onSignIn: (listener) => {
      signInListeners.add(listener);
      return () => signInListeners.delete(listener);
    },
    signOut: (pageId) => {
      seats.delete(pageId);
      heldPages.delete(pageId);
      pendingStepUps.forgetPage(pageId);
    },
    lock: (pageId) => {
      const open = desk();
      const person = open.ok ? memberAt(pageId, open.value) : null;
      if (!open.ok || !person || unlocksWith(open.value, person.code) === null) return false;
      // The questionnaire shows nothing of the store, and a customer may think it over: the PIN guards it already.
      if (cardAtCounter(pageId) !== null) return false;
      seats.set(pageId, { code: person.code, locked: true, counter: null });
      pendingStepUps.forgetPage(pageId);
      return true;
    },
    unlock: async (pageId, secret) => {
      const open = desk();
      if (!open.ok) return open;
      const person = memberAt(pageId, open.value);
      if (!person) return fail("forbidden", { needs: ["signed_in"] });
      const opened = await unlock(open.value, keeping, person.code, secret);
      if (!opened.ok) return opened;
      // Somebody else may have taken the seat while the PIN was being checked.
      if (seats.get(pageId)?.code !== person.code) return fail("forbidden", { needs: ["signed_in"] });
      return seat(pageId, person.code);
    },
    turnToCustomer: (pageId, cardId) => {
      const open = desk();
      if (!open.ok) return open;
      const person = memberAt(pageId, open.value);
      if (!person) return fail("forbidden", { needs: ["signed_in"] });
      pendingStepUps.forgetPage(pageId);
      seats.set(pageId, { code: person.code, locked: false, counter: cardId });
      return ok(state(pageId));
    },
    cardAtCounter,
    isAtCounter: (pageId) => cardAtCounter(pageId) !== null,
    state,
    personAt: (pageId) => {
      const open = desk();
      return open.ok ? (memberAt(pageId, open.value)?.code ?? null) : null;
    },
    hold: (pageId, held) => {
      if (held) heldPages.add(pageId);
      else heldPages.delete(pageId);
    },
    isHeld: (pageId) =>
      heldPages.has(pageId) || seats.get(pageId)?.locked === true || cardAtCounter(pageId) !== null,
    clockWarning: () => clockWarning,
    setClockWarning: (warning) => {
      clockWarning = warning;
    },
  };
}
