import type { FormTable } from "./form-table";
import type { Mm, Rect } from "./units";

/** A straight line of the form. */
export interface Segment {
  readonly x1: Mm;
  readonly y1: Mm;
  readonly x2: Mm;
  readonly y2: Mm;
}

type Interval = readonly [from: Mm, to: Mm];

/** Collects intervals that lie on one line and joins those that touch. */
function joined(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a[0] - b[0]);
  const result: [Mm, Mm][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last && from <= last[1] + 0.001) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** What is left of an interval where the heavier lines on the same line are taken out. */
function without(interval: Interval, heavier: readonly Interval[]): Interval[] {
  let rest: Interval[] = [interval];
  for (const [from, to] of heavier) {
    rest = rest.flatMap(([a, b]): Interval[] => {
      if (to <= a || from >= b) return [[a, b]];
      const pieces: Interval[] = [];
      if (from > a) pieces.push([a, from]);
      if (to < b) pieces.push([to, b]);
      return pieces;
    });
  }
  return rest;
}

class LineSet {
  readonly #byPosition = new Map<Mm, Interval[]>();

  add(position: Mm, from: Mm, to: Mm): void {
    const intervals = this.#byPosition.get(position);
    if (intervals) intervals.push([from, to]);
    else this.#byPosition.set(position, [[from, to]]);
  }

  at(position: Mm): readonly Interval[] {
    return this.#byPosition.get(position) ?? [];
  }

  entries(): readonly (readonly [Mm, readonly Interval[]])[] {
    return [...this.#byPosition].map(([position, intervals]) => [position, joined(intervals)]);
  }
}

function addOutline(rect: Rect, horizontal: LineSet, vertical: LineSet): void {
  horizontal.add(rect.y, rect.x, rect.x + rect.w);
  horizontal.add(rect.y + rect.h, rect.x, rect.x + rect.w);
  vertical.add(rect.x, rect.y, rect.y + rect.h);
  vertical.add(rect.x + rect.w, rect.y, rect.y + rect.h);
}

/** The cell lines of a form, each drawn once and not under a frame or a block rule: overprinting thickens. */
export function cellRules(
  form: Pick<FormTable, "frames" | "labels" | "values" | "blockRules">,
): readonly Segment[] {
  const horizontal = new LineSet();
  const vertical = new LineSet();
  for (const label of form.labels) addOutline(label.rect, horizontal, vertical);
  for (const cell of Object.values(form.values)) addOutline(cell, horizontal, vertical);
  const heavyHorizontal = new LineSet();
  const heavyVertical = new LineSet();
  for (const frame of form.frames) addOutline(frame, heavyHorizontal, heavyVertical);
  for (const rule of form.blockRules) heavyHorizontal.add(rule.y, rule.x1, rule.x2);
  const segments: Segment[] = [];
  for (const [y, intervals] of horizontal.entries()) {
    for (const interval of intervals) {
      for (const [x1, x2] of without(interval, heavyHorizontal.at(y)))
        segments.push({ x1, y1: y, x2, y2: y });
    }
  }
  for (const [x, intervals] of vertical.entries()) {
    for (const interval of intervals) {
      for (const [y1, y2] of without(interval, heavyVertical.at(x))) segments.push({ x1: x, y1, x2: x, y2 });
    }
  }
  return segments;
}
