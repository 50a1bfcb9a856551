import { findStaff, listStaff } from "#electron/repositories/staff-repository";
import type { Desk } from "#electron/use-cases/desk";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { AppState, SignedInPerson } from "#shared/contract/views";
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
  state(pageId: number): AppState;
}

/**
 * The window's session: which store is open and who sits at which page. A store with one person signs that
 * person in by itself.
 */
export function createDeskSession(dataFolder: string, version: string): DeskSession {
  let phase: DeskPhase = { phase: "first_run" };
  const people = new Map<number, string>();

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
      return ok(state(pageId));
    },
    signOut: (pageId) => {
      people.delete(pageId);
    },
    state,
  };
}
