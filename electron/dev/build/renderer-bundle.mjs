import fs from "node:fs";
import { build } from "vite";
import { inProject } from "../project-paths.mjs";
import { filesBelow, fileTimes, writeStamp } from "./freshness.mjs";

/** Builds renderer/ into dist/renderer, replacing it as a whole. */
export async function buildRendererBundle() {
  const inputs = fileTimes(rendererInputs());
  removeLeftovers();
  const fresh = inProject("dist", `.renderer-${process.pid}`);
  const old = `${fresh}-old`;
  await build({
    configFile: inProject("renderer", "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: fresh, emptyOutDir: true },
  });
  const target = inProject("dist", "renderer");
  if (fs.existsSync(target)) fs.renameSync(target, old);
  fs.renameSync(fresh, target);
  fs.rmSync(old, { recursive: true, force: true });
  writeStamp("renderer", { inputs, outputs: ["dist/renderer/index.html"] });
}

/** What a killed build left behind; only the holder of the build lock gets here. */
function removeLeftovers() {
  for (const name of fs.readdirSync(inProject("dist"))) {
    if (name.startsWith(".renderer-") && !name.endsWith(".json")) {
      fs.rmSync(inProject("dist", name), { recursive: true, force: true });
    }
  }
}

function rendererInputs() {
  return [
    ...filesBelow("renderer"),
    ...filesBelow("shared"),
    "electron/dev/build/renderer-bundle.mjs",
    "package.json",
    "package-lock.json",
  ];
}
