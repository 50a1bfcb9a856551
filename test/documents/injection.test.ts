import { expect, test } from "vitest";
import { pdfInjections } from "#test/torture/pdf-injection";

test("hostile strings stay words on paper: no address, script or launch in the file", async () => {
  const row = await pdfInjections(96);
  expect(row).toMatchObject({ tries: 96, lost: 0, corrupt: 0 });
});
