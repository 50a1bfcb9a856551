import { expect, test } from "vitest";
import { CHANNEL_NAMES, hostilePage, wrongFrame } from "#test/torture/hostile-page";

/** Short forms of SAFETY 1 "hostile renderer"; `npm run test:torture` takes 1 000 inputs for each channel. */
const INPUTS = 40;

test("a hostile page: nobody signed in, every channel of the contract — refused in words, nothing written", async () => {
  const { counts, faults, tries } = await hostilePage({ person: null, inputs: INPUTS });
  expect(faults).toEqual([]);
  expect(tries).toBe(CHANNEL_NAMES.length * INPUTS);
  expect(counts["invalid_input"] ?? 0).toBeGreaterThan(CHANNEL_NAMES.length);
});

test("a hostile page with a clerk signed in: no crash, no slip, nothing written that is not a clerk's", async () => {
  const person = { name: "陶然", code: "clerk1" } as const;
  const { counts, faults } = await hostilePage({ person, inputs: INPUTS });
  expect(faults).toEqual([]);
  expect(counts["invalid_input"] ?? 0).toBeGreaterThan(CHANNEL_NAMES.length);
});

test("a frame that is not ours reaches no channel, and writes nothing", async () => {
  const row = await wrongFrame(5);
  expect(row).toMatchObject({ tries: CHANNEL_NAMES.length * 5, lost: 0, corrupt: 0 });
});
