import path from "node:path";
import { expect, test } from "vitest";
import { CHANNEL_NAMES, hostilePage } from "#test/torture/hostile-page";
import { openDesk } from "./open-desk";

/** Short forms of SAFETY 1 "hostile renderer"; `npm run test:torture` takes 1 000 inputs for each channel. */
const INPUTS = 40;

test("a hostile page: nobody signed in, every channel of the contract — refused in words, nothing written", async () => {
  const { counts, faults, tries } = await hostilePage({ person: null, inputs: INPUTS });
  expect(faults).toEqual([]);
  expect(tries).toBe(CHANNEL_NAMES.length * INPUTS);
  expect(counts["invalid_input"] ?? 0).toBeGreaterThan(CHANNEL_NAMES.length);
});

test("a hostile page with a clerk signed in: no crash, no slip, nothing written that is not a clerk's", async () => {
  const person = { name: "陶然", code: "clerk1" };
  const { counts, faults } = await hostilePage({ person, inputs: INPUTS });
  expect(faults).toEqual([]);
  expect(counts["invalid_input"] ?? 0).toBeGreaterThan(CHANNEL_NAMES.length);
});

test("a frame that is not ours reaches no channel", async () => {
  const { app } = await openDesk({ person: null });
  const preloadFile = path.resolve(import.meta.dirname, "..", "..", "dist", "main", "preload.cjs");
  const answer = await app.evaluate(async ({ BrowserWindow }, preload) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    });
    await window.loadURL("data:text/html,<p>elsewhere");
    const result = await window.webContents.executeJavaScript("desk.call('app.state', {})");
    window.destroy();
    return result as unknown;
  }, preloadFile);
  expect(answer).toEqual({ ok: false, code: "forbidden" });
});
