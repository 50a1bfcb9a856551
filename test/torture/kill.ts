import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { bundledScript, startBundled } from "#test/database/other-process";
import { makeWorkplace } from "./day-of-work";
import { type TortureRow, tortured } from "./torture-row";
import { lookAtStore } from "./what-is-stored";

/** By its work, not by the clock: on a busy machine a life of some milliseconds acknowledges nothing. */
const LONGEST_LIFE = 96;
/** The moment of the kill within the operations that follow. */
const LONGEST_DELAY_MS = 20;

/**
 * Runs one process until it is killed, at a random moment after it has acknowledged so many operations; answers all
 * that it had acknowledged.
 */
async function killedWork(script: string, folder: string, name: string, life: number): Promise<string[]> {
  const child = startBundled(script, [folder, name]);
  let said = "";
  await new Promise<void>((resolve, reject) => {
    let isKilled = false;
    let isDue = false;
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (isDue || said.split("\n").length - 1 < life) return;
      isDue = true;
      setTimeout(() => (isKilled = child.kill("SIGKILL")), Math.random() * LONGEST_DELAY_MS);
    });
    child.once("close", () => (isKilled ? resolve() : reject(new Error(`it ended by itself: ${said}`))));
  });
  return said.split("\n").filter((line) => line !== "");
}

/**
 * kill -9 during real use-cases (SAFETY 1): every acknowledged operation is looked up afterwards, and the store must
 * be whole. Tries are kills.
 */
export async function killedProcesses(
  kills: number,
): Promise<TortureRow & { readonly acknowledged: number }> {
  let acknowledged = 0;
  const row = await tortured("process killed", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-torture-"));
    try {
      await makeWorkplace(folder);
      const script = bundledScript(new URL("./work-until-killed.ts", import.meta.url));
      const said: string[] = [];
      let corrupt = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const life = 1 + Math.floor(Math.random() * LONGEST_LIFE);
        const lines = await killedWork(script, folder, `k${kill}`, life);
        said.push(...lines);
        // Of all of them at the end: each must also outlive the kills that come after it.
        const looked = await lookAtStore(folder, kill === kills - 1 ? said : lines);
        if (looked.lost > 0) return { tries: kill + 1, lost: looked.lost, corrupt };
        corrupt += looked.corrupt;
      }
      acknowledged = said.length;
      return { tries: kills, lost: 0, corrupt };
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
  return { ...row, hazard: `process killed (${acknowledged} acknowledged)`, acknowledged };
}
