import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import { saveWhole } from "#electron/printing/save-whole";
import type { FlowCardSnapshot } from "#shared/documents/view-models/snapshot";
import { confirmations, flowCards, renderBytes } from "./pdf-tools";
import { CONFIRMATION, FILLED_CARD, LONG_CARD } from "./sample-snapshots";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "print-service-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let service = new PrintService({ workerPath: printWorkerFile });
afterEach(async () => {
  await service.close();
  service = new PrintService({ workerPath: printWorkerFile });
});

function manyCards(count: number): readonly FlowCardSnapshot[] {
  return Array.from({ length: count }, (_, index) => ({
    ...FILLED_CARD,
    no: `SH-S01-20261121-${String(index + 1).padStart(4, "0")}`,
  }));
}

describe("the worker", () => {
  test("gives the same bytes as rendering in this thread, job after job", async () => {
    service.warm();
    const expected = await renderBytes(flowCards(FILLED_CARD, LONG_CARD));
    for (let run = 0; run < 2; run += 1) {
      const outcome = await service.render(flowCards(FILLED_CARD, LONG_CARD)).outcome;
      if (!outcome.ok) throw new Error(outcome.error.code);
      expect(Buffer.from(outcome.value.bytes).equals(expected)).toBe(true);
      expect(outcome.value.pages).toBe(3);
      expect(outcome.value.pagesOfCases).toEqual([1, 2]);
    }
  });

  test("says how many of how many cards are done, and leaves this thread free meanwhile", async () => {
    const heard: (readonly [number, number])[] = [];
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    const outcome = await service.render(flowCards(...manyCards(30)), (done, total) =>
      heard.push([done, total]),
    ).outcome;
    clearInterval(timer);
    expect(outcome.ok).toBe(true);
    expect(heard).toEqual(Array.from({ length: 30 }, (_, index) => [index + 1, 30]));
    expect(turns).toBeGreaterThan(3);
  });

  test("a cancelled job ends, those behind it and later ones go on", async () => {
    const firstCard = new Promise<void>((resolve) => {
      const running = service.render(flowCards(...manyCards(400)), () => {
        running.cancel();
        resolve();
      });
      void running.outcome.then((outcome) =>
        expect(outcome).toEqual({ ok: false, error: { code: "cancelled" } }),
      );
    });
    const waiting = service.render(flowCards(FILLED_CARD));
    const dropped = service.render(flowCards(FILLED_CARD));
    dropped.cancel();
    await firstCard;
    expect(await dropped.outcome).toEqual({ ok: false, error: { code: "cancelled" } });
    expect((await waiting.outcome).ok).toBe(true);
    expect((await service.render(confirmations("a4", CONFIRMATION)).outcome).ok).toBe(true);
  });

  test("errors come as values: unsupported paper, a lost worker, a timeout", async () => {
    const wrongPaper = {
      ...flowCards(FILLED_CARD),
      setup: { paper: "a5", offsetX: 0, offsetY: 0, fax: false },
    } as const;
    expect(await service.render(wrongPaper).outcome).toEqual({
      ok: false,
      error: { code: "unsupported_paper", document: "flow_card", papers: ["a4"] },
    });
    const slow = new PrintService({ workerPath: printWorkerFile, timeoutMs: { job: 1, perCase: 0 } });
    expect(await slow.render(flowCards(...manyCards(50))).outcome).toEqual({
      ok: false,
      error: { code: "timeout", afterMs: 1 },
    });
    await slow.close();
    const missing = new PrintService({ workerPath: path.join(folder, "no-worker.mjs") });
    const outcome = await missing.render(flowCards(FILLED_CARD)).outcome;
    expect(outcome).toMatchObject({ ok: false, error: { code: "render_failed" } });
    await missing.close();
  });

  test("a picture that is none fails that job only, and its message holds no customer data", async () => {
    const logo = "data:image/png;base64,bm8gcGljdHVyZQ==";
    const bad = { ...FILLED_CARD, letterhead: { ...FILLED_CARD.letterhead, logo } };
    const outcome = await service.render(flowCards(bad)).outcome;
    expect(outcome).toMatchObject({ ok: false, error: { code: "render_failed" } });
    expect(JSON.stringify(outcome)).not.toContain("沈");
    expect((await service.render(flowCards(FILLED_CARD)).outcome).ok).toBe(true);
  });
});

describe("files", () => {
  test("are written whole; the earlier one stays when the folder cannot be written", async () => {
    const file = path.join(folder, "cards.pdf");
    writeFileSync(file, "earlier");
    const saved = await service.renderToFile(flowCards(FILLED_CARD, LONG_CARD), file).outcome;
    expect(saved).toEqual({ ok: true, value: { file, pages: 3, pagesOfCases: [1, 2] } });
    expect(readFileSync(file).equals(await renderBytes(flowCards(FILLED_CARD, LONG_CARD)))).toBe(true);
    expect(readdirSync(folder)).toEqual(["cards.pdf"]);

    const nowhere = path.join(folder, "missing", "cards.pdf");
    expect(await service.renderToFile(flowCards(FILLED_CARD), nowhere).outcome).toEqual({
      ok: false,
      error: { code: "cannot_write", file: nowhere, cause: "ENOENT" },
    });
  });

  test("a name that is taken by a folder is refused and leaves nothing behind", async () => {
    const taken = path.join(folder, "taken");
    mkdirSync(path.join(taken, "inside"), { recursive: true });
    const result = await saveWhole(taken, new Uint8Array(10));
    expect(result.ok).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
    expect(existsSync(path.join(taken, "inside"))).toBe(true);
    rmSync(taken, { recursive: true });
  });

  test("a cancelled job writes no file", async () => {
    const file = path.join(folder, "cancelled.pdf");
    const job = service.renderToFile(flowCards(...manyCards(200)), file);
    job.cancel();
    expect(await job.outcome).toEqual({ ok: false, error: { code: "cancelled" } });
    expect(existsSync(file)).toBe(false);
  });
});
