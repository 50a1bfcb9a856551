/**
 * A hand scanner that types (keyboard wedge): a burst of at least ten keys, on average 30 ms apart or less,
 * ending in Enter (UX 3). It is read from the physical keys (`event.code`), because with a Chinese input
 * method on the characters never arrive. Pure: times come with the keys.
 */

export interface WedgeKey {
  readonly code: string;
  readonly shift: boolean;
  readonly atMs: number;
}

const MIN_KEYS = 10;
const MAX_MEAN_GAP_MS = 30;
/** A longer gap than this begins a new burst: a person typing. */
const BURST_ENDS_AFTER_MS = 100;

const PLAIN: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  Slash: ["/", "?"],
  Period: [".", ">"],
  Comma: [",", "<"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  Backquote: ["`", "~"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
  Space: [" ", " "],
  NumpadSubtract: ["-", "-"],
  NumpadAdd: ["+", "+"],
  NumpadMultiply: ["*", "*"],
  NumpadDivide: ["/", "/"],
  NumpadDecimal: [".", "."],
};
const SHIFTED_DIGITS = ")!@#$%^&*(";

/** The character of a physical key on the layout that scanners send; null for keys without one. */
export function characterOf(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit)
    return shift && digit[1] === "Digit" ? (SHIFTED_DIGITS[Number(digit[2])] ?? null) : (digit[2] ?? null);
  return PLAIN[code]?.[shift ? 1 : 0] ?? null;
}

export interface ScannerState {
  readonly keys: readonly WedgeKey[];
}

export const NO_KEYS: ScannerState = { keys: [] };

export interface ScannerStep {
  readonly state: ScannerState;
  /** This key began a burst: what is in the field now is what a scan will have to put back. */
  readonly begins: boolean;
  /** The scanned text, when this key was the Enter that ended a scan. */
  readonly scanned: string | null;
}

function meanGapMs(keys: readonly WedgeKey[], endMs: number): number {
  const first = keys[0];
  return first === undefined ? Number.POSITIVE_INFINITY : (endMs - first.atMs) / keys.length;
}

/** Takes one key down. Modifiers alone are to be left out by the caller. */
export function scannerStep(state: ScannerState, key: WedgeKey): ScannerStep {
  const last = state.keys.at(-1);
  const goesOn = last !== undefined && key.atMs - last.atMs <= BURST_ENDS_AFTER_MS;
  if (key.code === "Enter" || key.code === "NumpadEnter") {
    const isScan =
      goesOn && state.keys.length >= MIN_KEYS && meanGapMs(state.keys, key.atMs) <= MAX_MEAN_GAP_MS;
    const text = state.keys.map(({ code, shift }) => characterOf(code, shift)).join("");
    return { state: NO_KEYS, begins: false, scanned: isScan ? text : null };
  }
  if (characterOf(key.code, key.shift) === null) return { state: NO_KEYS, begins: false, scanned: null };
  return { state: { keys: goesOn ? [...state.keys, key] : [key] }, begins: !goesOn, scanned: null };
}
