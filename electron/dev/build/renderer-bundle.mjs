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
  await asProduction(() =>
    build({
      configFile: inProject("renderer", "vite.config.ts"),
      mode: "production",
      logLevel: "warn",
      build: { outDir: fresh, emptyOutDir: true },
    }),
  );
  const target = inProject("dist", "renderer");
  if (fs.existsSync(target)) fs.renameSync(target, old);
  fs.renameSync(fresh, target);
  fs.rmSync(old, { recursive: true, force: true });
  writeStamp("renderer", { inputs, outputs: ["dist/renderer/index.html"] });
}

/**
 * Vite follows NODE_ENV where it is set, and the test runner sets it to "test": the page would hold React's
 * development build, which is several times slower and is not what a user gets.
 * @param {() => Promise<unknown>} work
 */
async function asProduction(work) {
  const before = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = before;
  }
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
