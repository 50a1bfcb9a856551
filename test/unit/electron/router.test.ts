import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { type ChannelHandlers, createRouter } from "#electron/ipc/router";
import type { Log } from "#electron/platform/logging";

const channels = {
  "card.rename": { input: z.strictObject({ id: z.string().max(20), version: z.int() }), output: z.string() },
  "card.break": { input: z.null() },
  "card.refuse": { input: z.null() },
  "card.lie": { input: z.null(), output: z.number() },
} as const;

type Listener = (event: unknown, channel: unknown, input: unknown) => Promise<unknown>;

const ownFrame = { url: "app://desk/index.html" };
const ownPage = { senderFrame: ownFrame, sender: { id: 7, mainFrame: ownFrame } };

let seen: unknown[];
let logged: string[];
let call: Listener;
let nowMs: number;

const log: Log = {
  info: (event) => logged.push(event),
  warn: (event, details) => logged.push(`${event} ${JSON.stringify(details)}`),
  error: (event, error) => logged.push(`${event} ${String(error)}`),
};

const handlers: ChannelHandlers<typeof channels> = {
  "card.rename": (input, context) => {
    seen.push([input, context]);
    nowMs += 250;
    return { ok: true, value: input.id };
  },
  "card.break": () => {
    throw new Error("disk gone");
  },
  "card.refuse": () => ({ ok: false, code: "conflict", details: { version: 3 } }),
  "card.lie": () => ({ ok: true, value: Number.NaN }),
};

beforeEach(() => {
  seen = [];
  logged = [];
  nowMs = 0;
  const router = createRouter({
    channels,
    handlers,
    pageOrigin: "app://desk",
    log,
    monotonicMs: () => nowMs,
  });
  call = router as Listener;
});

describe("the call router", () => {
  test("gives the parsed input to the handler and answers with its value", async () => {
    const input = { id: "c1", version: 2 };
    expect(await call(ownPage, "card.rename", input)).toEqual({ ok: true, value: "c1" });
    expect(seen).toEqual([[input, { pageId: 7, channel: "card.rename" }]]);
    expect(logged).toEqual(['call.slow {"channel":"card.rename","tookMs":250}']);
  });

  test("passes a refusal on with its code and details", async () => {
    expect(await call(ownPage, "card.refuse", null)).toEqual({
      ok: false,
      code: "conflict",
      details: { version: 3 },
    });
    expect(logged).toEqual([]);
  });

  test.each([
    ["another frame of the page", { senderFrame: { ...ownFrame }, sender: { id: 7, mainFrame: ownFrame } }],
    ["a frame that is gone", { senderFrame: null, sender: { id: 7, mainFrame: ownFrame } }],
    ["another origin", pageAt("https://desk/index.html")],
    ["a look-alike host", pageAt("app://desk.example/index.html")],
    ["an empty page", pageAt("")],
  ])("refuses %s", async (_name, event) => {
    expect(await call(event, "card.rename", { id: "c1", version: 2 })).toEqual({
      ok: false,
      code: "forbidden",
    });
    expect(seen).toEqual([]);
  });

  test.each(["card.erase", "__proto__", "constructor", "toString", "", 7, null, {}])(
    "knows no channel %j",
    async (channel) => {
      expect(await call(ownPage, channel, null)).toEqual({ ok: false, code: "not_found" });
    },
  );

  test("names the wrong fields without quoting them", async () => {
    const answer = await call(ownPage, "card.rename", { id: "1".repeat(30), version: "13800000000" });
    expect(answer).toEqual({
      ok: false,
      code: "invalid_input",
      details: {
        fields: [
          { field: "id", code: "too_large" },
          { field: "version", code: "invalid_type" },
        ],
      },
    });
    expect(JSON.stringify(answer)).not.toContain("138");
  });

  test("answers `internal` when a handler throws or breaks its own contract, and logs it", async () => {
    expect(await call(ownPage, "card.break", null)).toEqual({ ok: false, code: "internal" });
    expect(await call(ownPage, "card.lie", null)).toEqual({ ok: false, code: "internal" });
    expect(logged).toHaveLength(2);
    expect(logged[0]).toBe("call.failed Error: disk gone");
  });

  test("never throws and never calls a handler, whatever arrives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (input) => {
        const answer = await call(ownPage, "card.rename", input);
        expect(answer).toMatchObject({ ok: false, code: "invalid_input" });
      }),
    );
    expect(seen).toEqual([]);
  });
});

function pageAt(url: string) {
  const frame = { url };
  return { senderFrame: frame, sender: { id: 7, mainFrame: frame } };
}
