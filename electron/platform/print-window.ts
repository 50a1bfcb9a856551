import { BrowserWindow, type Session, session } from "electron";
import type { Log } from "./logging";

/**
 * The system's print dialog on a PDF. The PDF is shown in a hidden window with Chromium's own viewer, in a
 * session of its own that knows nothing but this one document.
 */

const documentUrl = "app://print/document.pdf";
/** The viewer is a page of Chromium's own; nothing else may be asked for. */
const viewerSchemes = new Set(["app:", "chrome-extension:", "chrome:", "blob:", "data:"]);

export type PrintDialogOutcome = "printed" | "cancelled" | "failed";

function printSession(pdf: Uint8Array): Session {
  const own = session.fromPartition(`print-${Date.now()}`, { cache: false });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.webRequest.onBeforeRequest((details, answer) => {
    const scheme = URL.canParse(details.url) ? new URL(details.url).protocol : "";
    answer({ cancel: !viewerSchemes.has(scheme) });
  });
  own.protocol.handle("app", (request) =>
    request.url === documentUrl
      ? new Response(Buffer.from(pdf), { headers: { "content-type": "application/pdf" } })
      : new Response("", { status: 404 }),
  );
  return own;
}

/** Shows the dialog; resolves when the person has printed or cancelled. The window is gone afterwards. */
export async function printPdfWithDialog(
  pdf: Uint8Array,
  parent: BrowserWindow,
  log: Log,
): Promise<PrintDialogOutcome> {
  const window = new BrowserWindow({
    parent,
    show: false,
    webPreferences: {
      session: printSession(pdf),
      plugins: true,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
    },
  });
  try {
    await window.loadURL(documentUrl);
    return await new Promise<PrintDialogOutcome>((resolve) => {
      window.webContents.print({ silent: false, printBackground: true }, (printed, reason) => {
        if (printed) return resolve("printed");
        // Chromium's own words for a person who closed the dialog.
        if (/cancel/i.test(reason)) return resolve("cancelled");
        log.warn("print.refused", { reason });
        resolve("failed");
      });
    });
  } catch (error) {
    log.error("print.dialog", error);
    return "failed";
  } finally {
    window.destroy();
  }
}
