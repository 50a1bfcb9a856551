import fs from "node:fs";
import path from "node:path";

/**
 * electron-builder's afterExtract hook: a package holds no application but its own.
 * @param {{ appOutDir: string }} context
 */
export default function removeAppLoader({ appOutDir }) {
  fs.rmSync(path.join(appOutDir, "resources", "app"), { recursive: true, force: true });
}
