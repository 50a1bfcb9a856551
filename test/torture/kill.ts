import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { bundledScript, startBundled } from "#test/database/other-process";
import { makeWorkplace } from "./day-of-work";
import { type TortureRow, tortured } from "./torture-row";
import { lookAtStore } from "./what-is-stored";

const LONGEST_LIFE_MS = 900;

/** Runs one process until it is killed at a random moment of its work; answers what it had acknowledged. */
async function killedWork(script: string, folder: string, name: string, lifeMs: number): Promise<string[]> {
  const child = startBundled(script, [folder, name]);
  let said = "";
  await new Promise<void>((resolve, reject) => {
    let isKilled = false;
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      // It lives so long after its first word: starting takes longer than working.
      if (said === "") setTimeout(() => (isKilled = child.kill("SIGKILL")), lifeMs);
      said += text;
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
        const lines = await killedWork(script, folder, `k${kill}`, Math.random() * LONGEST_LIFE_MS);
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
