import { expect, test } from "vitest";
import { whenAsked } from "#electron/ipc/handlers/when-asked";
import { ok } from "#shared/contract/error-codes";

const context = { pageId: 1, channel: "staff.list" };

test("handlers are read with the first call, once, and answer as themselves", async () => {
  let reads = 0;
  const handlers = whenAsked({ "staff.list": null }, async () => {
    reads += 1;
    return { "staff.list": () => ok([]) };
  });
  expect(reads).toBe(0);
  expect(await handlers["staff.list"]({}, context)).toEqual(ok([]));
  expect(await handlers["staff.list"]({}, context)).toEqual(ok([]));
  expect(reads).toBe(1);
});

test("a module that could not be read fails its call, and is tried again by the next", async () => {
  let reads = 0;
  const handlers = whenAsked({ "staff.list": null }, async () => {
    reads += 1;
    if (reads === 1) throw new Error("EMFILE");
    return { "staff.list": () => ok([]) };
  });
  await expect(handlers["staff.list"]({}, context)).rejects.toThrow("EMFILE");
  expect(await handlers["staff.list"]({}, context)).toEqual(ok([]));
});
