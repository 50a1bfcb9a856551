import type { AppState } from "#shared/contract/views";

const KEY = "opened_by_itself";

/** Whether the desk opened without a sign-in the last time: then its frame is drawn before main has answered. */
export function openedByItself(): boolean {
  return localStorage.getItem(KEY) === "yes";
}

/**
 * Remembers how the desk opened, and answers whether by itself; a guess that is wrong the next time shows an empty
 * frame for a moment.
 */
export function rememberStart(state: AppState): boolean {
  const byItself = state.phase === "ready" && state.person !== null && !state.locked;
  localStorage.setItem(KEY, byItself ? "yes" : "no");
  return byItself;
}
