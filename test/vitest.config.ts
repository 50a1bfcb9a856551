import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const minuteMs = 60_000;

/** A group of tests: the folder's name below test/, and what must be ready before its first file. */
function group(name: string, setup: string[], timeoutMs: number, oneAtATime = false) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      globalSetup: setup.map((file) => path.join(root, "test", "fixtures", file)),
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      fileParallelism: !oneAtATime,
    },
  };
}

export default defineConfig({
  root,
  test: {
    // Business days must not depend on the machine: the rules name their zone, and a wrong one shows here.
    env: { TZ: "America/New_York" },
    // The window answers in its own time; a busy machine must not decide.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      group("unit", [], 10_000),
      group("database", ["sqlite-ready.ts"], minuteMs),
      group("use-cases", ["sqlite-ready.ts"], minuteMs),
      group("command-line", ["command-line-ready.ts"], 2 * minuteMs),
      group("documents", ["sqlite-ready.ts", "documents-ready.ts"], minuteMs),
      group("e2e", ["electron-ready.ts", "documents-ready.ts"], 2 * minuteMs, true),
      group("bench", ["electron-ready.ts"], 30 * minuteMs, true),
      group("torture", ["sqlite-ready.ts", "electron-ready.ts", "documents-ready.ts"], 240 * minuteMs, true),
    ],
  },
});
