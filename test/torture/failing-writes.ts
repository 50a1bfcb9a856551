import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { bundledScript } from "#test/database/other-process";
import { makeWorkplace, OPERATIONS_PER_CARD } from "./day-of-work";
import { type TortureRow, tortured } from "./torture-row";
import { lookAtStore } from "./what-is-stored";

const OPERATIONS = OPERATIONS_PER_CARD;
/** What the system says of a broken and of a full disk. */
const ERRNOS = { EIO: os.constants.errno.EIO, ENOSPC: os.constants.errno.ENOSPC } as const;

/** The preloaded library, compiled with the machine's own compiler; null where there is none. */
export function faultLibrary(folder: string): string | null {
  const library = path.join(folder, "failing-writes.so");
  const source = path.join(import.meta.dirname, "failing-writes.c");
  const made = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
  return made.status === 0 ? library : null;
}

interface Fault {
  readonly at: number;
  readonly forever: boolean;
  readonly errno: number;
}

async function workUnder(
  library: string,
  script: string,
  folder: string,
  fault: Fault,
): Promise<{ readonly said: readonly string[]; readonly status: number | null }> {
  const child = spawn(process.execPath, [script, folder, "w", String(OPERATIONS)], {
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      ...process.env,
      LD_PRELOAD: library,
      DESK_FAULT_AT: String(fault.at),
      DESK_FAULT_FOREVER: fault.forever ? "1" : "0",
      DESK_FAULT_ERRNO: String(fault.errno),
    },
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { said: text.split("\n").filter((line) => line !== ""), status };
}

/**
 * Each write and each sync of a day's work fails once, and for good, with a broken and with a full disk (SAFETY 1).
 * What was acknowledged must be there, once; the store must be whole. Tries are processes; 0 where the machine has no
 * C compiler.
 */
export function failingWrites(mostSteps: number): Promise<TortureRow> {
  return tortured("write or sync fails", async () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), "desk-torture-"));
    try {
      const library = faultLibrary(root);
      if (library === null) return { tries: 0, lost: 0, corrupt: 0 };
      const script = bundledScript(new URL("./work-on-failing-disk.ts", import.meta.url));
      const blank = path.join(root, "blank");
      await makeWorkplace(blank);
      let [tries, lost, corrupt] = [0, 0, 0];
      for (const errno of Object.values(ERRNOS)) {
        for (const forever of [false, true]) {
          for (let at = 1; at <= mostSteps; at += 1) {
            const folder = path.join(root, "store");
            fs.rmSync(folder, { recursive: true, force: true });
            fs.cpSync(blank, folder, { recursive: true });
            const { said, status } = await workUnder(library, script, folder, { at, forever, errno });
            const looked = await lookAtStore(folder, said);
            tries += 1;
            lost += looked.lost;
            corrupt += looked.corrupt + (status === 0 ? 0 : 1);
          }
        }
      }
      return { tries, lost, corrupt };
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  });
}
