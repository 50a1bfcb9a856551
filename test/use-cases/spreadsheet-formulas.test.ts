import { expect, test } from "vitest";
import { openDeskFixture } from "#test/builders/desk-fixture";
import { spreadsheetFormulas } from "#test/torture/spreadsheet-formulas";

test("twenty texts that look like formulas, in every column of every spreadsheet: none is calculated", async () => {
  const row = await spreadsheetFormulas(await openDeskFixture(), 20);
  expect(row).toMatchObject({ tries: 20, lost: 0, corrupt: 0 });
});
