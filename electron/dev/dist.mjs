// `npm run dist [-- electron-builder arguments]`: builds, packs, and reads the fuses of each packed executable back.
import fs from "node:fs";
import path from "node:path";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { allTargets, ensureBuilt } from "./build/ensure-built.mjs";
import { inProject } from "./project-paths.mjs";
import { resolveElectron } from "./resolve/electron-runtime.mjs";
import { ensureSqliteAddon } from "./resolve/sqlite-addon.mjs";
import { runTool } from "./run-child.mjs";
import { ActionableError, runScript, say } from "./say.mjs";

/** SAFETY 2: the fuse and whether it must be on. */
const requiredFuses = /** @type {const} */ ([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]);

await runScript(async () => {
  const electron = await resolveElectron();
  await ensureSqliteAddon([electron.nodeApi]);
  // A package holds this build alone, none of the older chunks that running programs may still need.
  fs.rmSync(inProject("dist"), { recursive: true, force: true });
  await ensureBuilt(allTargets);
  const status = await runTool("electron-builder", [
    "--config",
    "electron-builder.yml",
    `--config.electronDist=${electron.folder}`,
    `--config.electronVersion=${electron.version}`,
    ...process.argv.slice(2),
  ]);
  if (status === 0) for (const executable of packedExecutables()) await checkFuses(executable);
  return status;
});

function packedExecutables() {
  const candidates = [
    path.join("linux-unpacked", "aftersales-desk"),
    path.join("win-unpacked", "售后服务流程卡工作台.exe"),
    path.join("mac", "售后服务流程卡工作台.app"),
    path.join("mac-arm64", "售后服务流程卡工作台.app"),
  ];
  return candidates.map((file) => inProject("release", file)).filter((file) => fs.existsSync(file));
}

/** @param {string} executable */
async function checkFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const wrong = requiredFuses.filter(
    ([fuse, on]) => wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE),
  );
  if (wrong.length > 0) {
    throw new ActionableError(
      `${executable}: wrong fuses: ${wrong.map(([fuse]) => FuseV1Options[fuse]).join(", ")}`,
    );
  }
  say(`${path.basename(executable)}: all ${requiredFuses.length} fuses are as they must be`);
}
