import { describe, expect, test } from "vitest";
import { chordOf, isForbidden, type KeyPress } from "../../../renderer/commands/chord";
import { COMMAND_IDS, COMMANDS } from "../../../renderer/commands/command-table";
import { characterOf, NO_KEYS, scannerStep, type WedgeKey } from "../../../renderer/commands/scanner";

function press(key: string, change: Partial<KeyPress> = {}): KeyPress {
  return { key, code: "", ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...change };
}

describe("chords", () => {
  test.each([
    [press("n", { ctrlKey: true }), "Ctrl+N"],
    [press("N", { ctrlKey: true, shiftKey: true }), "Ctrl+Shift+N"],
    [press("F8"), "F8"],
    [press("Escape"), "Esc"],
    [press("ArrowUp", { altKey: true }), "Alt+Up"],
    [press("ArrowDown", { shiftKey: true }), "Shift+Down"],
    [press(" "), "Space"],
    [press("&", { ctrlKey: true, code: "Digit1" }), "Ctrl+1"],
    [press("1", { ctrlKey: true, code: "Numpad1" }), "Ctrl+1"],
    [press("Control", { ctrlKey: true }), null],
    [press("Process"), null],
  ])("%o is %s", (key, chord) => {
    expect(chordOf(key)).toBe(chord);
  });

  test("what UX 3 forbids is known as forbidden", () => {
    const forbidden = [
      "Ctrl+Space",
      "Shift+Space",
      "Ctrl+.",
      "Ctrl+Shift+P",
      "Ctrl+Alt+A",
      "Alt+A",
      "F10",
      "F12",
      "N",
    ];
    expect(forbidden.filter((chord) => !isForbidden(chord))).toEqual([]);
    expect(["Ctrl+N", "Alt+Up", "F9", "Esc", "Space"].filter(isForbidden)).toEqual([]);
  });
});

/** Keys of a text as a scanner sends them. */
function wedge(text: string, gapMs: number, startMs = 0): WedgeKey[] {
  return [...text].map((character, index) => ({
    code: codeOf(character),
    shift: /[A-Z:]/.test(character),
    atMs: startMs + index * gapMs,
  }));
}

function codeOf(character: string): string {
  if (/[a-z]/i.test(character)) return `Key${character.toUpperCase()}`;
  if (/\d/.test(character)) return `Digit${character}`;
  return { "-": "Minus", ":": "Semicolon", "/": "Slash" }[character] ?? "Backquote";
}

function scan(keys: readonly WedgeKey[], enterAfterMs: number): string | null {
  let state = NO_KEYS;
  for (const key of keys) state = scannerStep(state, key).state;
  const last = keys.at(-1)?.atMs ?? 0;
  return scannerStep(state, { code: "Enter", shift: false, atMs: last + enterAfterMs }).scanned;
}

describe("scanner", () => {
  const pageCode = "A1:SH-S01-20261120-0005:FC:1/1:9F3A";

  test("a fast burst that ends in Enter is a scan, read from the physical keys", () => {
    expect(scan(wedge(pageCode, 8), 8)).toBe(pageCode);
  });

  test("a person is not a scanner", () => {
    expect(scan(wedge("SHS0120261120", 80), 80)).toBeNull();
    expect(scan(wedge("SH-S01-2026", 31), 31)).toBeNull();
  });

  test("ten keys are needed", () => {
    expect(scan(wedge("123456789", 5), 5)).toBeNull();
    expect(scan(wedge("1234567890", 5), 5)).toBe("1234567890");
  });

  test("what was typed before the burst is not part of it", () => {
    const typed = wedge("abc", 150);
    const burst = wedge("W80-2511-002873", 6, 2_000);
    expect(scan([...typed, ...burst], 6)).toBe("W80-2511-002873");
  });

  test("the first key of a burst says that it begins", () => {
    const [first, second] = wedge("ab", 10);
    if (first === undefined || second === undefined) throw new Error("two keys expected");
    const begun = scannerStep(NO_KEYS, first);
    expect(begun.begins).toBe(true);
    expect(scannerStep(begun.state, second).begins).toBe(false);
  });

  test("a key that is no character ends the burst", () => {
    const keys = wedge("12345678901", 5);
    keys.splice(5, 0, { code: "ArrowLeft", shift: false, atMs: 24 });
    expect(scan(keys, 5)).toBeNull();
  });

  test("shift and the number pad", () => {
    expect(characterOf("KeyA", true)).toBe("A");
    expect(characterOf("KeyA", false)).toBe("a");
    expect(characterOf("Numpad7", false)).toBe("7");
    expect(characterOf("Digit1", true)).toBe("!");
    expect(characterOf("F1", false)).toBeNull();
  });
});

describe("command table", () => {
  const shortcuts = COMMAND_IDS.flatMap((id) => COMMANDS[id].shortcuts);

  test("binds nothing that input methods, chat programs or the system own", () => {
    const bound = COMMAND_IDS.filter((id) => !COMMANDS[id].listedOnly).flatMap(
      (id) => COMMANDS[id].shortcuts,
    );
    expect(bound.filter(isForbidden)).toEqual([]);
  });

  test("no chord means two things", () => {
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  test("every key of UX 3 is there", () => {
    const wanted =
      "F1 F2 F3 F4 F6 F7 F8 F9 Ctrl+N Ctrl+K Ctrl+S Ctrl+Enter Ctrl+Backspace Ctrl+P Ctrl+L Ctrl+Z Ctrl+Y";
    expect(
      [...wanted.split(" "), "Alt+Up", "Alt+Down", "Esc"].filter((chord) => !shortcuts.includes(chord)),
    ).toEqual([]);
  });
});
