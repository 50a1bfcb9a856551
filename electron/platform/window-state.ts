import fs from "node:fs";

/** Where the window was, in whole screen pixels. */
export interface WindowState {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/** By hand: the schema library would be read before the window can be opened. */
function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== "object" || value === null) return false;
  const { x, y, width, height, maximized } = value as Partial<Record<keyof WindowState, unknown>>;
  return (
    [x, y, width, height].every((pixels) => Number.isSafeInteger(pixels)) &&
    Number(width) > 0 &&
    Number(height) > 0 &&
    typeof maximized === "boolean"
  );
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of the title bar that must lie on a screen so that the window can be dragged. */
const grabbableWidth = 120;
const grabbableHeight = 24;

/** The last saved state, or undefined when there is none or it cannot be read. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    const saved: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
    return isWindowState(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the state for the next start; losing it is harmless, so a failure is not reported. */
export function saveWindowState(file: string, state: WindowState): void {
  try {
    fs.writeFileSync(file, JSON.stringify(state));
  } catch {
    // A full or read-only disk is reported where data is at stake, not here.
  }
}

/** Whether a window at this place can be reached on one of the screens (a second screen may be gone). */
export function isReachable(state: WindowState, screens: readonly Area[]): boolean {
  return screens.some(
    (screen) =>
      state.y >= screen.y &&
      state.y + grabbableHeight <= screen.y + screen.height &&
      state.x + state.width - grabbableWidth >= screen.x &&
      state.x + grabbableWidth <= screen.x + screen.width,
  );
}
