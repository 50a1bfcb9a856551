import { openStore } from "#electron/db/open";
import { insertCase } from "#electron/repositories/case-repository";
import { takeNumber } from "#electron/repositories/number-repository";
import { immediate } from "#electron/repositories/transaction";
import { cardNumber } from "#shared/domain/numbering/card-number";
import { sampleCase } from "./sample-case";

/**
 * A process that registers cards: `take-numbers FOLDER NAME COUNT`; with `hold` as COUNT it takes one number, says
 * so and never commits.
 */
const [folder = "", name = "", count = "0"] = process.argv.slice(2);
const scope = "SH-S01-20261121";
const opened = await openStore({ folder, now: () => 1, quickCheck: false });
if (!opened.ok) throw new Error(JSON.stringify(opened));
const { store } = opened;

function register(place: number, afterwards: () => void): void {
  const result = immediate(store, (tx) => {
    const no = cardNumber(scope, takeNumber(tx, "card", scope));
    insertCase(tx, sampleCase({ id: `${name}-${place}`, no }));
    afterwards();
    // Every seventh registration is refused after all: its number must go to the next.
    return place % 7 === 3 ? ({ ok: false, code: "incomplete" } as const) : ({ ok: true, no } as const);
  });
  if (result.ok) process.stdout.write(`${result.no}\n`);
  else if (result.code !== "incomplete") throw new Error(JSON.stringify(result));
}

if (count === "hold") {
  register(0, () => {
    process.stdout.write("took\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
  });
}
for (let place = 0; place < Number(count); place += 1) register(place, () => undefined);
store.close();
