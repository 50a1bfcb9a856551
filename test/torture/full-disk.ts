import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openDesk } from "#electron/use-cases/desk";
import { makeWorkplace, operationId, workOn } from "./day-of-work";
import { type TortureRow, tortured } from "./torture-row";
import { lookAtStore } from "./what-is-stored";

/** Room that is taken away and given back: pages that the database may still grow by. */
const MOST_PAGES = 6;
const NO_LIMIT = 1_073_741_823;

/**
 * A disk that is full at any page that an operation still needs (SAFETY 1). The refusal says so, nothing of the
 * operation is kept, and tried again under the same `op_id` it is done once. Tries are operations that met the limit.
 */
export function fullDisks(count: number): Promise<TortureRow> {
  return tortured("disk full", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-torture-"));
    try {
      await makeWorkplace(folder);
      const opened = await openDesk(folder, { env: {} });
      if (!opened.ok) throw new Error(opened.code);
      const desk = opened.value;
      const { sqlite } = desk.store;
      const work = workOn(desk, "f");
      let [tries, lost, corrupt] = [0, 0, 0];
      const acknowledged: string[] = [];
      for (let n = 0; tries < count; n += 1) {
        const pages = sqlite.pragma("page_count", { simple: true }) as number;
        sqlite.pragma(`max_page_count = ${pages + (n % MOST_PAGES)}`);
        const before = sqlite.prepare(`SELECT count(*) FROM "card_event"`).pluck().get() as number;
        const first = work.run(n);
        sqlite.pragma(`max_page_count = ${NO_LIMIT}`);
        if (!first.ok) {
          tries += 1;
          const kept = sqlite.prepare(`SELECT count(*) FROM "card_event"`).pluck().get() as number;
          if (first.code !== "disk_full" || kept !== before) corrupt += 1;
        }
        const again = work.run(n);
        if (!again.ok) throw new Error(`${n}: ${again.code}`);
        const events = sqlite.prepare(`SELECT count(*) FROM "card_event"`).pluck().get() as number;
        work.run(n);
        // A retry after the answer was lost writes nothing.
        if ((sqlite.prepare(`SELECT count(*) FROM "card_event"`).pluck().get() as number) !== events)
          corrupt += 1;
        acknowledged.push(operationId("f", n));
      }
      desk.close();
      const looked = await lookAtStore(folder, acknowledged);
      return { tries, lost: lost + looked.lost, corrupt: corrupt + looked.corrupt };
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
}
