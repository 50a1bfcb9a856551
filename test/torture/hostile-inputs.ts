/**
 * Inputs that no form of ours would send, made and sent inside of the page: this file is bundled and evaluated there.
 * The same seed gives the same inputs.
 */

/** What a channel takes, as JSON Schema. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

export interface Bombardment {
  readonly channel: string;
  readonly shape: Shape;
  /** Words that are right somewhere: ids, numbers, codes, days. */
  readonly plausible: readonly unknown[];
  readonly inputs: number;
  readonly seed: number;
  /** Length of the longest strings. */
  readonly large: number;
}

export interface Answers {
  /** Answers of each kind: `ok`, the refusal's code, or `thrown`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Answers that were neither a value nor a refusal with a code, or a slip of the program. */
  readonly strange: readonly string[];
}

type Below = (limit: number) => number;

export function numbersFrom(seed: number): Below {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const WORDS = [
  "",
  "'; DROP TABLE card; --",
  "../../etc/passwd",
  "\u0000",
  "＝cmd()",
  "__proto__",
  "😀".repeat(50),
];
const NAMES = ["id", "ref", "fields", "action", "payload", "filter", "text", "code", "period", "version"];

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

/** Wrong types, what JSON can't say, prototypes, lengths, depths. */
function simple(below: Below, large: number): unknown {
  const makers: readonly (() => unknown)[] = [
    () => undefined,
    () => null,
    () => Number.NaN,
    () => -1e308,
    () => Number.POSITIVE_INFINITY,
    () => 12345678901234567890n,
    () => true,
    () => WORDS[below(WORDS.length)],
    () => "x".repeat(below(50) === 0 ? large : 5000),
    () => [],
    () => Array.from({ length: below(2000) }, () => null),
    () => new Date(Number.NaN),
    () => new Map([["id", "x"]]),
    () => new Uint8Array(below(4096)),
    () => JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{"ok":true}}}'),
    () => deep(200),
  ];
  return makers[below(makers.length)]?.();
}

function anyObject(below: Below, large: number, depth = 0): unknown {
  if (depth > 2 || below(3) > 0) return simple(below, large);
  const entries = Array.from({ length: below(5) }, () => [
    NAMES[below(NAMES.length)],
    anyObject(below, large, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

function plausibleLeaf(shape: Shape, below: Below, plausible: readonly unknown[]): unknown {
  const types = Array.isArray(shape.type) ? shape.type : [shape.type];
  const type = types[below(types.length)];
  if (type === "boolean") return below(2) === 0;
  if (type === "null") return null;
  if (type === "integer" || type === "number") return below(4);
  const words = plausible.filter((word) => type !== "string" || typeof word === "string");
  return words[below(words.length)];
}

/** Nearly what the channel takes: of the right form, with something hostile here and there (one in `clean` places). */
function nearlyRight(shape: Shape, of: Bombardment, below: Below, clean: number): unknown {
  if (below(clean) === 0) return simple(below, of.large);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return nearlyRight(choices[below(choices.length)] ?? {}, of, below, clean);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[below(shape.enum.length)];
  if (shape.items !== undefined) {
    const { items } = shape;
    return Array.from({ length: below(3) }, () => nearlyRight(items, of, below, clean));
  }
  if (shape.properties === undefined) return plausibleLeaf(shape, below, of.plausible);
  const entries = Object.entries(shape.properties)
    .filter(([name]) => shape.required?.includes(name) === true || below(3) > 0)
    .map(([name, member]) => [name, nearlyRight(member, of, below, clean)]);
  return Object.fromEntries(entries);
}

/** Half of them anything at all, half nearly right; a quarter of these has nothing hostile in it at all. */
export function inputOf(n: number, of: Bombardment, below: Below): unknown {
  if (n % 2 === 0) return anyObject(below, of.large);
  return nearlyRight(of.shape, of, below, n % 8 === 1 ? Number.POSITIVE_INFINITY : 8);
}

interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
}

async function answerTo(bridge: Bridge, channel: string, input: unknown): Promise<string | null> {
  try {
    const answer = (await bridge.call(channel, input)) as { ok?: unknown; code?: unknown } | undefined;
    if (answer?.ok === true) return "ok";
    return answer?.ok === false && typeof answer.code === "string" ? answer.code : null;
  } catch {
    // What can't be sent over the bridge at all never reaches main.
    return "thrown";
  }
}

/** Sends so many inputs to one channel, one after the other. */
export async function bombard(of: Bombardment): Promise<Answers> {
  const below = numbersFrom(of.seed);
  const bridge = Reflect.get(globalThis, "desk") as Bridge;
  const counts: Record<string, number> = {};
  const strange = new Set<string>();
  for (let n = 0; n < of.inputs; n += 1) {
    const kind = await answerTo(bridge, of.channel, inputOf(n, of, below));
    if (kind === null || kind === "internal") strange.add(`${of.channel} ${kind ?? "answers strangely"}`);
    counts[kind ?? "strange"] = (counts[kind ?? "strange"] ?? 0) + 1;
  }
  return { counts, strange: [...strange] };
}
