import { findStaff, listStaff } from "#electron/repositories/staff-repository";
import type { Desk } from "#electron/use-cases/desk";
import type { ClockWarning } from "#shared/contract/clock-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { AppState, SignedInPerson } from "#shared/contract/views";
import type { StaffCode } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";

/** Where the window stands with its data: nothing there yet, open, or not to be opened. */
export type DeskPhase =
  | { readonly phase: "first_run" }
  | { readonly phase: "failed"; readonly code: string; readonly reason: string }
  | { readonly phase: "ready"; readonly desk: Desk };

export interface DeskSession {
  readonly dataFolder: string;
  phase(): DeskPhase;
  setPhase(phase: DeskPhase): void;
  /** The open desk, or the failure that a handler answers with. */
  desk(): Result<Desk>;
  /** Who acts on this page; `forbidden` while nobody has signed in. */
  actor(pageId: number): Result<{ readonly desk: Desk; readonly actor: Actor }>;
  signIn(pageId: number, code: string): Result<AppState>;
  signOut(pageId: number): void;
  /** Calls back after somebody signed in; answers what ends it. */
  onSignIn(listener: () => void): () => void;
  state(pageId: number): AppState;
  /** Who sits at a page; null while nobody has signed in there. */
  personAt(pageId: number): StaffCode | null;
  /** While a page is held, desktop notifications wait in the bell (UX 2). */
  hold(pageId: number, held: boolean): void;
  isHeld(pageId: number): boolean;
  clockWarning(): ClockWarning | null;
  setClockWarning(warning: ClockWarning | null): void;
}

/**
 * The window's session: which store is open and who sits at which page. A store with one person signs that
 * person in by itself.
 */
export function createDeskSession(dataFolder: string, version: string): DeskSession {
  let phase: DeskPhase = { phase: "first_run" };
  const people = new Map<number, string>();
  const heldPages = new Set<number>();
  const signInListeners = new Set<() => void>();
  let clockWarning: ClockWarning | null = null;

  function desk(): Result<Desk> {
    if (phase.phase === "ready") return ok(phase.desk);
    return phase.phase === "failed" ? fail("no_folder", { reason: phase.reason }) : fail("no_folder");
  }

  function personAt(pageId: number, open: Desk): SignedInPerson | null {
    const signedIn = people.get(pageId);
    const working = listStaff(open.store).filter((person) => person.active);
    const [only, second] = working;
    const person =
      signedIn === undefined ? (second ? undefined : only) : working.find((item) => item.code === signedIn);
    return person ? { code: person.code, name: person.name, roles: person.roles } : null;
  }

  function state(pageId: number): AppState {
    if (phase.phase === "first_run") return { phase: "first_run", data_folder: dataFolder };
    if (phase.phase === "failed") {
      return { phase: "failed", code: phase.code, reason: phase.reason, data_folder: dataFolder };
    }
    const open = phase.desk;
    return {
      phase: "ready",
      data_folder: dataFolder,
      sandbox: open.sandbox,
      read_only: open.readOnly,
      now_ms: open.nowMs(),
      settings: open.settings(),
      person: personAt(pageId, open),
      version,
      clock_warning: clockWarning,
    };
  }

  return {
    dataFolder,
    phase: () => phase,
    setPhase: (next) => {
      phase = next;
    },
    desk,
    actor: (pageId) => {
      const open = desk();
      if (!open.ok) return open;
      const person = personAt(pageId, open.value);
      if (!person) return fail("forbidden", { needs: ["sign_in"] });
      return ok({ desk: open.value, actor: { code: person.code, roles: person.roles } });
    },
    signIn: (pageId, code) => {
      const open = desk();
      if (!open.ok) return open;
      const person = findStaff(open.value.store, code);
      if (!person?.active) return fail("not_found", { what: "staff", ref: code });
      people.set(pageId, person.code);
      for (const listener of signInListeners) listener();
      return ok(state(pageId));
    },
    onSignIn: (listener) => {
      signInListeners.add(listener);
      return () => signInListeners.delete(listener);
    },
    signOut: (pageId) => {
      people.delete(pageId);
      heldPages.delete(pageId);
    },
    state,
    personAt: (pageId) => {
      const open = desk();
      return open.ok ? (personAt(pageId, open.value)?.code ?? null) : null;
    },
    hold: (pageId, held) => {
      if (held) heldPages.add(pageId);
      else heldPages.delete(pageId);
    },
    isHeld: (pageId) => heldPages.has(pageId),
    clockWarning: () => clockWarning,
    setClockWarning: (warning) => {
      clockWarning = warning;
    },
  };
}
