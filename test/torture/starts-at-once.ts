import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { bundledScript, startBundled } from "#test/database/other-process";
import { makeWorkplace } from "./day-of-work";
import { type TortureRow, tortured } from "./torture-row";
import { lookAtStore } from "./what-is-stored";

const OPERATIONS = 4;

/**
 * Programs that start at once on one store (SAFETY 1): each writes in its turn, one at a time, and nothing is lost or
 * numbered twice. Tries are starts.
 */
export function startsAtOnce(starts: number): Promise<TortureRow> {
  return tortured("starts at once", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-torture-"));
    try {
      await makeWorkplace(folder);
      const script = bundledScript(new URL("./work-a-little.ts", import.meta.url));
      const said = await Promise.all(
        Array.from({ length: starts }, async (_, start) => {
          const child = startBundled(script, [folder, `s${start}`, String(OPERATIONS)]);
          let text = "";
          child.stdout?.setEncoding("utf8").on("data", (part: string) => {
            text += part;
          });
          await new Promise((resolve) => child.once("close", resolve));
          return text.split("\n").filter((line) => line !== "");
        }),
      );
      const looked = await lookAtStore(folder, said.flat());
      return { tries: starts, ...looked };
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
}
