// The command line from the repository: `npm run -s desk -- <arguments>`. Everything on the usual path is a few file
// look-ups; bundlers and the resolver are loaded only when something is missing.
import { pathToFileURL } from "node:url";
import { commandLineTargets, ensureBuilt } from "./build/ensure-built.mjs";
import { inProject } from "./project-paths.mjs";
import { ensureSqliteAddon } from "./resolve/sqlite-addon.mjs";
import { ActionableError, say } from "./say.mjs";

try {
  await ensureSqliteAddon([Number(process.versions["napi"])]);
  await ensureBuilt(commandLineTargets);
} catch (error) {
  if (error instanceof ActionableError) say(error.message);
  else console.error(error);
  process.exit(1);
}
const script = inProject("dist", "main", "cli.mjs");
process.argv[1] = script;
await import(pathToFileURL(script).href);
