import type { IpcMainInvokeEvent } from "electron";
import { expect, test } from "vitest";
import { whenAsked } from "#electron/ipc/when-asked";
import { fail, ok } from "#shared/contract/error-codes";

// The router that is loaded looks at it; the one that loads it does not.
const event = {} as IpcMainInvokeEvent;

test("the program is read with the first call, once, and answers as itself", async () => {
  let reads = 0;
  const answer = whenAsked(
    async () => {
      reads += 1;
      return async (_event, channel, input) => ok([channel, input]);
    },
    () => expect.unreachable(),
  );
  expect(reads).toBe(0);
  const both = await Promise.all([answer(event, "staff.list", 1), answer(event, "staff.list", 2)]);
  expect(both).toEqual([ok(["staff.list", 1]), ok(["staff.list", 2])]);
  expect(reads).toBe(1);
});

test("a program that could not be read fails its call, is logged, and is tried again by the next", async () => {
  let reads = 0;
  const logged: unknown[] = [];
  const answer = whenAsked(
    async () => {
      reads += 1;
      if (reads === 1) throw new Error("EMFILE");
      return async () => ok([]);
    },
    (error) => logged.push(String(error)),
  );
  expect(await answer(event, "staff.list", {})).toEqual(fail("internal"));
  expect(await answer(event, "staff.list", {})).toEqual(ok([]));
  expect(logged).toEqual(["Error: EMFILE"]);
});
