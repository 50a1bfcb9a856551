import { readyState } from "../api/app-state";
import { isClosedOff } from "../lock/change-person";
import { chordOf } from "./chord";
import { COMMANDS } from "./command-table";
import { commandOfChord, performCommand } from "./perform-command";
import { NO_KEYS, scannerStep } from "./scanner";

/** The key belongs to an input method that is composing (UX 3). */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Behind the lock no key means anything but what the lock itself reads, nor behind a customer's questionnaire. */
function isLocked(): boolean {
  const state = readyState();
  return state !== null && isClosedOff(state);
}

function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "file"].includes(target.type);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event) || isLocked()) return;
  const chord = chordOf(event);
  const id = chord === null ? null : commandOfChord(chord);
  if (id === null || (COMMANDS[id].notInText && isTextField(event.target))) return;
  if (performCommand(id)) event.preventDefault();
}

interface Kept {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
}

/** Puts a field back as it was before the scanner typed into it, in a way that React notices. */
function restore({ field, value }: Kept): void {
  const proto =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  // Leaving the field ends a composition that the scanner's letters have begun.
  field.blur();
  Object.getOwnPropertyDescriptor(proto, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

const MODIFIER = /^(?:Shift|Control|Alt|Meta)(?:Left|Right)?$/;

function watchScanner(onScan: (text: string) => void): (event: KeyboardEvent) => void {
  let state = NO_KEYS;
  let kept: Kept | null = null;
  return (event) => {
    if (isLocked() || MODIFIER.test(event.code) || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = scannerStep(state, { code: event.code, shift: event.shiftKey, atMs: event.timeStamp });
    state = step.state;
    if (step.begins) {
      const { target } = event;
      kept = isTextField(target) ? { field: target, value: target.value } : null;
    }
    if (step.scanned === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (kept !== null) restore(kept);
    kept = null;
    onScan(step.scanned);
  };
}

/** Connects the keyboard: commands, and scans from anywhere. Returns the function that disconnects it. */
export function connectKeyboard(onScan: (text: string) => void): () => void {
  const scanner = watchScanner(onScan);
  // The scanner looks first, before a field or the grid takes its Enter.
  window.addEventListener("keydown", scanner, { capture: true });
  window.addEventListener("keydown", onKeyDown);
  return () => {
    window.removeEventListener("keydown", scanner, { capture: true });
    window.removeEventListener("keydown", onKeyDown);
  };
}
