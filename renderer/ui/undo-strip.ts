import { create } from "zustand";

/** What was just done and how to take it back (UX 2: 10 s in place of the key hints). */
export interface UndoOffer {
  /** Numbers the offers, so that each starts its own ten seconds. */
  readonly n: number;
  /** What happened, in words. */
  readonly sentence: string;
  /** Missing where it can't be undone. Resolves when it has been taken back. */
  readonly undo?: () => Promise<void>;
  /** It did not happen: the strip says why. */
  readonly failed?: true;
}

export const UNDO_SHOWN_MS = 10_000;

interface UndoState {
  /** The offer in the strip. */
  readonly shown: UndoOffer | null;
  /** The newest offer, which Ctrl+Z takes back also after the strip has gone. */
  readonly newest: UndoOffer | null;
  /** Set after an undo: Ctrl+Y. */
  readonly redo: (() => Promise<void>) | null;
}

export const useUndo = create<UndoState>(() => ({ shown: null, newest: null, redo: null }));

let count = 0;

function next(): number {
  count += 1;
  return count;
}

/** Says in the status bar what was done, and offers to take it back where that is possible. */
export function offerUndo(sentence: string, undo: (() => Promise<void>) | undefined): void {
  if (undo === undefined) {
    say(sentence);
    return;
  }
  const offer: UndoOffer = { n: next(), sentence, undo };
  useUndo.setState({ shown: offer, newest: offer, redo: null });
}

/** Says what happened where nothing can be taken back. */
export function say(sentence: string): void {
  useUndo.setState({ shown: { n: next(), sentence } });
}

/** Says why something did not happen. */
export function sayFailed(sentence: string): void {
  useUndo.setState({ shown: { n: next(), sentence, failed: true } });
}

/** The strip has been there long enough. */
export function hideUndo(n: number): void {
  useUndo.setState(({ shown }) => (shown?.n === n ? { shown: null } : {}));
}

/** Another person has the keyboard: what was done before is not theirs to take back by a key. */
export function forgetOffers(): void {
  useUndo.setState({ shown: null, newest: null, redo: null });
}

/** Takes the newest offer back (Ctrl+Z); false where there is nothing to take back. */
export function undoNewest(): boolean {
  const { newest } = useUndo.getState();
  if (newest?.undo === undefined) return false;
  useUndo.setState({ shown: null, newest: null });
  void newest.undo();
  return true;
}

/** After an undo: says so, and how to do it again (Ctrl+Y). */
export function offerRedo(sentence: string, redo: () => Promise<void>): void {
  useUndo.setState({ shown: { n: next(), sentence }, redo });
}

export function redoNewest(): boolean {
  const { redo } = useUndo.getState();
  if (redo === null) return false;
  useUndo.setState({ redo: null });
  void redo();
  return true;
}
