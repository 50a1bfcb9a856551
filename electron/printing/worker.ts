import { parentPort, workerData } from "node:worker_threads";
import { MAIN_FONT } from "#shared/documents/layout/font-runs";
import { selectFonts } from "./font-files";
import { FontShelf } from "./font-shelf";
import type { FromWorker, ToWorker, WorkerSettings } from "./print-job";
import { renderRequest } from "./render-request";

/**
 * Entry of the printing worker: renders one request at a time, away from the main thread. It keeps the parsed
 * fonts between jobs. There is no cancelling inside: the service ends the thread (PRINT 8).
 */

const port = parentPort;
if (!port) throw new Error("the printing worker runs in a worker thread only");

const shelf = new FontShelf(selectFonts((workerData as WorkerSettings).fonts));

function post(message: FromWorker, transfer: readonly ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

/** Opens both weights of the main font, so that the first print does not wait for them. */
function warm(): void {
  for (const bold of [false, true]) shelf.advanceEm(MAIN_FONT, bold, "售后");
}

async function render(message: Extract<ToWorker, { type: "render" }>): Promise<void> {
  const { id, request } = message;
  try {
    const result = await renderRequest(request, shelf, (done, total) =>
      post({ type: "progress", id, done, total }),
    );
    if (!result.ok) return post({ type: "failed", id, error: result.error });
    // A copy with an ArrayBuffer of its own, which can be handed over instead of copied again.
    const bytes = Uint8Array.from(result.value.bytes);
    post({ type: "rendered", id, document: { ...result.value, bytes } }, [bytes.buffer]);
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : "unknown error";
    post({ type: "failed", id, error: { code: "render_failed", message } });
  }
}

port.on("message", (message: ToWorker) => {
  if (message.type === "warm") warm();
  else void render(message);
});
