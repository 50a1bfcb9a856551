import fs from "node:fs";
import { openDesk } from "#electron/use-cases/desk";
import { operationId, workOn } from "./day-of-work";

/**
 * A process whose disk fails: `work-on-failing-disk FOLDER NAME COUNT`. Each refused operation is tried once more
 * under its `op_id`; acknowledged ones are lines. What it can't say in words ends it with a status above 0.
 */
const [folder = "", name = "", count = "0"] = process.argv.slice(2);
const STDOUT = 1;
const desk = await openDesk(folder, { env: {} });
if (desk.ok) {
  const work = workOn(desk.value, name);
  for (let n = 0; n < Number(count); n += 1) {
    const first = work.run(n);
    const done = first.ok ? first : work.run(n);
    if (!done.ok) break;
    fs.writeSync(STDOUT, `${operationId(name, n)}\n`);
  }
  desk.value.close();
}
