import * as z from "zod";
import { channel } from "./channel";
import type { AppState } from "./views";
import { workbenchChannels } from "./workbench-channels";

const nothing = z.strictObject({});

/** What the window asks as it opens: main reads the other schemas, which are ten times as many, with their first call. */
export const firstChannels = {
  "app.state": channel<AppState>()(nothing),
  "app.diagnostics": channel<{ readonly text: string }>()(nothing),
  /** After a failed start: tries to open the store once more, and answers how the desk stands then. */
  "store.reopen": channel<AppState>()(nothing),
  ...workbenchChannels,
} as const;
