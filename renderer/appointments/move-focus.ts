import type { KeyboardEvent } from "react";

const DIRECTIONS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Sideways distance counts more than distance ahead, so that a key keeps to its row or column. */
const SIDEWAYS_WEIGHT = 3;

interface Point {
  readonly x: number;
  readonly y: number;
}

function centreOf(element: Element): Point {
  const box = element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** Index of the point that lies next in a direction; null where there is none. */
export function nearest(from: Point, points: readonly Point[], dx: number, dy: number): number | null {
  let best: { readonly index: number; readonly cost: number } | null = null;
  for (const [index, { x, y }] of points.entries()) {
    const ahead = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    const cost = ahead + SIDEWAYS_WEIGHT * aside;
    if (ahead > 1 && (best === null || cost < best.cost)) best = { index, cost };
  }
  return best?.index ?? null;
}

/** Arrow keys go from one marked control to the nearest in their direction. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const direction = DIRECTIONS[event.key];
  if (direction === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const { activeElement } = document;
  if (activeElement === null || !activeElement.matches(selector)) return;
  const others = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)].filter(
    (control) => control !== activeElement,
  );
  const index = nearest(centreOf(activeElement), others.map(centreOf), ...direction);
  if (index === null) return;
  event.preventDefault();
  others[index]?.focus();
}
