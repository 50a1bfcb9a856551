import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { milestonesOfCard } from "#electron/repositories/milestone-repository";
import { calendarYear } from "#electron/use-cases/calendar/calendar-year";
import { importYear, overrideDay } from "#electron/use-cases/calendar/change-calendar";
import { distrustPublisher, listPublishers, trustPublisher } from "#electron/use-cases/calendar/publishers";
import { createClockRecomputation, recomputeClocks } from "#electron/use-cases/clock/refresh-clocks";
import { localDateOf, parseLocalDate } from "#shared/domain/calendar/local-day";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { instantMs } from "#test/builders/instant";

/** Friday 17:40: classify is due half a working hour later, on Monday 09:10. */
async function lateFriday(): Promise<DeskFixture & { readonly id: string }> {
  const fixture = await openDeskFixture();
  fixture.at("2026-11-20T17:40:00+08:00");
  const card = fixture.create("clerk1", { ...EXAMPLE_CARD, requested_at: "2026-11-20T17:40:00+08:00" });
  return { ...fixture, id: card.fields.id };
}

function storedDue({ desk, id }: { desk: DeskFixture["desk"]; id: string }): number | null {
  return milestonesOfCard(desk.store, id).find((item) => item.milestone === "classify")?.due_at ?? null;
}

const CLASSIFY_WITH_MONDAY_OFF = instantMs("2026-11-24T09:10:00+08:00");

function daysBetween(from: string, to: string): string[] {
  const first = parseLocalDate(from) ?? 0;
  const last = parseLocalDate(to) ?? 0;
  return Array.from({ length: last - first + 1 }, (_, index) => localDateOf(first + index));
}

/** An invented notice for 2028 with everything the law asks for. */
const NOTICE_2028 = {
  year: 2028,
  holidays: [
    ...daysBetween("2028-01-01", "2028-01-03"),
    ...daysBetween("2028-01-25", "2028-02-01"),
    "2028-04-04",
    ...daysBetween("2028-05-01", "2028-05-05"),
    ...daysBetween("2028-05-27", "2028-05-29"),
    ...daysBetween("2028-10-01", "2028-10-07"),
  ],
  workdays: ["2028-01-22", "2028-02-05", "2028-05-06", "2028-10-14"],
};

describe("an override of one day", () => {
  test("moves the dues that are stored and shown, and back again", async () => {
    const fixture = await lateFriday();
    const { desk, as } = fixture;
    expect(storedDue(fixture)).toBe(instantMs("2026-11-23T09:10:00+08:00"));
    const closed = { working: false, spans: null, name: "盘点" };
    expect(accepted(overrideDay(desk, as("admin1"), { day: "2026-11-23", override: closed }))).toEqual({
      open_cards: 1,
    });
    expect(calendarYear(desk, 2026).days.find((day) => day.date === "2026-11-23")).toMatchObject({
      working: false,
      name: "盘点",
      source: "store",
    });
    expect(accepted(recomputeClocks(desk))).toBe(1);
    expect(storedDue(fixture)).toBe(CLASSIFY_WITH_MONDAY_OFF);
    accepted(overrideDay(desk, as("admin1"), { day: "2026-11-23", override: null }));
    expect(accepted(recomputeClocks(desk))).toBe(1);
    expect(storedDue(fixture)).toBe(instantMs("2026-11-23T09:10:00+08:00"));
    expect(accepted(recomputeClocks(desk))).toBe(0);
  });

  test("is the administrator's", async () => {
    const { desk, as } = await openDeskFixture();
    const override = { working: false, spans: null, name: null };
    expect(overrideDay(desk, as("sup1"), { day: "2026-11-23", override })).toMatchObject({
      code: "forbidden",
      details: { needs: ["admin"] },
    });
    expect(calendarYear(desk, 2026).overrides).toEqual({});
  });

  test("a recomputation that was interrupted goes on where the program starts again", async () => {
    const fixture = await lateFriday();
    const { desk, as, create } = fixture;
    for (let index = 0; index < 30; index += 1) {
      create("clerk1", {
        ...EXAMPLE_CARD,
        requested_at: "2026-11-20T17:40:00+08:00",
        serial_no: `SN${index}`,
      });
    }
    const override = { working: false, spans: null, name: null };
    accepted(overrideDay(desk, as("admin1"), { day: "2026-11-23", override }));
    const interrupted = createClockRecomputation(desk);
    expect(accepted(interrupted.step())).toEqual({ done: 25, total: 31 });
    const again = createClockRecomputation(desk);
    expect(accepted(again.step())).toEqual({ done: 25, total: 31 });
    expect(accepted(again.step())).toEqual({ done: 31, total: 31 });
    expect(accepted(again.step())).toBeNull();
    expect(storedDue(fixture)).toBe(CLASSIFY_WITH_MONDAY_OFF);
  });
});

