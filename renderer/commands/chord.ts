/** What a key press is called: `Ctrl+N`, `Alt+Up`, `F8`, `Esc`. */

const NAMES: Readonly<Record<string, string>> = {
  " ": "Space",
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  Escape: "Esc",
};

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const DIGIT_CODE = /^(?:Digit|Numpad)(\d)$/;

function keyName({ key, code, ctrlKey }: KeyPress): string {
  // With Ctrl, a digit row of another layout still means the digit that is printed on the key.
  const digit = ctrlKey ? DIGIT_CODE.exec(code)?.[1] : undefined;
  if (digit !== undefined) return digit;
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** The chord of a key press; null for a modifier alone. */
export function chordOf(press: KeyPress): string | null {
  if (["Control", "Shift", "Alt", "Meta", "Process", "Dead", "Unidentified"].includes(press.key)) return null;
  const name = keyName(press);
  const parts = [
    press.metaKey && "Meta",
    press.ctrlKey && "Ctrl",
    press.altKey && "Alt",
    // A shifted character is its own key; only keys without one take Shift into their name.
    press.shiftKey && (press.key.length > 1 || press.key === " " || press.ctrlKey || press.altKey) && "Shift",
    name,
  ];
  return parts.filter(Boolean).join("+");
}

/** Never bound (UX 3): input methods, chat programs and the system own them. */
const FORBIDDEN: readonly RegExp[] = [
  /^(?:Ctrl|Shift|Alt)$/,
  /^Ctrl\+Space$/,
  /^Shift\+Space$/,
  /^Ctrl\+\.$/,
  /^Ctrl\+Shift\+/,
  /^Ctrl\+Alt\+/,
  /^Alt\+[A-Z]$/,
  /^Meta\+/,
  /^(?:\w+\+)?F1[0-2]$/,
  /^[A-Z0-9]$/,
];

export function isForbidden(chord: string): boolean {
  return FORBIDDEN.some((pattern) => pattern.test(chord));
}
