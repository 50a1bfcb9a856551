import fs from "node:fs";
import { openDesk } from "#electron/use-cases/desk";
import { operationId, workOn } from "./day-of-work";

/** A process that does some operations and ends: `work-a-little FOLDER NAME COUNT`; busy ones are tried again. */
const [folder = "", name = "", count = "0"] = process.argv.slice(2);
const STDOUT = 1;
let desk = await openDesk(folder, { env: {} });
while (!desk.ok && desk.code === "busy") desk = await openDesk(folder, { env: {} });
if (!desk.ok) throw new Error(JSON.stringify(desk));
const work = workOn(desk.value, name);
for (let n = 0; n < Number(count); ) {
  const done = work.run(n);
  if (done.ok) {
    fs.writeSync(STDOUT, `${operationId(name, n)}\n`);
    n += 1;
  } else if (done.code !== "busy") throw new Error(JSON.stringify(done));
}
desk.value.close();
