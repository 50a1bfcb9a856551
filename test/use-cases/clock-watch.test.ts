import { describe, expect, test } from "vitest";
import { createClockWatch } from "#electron/use-cases/clock/clock-watch";
import { EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { HOUR_MS, MINUTE_MS } from "#test/builders/instant";

async function watched() {
  const fixture = await openDeskFixture();
  fixture.at("2026-11-20T10:00:00+08:00");
  fixture.create("clerk1", EXAMPLE_CARD);
  let runMs = 5000;
  const watch = createClockWatch(fixture.desk, () => runMs);
  /** Lets the program run so long, and sets the PC's clock. */
  const ranOn = (elapsedMs: number, clock: string) => {
    runMs += elapsedMs;
    fixture.at(`${clock}:00+08:00`);
    return watch.look();
  };
  return { ...fixture, watch, ranOn };
}

describe("a wrong PC clock", () => {
  test("is right while it goes with the program", async () => {
    const { watch, ranOn } = await watched();
    expect(watch.look()).toBeNull();
    expect(ranOn(HOUR_MS, "2026-11-20T11:00")).toBeNull();
    expect(ranOn(24 * HOUR_MS, "2026-11-21T11:00")).toBeNull();
  });

  test("set back behind the newest entry is said until it has caught up, also at the next start", async () => {
    const { desk, ranOn } = await watched();
    expect(ranOn(MINUTE_MS, "2026-11-20T08:00")).toEqual({ by_ms: 2 * HOUR_MS, direction: "back" });
    expect(createClockWatch(desk, () => 0).look()).toEqual({ by_ms: 2 * HOUR_MS, direction: "back" });
    expect(ranOn(MINUTE_MS, "2026-11-20T10:02")).toBeNull();
  });

  test("set ahead while the program runs is said for an hour, or until it is set right", async () => {
    const { ranOn } = await watched();
    expect(ranOn(MINUTE_MS, "2026-11-20T13:01")).toEqual({ by_ms: 3 * HOUR_MS, direction: "ahead" });
    expect(ranOn(MINUTE_MS, "2026-11-20T13:02")).toMatchObject({ direction: "ahead" });
    expect(ranOn(MINUTE_MS, "2026-11-20T10:03")).toBeNull();
    expect(ranOn(MINUTE_MS, "2026-11-20T13:04")).toMatchObject({ direction: "ahead" });
    expect(ranOn(HOUR_MS, "2026-11-20T14:04")).toBeNull();
  });

  test("sleep is no jump", async () => {
    const { at, watch } = await watched();
    at("2026-11-20T18:00:00+08:00");
    watch.woke();
    expect(watch.look()).toBeNull();
  });

  test("that starts weeks after the newest entry is said until something is entered", async () => {
    const { desk, at, create } = await watched();
    at("2027-02-20T10:00:00+08:00");
    const restarted = createClockWatch(desk, () => 0);
    expect(restarted.look()).toMatchObject({ direction: "ahead" });
    create("clerk1", { ...EXAMPLE_CARD, requested_at: "2027-02-20T09:58:00+08:00", serial_no: "SN2" });
    expect(restarted.look()).toBeNull();
  });

  test("a sandbox whose time stands still is compared with its log only", async () => {
    const { desk, at } = await watched();
    const watch = createClockWatch(desk, null);
    at("2026-11-20T15:00:00+08:00");
    expect(watch.look()).toBeNull();
    at("2026-11-20T09:00:00+08:00");
    expect(watch.look()).toEqual({ by_ms: HOUR_MS, direction: "back" });
  });
});
