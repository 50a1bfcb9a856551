import { randomUUID } from "node:crypto";
import type { PrintJob, PrintService, RenderOutcome } from "#electron/printing/print-service";
import { printFailure } from "#electron/use-cases/print/print-failure";
import type { DeskEvents } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { DocumentRequest } from "#shared/documents/templates/compose";

/** Finished previews that nobody has fetched are dropped beyond this many. */
const MAX_KEPT = 8;

export interface PreviewPlatform {
  readonly printing: PrintService;
  send(pageId: number, progress: DeskEvents["print.progress"]): void;
}

/** Documents being drawn for a page: started, watched, fetched or cancelled by their job's name. */
export interface PreviewJobs {
  start(request: DocumentRequest, pageId: number): { readonly job: string; readonly total: number };
  result(job: string): Promise<Result<{ readonly pdf: Uint8Array; readonly pages: number }>>;
  cancel(job: string): void;
}

export function createPreviewJobs(platform: PreviewPlatform): PreviewJobs {
  const previews = new Map<string, PrintJob<RenderOutcome>>();

  function follow(job: string, pageId: number, total: number, outcome: Promise<RenderOutcome>): void {
    void outcome.then((rendered) => {
      const state = rendered.ok ? "done" : rendered.error.code === "cancelled" ? "cancelled" : "failed";
      platform.send(pageId, {
        job,
        done: rendered.ok ? total : 0,
        total,
        state,
        ...(rendered.ok ? {} : { code: printFailure(rendered.error).code }),
      });
    });
  }

  return {
    start: (request, pageId) => {
      const job = randomUUID();
      const total = request.cases.length;
      const rendering = platform.printing.render(request, (done) =>
        platform.send(pageId, { job, done, total, state: "running" }),
      );
      previews.set(job, rendering);
      const [oldest] = previews.keys();
      if (previews.size > MAX_KEPT && oldest !== undefined) previews.delete(oldest);
      follow(job, pageId, total, rendering.outcome);
      return { job, total };
    },
    result: async (job) => {
      const known = previews.get(job);
      if (!known) return fail("not_found", { what: "print", ref: job });
      const rendered = await known.outcome;
      previews.delete(job);
      if (!rendered.ok) return printFailure(rendered.error);
      return ok({ pdf: rendered.value.bytes, pages: rendered.value.pages });
    },
    cancel: (job) => previews.get(job)?.cancel(),
  };
}
