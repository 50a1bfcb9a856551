import fs from "node:fs";
import * as z from "zod";

const savedState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});

/** Where the window was, in screen pixels. */
export type WindowState = z.infer<typeof savedState>;

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
    return savedState.parse(JSON.parse(fs.readFileSync(file, "utf8")));
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
