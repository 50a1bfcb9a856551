import type { ComposeError, DocumentRequest } from "#shared/documents/templates/compose";
import type { FontPlaces } from "./font-files";

/** What goes between the printing service and its worker. All of it is plain data. */

export type PrintError =
  | ComposeError
  | { readonly code: "cancelled" }
  | { readonly code: "timeout"; readonly afterMs: number }
  /** The worker could not render; `message` is for the log and holds no customer data. */
  | { readonly code: "render_failed"; readonly message: string }
  | { readonly code: "cannot_write"; readonly file: string; readonly cause: string };

export interface WorkerSettings {
  readonly fonts: FontPlaces;
}

export type ToWorker =
  | { readonly type: "warm" }
  | { readonly type: "render"; readonly id: number; readonly request: DocumentRequest };

export interface RenderedDocument {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Pages of each case in the order of the request. */
  readonly pagesOfCases: readonly number[];
}

export type FromWorker =
  | { readonly type: "progress"; readonly id: number; readonly done: number; readonly total: number }
  | { readonly type: "rendered"; readonly id: number; readonly document: RenderedDocument }
  | { readonly type: "failed"; readonly id: number; readonly error: PrintError };
