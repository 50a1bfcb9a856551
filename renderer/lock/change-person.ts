import { onlineManager } from "@tanstack/react-query";
import type { AppState } from "#shared/contract/views";
import { readyState, takeAppState } from "../api/app-state";
import { call, onDeskEvent } from "../api/bridge";
import { type Navigation, resetNavigation, useNavigation } from "../app/navigation";
import { forgetOffers } from "../ui/undo-strip";
import { clearSelection } from "../workbench/selection";
import { park, unpark } from "./parked";

type Place = Pick<Navigation, "screen" | "cardId" | "customerId" | "trail">;
const places = new Map<string, Place>();

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
  holdQuestions(state.phase === "ready" && state.locked);
  takeAppState(state);
}

/** Locks the page; where there is no PIN, the person leaves the seat. */
export async function lockPage(): Promise<void> {
  const result = await call("session.lock", {});
  if (result.ok) takePerson(result.value);
}

/** Follows the locks that main makes by itself (idleness, sleep); returns the function that stops it. */
export function followLocks(): () => void {
  return onDeskEvent("session.locked", () => {
    void call("app.state", {}).then((result) => {
      if (result.ok) takePerson(result.value);
    });
  });
}
