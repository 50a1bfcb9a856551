import { create } from "zustand";
import type { ChannelName } from "#shared/contract/channels";

/** What the first screen is drawn with; main answers the rest with a part of its program that it has not read yet. */
const FIRST_SCREEN: ReadonlySet<ChannelName> = new Set<ChannelName>(["app.state", "card.grid"]);
/** Nothing waits longer, whatever becomes of the first screen. */
const LONGEST_WAIT_MS = 3000;

/** Whether the first rows are on the screen; what can follow them a frame later does. */
export const useFirstScreen = create(() => ({ drawn: true }));

let waiting: Promise<void> | null = null;
let release = () => {};

/** From now on everything else that is asked for waits until the first rows are drawn. */
export function drawFirstScreenFirst(): void {
  waiting = new Promise((resolve) => {
    release = resolve;
  });
  useFirstScreen.setState({ drawn: false });
  setTimeout(firstScreenDrawn, LONGEST_WAIT_MS);
}

/** The first rows are drawn, or there will be none: what waited is asked for. */
export function firstScreenDrawn(): void {
  waiting = null;
  release();
  useFirstScreen.setState({ drawn: true });
}

/** What a call has to wait for; null = nothing. */
export function waitBefore(name: ChannelName): Promise<void> | null {
  return FIRST_SCREEN.has(name) ? null : waiting;
}
