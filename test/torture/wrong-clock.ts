import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openDesk } from "#electron/use-cases/desk";
import { makeWorkplace, workOn } from "./day-of-work";
import { type TortureRow, tortured } from "./torture-row";
import { lookAtStore } from "./what-is-stored";

const START_MS = Date.UTC(2026, 10, 20, 2);
const TEN_YEARS_MS = 10 * 365.25 * 86_400_000;

/**
 * Jumps of the PC clock, up to ten years either way, between operations (SAFETY 1): order by sequence only, no number
 * twice, the events that were written after a jump back carry the flag. Tries are jumps.
 */
export function clockJumps(jumps: number): Promise<TortureRow> {
  return tortured("wrong PC clock", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-torture-"));
    try {
      await makeWorkplace(folder);
      const env: Record<string, string> = { DESK_CLOCK: new Date(START_MS).toISOString() };
      const opened = await openDesk(folder, { env });
      if (!opened.ok) throw new Error(opened.code);
      const desk = opened.value;
      let corrupt = 0;
      for (let jump = 0; jump < jumps; jump += 1) {
        // A card is registered whole days apart; a jump inside of its life would be refused by the rules, not lost.
        const atMs = START_MS + Math.round((Math.random() * 2 - 1) * TEN_YEARS_MS);
        env["DESK_CLOCK"] = new Date(atMs).toISOString();
        const done = workOn(desk, `c${jump}`).run(0);
        if (!done.ok) corrupt += 1;
      }
      const { sqlite } = desk.store;
      const numbers = sqlite.prepare(
        `SELECT count(*) - count(DISTINCT "no") FROM "card" WHERE "no" IS NOT NULL`,
      );
      corrupt += numbers.pluck().get() as number;
      corrupt += sqlite
        .prepare(
          `SELECT count(*) FROM "card_event" e WHERE e."clock_flag" = 0 AND EXISTS
             (SELECT 1 FROM "card_event" o WHERE o."global_seq" < e."global_seq" AND o."entered_at" > e."entered_at")`,
        )
        .pluck()
        .get() as number;
      desk.close();
      const looked = await lookAtStore(
        folder,
        Array.from({ length: jumps }, (_, jump) => `c${jump}-0`),
      );
      return { tries: jumps, lost: looked.lost, corrupt: corrupt + looked.corrupt };
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
}
