import type { FigureValue } from "#shared/domain/figures/results";

const WIDTH = 96;
const HEIGHT = 26;
const EDGE = 3;

/** The last periods as a line with the goal dashed; where a period has no value the line breaks. */
export function Sparkline({ values }: { readonly values: readonly FigureValue[] }) {
  const numbers = values.flatMap(({ value }) => value ?? []);
  const goal = values.at(-1)?.goal ?? null;
  if (numbers.length < 2)
    return <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true" />;
  const all = goal === null ? numbers : [...numbers, goal];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (index: number) => EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, values.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) * (HEIGHT - 2 * EDGE)) / (high - low);
  const runs: string[] = [];
  let open = false;
  values.forEach(({ value }, index) => {
    if (value !== null) runs.push(`${open ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`);
    open = value !== null;
  });
  const last = values.at(-1)?.value ?? null;
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true">
      {goal !== null && <line className="sparkline-goal" x1={0} x2={WIDTH} y1={y(goal)} y2={y(goal)} />}
      <path d={runs.join("")} />
      {last !== null && <circle cx={x(values.length - 1)} cy={y(last)} r={2.5} />}
    </svg>
  );
}
