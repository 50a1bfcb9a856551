import { describe, expect, test } from "vitest";
import { listAppointments } from "#electron/use-cases/appointment/list-appointments";
import { importYear } from "#electron/use-cases/calendar/change-calendar";
import { listDuty, saveDuty } from "#electron/use-cases/duty/duty";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { instantMs } from "#test/builders/instant";

const VISIT = {
  kind: "A",
  service_mode: "on_site",
  fulfilment: "home_visit",
  fault_type: "hardware",
  fault_category: "异响",
  impact: "partial",
};

/** A card that is dispatched to a person with an appointment; answers its number. */
function visit({ create, done }: DeskFixture, serial_no: string, assignee: string, time: string): string {
  const no = create("clerk1", { ...EXAMPLE_CARD, serial_no }).fields.no ?? "";
  done("clerk1", no, "classify", VISIT);
  done("clerk1", no, "dispatch", { assignee, appointment_at: time });
  return no;
}

describe("appointments", () => {
  test("of some days, in their order, with who is booked twice", async () => {
    const fixture = await openDeskFixture();
    const { desk, act, done } = fixture;
    const first = visit(fixture, "SN1", "eng1", "2026-11-23T10:00:00+08:00");
    const second = visit(fixture, "SN2", "eng1", "2026-11-23T11:59:00+08:00");
    const other = visit(fixture, "SN3", "eng2", "2026-11-23T10:00:00+08:00");
    const later = visit(fixture, "SN4", "eng1", "2026-11-23T14:00:00+08:00");
    visit(fixture, "SN5", "eng1", "2026-11-24T00:00:00+08:00");
    const listed = () =>
      accepted(listAppointments(desk, { from_day: "2026-11-23", to_day: "2026-11-23" })).map((item) => [
        item.row.no,
        item.assignee,
        item.clash,
      ]);
    expect(listed()).toEqual([
      [first, "eng1", true],
      [other, "eng2", false],
      [second, "eng1", true],
      [later, "eng1", false],
    ]);
    const moved = accepted(
      act("clerk1", second, "reschedule", {
        appointment_at: "2026-11-23T12:00:00+08:00",
        reason: "客户加班",
        customer_agreed: true,
      }),
    );
    expect(moved.warnings).not.toContain("appointment_clash");
    expect(listed().map(([, , clash]) => clash)).toEqual([false, false, false, false]);
    done("sup1", second, "cancel", { reason: "客户取消" });
    expect(listed().map(([no]) => no)).toEqual([first, other, later]);
  });

  test("a dispatch or a change that books a person twice says so and is done all the same", async () => {
    const fixture = await openDeskFixture();
    const { create, done } = fixture;
    visit(fixture, "SN1", "eng1", "2026-11-23T10:00:00+08:00");
    const no = create("clerk1", { ...EXAMPLE_CARD, serial_no: "SN2" }).fields.no ?? "";
    expect(done("clerk1", no, "classify", VISIT).warnings).toEqual([]);
    const booked = done("clerk1", no, "dispatch", {
      assignee: "eng1",
      appointment_at: "2026-11-23T09:00:00+08:00",
    });
    expect(booked.fields.status).toBe("dispatched");
    expect(booked.warnings).toEqual(["appointment_clash"]);
    const handed = done("clerk1", no, "reassign", { assignee: "eng2", reason: "请假" });
    expect(handed.warnings).toEqual([]);
  });

  test("more than two months at once, or days the wrong way round, are refused", async () => {
    const { desk } = await openDeskFixture();
    for (const [from_day, to_day] of [
      ["2026-11-23", "2026-11-21"],
      ["2026-01-01", "2026-12-31"],
    ] as const)
      expect(listAppointments(desk, { from_day, to_day })).toMatchObject({ code: "invalid_input" });
  });
});

describe("the duty roster", () => {
  const shift = (staff: string, from: string, to: string) => ({
    staff,
    from_at: instantMs(`2026-11-23T${from}:00+08:00`),
    to_at: instantMs(`2026-11-23T${to}:00+08:00`),
  });

  test("of a day is replaced as a whole", async () => {
    const { desk, as } = await openDeskFixture();
    const shifts = [shift("clerk1", "09:00", "13:00"), shift("eng1", "13:00", "18:00")];
    expect(accepted(saveDuty(desk, as("sup1"), { day: "2026-11-23", shifts }))).toHaveLength(2);
    const evening = [shift("eng2", "18:00", "22:00")];
    accepted(saveDuty(desk, as("admin1"), { day: "2026-11-23", shifts: evening }));
    expect(listDuty(desk, { from_day: "2026-11-01", to_day: "2026-11-30" })).toEqual([
      { day: "2026-11-23", ...evening[0] },
    ]);
  });

  test.each([
    ["of nobody", [shift("nobody", "09:00", "13:00")], "unknown_staff"],
    ["of another day", [{ ...shift("eng1", "09:00", "13:00"), from_at: 0 }], "invalid_date"],
    ["that ends before it begins", [shift("eng1", "13:00", "09:00")], "invalid_window"],
    ["twice at once", [shift("eng1", "09:00", "13:00"), shift("eng1", "12:00", "14:00")], "taken"],
  ])("a shift %s is refused", async (_name, shifts, code) => {
    const { desk, as } = await openDeskFixture();
    const refused = saveDuty(desk, as("sup1"), { day: "2026-11-23", shifts });
    expect(refused).toHaveProperty("details.fields.0.code", code);
    expect(saveDuty(desk, as("clerk1"), { day: "2026-11-23", shifts: [] })).toMatchObject({
      code: "forbidden",
    });
    expect(listDuty(desk, { from_day: "2026-11-23", to_day: "2026-11-23" })).toEqual([]);
  });
});

test("a card whose deadline lies in a provisional year says so, until that year's notice is imported", async () => {
  const { desk, as, at, create } = await openDeskFixture();
  at("2027-12-31T17:50:00+08:00");
  const early = { ...EXAMPLE_CARD, requested_at: "2027-12-31T17:50:00+08:00" };
  const card = create("clerk1", early);
  expect(card.warnings).toEqual(["provisional_calendar"]);
  const holidays = ["01-01", "01-26", "05-01", "05-28", "10-01", "10-02", "10-03"].map(
    (day) => `2028-${day}`,
  );
  const text = JSON.stringify({ year: 2028, holidays, workdays: [] });
  accepted(importYear(desk, as("admin1"), { text }));
  at("2028-01-03T09:05:00+08:00");
  const next = create("clerk1", { ...early, requested_at: "2028-01-03T09:04:00+08:00", serial_no: "SN2" });
  expect(next.warnings).toEqual([]);
});
