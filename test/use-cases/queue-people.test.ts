import { expect, test } from "vitest";
import { queueByPerson } from "#electron/use-cases/workbench/next-things";
import { EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

test("the queue counts open, late and soon due cards of each person, the most pressed first", async () => {
  const { desk, at, create, done } = await openDeskFixture();
  const card = (serial_no: string, assignee: string | null, promised_at = "2026-11-20T18:00:00+08:00") => {
    const no = create("clerk1", { ...EXAMPLE_CARD, serial_no }).fields.no ?? "";
    done("clerk1", no, "classify", { kind: "B", service_mode: "remote", impact: "minor" });
    if (assignee === null) return no;
    done("clerk1", no, "dispatch", { assignee, promised_at });
    done(assignee, no, "accept");
    return no;
  };
  card("SN1", "eng1");
  card("SN2", "eng2", "2026-11-20T11:00:00+08:00");
  const late = card("SN3", "eng2", "2026-11-20T10:00:00+08:00");
  card("SN4", null);
  at("2026-11-20T10:05:00+08:00");
  const counts = () =>
    queueByPerson(desk).map(({ staff, open, breached, within_hour }) => [staff, open, breached, within_hour]);
  expect(counts()).toEqual([
    ["eng2", 2, 1, 1],
    [null, 1, 0, 1],
    ["eng1", 1, 0, 0],
  ]);
  done("clerk1", late, "reassign", { assignee: "eng1", reason: "请假" });
  expect(counts()).toEqual([
    ["eng1", 2, 1, 0],
    [null, 1, 0, 1],
    ["eng2", 1, 0, 1],
  ]);
});