describe("a yearly file", () => {
  test("a year without a notice is provisional until its file is imported", async () => {
    const { desk, as } = await openDeskFixture();
    expect(calendarYear(desk, 2026)).toMatchObject({ provisional: false, source: "notice", imported: null });
    const before = calendarYear(desk, 2028);
    expect(before).toMatchObject({ provisional: true, source: "statutory" });
    expect(before.days).toHaveLength(366);
    const imported = accepted(importYear(desk, as("admin1"), { text: JSON.stringify(NOTICE_2028) }));
    expect(imported).toMatchObject({ year: 2028, signature: null });
    const after = calendarYear(desk, 2028);
    expect(after).toMatchObject({
      provisional: false,
      source: "file",
      imported: { by: "admin1", signature: null },
    });
    const day = (date: string) => after.days.find((info) => info.date === date);
    expect(day("2028-05-04")).toMatchObject({ working: false, name: "劳动节" });
    expect(day("2028-05-06")).toMatchObject({ working: true, name: "劳动节补班", minutes: 540 });
    expect(day("2028-05-08")).toMatchObject({ working: true, name: null });
    expect(calendarYear(desk, 2029).provisional).toBe(true);
  });

  test.each([
    ["no JSON", "{", "file", "not_json_object"],
    ["cut off", JSON.stringify({ ...NOTICE_2028, holidays: ["2028-01-01"] }), "holidays", "holidays_missing"],
    ["of another year", JSON.stringify({ ...NOTICE_2028, year: 2029 }), "holidays.0", "not_in_year"],
    [
      "with a make-up day in the week",
      JSON.stringify({ ...NOTICE_2028, workdays: ["2028-01-19"] }),
      "workdays.0",
      "make_up_on_weekday",
    ],
    [
      "with no such day",
      JSON.stringify({ ...NOTICE_2028, workdays: ["2028-02-30"] }),
      "workdays.0",
      "invalid_date",
    ],
    [
      "with a day both ways",
      JSON.stringify({ ...NOTICE_2028, workdays: ["2028-01-01"] }),
      "workdays.0",
      "day_twice",
    ],
    ["with unknown fields", JSON.stringify({ ...NOTICE_2028, note: "x" }), "file", "unknown_field"],
    ["half signed", JSON.stringify({ ...NOTICE_2028, signature: "eA==" }), "signature", "bad_signature"],
  ])("that is damaged is refused with the reason: %s", async (_name, text, field, code) => {
    const { desk, as } = await openDeskFixture();
    const refused = importYear(desk, as("admin1"), { text });
    expect(refused).toMatchObject({ ok: false, code: "invalid_input", details: { reason: code } });
    expect(refused).toHaveProperty("details.fields.0", { field, code });
    expect(calendarYear(desk, 2028).provisional).toBe(true);
  });

  /** A file of one's own key, as a publisher makes it. */
  function published() {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const public_key = publicKey.export({ type: "spki", format: "der" }).toString("base64");
    const signature = sign(null, Buffer.from(JSON.stringify(NOTICE_2028)), privateKey).toString("base64");
    return {
      public_key,
      pem: publicKey.export({ type: "spki", format: "pem" }).toString(),
      file: { ...NOTICE_2028, public_key, signature },
    };
  }

  const signatureOf2028 = (desk: DeskFixture["desk"]) => calendarYear(desk, 2028).imported?.signature;

  test("that is signed by an unknown key says so, until an administrator trusts its publisher", async () => {
    const { desk, as } = await openDeskFixture();
    const { public_key, pem, file } = published();
    const imported = accepted(importYear(desk, as("admin1"), { text: JSON.stringify(file) }));
    expect(imported.signature).toMatchObject({ publisher: null, public_key });
    expect(imported.signature?.fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    expect(calendarYear(desk, 2028)).toMatchObject({ provisional: false, source: "file" });

    const [publisher] = accepted(trustPublisher(desk, as("admin1"), { public_key: pem, name: "示例日历社" }));
    expect(publisher).toMatchObject({ name: "示例日历社", public_key, by: "admin1" });
    expect(signatureOf2028(desk)).toMatchObject({ publisher: "示例日历社" });
    const again = accepted(importYear(desk, as("admin1"), { text: JSON.stringify(file) }));
    expect(again.signature).toEqual({
      publisher: "示例日历社",
      fingerprint: publisher?.fingerprint,
      public_key,
    });
    const other = accepted(importYear(desk, as("admin1"), { text: JSON.stringify(published().file) }));
    expect(other.signature?.publisher).toBeNull();

    accepted(importYear(desk, as("admin1"), { text: JSON.stringify(file) }));
    const fingerprint = publisher?.fingerprint ?? "";
    expect(accepted(distrustPublisher(desk, as("admin1"), { fingerprint }))).toEqual([]);
    expect(signatureOf2028(desk)).toMatchObject({ publisher: null, fingerprint });
  });

  test("that was changed after it was signed is refused, whoever is trusted", async () => {
    const { desk, as } = await openDeskFixture();
    const { public_key, file } = published();
    accepted(trustPublisher(desk, as("admin1"), { public_key, name: "示例日历社" }));
    const changed = { ...file, workdays: NOTICE_2028.workdays.slice(1) };
    const swapped = { ...file, public_key: published().public_key };
    for (const wrong of [changed, swapped, { ...file, signature: "eA==" }, { ...file, public_key: "eA==" }])
      expect(importYear(desk, as("admin1"), { text: JSON.stringify(wrong) })).toMatchObject({
        details: { reason: "bad_signature" },
      });
    expect(calendarYear(desk, 2028)).toMatchObject({ provisional: true, imported: null });
  });

  test("publishers are the administrator's, each key and name once, only Ed25519", async () => {
    const { desk, as } = await openDeskFixture();
    const { public_key } = published();
    const trust = (key: string, name: string, who = "admin1") =>
      trustPublisher(desk, as(who), { public_key: key, name });
    expect(trust(public_key, "甲", "sup1")).toMatchObject({
      code: "forbidden",
      details: { needs: ["admin"] },
    });
    accepted(trust(public_key, "甲"));
    expect(trust(public_key, "乙")).toHaveProperty("details.fields.0", {
      field: "public_key",
      code: "taken",
    });
    expect(trust(published().public_key, "甲")).toHaveProperty("details.fields.0", {
      field: "name",
      code: "taken",
    });
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
    for (const key of ["", "x", rsa.export({ type: "spki", format: "pem" }).toString()])
      expect(trust(key, "丙")).toHaveProperty("details.fields.0", { field: "public_key", code: "not_a_key" });
    expect(listPublishers(desk.store).map(({ name }) => name)).toEqual(["甲"]);
    expect(distrustPublisher(desk, as("admin1"), { fingerprint: "0000" })).toMatchObject({
      code: "not_found",
    });
    expect(distrustPublisher(desk, as("clerk1"), { fingerprint: "0000" })).toMatchObject({
      code: "forbidden",
    });
  });
});
