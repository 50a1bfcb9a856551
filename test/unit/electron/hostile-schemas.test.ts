import { expect, test } from "vitest";
import * as z from "zod";
import { channels } from "#shared/contract/channels";
import { inputOf, numbersFrom, type Shape } from "#test/torture/hostile-inputs";

const INPUTS = 150;

test("the schema of every channel answers whatever a page sends: taken or refused, never thrown", () => {
  for (const [channel, { input }] of Object.entries(channels)) {
    const shape = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Shape;
    const of = { channel, shape, plausible: ["clerk1", "2026-11-20", 1], inputs: 0, seed: 0, large: 10_000 };
    const below = numbersFrom(7);
    for (let n = 0; n < INPUTS; n += 1) {
      const sent = inputOf(n, of, below);
      expect(() => input.safeParse(sent), channel).not.toThrow();
    }
  }
});
