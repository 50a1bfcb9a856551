import { ensureBuilt } from "./build/ensure-built.mjs";
import { runScript } from "./say.mjs";

await runScript(async () => {
  await ensureBuilt(["main", "renderer"]);
  return 0;
});
