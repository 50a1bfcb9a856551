import type { Locator, Page } from "playwright";

/** Names of keys in the desk's own table → Playwright's. */
const KEY_NAMES: Readonly<Record<string, string>> = {
  Ctrl: "Control",
  Esc: "Escape",
  Up: "ArrowUp",
  Down: "ArrowDown",
  Left: "ArrowLeft",
  Right: "ArrowRight",
};

/** Presses chords as the desk names them (`Ctrl+N`, `Alt+Down`, `F8`, `Esc`), one after the other. */
export async function press(page: Page, ...chords: readonly string[]): Promise<void> {
  for (const chord of chords) {
    const keys = chord
      .split("+")
      .map((key) => KEY_NAMES[key] ?? (/^[A-Z]$/.test(key) ? key.toLowerCase() : key));
    await page.keyboard.press(keys.join("+"));
  }
}

/** Slower than any scanner, so that what is typed is never taken for a scan (UX 3: mean gap of 30 ms or less). */
const TYPING_DELAY_MS = 40;

/** Types key by key, as digits and pinyin letters are. */
export async function typeKeys(page: Page, keys: string): Promise<void> {
  await page.keyboard.type(keys, { delay: TYPING_DELAY_MS });
}

/** Free text as an input method commits it: no key of it reaches the page. */
export async function write(page: Page, words: string): Promise<void> {
  await page.keyboard.insertText(words);
}

const MOST_TABS = 20;

/** Presses Tab until the keyboard is in the control, as a person does who watches the focus ring. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await press(page, "Tab");
    if ((await control.and(page.locator(":focus")).count()) > 0) return;
  }
  throw new Error(`Tab does not lead to ${control}`);
}

const SHIFT = 8;
const SCANNER_GAP_S = 0.008;

/** The physical key of a character of our numbers: capitals, digits, hyphens. */
function scannerKey(character: string) {
  const isCapital = /[A-Z]/.test(character);
  if (!isCapital && !/[0-9-]/.test(character)) throw new Error(`no key for ${character}`);
  const code = character === "-" ? "Minus" : `${isCapital ? "Key" : "Digit"}${character}`;
  const windowsVirtualKeyCode = character === "-" ? 189 : character.charCodeAt(0);
  return { key: character, code, text: character, modifiers: isCapital ? SHIFT : 0, windowsVirtualKeyCode };
}

/**
 * A scanner that types: every key within a few milliseconds, then Enter. The keys carry their own times: how fast this
 * machine is at the moment decides nothing.
 */
export async function scan(page: Page, code: string): Promise<void> {
  const wedge = await page.context().newCDPSession(page);
  const enter = { key: "Enter", code: "Enter", text: "\r", modifiers: 0, windowsVirtualKeyCode: 13 };
  const startedAtS = Date.now() / 1000;
  for (const [place, key] of [...[...code].map(scannerKey), enter].entries()) {
    const timestamp = startedAtS + place * SCANNER_GAP_S;
    await wedge.send("Input.dispatchKeyEvent", { ...key, type: "keyDown", timestamp });
    await wedge.send("Input.dispatchKeyEvent", { ...key, type: "keyUp", timestamp });
  }
  await wedge.detach();
}

/** Starts counting key presses as UX 1 does: a key or a chord is one, a modifier alone is none. */
export async function countKeys(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = { keys: 0 };
    Reflect.set(globalThis, "countedKeys", counted);
    const modifiers = new Set(["Control", "Shift", "Alt", "Meta"]);
    window.addEventListener(
      "keydown",
      (event) => {
        if (!modifiers.has(event.key) && !event.repeat) counted.keys += 1;
      },
      { capture: true },
    );
  });
  return () => page.evaluate(() => Reflect.get(Reflect.get(globalThis, "countedKeys"), "keys") as number);
}
