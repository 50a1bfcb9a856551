import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const runsBundled = here.endsWith(path.join("dist", "main"));

/** dist/main: where the bundles of the main process, the command line and the print worker lie side by side. */
export const bundleFolder = runsBundled ? here : path.resolve(here, "..", "..", "dist", "main");

/** The bundled worker that renders PDFs. Tests that use it build first (the vitest configuration does). */
export const printWorkerFile = path.join(bundleFolder, "print-worker.mjs");

/** The bundled thread that looks at every page of the store. */
export const checkWorkerFile = path.join(bundleFolder, "check-worker.mjs");

/** The bundled thread that checks everything a store keeps. */
export const verifyWorkerFile = path.join(bundleFolder, "verify-worker.mjs");

/** The bundled thread that does one job on backups. */
export const backupWorkerFile = path.join(bundleFolder, "backup-worker.mjs");

/** The built pages of the window. */
export const rendererFolder = path.resolve(bundleFolder, "..", "renderer");
