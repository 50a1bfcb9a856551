import fs from "node:fs";
import { openDesk } from "#electron/use-cases/desk";
import { operationId, workOn } from "./day-of-work";

/** A process that works until it is killed: `work-until-killed FOLDER NAME`; each acknowledged operation is a line. */
const [folder = "", name = ""] = process.argv.slice(2);
const desk = await openDesk(folder, { env: {} });
if (!desk.ok) throw new Error(JSON.stringify(desk));
const work = workOn(desk.value, name);
const STDOUT = 1;
for (let n = 0; ; n += 1) {
  const done = work.run(n);
  if (!done.ok) throw new Error(`${n}: ${JSON.stringify(done)}`);
  // At once and whole: what this process has said must be in the pipe when it is killed.
  fs.writeSync(STDOUT, `${operationId(name, n)}\n`);
}
