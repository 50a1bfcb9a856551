import { allTargets, ensureBuilt } from "./build/ensure-built.mjs";
import { runScript } from "./say.mjs";

await runScript(async () => {
  await ensureBuilt(allTargets);
  return 0;
});
