import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROLES, type Role } from "#shared/domain/card/vocabulary";
import { maskPersonal } from "#shared/domain/masking/mask-personal";
import { maskedKinds } from "#shared/domain/masking/needs";

const PHONE = "12800000721";
const ADDRESS = "示例市示例路 1 号";
const SERIAL = "SN20260001XY";

function cardOf(assignee: string | null) {
  return {
    fields: {
      status: "in_service",
      assignee,
      collaborators: ["eng9"],
      customer_name: "示例客户",
      phone: PHONE,
      address: ADDRESS,
      serial_no: SERIAL,
    },
    lists: { goods: [{ n: 1, address: ADDRESS }], part_uses: [{ old_serial: SERIAL, new_serial: null }] },
    events: [
      {
        payload: {
          phone: PHONE,
          assignee: "somebody",
          status: "dispatched",
          parts: [{ new_serial: SERIAL }],
        },
        before: { address: ADDRESS },
        after: { assignee: "fin1", status: "dispatched", phone: PHONE, "goods.1": { address: ADDRESS } },
      },
    ],
  };
}

/** What each role needs for everybody's cards (DOMAIN 8 as settled in `needs`). */
const HIDDEN: Readonly<Record<Role, readonly string[]>> = {
  clerk: [],
  tech_support: [],
  engineer: ["phone", "address"],
  logistics: [],
  warehouse: ["phone", "address"],
  finance: ["phone", "address", "serial"],
  qc: ["phone", "address"],
  supervisor: [],
  director: [],
  admin: ["phone", "address", "serial"],
};

test.each(ROLES)("what is hidden from %s", (role) => {
  expect([...maskedKinds({ code: "x", roles: [role] })]).toEqual(HIDDEN[role]);
});

test("a person of two roles sees what either needs; an assignee and a collaborator see all of that card", () => {
  expect(maskedKinds({ code: "x", roles: ["admin", "warehouse"] })).toEqual(new Set(["phone", "address"]));
  expect(maskedKinds({ code: "eng1", roles: ["engineer"] }, { assignee: "eng1" }).size).toBe(0);
  expect(
    maskedKinds({ code: "eng9", roles: ["engineer"] }, { assignee: "eng1", collaborators: ["eng9"] }).size,
  ).toBe(0);
});

describe("answers of main", () => {
  test("nothing of the value is left at any depth, the log among it", () => {
    const masked = JSON.stringify(maskPersonal(cardOf("eng1"), { code: "fin1", roles: ["finance"] }));
    for (const value of [PHONE, ADDRESS, SERIAL]) expect(masked).not.toContain(value);
    expect(masked).toContain("128****0721");
    expect(masked).toContain("示例客户");
  });

  test("an event that names another assignee opens nothing, and closes nothing for the card's own", () => {
    const asNamed = maskPersonal(cardOf("eng1"), { code: "somebody", roles: ["engineer"] });
    expect(asNamed.events[0]?.payload.phone).toBe("128****0721");
    expect(asNamed.events[0]?.after.phone).toBe("128****0721");
    const own = maskPersonal(cardOf("eng1"), { code: "eng1", roles: ["engineer"] });
    expect(own).toEqual(cardOf("eng1"));
  });

  test("each row of a list by its own assignee", () => {
    const rows = [
      { status: "accepted", assignee: "eng1", phone: PHONE },
      { status: "accepted", assignee: "eng2", phone: PHONE },
    ];
    expect(
      maskPersonal({ rows, total: 2 }, { code: "eng1", roles: ["engineer"] }).rows.map(({ phone }) => phone),
    ).toEqual([PHONE, "128****0721"]);
  });

  test("bytes, numbers and what is not personal stay as they are, whatever the shape", () => {
    const bytes = new Uint8Array([1, 2]);
    expect(maskPersonal({ bytes }, { code: "a", roles: ["admin"] }).bytes).toBe(bytes);
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom("a", "b", "phone_tail", "name"), maxDepth: 4 }),
        (value) => {
          expect(maskPersonal(value, { code: "a", roles: ["admin"] })).toEqual(value);
        },
      ),
    );
  });
});
