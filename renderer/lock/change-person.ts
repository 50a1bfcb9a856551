import { onlineManager } from "@tanstack/react-query";
import type { AppState } from "#shared/contract/views";
import { readyState, takeAppState } from "../api/app-state";
import { call, type DeskFailure, onDeskEvent } from "../api/bridge";
import { type Navigation, resetNavigation, useNavigation } from "../app/navigation";
import { forgetOffers } from "../ui/undo-strip";
import { clearSelection } from "../workbench/selection";
import { park, unpark } from "./parked";

type Place = Pick<Navigation, "screen" | "cardId" | "customerId" | "trail">;
const places = new Map<string, Place>();

/** The desk behind answers nothing: the page is locked, or turned to a customer. */
export function isClosedOff(state: AppState): boolean {
  return state.phase === "ready" && (state.locked || state.at_counter);
}

/** Questions wait behind the lock instead of failing: the page itself is never offline. */
export function holdQuestions(held: boolean): void {
  onlineManager.setOnline(!held);
}

/** The network's coming and going is nobody's business here: all data is local. */
export function ignoreNetwork(): void {
  onlineManager.setEventListener(() => () => {});
  onlineManager.setOnline(true);
}

function leave(person: string): void {
  const { screen, cardId, customerId, trail } = useNavigation.getState();
  places.set(person, { screen, cardId, customerId, trail });
  park(person);
}

function comeBack(person: string): void {
  unpark(person);
  resetNavigation();
  const place = places.get(person);
  places.delete(person);
  if (place !== undefined) useNavigation.setState(place);
}

/**
 * Takes over what main says of who sits here. Another person begins at the own place, with what was half typed there;
 * who had the keyboard before finds it again later.
 */
export function takePerson(state: AppState): void {
  const before = readyState();
  const from = before?.person?.code ?? null;
  const to = state.phase === "ready" ? (state.person?.code ?? null) : null;
  if (from !== to) {
    if (from !== null && before?.unlocks_with) leave(from);
    clearSelection();
    forgetOffers();
    if (to === null) resetNavigation();
    else comeBack(to);
  }
  holdQuestions(isClosedOff(state));
  takeAppState(state);
}

/** Locks the page; where there is no PIN, the person leaves the seat. */
export async function lockPage(): Promise<void> {
  const result = await call("session.lock", {});
  if (result.ok) takePerson(result.value);
}

/** Gives the page back to who sits there; answers the refusal, null = done. */
export async function unlockPage(secret?: string): Promise<DeskFailure | null> {
  const result = await call("session.unlock", secret === undefined ? {} : { secret });
  if (!result.ok) return result;
  takePerson(result.value);
  return null;
}

/** Follows the locks that main makes by itself (idleness, sleep); returns the function that stops it. */
export function followLocks(): () => void {
  return onDeskEvent("session.locked", () => {
    void call("app.state", {}).then((result) => {
      if (result.ok) takePerson(result.value);
    });
  });
}
