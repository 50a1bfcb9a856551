import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import type { PrintRequest } from "#shared/contract/print-channels";
import type { PrintProgress } from "#shared/contract/views";
import { call, type DeskFailure, type DeskResult, onDeskEvent } from "../api/bridge";
import { openPdf } from "./pdf-pages";

export type Preview =
  | { readonly state: "starting" }
  | { readonly state: "rendering"; readonly job: string; readonly done: number; readonly total: number }
  | { readonly state: "ready"; readonly document: PDFDocumentProxy; readonly pages: number }
  | { readonly state: "failed"; readonly failure: DeskFailure }
  | { readonly state: "cancelled" };

const STARTING: Preview = { state: "starting" };

/** Starts drawing in main. */
type Start = () => Promise<DeskResult<{ readonly job: string; readonly total: number }>>;

/** The start of what is wanted, from its JSON: kept outside of React, so that it is no dependency. */
type StartOf = (wanted: string) => Start;

const startPrint: StartOf = (wanted) => () => call("print.preview", JSON.parse(wanted) as PrintRequest);
const startClosing: StartOf = (day) => () => call("closing.preview", { day });
const startReport: StartOf = (wanted) => () => call("report.preview", JSON.parse(wanted) as ReportWish);

function usePreviewOf(wanted: string, attempt: number, startOf: StartOf): Preview {
  const [preview, setPreview] = useState<Preview>(STARTING);
  useEffect(() => {
    if (attempt < 0) return;
    const job = followJob(startOf(wanted), setPreview);
    return () => job.stop();
  }, [wanted, attempt, startOf]);
  return preview;
}

/** Renders the request to a PDF in main and opens it; a new request cancels the one before. */
export function usePreview(request: PrintRequest, attempt: number): Preview {
  // The request is a new object at each change of an option; its content is what counts.
  return usePreviewOf(JSON.stringify(request), attempt, startPrint);
}

/** A report and its period, by their codes. */
export interface ReportWish {
  readonly report: string;
  readonly period: string;
}

/** The same for a report; every new `attempt` draws it anew. */
export function useReportPreview(wish: ReportWish, attempt: number): Preview {
  return usePreviewOf(JSON.stringify(wish), attempt, startReport);
}

/** The same for the closing list of a day. */
export function useClosingPreview(day: string, attempt: number): Preview {
  return usePreviewOf(day, attempt, startClosing);
}

interface Job {
  readonly stop: () => void;
}

function followJob(start: Start, tell: (preview: Preview) => void): Job {
  let stopped = false;
  let job: string | null = null;
  let opened: PDFDocumentProxy | null = null;
  // Progress may come before the call that started the job has answered.
  const early = new Map<string, PrintProgress>();
  const say = (preview: Preview) => {
    if (!stopped) tell(preview);
  };
  const finish = async (id: string) => {
    const result = await call("print.result", { job: id });
    if (stopped) return;
    if (!result.ok) return say({ state: "failed", failure: result });
    try {
      opened = await openPdf(result.value.pdf);
      say({ state: "ready", document: opened, pages: result.value.pages });
    } catch {
      say({ state: "failed", failure: { ok: false, code: "internal" } });
    }
  };
  const onProgress = (progress: PrintProgress) => {
    const { state, done, total, code } = progress;
    if (state === "running") say({ state: "rendering", job: progress.job, done, total });
    else if (state === "cancelled") say({ state: "cancelled" });
    else if (state === "failed") say({ state: "failed", failure: { ok: false, code: code ?? "internal" } });
    else void finish(progress.job);
  };
  const unlisten = onDeskEvent("print.progress", (progress) => {
    if (job === null) early.set(progress.job, progress);
    else if (progress.job === job) onProgress(progress);
  });
  say(STARTING);
  void start().then((started) => {
    if (!started.ok) return say({ state: "failed", failure: started });
    if (stopped) return void call("print.cancel", { job: started.value.job });
    job = started.value.job;
    const already = early.get(job);
    if (already === undefined) say({ state: "rendering", job, done: 0, total: started.value.total });
    else onProgress(already);
  });
  return {
    stop: () => {
      stopped = true;
      unlisten();
      if (job !== null && opened === null) void call("print.cancel", { job });
      void opened?.destroy();
    },
  };
}
