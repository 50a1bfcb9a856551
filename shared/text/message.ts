/**
 * Sentences with holes. `{name}` takes a value; `{n:card|cards}` takes the first word when n is 1, else the
 * second. The names of the holes are part of a key's type, so that a sentence can't be asked for without them.
 */

type HoleName<Hole extends string> = Hole extends `${infer Name}:${string}` ? Name : Hole;

/** The names of the holes in a template. */
export type ParamNames<Template extends string> = Template extends `${string}{${infer Hole}}${infer Rest}`
  ? HoleName<Hole> | ParamNames<Rest>
  : never;

export type ParamValue = string | number;
export type Params = Readonly<Record<string, ParamValue>>;

const HOLE = /\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}/g;

/** Puts the values into the holes; a hole without a value stays visible, so that a slip shows in tests. */
export function fill(template: string, params: Params): string {
  return template.replaceAll(HOLE, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return String(value);
    return value === 1 ? one : many;
  });
}

/** The names of the holes of a template, sorted, each once: for comparing two languages. */
export function holesOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(HOLE)].map((match) => match[1] ?? ""))].sort();
}
