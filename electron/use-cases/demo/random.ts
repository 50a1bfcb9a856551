/** A seeded source of choices: the same seed and stream always give the same ones. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True with a probability of 0…1. */
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of several by their weights. */
  weighted<T>(choices: readonly Weighted<T>[]): T;
}

export interface Weighted<T> {
  readonly value: T;
  readonly weight: number;
}

const WARM_UP_ROUNDS = 12;

/** sfc32: 128 bits of state, so that a stream for each of a million cards stays its own. */
export function randomFrom(seed: number, stream: number): Random {
  let a = seed | 0;
  let b = stream | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  }
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (from) => {
      if (from.length === 0) throw new RangeError("nothing to pick from");
      // The index is inside the list, whatever T is.
      return from[below(from.length)] as (typeof from)[number];
    },
    weighted: (choices) => {
      let rest = next() * choices.reduce((sum, { weight }) => sum + weight, 0);
      for (const { value, weight } of choices) {
        rest -= weight;
        if (rest < 0) return value;
      }
      throw new RangeError("nothing to choose from");
    },
  };
}

/** What an id is for; part of it, so that ids of different tables differ. */
export type IdKind = "card" | "customer" | "device" | "model";
const ID_KINDS: readonly IdKind[] = ["card", "customer", "device", "model"];

/** An id in the form of a UUID, unique by kind and index; the seed only makes it look like others do. */
export function demoId(seed: number, kind: IdKind, index: number): string {
  const random = randomFrom(seed ^ 0x5bd1e995, ID_KINDS.indexOf(kind) * 0x1000000 + index);
  const hex = (digits: number) =>
    random
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const own = (ID_KINDS.indexOf(kind) * 2 ** 40 + index).toString(16).padStart(12, "0");
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${own}`;
}
