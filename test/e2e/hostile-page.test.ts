import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "playwright";
import { expect, test } from "vitest";
import { channels } from "#shared/contract/channels";
import { EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { type OpenDesk, openDesk } from "./open-desk";

/** SAFETY 1 "hostile renderer": the long form takes 1000 inputs for each channel. */
const INPUTS = Number(process.env["DESK_HOSTILE_INPUTS"] ?? 40);
const LARGE_BYTES = INPUTS >= 1000 ? 10_000_000 : 1_000_000;

/**
 * What the program writes by itself while a window is open (deadlines that pass, what was told), and who tried to sign
 * in: no page does that.
 */
const WRITTEN_BY_MAIN = [
  "milestone",
  "figure_clock",
  "card_grid",
  "notice",
  "notice_reader",
  "setting",
  "audit_entry",
  "audit_head",
  "credential",
];

/** A sum over each table of the business. */
function digest({ store }: OpenDesk): Readonly<Record<string, string>> {
  const { sqlite } = store.desk.store;
  const tables = sqlite
    .prepare(
      `SELECT "name" FROM sqlite_schema WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL%'
         AND "name" NOT LIKE 'sqlite_%' AND "name" NOT LIKE '%_search_%' ORDER BY 1`,
    )
    .pluck()
    .all() as string[];
  const sums = tables
    .filter((table) => !WRITTEN_BY_MAIN.includes(table))
    .map((table) => {
      const hash = createHash("sha256");
      for (const row of sqlite.prepare(`SELECT * FROM "${table}"`).raw().iterate()) {
        hash.update(JSON.stringify(row, (_key, value) => (typeof value === "bigint" ? `${value}` : value)));
      }
      return [table, hash.digest("hex")];
    });
  return Object.fromEntries(sums);
}

interface Answers {
  /** Answers of each kind: `ok`, the refusal's code, or `thrown`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Channels that answered anything but a value or a refusal with a code. */
  readonly strange: readonly string[];
}

/**
 * Sends to each channel, from the page itself, things that no form of ours would send: wrong types, what JSON can't
 * say, prototypes, lengths, depths, and nearly right objects. The same seed gives the same inputs.
 */
function bombard(page: Page, names: readonly string[], inputs: number, seed: number): Promise<Answers> {
  return page.evaluate(
    async ([channelNames, count, start, large]) => {
      let state = start >>> 0;
      const below = (limit: number): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * limit);
      };
      const words = [
        "",
        "'; DROP TABLE card; --",
        "../../etc/passwd",
        "\u0000",
        "＝cmd()",
        "__proto__",
        "😀".repeat(50),
      ];
      const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
      const simple: (() => unknown)[] = [
        () => undefined,
        () => null,
        () => Number.NaN,
        () => -1e308,
        () => Number.POSITIVE_INFINITY,
        () => 12345678901234567890n,
        () => true,
        () => words[below(words.length)],
        () => "x".repeat(below(50) === 0 ? large : 5000),
        () => [],
        () => Array.from({ length: below(2000) }, () => null),
        () => new Date(Number.NaN),
        () => new Map([["id", "x"]]),
        () => new Uint8Array(below(4096)),
        () => JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{"ok":true}}}'),
        () => deep(200),
      ];
      const names = [
        "id",
        "ref",
        "no",
        "fields",
        "action",
        "payload",
        "filter",
        "sort",
        "text",
        "code",
        "period",
        "version",
        "op_id",
        "scope",
        "rows",
        "file",
        "pin",
        "lang",
        "day",
        "year",
        "start_row",
        "end_row",
      ];
      const hostile = (depth: number): unknown => {
        if (depth > 2 || below(3) > 0) return simple[below(simple.length)]?.();
        const entries = Array.from({ length: below(5) }, () => [
          names[below(names.length)],
          hostile(depth + 1),
        ]);
        return Object.fromEntries(entries);
      };
      const counts: Record<string, number> = {};
      const strange: string[] = [];
      const desk = Reflect.get(globalThis, "desk") as {
        call(name: string, input: unknown): Promise<unknown>;
      };
      for (const name of channelNames) {
        for (let n = 0; n < count; n += 1) {
          let kind = "thrown";
          try {
            const answer = (await desk.call(name, hostile(0))) as
              | { ok?: unknown; code?: unknown }
              | undefined;
            if (answer?.ok === true) kind = "ok";
            else if (answer?.ok === false && typeof answer.code === "string") kind = answer.code;
            else strange.push(name);
          } catch {
            // What can't be sent over the bridge at all never reaches main.
          }
          if (kind === "internal") strange.push(`${name} internal`);
          counts[kind] = (counts[kind] ?? 0) + 1;
        }
      }
      return { counts, strange: [...new Set(strange)] };
    },
    [names, inputs, seed, LARGE_BYTES] as const,
  );
}

/** Nobody is there to answer a dialog; as if every one were cancelled. */
async function cancelDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const cancelled = async () => ({ canceled: true, filePath: "", filePaths: [] });
    Object.assign(dialog, { showSaveDialog: cancelled, showOpenDialog: cancelled });
  });
}

/** Signing out is last: until then somebody is signed in. */
const NAMES = Object.keys(channels).toSorted(
  (a, b) => Number(a.includes("sign_out")) - Number(b.includes("sign_out")),
);

function failuresInLog(folder: string): readonly string[] {
  const log = fs.readFileSync(path.join(folder, "logs", "desk.log"), "utf8");
  return log.split("\n").filter((line) => line.includes('"call.failed"') || line.includes('"main.fatal"'));
}

test("a hostile page: nobody signed in, every channel of the contract — refused in words, nothing written", async () => {
  const desk = await openDesk({
    person: null,
    fill: ({ create }) => {
      create("clerk1", EXAMPLE_CARD);
    },
  });
  await cancelDialogs(desk.app);
  const before = digest(desk);
  const { counts, strange } = await bombard(desk.page, NAMES, INPUTS, 1);
  expect(strange).toEqual([]);
  expect(counts["invalid_input"] ?? 0).toBeGreaterThan(NAMES.length);
  expect(digest(desk)).toEqual(before);
  expect(failuresInLog(desk.folder)).toEqual([]);
  expect(await bombard(desk.page, ["app.state"], 1, 2)).toMatchObject({ strange: [] });
});

test("a hostile page with a clerk signed in: no crash, no slip, only answers with a code", async () => {
  const desk = await openDesk({
    fill: ({ create }) => {
      create("clerk1", EXAMPLE_CARD);
    },
  });
  await cancelDialogs(desk.app);
  const { counts, strange } = await bombard(desk.page, NAMES, INPUTS, 3);
  expect(strange).toEqual([]);
  expect(counts["invalid_input"] ?? 0).toBeGreaterThan(NAMES.length);
  expect(failuresInLog(desk.folder)).toEqual([]);
  const state = await desk.page.evaluate(() => Reflect.get(globalThis, "desk").call("app.state", {}));
  expect(state).toMatchObject({ ok: true });
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
