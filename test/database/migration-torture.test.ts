import { expect, test } from "vitest";
import { updatesKilled } from "#test/torture/migration";
import { newerSchemas } from "#test/torture/newer-schema";

/** Short forms of SAFETY 1; `npm run test:torture` kills at each statement. */

test("a failed migration: killed at any statement or write, the store is one version, whole, and the next start brings it up to date", async () => {
  const row = await updatesKilled({ statements: 3, writes: 2, everyNth: 5 });
  expect(row).toMatchObject({ lost: 0, corrupt: 0 });
  expect(row.tries).toBeGreaterThanOrEqual(12);
});

test("schema from the future: refused in every way of opening, not a byte changed, nothing written beside it", async () => {
  expect(await newerSchemas(20)).toMatchObject({ tries: 20, lost: 0, corrupt: 0 });
});
