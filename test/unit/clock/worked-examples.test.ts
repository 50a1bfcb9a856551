import { describe, expect, it } from "vitest";
import { CardStory, local, preset } from "./card-story";

describe("worked examples of DOMAIN 4.4", () => {
  const satisfaction = preset("satisfaction");
  it.each([
    ["2026-11-20T17:00", "2026-11-24T17:00"],
    ["2026-11-21T10:00", "2026-11-24T18:00"],
    ["2026-09-30T16:00", "2026-10-09T16:00"],
    ["2026-10-09T16:00", "2026-10-12T16:00"],
  ])("satisfaction, low, wechat, registered %s: first response by %s", (registered, due) => {
    const story = new CardStory({ channel: "wechat" }).register(registered, { priority: "low" });
    expect(local(story.result("first_response", registered, satisfaction).dueAtMs)).toBe(due);
  });

  it.each(["flow_card", "script", "satisfaction", "electronics", "service_dept"] as const)(
    "%s, classified Fri 17:40, medium: dispatch by Mon 09:40",
    (name) => {
      const story = new CardStory().register("2026-11-20T17:30").classify("2026-11-20T17:40");
      expect(local(story.result("dispatch", "2026-11-20T17:41", preset(name)).dueAtMs)).toBe(
        "2026-11-23T09:40",
      );
    },
  );

  it("completed Wed 2026-09-30 17:00: archive by Thu 2026-10-08 18:00", () => {
    const story = new CardStory()
      .register("2026-09-30T09:00")
      .classify("2026-09-30T09:10")
      .dispatch("2026-09-30T09:20")
      .accept("2026-09-30T09:30")
      .begin("2026-09-30T10:00")
      .finish("2026-09-30T17:00");
    const archive = story.result("archive", "2026-09-30T17:00");
    expect(local(archive.dueAtMs)).toBe("2026-10-08T18:00");
    expect(local(archive.rolledFromMs)).toBe("2026-10-02T17:00");
  });

  it("flow_card, urgent, dispatched 23:30: respond by 01:30, on site by 03:30 next day", () => {
    const story = new CardStory()
      .register("2026-11-20T23:00", { priority: "urgent" })
      .classify("2026-11-20T23:10")
      .dispatch("2026-11-20T23:30");
    expect(local(story.result("respond", "2026-11-20T23:31").dueAtMs)).toBe("2026-11-21T01:30");
    expect(local(story.result("on_site", "2026-11-20T23:31").dueAtMs)).toBe("2026-11-21T03:30");
  });

  it("resolve due 18:00, paused 10:00–13:00 for the customer: due 21:00", () => {
    const promised_at = new Date("2026-11-20T18:00:00+08:00").getTime();
    const story = new CardStory()
      .register("2026-11-19T13:40")
      .classify("2026-11-19T13:50")
      .dispatch("2026-11-19T14:00", { promised_at })
      .accept("2026-11-19T14:38")
      .begin("2026-11-20T09:12")
      .wait("2026-11-20T10:00", "customer")
      .resume("2026-11-20T13:00");
    const resolve = story.result("resolve", "2026-11-20T14:32");
    expect(local(resolve.dueAtMs)).toBe("2026-11-20T21:00");
    expect(resolve.pausedMs).toBe(180 * 60_000);
    // Board 05: half of the 28 hours at 04:00, four fifths at 15:24.
    expect(resolve.warnAtMs.map(({ share, atMs }) => [share, local(atMs)])).toEqual([
      [0.5, "2026-11-20T04:00"],
      [0.8, "2026-11-20T15:24"],
    ]);
    expect(resolve.state).toBe("running");
  });
});
