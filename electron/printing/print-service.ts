import { Worker } from "node:worker_threads";
import type { DocumentRequest } from "#shared/documents/templates/compose";
import { type FontPlaces, PACKAGE_FONTS_ONLY } from "./font-files";
import type { FromWorker, PrintError, RenderedDocument, ToWorker, WorkerSettings } from "./print-job";
import { saveWhole } from "./save-whole";

export type RenderOutcome =
  | { readonly ok: true; readonly value: RenderedDocument }
  | { readonly ok: false; readonly error: PrintError };

export type SaveOutcome =
  | {
      readonly ok: true;
      readonly value: {
        readonly file: string;
        readonly pages: number;
        readonly pagesOfCases: readonly number[];
      };
    }
  | { readonly ok: false; readonly error: PrintError };

/** `done` of `total` cases are drawn. */
export type ProgressListener = (done: number, total: number) => void;

/** A print under way. `outcome` always resolves; a cancelled job resolves with `cancelled`. */
export interface PrintJob<Outcome> {
  readonly id: number;
  readonly outcome: Promise<Outcome>;
  cancel(): void;
}

export interface PrintServiceOptions {
  /** The bundled worker (electron/printing/worker.ts). */
  readonly workerPath: string;
  readonly fonts?: FontPlaces;
  /** How long a job may take: a fixed part and one per case. */
  readonly timeoutMs?: { readonly job: number; readonly perCase: number };
}

const DEFAULT_TIMEOUT_MS = { job: 30_000, perCase: 1_000 } as const;
/** 500 cards take about 300 MB; past this the worker fails instead of the program. */
const WORKER_MEMORY_MB = 1024;

interface QueuedJob {
  readonly id: number;
  readonly request: DocumentRequest;
  readonly onProgress: ProgressListener | undefined;
  readonly resolve: (outcome: RenderOutcome) => void;
}

/**
 * Renders documents in one worker thread, one job after the other. The worker stays warm between jobs; a job
 * is cancelled or timed out by ending the thread, and the next job starts a new one. Works in Electron's main
 * process and in plain Node.
 */
export class PrintService {
  readonly #options: PrintServiceOptions;
  readonly #queue: QueuedJob[] = [];
  #running: QueuedJob | null = null;
  #timer: NodeJS.Timeout | null = null;
  #worker: Worker | null = null;
  #lastId = 0;

  constructor(options: PrintServiceOptions) {
    this.#options = options;
  }

  /** Starts the worker and opens the main fonts ahead of the first job. */
  warm(): void {
    this.#send({ type: "warm" });
    this.#worker?.unref();
  }

  /** PDF bytes of a request. */
  render(request: DocumentRequest, onProgress?: ProgressListener): PrintJob<RenderOutcome> {
    this.#lastId += 1;
    const id = this.#lastId;
    const outcome = new Promise<RenderOutcome>((resolve) => {
      this.#queue.push({ id, request, onProgress, resolve });
    });
    this.#next();
    return { id, outcome, cancel: () => this.#cancel(id) };
  }

  /** Renders into a file, which is written whole or not at all. */
  renderToFile(request: DocumentRequest, file: string, onProgress?: ProgressListener): PrintJob<SaveOutcome> {
    const job = this.render(request, onProgress);
    const outcome = job.outcome.then(async (rendered): Promise<SaveOutcome> => {
      if (!rendered.ok) return rendered;
      const { bytes, pages, pagesOfCases } = rendered.value;
      const saved = await saveWhole(file, bytes);
      return saved.ok ? { ok: true, value: { file, pages, pagesOfCases } } : saved;
    });
    return { id: job.id, outcome, cancel: job.cancel };
  }

  /** Ends the worker; every job that is not done resolves as cancelled. */
  async close(): Promise<void> {
    for (const job of this.#queue.splice(0)) job.resolve(failed({ code: "cancelled" }));
    const worker = this.#worker;
    this.#endRunning(failed({ code: "cancelled" }));
    this.#worker = null;
    await worker?.terminate();
  }

  #cancel(id: number): void {
    const waiting = this.#queue.findIndex((job) => job.id === id);
    if (waiting >= 0) {
      for (const job of this.#queue.splice(waiting, 1)) job.resolve(failed({ code: "cancelled" }));
      return;
    }
    if (this.#running?.id === id) this.#abort({ code: "cancelled" });
  }

  /** Ends the thread under the running job. */
  #abort(error: PrintError): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    this.#endRunning(failed(error));
    this.#next();
  }

  #endRunning(outcome: RenderOutcome): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const job = this.#running;
    this.#running = null;
    job?.resolve(outcome);
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#queue.shift();
    if (!job) {
      // An idle worker does not keep the command line alive.
      this.#worker?.unref();
      return;
    }
    this.#running = job;
    const { job: fixed, perCase } = this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const afterMs = fixed + perCase * job.request.cases.length;
    this.#timer = setTimeout(() => this.#abort({ code: "timeout", afterMs }), afterMs);
    this.#send({ type: "render", id: job.id, request: job.request });
    this.#worker?.ref();
  }

  #send(message: ToWorker): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const settings: WorkerSettings = { fonts: this.#options.fonts ?? PACKAGE_FONTS_ONLY };
    const worker = new Worker(this.#options.workerPath, {
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB },
    });
    // A worker that was ended on purpose is no longer ours: what it still says is not heard.
    worker.on("message", (message: FromWorker) => {
      if (worker === this.#worker) this.#hear(message);
    });
    worker.on("error", (error: Error) => this.#lost(worker, `${error.name}: ${error.message}`));
    worker.on("exit", (code) => this.#lost(worker, `worker ended with ${code}`));
    return worker;
  }

  #hear(message: FromWorker): void {
    const job = this.#running;
    if (!job || job.id !== message.id) return;
    if (message.type === "progress") {
      job.onProgress?.(message.done, message.total);
      return;
    }
    this.#endRunning(
      message.type === "rendered" ? { ok: true, value: message.document } : failed(message.error),
    );
    this.#next();
  }

  #lost(worker: Worker, message: string): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#endRunning(failed({ code: "render_failed", message }));
    this.#next();
  }
}

function failed(error: PrintError): { readonly ok: false; readonly error: PrintError } {
  return { ok: false, error };
}
