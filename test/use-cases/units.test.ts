import { expect, test } from "vitest";
import { addUnit, listUnits, updateUnit } from "#electron/use-cases/unit/units";
import { accepted, openDeskFixture } from "#test/builders/desk-fixture";

test("a group whose leader is nobody is refused by name, and nothing is written", async () => {
  const { desk, as } = await openDeskFixture();
  const sup = as("sup1");
  const nobody = { code: "invalid_input", details: { fields: [{ field: "leader", code: "unknown_staff" }] } };
  expect(addUnit(desk, sup, { name: "安装组", leader: "nobody" })).toMatchObject(nobody);
  expect(listUnits(desk)).toEqual([]);
  const { id } = accepted(addUnit(desk, sup, { name: "安装组", leader: "eng1" }));
  expect(updateUnit(desk, sup, { id, fields: { leader: "nobody" } })).toMatchObject(nobody);
  expect(accepted(updateUnit(desk, sup, { id, fields: { leader: null } }))).toMatchObject({
    name: "安装组",
    leader: null,
  });
});
