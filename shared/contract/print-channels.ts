import * as z from "zod";
import { channel } from "./channel";
import type { PrinterView } from "./views";

const id = z.string().min(1).max(64);

const printRequest = z.strictObject({
  document: z.string(),
  /** Card ids in the order of the pages; empty with `blank`. */
  cards: z.array(id).max(1000),
  /** How many numbered blank forms. */
  blank: z.int().min(0).max(200).optional(),
  copy: z.boolean().optional(),
  masked: z.boolean().optional(),
  paper: z.string().optional(),
});
export type PrintRequest = z.output<typeof printRequest>;

/** Channels of the papers of cards (DOMAIN 7). */
export const printChannels = {
  /** Starts rendering; `print.progress` events follow; several cards make one file. Nothing is logged yet. */
  "print.preview": channel<{ readonly job: string; readonly total: number }>()(printRequest),
  "print.result": channel<{ readonly pdf: Uint8Array; readonly pages: number }>()(
    z.strictObject({ job: id }),
  ),
  "print.cancel": channel<null>()(z.strictObject({ job: id })),
  "print.printers": channel<readonly PrinterView[]>()(z.strictObject({})),
  /** Renders with its label, counts the print, and writes the file the person chose in a save dialog. */
  "print.save": channel<{ readonly file: string; readonly pages: number } | null>()(printRequest),
  /** Renders with its label, counts the print, and opens the system's print dialog. */
  "print.system": channel<{ readonly pages: number } | null>()(printRequest),
} as const;
