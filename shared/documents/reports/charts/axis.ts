import type { Axis, AxisFormat } from "./chart";

const STEPS = [1, 2, 2.5, 5, 10];

/** The smallest step of 1, 2, 2.5 or 5 times a power of ten that is not below `least`. */
function stepFrom(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const found = STEPS.find((step) => step * power >= least * (1 - 1e-9));
  return (found ?? 10) * power;
}

/** An axis from 0 that holds all values with at most `most` steps; whole numbers step by whole numbers. */
export function axisFromZero(values: readonly (number | null)[], format: AxisFormat, most = 5): Axis {
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  if (highest === 0)
    return { from: 0, to: format === "count" ? 4 : 1, step: format === "count" ? 1 : 0.25, format };
  const raw = stepFrom(highest / most);
  const step = format === "count" ? Math.max(1, Math.ceil(raw)) : raw;
  return { from: 0, to: Math.ceil(highest / step - 1e-9) * step, step, format };
}

/**
 * An axis up to a fixed end that begins a step below the lowest value: for rates and scores, which differ by little.
 * `steps` are tried from the finest on.
 */
export function axisUpTo(
  end: number,
  values: readonly (number | null)[],
  format: AxisFormat,
  { steps, most = 5 }: { readonly steps: readonly number[]; readonly most?: number },
): Axis {
  const known = values.filter((value) => value !== null);
  const lowest = Math.max(0, Math.min(end, ...known));
  const span = end - lowest;
  const step = steps.find((candidate) => span / candidate <= most) ?? steps.at(-1) ?? end;
  const from = Math.max(0, end - Math.max(1, Math.ceil(span / step - 1e-9)) * step);
  return { from, to: end, step, format };
}

/** The marks of an axis, both ends included. */
export function ticksOf({ from, to, step }: Axis): readonly number[] {
  const count = Math.round((to - from) / step);
  return Array.from({ length: count + 1 }, (_unused, index) => from + index * step);
}

/** How an axis writes a value; `step` decides how many decimals it needs. */
export function tickText(value: number, { format, step }: Axis): string {
  if (format === "percent") {
    const decimals = Number.isInteger(Number((step * 100).toFixed(6))) ? 0 : 1;
    return `${(value * 100).toFixed(decimals)}%`;
  }
  if (format === "score") return value.toFixed(step < 0.1 ? 2 : Number.isInteger(step * 10) ? 1 : 2);
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
